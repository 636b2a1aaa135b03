import Almanac
import LightDomain
import LightEngine
import LightStore
import Testing

/// Towns and buildings that change, and that are taken out.
@Suite struct RegisterEditingTests {
    private func handle<C: Command>(_ fixture: Fixture, _ command: C, at now: String = Fixture.start) throws -> C.Reply
    {
        let answer = try fixture.engine.handle(command, by: "uid:1 jan", at: try Fixture.instant(now))
        guard case .done(let reply, _) = answer else { throw Fixture.Refused(answer: "\(answer)") }
        return reply
    }

    private func refusal<C: Command>(_ fixture: Fixture, _ command: C, at now: String = Fixture.start) throws -> Refusal
    {
        let answer = try fixture.engine.handle(command, by: "uid:1 jan", at: try Fixture.instant(now))
        guard case .refused(let refusal) = answer else { throw Fixture.Refused(answer: "\(answer)") }
        return refusal
    }

    private let device = Device(name: "cam", kind: "http", settings: #"{"url":"http://cam.example/"}"#)

    private func count(_ fixture: Fixture, _ table: String) throws -> Int {
        try fixture.engine.store.read { ledger in
            switch table {
            case "job": try ledger.jobs(matching: .init(), after: nil, limit: 1_000).count
            case "building": try ledger.buildings(of: nil, after: nil, limit: 1_000).count
            default: try ledger.commitmentCount(in: 2_027)
            }
        }
    }

    // MARK: Municipalities

    @Test func whoIsWrittenToFromNowOnIsTheNewContact() throws {
        let fixture = try Fixture()
        try fixture.add(email: nil)
        _ = try fixture.claim("2027-07-23T08:00:00Z")
        #expect(try fixture.jobs().contains("week-before waiting no-contact"))
        let an = Contact(name: "An", email: "an@example.org")
        let edited = try handle(
            fixture, EditMunicipality("Anvers", contacts: [an]), at: "2027-07-23T08:10:00Z")
        #expect(edited.municipality.contacts == [an] && edited.standing == .committed)
        let claimed = try fixture.claim("2027-07-23T08:10:00Z")
        guard case .reminder(let reminder) = try #require(claimed.first).work else {
            throw Fixture.Refused(answer: "no reminder: \(claimed)")
        }
        #expect(reminder.contact.email == "an@example.org")
    }

    @Test func aTownThatMovesHasAnotherSunset() throws {
        let fixture = try Fixture()
        try fixture.add()
        let id = try #require(CommitmentID("antwerpen/stadhuis@2027"))
        let before = try fixture.engine.store.read { try $0.commitment(id)?.window }
        _ = try handle(fixture, EditMunicipality("antwerpen", place: Place(latitude: 51.22, longitude: 6.40)))
        let after = try fixture.engine.store.read { try $0.commitment(id)?.window }
        let earlier = try #require(before).opens - (try #require(after).opens)
        #expect((470...490).contains(earlier), "two degrees to the east are eight minutes; this is \(earlier) s")
    }

    @Test(arguments: [
        (EditMunicipality("antwerpen", name: " - "), "/name"),
        (EditMunicipality("antwerpen", timeZone: "Europe/Nowhere"), "/timeZone"),
        (EditMunicipality("antwerpen", languages: []), "/languages"),
        (EditMunicipality("antwerpen", languages: ["nl", "Dutch!"]), "/languages/1"),
    ]) func whatCannotBeIsRefusedAndNothingChanges(command: EditMunicipality, field: String) throws {
        let fixture = try Fixture()
        try fixture.add()
        guard case .invalid(let named, _) = try refusal(fixture, command) else {
            throw Fixture.Refused(answer: "another refusal")
        }
        #expect(named == field)
        #expect(try fixture.facts("antwerpen") == ["municipality.added"])
    }

    @Test func theSlowerOfTwoEditorsOfATownOrABuildingIsToldSo() throws {
        let fixture = try Fixture()
        try fixture.add()
        let town = try handle(fixture, EditMunicipality("antwerpen", name: "Antwerp")).municipality
        #expect(
            try refusal(fixture, EditMunicipality("antwerpen", name: "Anvers", ifRevision: town.revision - 1))
                == .conflict(id: "antwerpen", revision: town.revision))
        let building = try handle(fixture, EditBuilding("antwerpen/stadhuis", name: "Town hall"))
        #expect(
            try refusal(
                fixture, EditBuilding("antwerpen/stadhuis", name: "Stadhuis", ifRevision: building.revision + 1))
                == .conflict(id: "antwerpen/stadhuis", revision: building.revision))
        #expect(
            try refusal(fixture, Remove("antwerpen/stadhuis", ifRevision: 1))
                == .conflict(id: "antwerpen/stadhuis", revision: building.revision))
    }

    @Test func anEditThatChangesNothingIsNoFact() throws {
        let fixture = try Fixture()
        try fixture.add()
        _ = try handle(fixture, EditMunicipality("antwerpen", timeZone: "Europe/Brussels"))
        _ = try handle(fixture, EditBuilding("antwerpen/stadhuis", name: "Stadhuis"))
        #expect(try fixture.facts("antwerpen") == ["municipality.added"])
        #expect(try fixture.facts("antwerpen/stadhuis") == ["building.added"])
    }

    // MARK: Buildings

    @Test func aBuildingThatGetsAProbeIsLookedAt() throws {
        let fixture = try Fixture()
        try fixture.add()
        #expect(try !fixture.jobs().contains("watch waiting"))
        _ = try handle(fixture, EditBuilding("antwerpen/stadhuis", probes: [device]))
        #expect(try fixture.jobs().contains("watch waiting"))
        _ = try handle(fixture, EditBuilding("antwerpen/stadhuis", probes: []))
        #expect(try fixture.jobs().contains("watch cancelled register-changed"))
    }

    @Test func lampsThatAreLitStayUntilTheyAreDark() throws {
        let fixture = try Fixture()
        try fixture.add(lamp: true)
        try fixture.play(from: "2027-07-30T18:00:00Z", until: "2027-07-30T20:30:00Z") { _, _ in .succeeded(detail: nil)
        }
        let lit = Refusal.notAllowed(id: "antwerpen/stadhuis", state: "lit", allowed: ["dark"])
        let night = "2027-07-30T20:30:00Z"
        #expect(try refusal(fixture, EditBuilding("antwerpen/stadhuis", lamps: []), at: night) == lit)
        #expect(try refusal(fixture, Remove("antwerpen/stadhuis"), at: night) == lit)
        #expect(try refusal(fixture, Remove("antwerpen"), at: night) == lit)
        try fixture.play(from: night, until: "2027-07-31T02:00:00Z") { _, _ in .succeeded(detail: nil) }
        _ = try handle(fixture, EditBuilding("antwerpen/stadhuis", lamps: []), at: "2027-07-31T02:00:00Z")
    }

    // MARK: Removing

    /// A script's empty word must not take a whole town along.
    @Test(arguments: [
        "antwerpen/", "antwerpen/?", "ANTWERPEN.", "Anvers", "11002", "antwerpen/@2027", "antwerpen@2027",
    ])
    func onlyAnIdIsTakenOut(name: String) throws {
        let fixture = try Fixture()
        try fixture.add()
        #expect(try refusal(fixture, Remove(name)) == .notFound(id: name))
        if name.contains("/") {
            #expect(try refusal(fixture, MovePromises([name], to: .withdrawn)) == .notFound(id: name))
            #expect(try refusal(fixture, DeclineEdition(name)) == .notFound(id: name))
        }
        #expect(try count(fixture, "building") == 1)
    }

    @Test func withABuildingItsPromiseAndItsJobsGo() throws {
        let fixture = try Fixture()
        try fixture.add(buildings: ["Stadhuis", "Steen"], probe: true)
        _ = try handle(
            fixture, RecordSighting("antwerpen/steen", light: .lit), at: "2027-07-30T20:30:00Z")
        try handle(fixture, Remove("antwerpen/steen"), at: "2027-07-31T06:00:00Z")
        #expect(try count(fixture, "building") == 1 && count(fixture, "commitment") == 1)
        let jobs = try fixture.engine.store.read { try $0.jobs(matching: .init(), after: nil, limit: 1_000) }
        #expect(jobs.allSatisfy { !$0.key.description.contains("steen") } && !jobs.isEmpty)
        #expect(try fixture.facts("antwerpen/steen").last == "building.removed")
        #expect(try refusal(fixture, Remove("antwerpen/steen")) == .notFound(id: "antwerpen/steen"))
    }

    @Test func whoHasNothingPromisedAnyMoreIsInvitedAgain() throws {
        let fixture = try Fixture()
        try fixture.add()
        #expect(try !fixture.jobs().contains("invitation waiting"))
        try handle(fixture, Remove("antwerpen/stadhuis"))
        #expect(try fixture.jobs() == ["invitation waiting"])
    }

    @Test func ofATownNothingIsLeftButItsHistory() throws {
        let fixture = try Fixture()
        try fixture.add(probe: true)
        try handle(fixture, Remove("antwerpen"))
        #expect(try count(fixture, "building") == 0 && count(fixture, "commitment") == 0 && count(fixture, "job") == 0)
        #expect(try fixture.facts("antwerpen") == ["municipality.added", "municipality.removed"])
        #expect(try fixture.facts("antwerpen/stadhuis").last == "building.removed")
        try fixture.add()
        #expect(try count(fixture, "building") == 1, "it can be registered again")
    }

    /// A letter may be on its way while its town is taken out.
    @Test func whatAWorkerSaysOfAJobThatIsGoneIsHeardAndForgotten() throws {
        let fixture = try Fixture()
        try fixture.add()
        let letter = try #require(try fixture.claim("2027-07-23T08:00:00Z").first)
        try handle(fixture, Remove("antwerpen"), at: "2027-07-23T08:00:01Z")
        #expect(
            try fixture.facts(letter.key.description) == ["job.cancelled"], "the history says that it was under way")
        try fixture.record(letter, .succeeded(detail: nil), at: "2027-07-23T08:00:02Z")
        #expect(try fixture.claim("2027-08-01T00:00:00Z").isEmpty)
    }
}
