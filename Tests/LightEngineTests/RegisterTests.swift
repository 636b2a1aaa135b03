import Almanac
import LightDomain
import LightEngine
import LightStore
import Testing

@Suite struct RegisterTests {
    @Test func aChangeIsOneFactWithTheNextRevision() throws {
        let fixture = try Fixture()
        let before = try fixture.engine.store.read { try $0.revision() }
        try fixture.add()
        #expect(try fixture.engine.store.read { try $0.revision() } == before + 3)
        let commitment = try fixture.engine.store.read {
            try $0.commitment(try #require(CommitmentID("antwerpen/stadhuis@2027")))
        }
        #expect(commitment?.revision == before + 3)
        #expect(commitment?.window?.opens.rfc3339.hasPrefix("2027-07-30T19:3") == true)
    }

    @Test func aRefusalLeavesNothingBehind() throws {
        let fixture = try Fixture()
        let before = try fixture.engine.store.read { try $0.revision() }
        let new = NewMunicipality(
            name: "Antwerpen", buildings: [NewBuilding(name: "Stadhuis"), NewBuilding(name: "stadhuis")])
        let answer = try fixture.engine.handle(AddMunicipality(new), by: "test", at: try Fixture.instant(Fixture.start))
        guard case .refused(.exists(let id)) = answer else { throw Fixture.Refused(answer: "\(answer)") }
        #expect(id == "antwerpen/stadhuis")
        #expect(try fixture.engine.store.read { try $0.revision() } == before)
        #expect(try fixture.engine.store.read { try $0.municipality(MunicipalityID(stored: "antwerpen")) } == nil)
    }

    @Test func aRepeatedRequestAnswersWhatTheFirstDid() throws {
        let fixture = try Fixture()
        let now = try Fixture.instant(Fixture.start)
        let request = Request(id: "r1", method: "Add", parameters: "{}")
        let command = AddMunicipality(NewMunicipality(name: "Gent"))
        _ = try fixture.engine.handle(command, by: "uid:1", at: now, request: request) { _, revision in
            "answer \(revision)"
        }
        let again = try fixture.engine.handle(command, by: "uid:1", at: now, request: request)
        guard case .repeated(let reply) = again else { throw Fixture.Refused(answer: "\(again)") }
        #expect(reply.hasPrefix("answer "))
        let other = Request(id: "r1", method: "Add", parameters: "{other}")
        guard case .refused(.invalid) = try fixture.engine.handle(command, by: "uid:1", at: now, request: other) else {
            throw Fixture.Refused(answer: "another request was taken for the first")
        }
        guard case .refused(.exists) = try fixture.engine.handle(command, by: "uid:2", at: now, request: request) else {
            throw Fixture.Refused(answer: "another user's request was taken for the first")
        }
    }

    @Test func anImportTakesTheGoodAndNamesTheBad() throws {
        let fixture = try Fixture()
        let now = try Fixture.instant(Fixture.start)
        let towns = [
            NewMunicipality(name: "Anvers", buildings: [NewBuilding(name: "Stadhuis")]),
            NewMunicipality(name: "Atlantis"),
            NewMunicipality(name: "Gent", buildings: [NewBuilding(name: "Belfort"), NewBuilding(name: "belfort")]),
        ]
        for isDry in [true, false] {
            let answer = try fixture.engine.importMunicipalities(
                ImportMunicipalities(towns), dryRun: isDry, by: "test", at: now)
            guard case .done(let lines, _) = answer else { throw Fixture.Refused(answer: "\(answer)") }
            #expect(lines.map(\.effect) == [.added, .refused, .refused], "dry: \(isDry)")
            let registered = try fixture.engine.store.read { try $0.municipalityIDs(after: "", limit: 10) }
            #expect(registered.map(\.text) == (isDry ? [] : ["antwerpen"]))
        }
        let strict = try fixture.engine.importMunicipalities(
            ImportMunicipalities([towns[2], NewMunicipality(name: "Gent")], isStrict: true), dryRun: false, by: "test",
            at: now)
        guard case .done(let lines, _) = strict else { throw Fixture.Refused(answer: "\(strict)") }
        #expect(lines.contains { $0.effect == .refused })
        #expect(try fixture.engine.store.read { try $0.municipalityIDs(after: "", limit: 10) }.count == 1)
    }

    @Test func anImportThatNamesATownTwiceIsRefusedWithItsId() throws {
        let fixture = try Fixture()
        let now = try Fixture.instant(Fixture.start)
        let towns = [
            NewMunicipality(name: "Gand", buildings: [NewBuilding(name: "Belfort")]),
            NewMunicipality(name: "Gent", buildings: [NewBuilding(name: "Stadhuis")]),
            NewMunicipality(name: "44021", buildings: [NewBuilding(name: "Belfort")]),
        ]
        // New at first, then registered.
        for (isDry, first) in [(true, "added"), (false, "added"), (true, "unchanged"), (false, "unchanged")] {
            let answer = try fixture.engine.importMunicipalities(
                ImportMunicipalities(towns), dryRun: isDry, by: "test", at: now)
            guard case .done(let lines, _) = answer else { throw Fixture.Refused(answer: "\(answer)") }
            #expect(lines.map(\.effect.rawValue) == [first, "refused", "refused"], "dry: \(isDry)")
            #expect(lines.map(\.id) == ["gent", "gent", "gent"], "dry: \(isDry)")
        }
        #expect(try fixture.engine.store.read { try $0.buildings(of: MunicipalityID(stored: "gent")) }.count == 1)
    }

    @Test func aBuildingThatIsNamedTwiceIsRefusedInARegisteredTownToo() throws {
        let fixture = try Fixture()
        try fixture.add("Gent", buildings: ["Belfort"])
        let town = NewMunicipality(name: "Gent", buildings: [NewBuilding(name: "Zaal"), NewBuilding(name: "ZAAL!")])
        let answer = try fixture.engine.importMunicipalities(
            ImportMunicipalities([town]), dryRun: false, by: "test", at: try Fixture.instant(Fixture.start))
        guard case .done(let lines, _) = answer, case .invalid(let field, _)? = lines.first?.refusal else {
            throw Fixture.Refused(answer: "\(answer)")
        }
        #expect(field == "/municipalities/0/buildings/1/name")
    }

    @Test func importingTheSameAgainChangesNothing() throws {
        let fixture = try Fixture()
        let now = try Fixture.instant(Fixture.start)
        let town = NewMunicipality(
            name: "Gent", contacts: [Contact(email: "an@example.org")],
            buildings: [NewBuilding(name: "Belfort", note: "zijde Markt")])
        _ = try fixture.engine.importMunicipalities(ImportMunicipalities([town]), dryRun: false, by: "test", at: now)
        let revision = try fixture.engine.store.read { try $0.revision() }
        let again = try fixture.engine.importMunicipalities(
            ImportMunicipalities([town]), dryRun: false, by: "test", at: now)
        guard case .done(let lines, _) = again else { throw Fixture.Refused(answer: "\(again)") }
        #expect(lines.map(\.effect) == [.unchanged])
        #expect(try fixture.engine.store.read { try $0.revision() } == revision)
    }

    @Test func lightingByTheSunNeedsAPlace() throws {
        let fixture = try Fixture()
        let new = NewMunicipality(
            name: "Elders", languages: ["nl"], timeZone: "Europe/Brussels", buildings: [NewBuilding(name: "Toren")])
        let answer = try fixture.engine.handle(AddMunicipality(new), by: "test", at: try Fixture.instant(Fixture.start))
        guard case .refused(.invalid(let field, _)) = answer else { throw Fixture.Refused(answer: "\(answer)") }
        #expect(field == "/municipality/buildings/0/place")
    }
}
