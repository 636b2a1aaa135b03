import Almanac
import LightDomain
import LightEngine
import LightStore
import Testing

@Suite struct SwitchTests {
    static let opens = "2027-07-30T19:31:45Z"
    static let middle = "2027-07-30T21:00:00Z"
    static let closes = "2027-07-30T23:00:00Z"

    private func order(_ fixture: Fixture, _ now: String) throws -> (Assignment, LampLevel)? {
        for assignment in try fixture.claim(now) {
            if case .lamps(let order) = assignment.work { return (assignment, order.level) }
        }
        return nil
    }

    private func lit() throws -> Fixture {
        let fixture = try Fixture()
        try fixture.add(lamp: true)
        let (on, level) = try #require(try order(fixture, Self.middle))
        #expect(level == .on)
        try fixture.record(on, .succeeded(detail: nil), at: Self.middle)
        return fixture
    }

    @Test func lampsGoOnInTheWindowStayOnAndGoOffOnce() throws {
        let fixture = try Fixture()
        try fixture.add(lamp: true)
        let commitment = try #require(CommitmentID("antwerpen/stadhuis@2027"))
        let window = try #require(try fixture.engine.store.read { try $0.commitment(commitment)?.window })
        var told: [(Instant, LampLevel)] = []
        try fixture.play(from: Fixture.start, until: "2027-08-05T00:00:00Z") { assignment, now in
            if case .lamps(let order) = assignment.work { told.append((now, order.level)) }
            return .succeeded(detail: nil)
        }
        #expect(told.first?.0 == window.opens && told.first?.1 == .on)
        #expect(told.last?.0 == window.closes && told.last?.1 == .off)
        #expect(told.dropLast().allSatisfy { $0.1 == .on && $0.0 < window.closes })
        #expect(told.count == 2 + Int((window.closes - window.opens - 1) / Lamps.keepAlive))
    }

    @Test func anOrderToSwitchOnIsOfNoUseAfterTheEnd() throws {
        let fixture = try Fixture()
        try fixture.add(lamp: true)
        let (on, _) = try #require(try order(fixture, Self.middle))
        #expect(on.deadline.rfc3339 == Self.closes)
        try fixture.record(on, .deferred(detail: "no answer"), at: "2027-07-30T22:59:00Z")
        let (_, level) = try #require(try order(fixture, "2027-07-30T23:00:01Z"))
        #expect(level == .off, "it may have been heard")
    }

    @Test func whoWithdrawsInTheNightGoesDark() throws {
        let fixture = try lit()
        _ = try fixture.move("antwerpen", to: .withdrawn, at: "2027-07-30T21:05:00Z")
        let (off, level) = try #require(try order(fixture, "2027-07-30T21:05:00Z"))
        #expect(level == .off)
        try fixture.record(off, .succeeded(detail: nil), at: "2027-07-30T21:05:01Z")
        #expect(try fixture.claim("2027-07-30T23:30:00Z").isEmpty)
    }

    @Test func aCrashInTheMiddleAsksAgain() throws {
        let fixture = try Fixture()
        try fixture.add(lamp: true)
        _ = try #require(try order(fixture, Self.middle))
        try fixture.engine.recover(at: try Fixture.instant("2027-07-30T21:01:00Z"))
        let (again, level) = try #require(try order(fixture, "2027-07-30T21:01:00Z"))
        #expect(level == .on && again.attempt == 2)
    }

    @Test func aStartLooksAfterLampsThatMayHaveLostTheirPower() throws {
        let fixture = try lit()
        #expect(try order(fixture, "2027-07-30T21:01:00Z") == nil)
        try fixture.engine.recover(at: try Fixture.instant("2027-07-30T21:01:00Z"))
        #expect(try order(fixture, "2027-07-30T21:01:00Z")?.1 == .on)
    }

    @Test func lampsThatNeverWentOnAreNotSwitchedOff() throws {
        let fixture = try Fixture()
        try fixture.add(lamp: true)
        #expect(try order(fixture, "2027-07-30T23:30:00Z") == nil)
        #expect(
            try fixture.engine.nextDue(room: Room(reminders: 0, checks: 0, switches: 1))?.rfc3339.prefix(7) == "2027-08"
        )
    }

    @Test func whatWasSwitchedCountsAsWeakEvidence() throws {
        let fixture = try lit()
        #expect(try fixture.verdict() == .claimed)
    }

    @Test func whatAHandWantsIsSaidWhateverTheRecordSays() throws {
        let fixture = try Fixture()
        try fixture.add(lamp: true)
        let noon = "2027-07-01T12:00:00Z"
        // Nothing was ever said to them in this edition; another program may have left them on.
        try fixture.done(SwitchByHand("antwerpen", to: .off), at: noon)
        let off = try #require(try fixture.claim(noon).first)
        guard case .lamps(let order) = off.work else { Issue.record("\(off)"); return }
        #expect(order.level == .off)
        try fixture.record(off, .succeeded(detail: nil), at: noon)
        #expect(try fixture.claim(noon).isEmpty, "once is enough")
        // Somebody who says so again is not believed to be wrong.
        try fixture.done(SwitchByHand("antwerpen", to: .off), at: "2027-07-01T12:05:00Z")
        #expect(try fixture.claim("2027-07-01T12:05:00Z").count == 1)
    }
}
