import Almanac
import LightDomain
import LightEngine
import LightStore
import Testing

/// Windows that move, promises that come back, hands on switches.
@Suite struct EditingTests {
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

    private func moment(_ text: String) throws -> Moment { try Moment(parsing: text) }

    @Test func aWindowThatMovesTakesItsLooksAlong() throws {
        let fixture = try Fixture()
        try fixture.add(probe: true)
        let edited = try handle(
            fixture,
            EditCommitment("antwerpen", on: .set(try moment("day at 20:00")), off: .set(try moment("day at 23:00"))))
        #expect(edited.window?.opens.rfc3339 == "2027-07-30T18:00:00Z")
        let watch = try fixture.engine.store.read { try $0.job(named: "2027/antwerpen/stadhuis/watch") }
        #expect(watch?.due.rfc3339 == "2027-07-30T18:10:00Z" && watch?.deadline.rfc3339 == "2027-07-30T21:00:00Z")
        let back = try handle(fixture, EditCommitment("antwerpen", on: .campaign, off: .campaign))
        #expect(back.window?.opens.rfc3339.hasPrefix("2027-07-30T19:3") == true)
        #expect(
            try fixture.facts("antwerpen/stadhuis@2027") == [
                "commitment.added", "commitment.changed", "commitment.changed",
            ])
    }

    @Test func theSlowerOfTwoEditorsIsToldSo() throws {
        let fixture = try Fixture()
        try fixture.add()
        let first = try handle(fixture, EditCommitment("antwerpen", note: "north side"))
        let conflict = try refusal(
            fixture, EditCommitment("antwerpen", note: "south side", ifRevision: first.revision - 1))
        #expect(conflict == .conflict(id: "antwerpen/stadhuis@2027", revision: first.revision))
        _ = try handle(fixture, EditCommitment("antwerpen", note: "south side", ifRevision: first.revision))
    }

    @Test func aWindowThatWouldEndBeforeItBeginsIsRefused() throws {
        let fixture = try Fixture()
        try fixture.add()
        guard
            case .invalid(let field, _) = try refusal(
                fixture, EditCommitment("antwerpen", on: .set(try moment("day +1d at 02:00"))))
        else { throw Fixture.Refused(answer: "another refusal") }
        #expect(field == "/on")
    }

    @Test func aWithdrawnPromiseComesBackWithoutThePast() throws {
        let fixture = try Fixture()
        try fixture.add()
        _ = try fixture.move("antwerpen", to: .withdrawn, at: "2027-02-01T00:00:00Z")
        let again = try handle(
            fixture, AddBuilding(NewBuilding(name: "stadhuis"), of: "Anvers"), at: "2027-07-25T12:00:00Z")
        #expect(again.building.name == "Stadhuis")
        #expect(again.commitment.promise == .promised)
        #expect(
            try fixture.jobs() == ["week-before cancelled withdrawn", "eve waiting", "tonight waiting"]
                || fixture.jobs().filter { $0.hasSuffix("waiting") } == ["eve waiting", "tonight waiting"])
    }

    @Test func whoDeclinedMayComeBack() throws {
        let fixture = try Fixture()
        try fixture.add("Gent", buildings: [])
        _ = try handle(fixture, DeclineEdition("Gent"))
        _ = try handle(fixture, AddBuilding(NewBuilding(name: "Belfort"), of: "gent"))
        let standing = try fixture.engine.store.read { try $0.standing(of: MunicipalityID(stored: "gent"), in: 2027) }
        #expect(standing == .committed)
        #expect(
            try refusal(fixture, AddBuilding(NewBuilding(name: "Belfort"), of: "gent"))
                == .exists(id: "gent/belfort@2027"))
    }

    @Test func theSameBuildingIsPromisedInTheNextEdition() throws {
        let fixture = try Fixture()
        try fixture.add()
        let next = try handle(fixture, AddBuilding(NewBuilding(name: "stadhuis"), of: "antwerpen", edition: 2028))
        #expect(next.commitment.id.text == "antwerpen/stadhuis@2028")
        #expect(next.commitment.window?.opens.rfc3339.hasPrefix("2028-07-30") == true)
    }

    @Test func thirtySecondsOfBlueOnAnotherDay() throws {
        let fixture = try Fixture()
        try fixture.add(lamp: true)
        let noon = "2027-07-12T10:00:00Z"
        _ = try handle(fixture, SwitchByHand("antwerpen", to: .on, for: 30), at: noon)
        let on = try #require(try fixture.claim(noon).first)
        guard case .lamps(let order) = on.work else { throw Fixture.Refused(answer: "\(on)") }
        #expect(order.level == .on && on.deadline.rfc3339 == "2027-07-12T10:00:30Z")
        try fixture.record(on, .succeeded(detail: nil), at: noon)
        let off = try #require(try fixture.claim("2027-07-12T10:00:30Z").first)
        guard case .lamps(let order) = off.work else { throw Fixture.Refused(answer: "\(off)") }
        #expect(order.level == .off)
    }

    @Test func aHandThatIsLiftedGivesTheLampsBack() throws {
        let fixture = try Fixture()
        try fixture.add(lamp: true)
        _ = try handle(fixture, SwitchByHand("antwerpen", to: .off), at: "2027-07-30T18:00:00Z")
        let meanwhile = try fixture.claim("2027-07-30T20:00:00Z").filter {
            if case .lamps(let order) = $0.work { order.level == .off } else { false }
        }
        try fixture.record(try #require(meanwhile.first), .succeeded(detail: nil), at: "2027-07-30T20:00:01Z")
        #expect(meanwhile.count == 1, "it is told once more to be what it is")
        _ = try handle(fixture, SwitchByHand("antwerpen", to: nil), at: "2027-07-30T20:30:00Z")
        let orders = try fixture.claim("2027-07-30T20:30:00Z").compactMap {
            if case .lamps(let order) = $0.work { order.level } else { nil }
        }
        #expect(orders == [.on])
    }

    @Test func aHandNeedsLamps() throws {
        let fixture = try Fixture()
        try fixture.add()
        guard case .invalid(let field, _) = try refusal(fixture, SwitchByHand("antwerpen", to: .on)) else {
            throw Fixture.Refused(answer: "another refusal")
        }
        #expect(field == "/building")
    }
}
