import Almanac
import LightDomain
import LightEngine
import Testing

@Suite struct BoardTests {
    private func look(_ fixture: Fixture, _ now: String, _ light: Light) throws {
        let claimed = try fixture.claim(now)
        let check = try #require(claimed.first { if case .check = $0.work { true } else { false } })
        try fixture.record(check, .looked([Finding(light: light, evidence: .echoed, by: "wled")]), at: now)
    }

    @Test func theVerdictFollowsWhatIsSeenAndAges() throws {
        let fixture = try Fixture()
        try fixture.add(probe: true)
        #expect(try fixture.verdict() == .pending)
        _ = try fixture.claim("2027-07-30T19:40:00Z")
        #expect(try fixture.verdict() == .unknown, "the window has opened and nobody has looked")
        let first = try #require(try fixture.engine.nextDue(room: Room(reminders: 1, checks: 1, switches: 1))).rfc3339
        try look(fixture, first, .lit)
        #expect(try fixture.verdict() == .claimed, "an echo is not proof")
        _ = try fixture.claim("2027-07-30T20:30:00Z", limit: 0)
        #expect(try fixture.verdict() == .unknown, "what was seen is too old")
        try look(fixture, "2027-07-30T21:00:00Z", .dark)
        #expect(try fixture.verdict() == .dark)
        _ = try fixture.engine.handle(
            RecordSighting("antwerpen", light: .lit), by: "uid:1 jan", at: try Fixture.instant("2027-07-30T21:05:00Z"))
        #expect(try fixture.verdict() == .contradicted)
    }

    @Test func afterDowntimeABuildingIsLookedAtOnce() throws {
        let fixture = try Fixture()
        try fixture.add(probe: true)
        let late = "2027-07-30T22:40:00Z"
        let looks = try fixture.claim(late).filter { if case .check = $0.work { true } else { false } }
        #expect(looks.count == 1)
        try fixture.record(try #require(looks.first), .looked([]), at: late)
        #expect(try fixture.claim(late).isEmpty)
        let next = try #require(try fixture.engine.nextDue(room: Room(reminders: 0, checks: 1, switches: 1)))
        #expect(try next > Fixture.instant(late))
        #expect(try next < Fixture.instant("2027-07-30T23:00:00Z"))
    }

    @Test func afterTheWindowTheVerdictStaysButForLateTestimony() throws {
        let fixture = try Fixture()
        try fixture.add()
        _ = try fixture.claim("2027-07-31T06:00:00Z")
        #expect(try fixture.verdict() == .unknown)
        _ = try fixture.engine.handle(
            RecordSighting("antwerpen", light: .lit, at: try Fixture.instant("2027-07-30T22:50:00Z")), by: "uid:1 jan",
            at: try Fixture.instant("2027-07-31T07:00:00Z"))
        #expect(try fixture.verdict() == .claimed)
        _ = try fixture.claim("2027-08-10T00:00:00Z")
        #expect(try fixture.verdict() == .claimed)
    }

    @Test func whatLiesAheadCannotHaveBeenSeen() throws {
        let fixture = try Fixture()
        try fixture.add()
        let answer = try fixture.engine.handle(
            RecordSighting("antwerpen", light: .lit, at: try Fixture.instant("2027-07-30T22:50:00Z")), by: "uid:1",
            at: try Fixture.instant("2027-07-30T22:00:00Z"))
        guard case .refused(.invalid(let field, _)) = answer else { throw Fixture.Refused(answer: "\(answer)") }
        #expect(field == "/at")
    }
}
