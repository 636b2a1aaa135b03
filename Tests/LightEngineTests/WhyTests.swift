import Almanac
import LightDomain
import LightEngine
import LightStore
import Testing

/// What `lightctl why` answers, of jobs as the engine leaves them.
@Suite struct WhyTests {
    static let night = "2027-07-30T20:00:00Z"

    @Test func anEditionIsExplainedRuleByRule() throws {
        let fixture = try Fixture()
        try fixture.add(probe: true)
        #expect(
            try fixture.why("antwerpen/stadhuis", at: Fixture.start) == [
                "week-before waiting: will be sent to the first contact (jan@example.org) on "
                    + "2027-07-23 09:30 (Europe/Brussels), because the commitment is promised",
                "eve waiting: will be sent to the first contact (jan@example.org) on "
                    + "2027-07-29 10:00 (Europe/Brussels), because the commitment is promised",
                "tonight waiting: will be sent to the first contact (jan@example.org) on "
                    + "2027-07-30 10:00 (Europe/Brussels), because the commitment is promised",
                "watch waiting: will be looked at on 2027-07-30 21:42 (Europe/Brussels)",
            ])
    }

    @Test func whoHasNoRightsReadsNoNames() throws {
        let fixture = try Fixture()
        try fixture.add()
        try fixture.claimAndSend(ReminderTests.weekBefore)
        try fixture.done(CancelJob(HandTests.eve, why: "Jan is ill"), at: ReminderTests.weekBefore)
        try fixture.done(RunJob(HandTests.tonight), at: ReminderTests.weekBefore)
        #expect(
            try fixture.why("antwerpen/stadhuis", isOpen: false, at: ReminderTests.weekBefore).sorted() == [
                "eve cancelled: cancelled by an operator",
                "tonight waiting: will be sent to the first contact at once, because an operator asked for it",
                "watch cancelled: will not be looked at: the building has no probe",
                "week-before done: sent to the first contact on 2027-07-23 09:30 (Europe/Brussels)",
            ])
        let open = try fixture.why("antwerpen/stadhuis", at: ReminderTests.weekBefore)
        #expect(open.contains("eve cancelled: cancelled by test: Jan is ill"))
        #expect(open.contains { $0.hasSuffix("(jan@example.org) at once, because test asked for it") })
    }

    @Test func whatFailedWaitsAndWasMissedIsSaid() throws {
        let fixture = try Fixture()
        try fixture.add()
        var job = try #require(try fixture.claim(ReminderTests.weekBefore).first)
        #expect(
            try fixture.why("antwerpen/stadhuis", "week-before", at: ReminderTests.weekBefore) == [
                "week-before running: is being sent, since 2027-07-23 09:30 (Europe/Brussels)"
            ])
        try fixture.record(job, .deferred(detail: "451 later", after: 600), at: ReminderTests.weekBefore)
        #expect(
            try fixture.why("antwerpen/stadhuis", "week-before", at: ReminderTests.weekBefore) == [
                "week-before waiting: deferred: attempt 2 will be made on 2027-07-23 09:40 (Europe/Brussels); "
                    + "the answer was \"451 later\""
            ])
        job = try #require(try fixture.claim("2027-07-23T07:40:00Z").first)
        try fixture.record(job, .failed(detail: "550 no such mailbox"), at: "2027-07-23T07:40:00Z")
        #expect(
            try fixture.why("antwerpen/stadhuis", "week-before", at: Self.night) == [
                "week-before failed: failed on 2027-07-23 09:40 (Europe/Brussels): the mail server refused it for "
                    + "good, and said \"550 no such mailbox\""
            ])
        _ = try fixture.claim("2027-07-30T08:30:00Z")
        #expect(
            try fixture.why("antwerpen/stadhuis", "eve", at: Self.night) == ["eve cancelled: superseded by tonight"])
    }

    @Test func whatTheTownSaidIsTheReason() throws {
        let fixture = try Fixture()
        try fixture.add(email: nil)
        _ = try fixture.claim(ReminderTests.weekBefore)
        #expect(
            try fixture.why("antwerpen/stadhuis", "week-before", at: ReminderTests.weekBefore) == [
                "week-before waiting: waits: nobody has an address; it is too late on 2027-07-29 10:00 (Europe/Brussels)"
            ])
        _ = try fixture.claim("2027-07-29T08:00:00Z")
        #expect(
            try fixture.why("antwerpen/stadhuis", "week-before", at: Self.night) == [
                "week-before missed: missed: nobody had an address until it was too late, on "
                    + "2027-07-29 10:00 (Europe/Brussels)"
            ])
        _ = try fixture.move("antwerpen", to: .withdrawn, at: "2027-07-29T09:00:00Z")
        #expect(
            try fixture.why("antwerpen/stadhuis", "tonight", at: "2027-07-29T09:00:00Z") == [
                "tonight cancelled: will not be sent: the commitment is withdrawn"
            ])
    }

    @Test func aTownIsExplainedWithItsBuildings() throws {
        let fixture = try Fixture()
        try fixture.add(buildings: ["Stadhuis", "Belfort"], promise: .confirmed)
        let lines = try fixture.why("Anvers", at: Fixture.start)
        #expect(lines.first == "invitation cancelled: will not be sent: the town has made a promise")
        #expect(
            lines.filter { $0.hasPrefix("eve") } == [
                "eve waiting: antwerpen/belfort: will be sent to the first contact (jan@example.org) on "
                    + "2027-07-29 10:00 (Europe/Brussels), because the commitment is confirmed",
                "eve waiting: antwerpen/stadhuis: will be sent to the first contact (jan@example.org) on "
                    + "2027-07-29 10:00 (Europe/Brussels), because the commitment is confirmed",
            ])
    }

    @Test func anotherEditionHasItsOwnReasons() throws {
        let fixture = try Fixture()
        try fixture.add()
        #expect(
            try fixture.why("antwerpen/stadhuis", "eve", edition: 2028, at: Fixture.start) == [
                "eve cancelled: will not be sent: nothing is promised"
            ])
        #expect(
            try fixture.why("antwerpen", edition: 2028, at: Fixture.start) == [
                "invitation waiting: will be planned when the edition 2028 opens"
            ])
        #expect(throws: Refusal.notFound(id: "antwerpen/x")) { try fixture.why("antwerpen/x", at: Fixture.start) }
        #expect(throws: Refusal.notFound(id: "nowhere")) { try fixture.why("nowhere", at: Fixture.start) }
    }

    @Test func looksAreCounted() throws {
        let fixture = try Fixture()
        try fixture.add(probe: true)
        for now in ["2027-07-30T19:43:00Z", "2027-07-30T19:58:00Z"] {
            let look = try #require(try fixture.claim(now).first { $0.key.rule == "watch" }, "\(now)")
            try fixture.record(look, .looked([Finding(light: .lit, evidence: .echoed, by: "wled")]), at: now)
        }
        #expect(
            try fixture.why("antwerpen/stadhuis", "watch", at: Self.night) == [
                "watch waiting: will be looked at on 2027-07-30 22:12 (Europe/Brussels); looked 2 times so far, "
                    + "the last on 2027-07-30 21:58 (Europe/Brussels)"
            ])
        try fixture.done(Check(["antwerpen"]), at: Self.night)
        try fixture.record(
            try #require(try fixture.claim(Self.night).first),
            .looked([Finding(light: .dark, evidence: .echoed, by: "wled")]), at: Self.night)
        #expect(
            try fixture.why("antwerpen/stadhuis", "by-hand", at: Self.night) == [
                "by-hand done: looked on 2027-07-30 22:00 (Europe/Brussels), because test asked for it; "
                    + "it saw wled: dark"
            ])
    }
}
