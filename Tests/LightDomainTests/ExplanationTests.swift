import Almanac
import LightDaemon
import LightDomain
import Testing

/// Each state of a job, and each reason for having none, in words.
@Suite struct ExplanationTests {
    static let now = "2027-07-25T10:00:00Z"

    /// A commitment of a small town, with what a case changes.
    struct Case: CustomTestStringConvertible {
        var rule = "eve"
        var at = "day -1d at 10:00"
        var deadline: String?
        var audience = ReminderRule.Audience.committed
        var check: CheckRule?
        var promise: Promise? = .promised
        var since = "2027-03-01T08:00:00Z"
        var place = Place(latitude: 51.22, longitude: 4.40)
        var window = true
        var hasProbes = true
        var state: Job.State?
        var reason: String?
        var hand: Hand?
        var attempts: [Attempt] = []
        var nextAttempt: String?
        let text: String
        /// Where it differs for those without rights.
        var closed: String?

        var testDescription: String { text }
    }

    static func instant(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text)) }

    static let cases: [Case] = [
        Case(
            at: "day -6w at 09:30", since: now,
            text: "not planned: it fell due on 2027-06-18 09:30 (Europe/Brussels), before the promise was made on "
                + "2027-07-25 12:00 (Europe/Brussels)"),
        Case(audience: .promised, promise: .confirmed, text: "will not be sent: the commitment is confirmed"),
        Case(audience: .confirmed, text: "will not be sent: the commitment is not confirmed"),
        Case(promise: .withdrawn, text: "will not be sent: the commitment is withdrawn"),
        Case(at: "day -6w at 09:30", promise: .withdrawn, text: "was not sent: the commitment is withdrawn"),
        Case(promise: nil, text: "will not be sent: nothing is promised"),
        Case(
            at: "sunset -1h", place: Place(latitude: 78.2, longitude: 15.6),
            text: "cannot be planned: there is no sunset that day, since the sun stays up; "
                + "\"else HH:MM\" would say what to do then"),
        Case(
            at: "sunset -1h", place: nil,
            text: "cannot be planned: there is no place for which to compute sunset"),
        Case(
            at: "on -1h", window: false,
            text: "cannot be planned: there is no window from whose ends to start"),
        Case(
            deadline: "day -2d",
            text: "cannot be planned: its deadline (2027-07-28 00:00 (Europe/Brussels)) is not after it is due "
                + "(2027-07-29 10:00 (Europe/Brussels))"),
        Case(
            rule: "watch", at: "on +10m", check: look, hasProbes: false,
            text: "will not be looked at: the building has no probe"),
        Case(
            rule: "watch", at: "on +10m", check: look, promise: .withdrawn,
            text: "will not be looked at: the commitment is withdrawn"),
        Case(
            rule: "watch", at: "day -6w", check: look, since: "2027-01-01T00:00:00Z",
            text: "not planned: it is over, and what was not looked at then is not caught up"),
        Case(
            state: .waiting,
            text: "will be sent to the technician (greet@example.org) on 2027-07-29 10:00 (Europe/Brussels), because "
                + "the commitment is promised",
            closed: "will be sent to the technician on 2027-07-29 10:00 (Europe/Brussels), because the commitment is "
                + "promised"),
        Case(
            promise: .confirmed, state: .waiting, nextAttempt: now,
            text: "will be sent to the technician (greet@example.org) at once, because the commitment is confirmed",
            closed: "will be sent to the technician at once, because the commitment is confirmed"),
        Case(
            state: .waiting, reason: "in-order", text: "waits: the reminder before it is under way"),
        Case(
            state: .waiting, reason: "interrupted", nextAttempt: now,
            text: "will be sent again at once: lightd ended in the middle of the last attempt"),
        Case(
            state: .waiting, reason: "deferred", attempts: [tried(2, .deferred, "451 Jan's box is full")],
            nextAttempt: "2027-07-25T10:04:00Z",
            text: "deferred: attempt 3 will be made on 2027-07-25 12:04 (Europe/Brussels); the answer was "
                + "\"451 Jan's box is full\"",
            closed: "deferred: attempt 3 will be made on 2027-07-25 12:04 (Europe/Brussels)"),
        Case(
            state: .running, attempts: [tried(2, nil, nil)],
            text: "is being sent (attempt 2), since 2027-07-25 11:59 (Europe/Brussels)"),
        Case(
            state: .done, attempts: [tried(1, .succeeded, "250 ok")],
            text: "sent to the first contact (jan@example.org) on 2027-07-25 12:00 (Europe/Brussels)",
            closed: "sent to the first contact on 2027-07-25 12:00 (Europe/Brussels)"),
        Case(
            state: .failed, reason: "rejected", attempts: [tried(1, .failed, "550 no jan here")],
            text: "failed on 2027-07-25 12:00 (Europe/Brussels): the mail server refused it for good, and said "
                + "\"550 no jan here\"",
            closed: "failed on 2027-07-25 12:00 (Europe/Brussels): the mail server refused it for good"),
        Case(
            state: .missed, reason: "too-late",
            text: "missed: its time was over on 2027-07-30 12:00 (Europe/Brussels) before lightd came to it"),
        Case(
            state: .missed, reason: "in-order",
            text: "missed: the reminder before it was under way until it was too late, on 2027-07-30 12:00 "
                + "(Europe/Brussels)"),
        Case(
            state: .missed, reason: "interrupted",
            text: "missed: lightd ended in the middle of it, and then it was too late, on 2027-07-30 12:00 "
                + "(Europe/Brussels)"),
        Case(
            state: .missed, reason: "deferred", attempts: [tried(4, .deferred, "451")],
            text: "missed: it was put off until it was too late, on 2027-07-30 12:00 (Europe/Brussels); the answer "
                + "was \"451\"",
            closed: "missed: it was put off until it was too late, on 2027-07-30 12:00 (Europe/Brussels)"),
        Case(state: .cancelled, reason: "superseded:tonight", text: "superseded by tonight"),
        Case(state: .cancelled, reason: "declined", text: "will not be sent: the town takes no part"),
        Case(
            state: .cancelled, reason: "rule-gone",
            text: "will not be sent: the configuration has no such rule any more"),
        Case(
            state: .cancelled, reason: "by-hand", hand: Hand(by: "uid:1000 greet", note: "told Jan by telephone"),
            text: "cancelled by uid:1000 greet: told Jan by telephone", closed: "cancelled by an operator"),
    ]

    static let look = CheckRule(every: nil, until: nil, lifetime: 1_800)

    /// From a minute before now until now.
    static func tried(_ number: Int, _ outcome: Attempt.Result?, _ detail: String?) -> Attempt {
        let now = Instant(secondsSince1970: 1_816_509_600)
        return Attempt(
            number: number, openedAt: now.advanced(by: -60), closedAt: outcome.map { _ in now }, outcome: outcome,
            detail: detail)
    }

    @Test(arguments: cases) func eachRuleIsExplained(_ example: Case) throws {
        let open = try Self.explain(example, isOpen: true)
        #expect(open.text == example.text)
        #expect(open.state == example.state ?? .cancelled)
        #expect((open.job == nil) == (example.state == nil))
        #expect(open.moment == example.at)
        let closed = try Self.explain(example, isOpen: false)
        #expect(closed.text == example.closed ?? example.text)
        for secret in ["@", "Jan", "jan", "reet"] { #expect(!closed.text.contains(secret)) }
    }

    // MARK: Fixture

    static func explain(_ example: Case, isOpen: Bool) throws -> Explanation.Line {
        let campaign = try campaign(example)
        let edition = try #require(Edition(2027, of: campaign))
        let zone = try #require(ZoneFiles().zones["Europe/Brussels"])
        let hours = LightingHours(edition: edition, zone: zone, place: example.place, holidays: .none)
        let id = try #require(CommitmentID("antwerpen/stadhuis@2027"))
        let window = Window(
            opens: try instant("2027-07-30T19:31:00Z"), closes: try instant("2027-07-30T23:00:00Z"))
        let facts = ExplainedSubject(
            subject: .commitment(id), standing: example.promise?.isLive == true ? .committed : .invited,
            promise: example.promise, window: example.window ? window : nil,
            since: example.promise == nil ? nil : try instant(example.since),
            contacts: [
                Contact(name: "Jan", email: "jan@example.org", role: .first),
                Contact(name: "Greet", email: "greet@example.org", role: .technician),
            ], hasProbes: example.hasProbes, hours: hours, jobs: try job(example, of: id))
        let lines = Explanation.lines(campaign, facts, isOpen: isOpen, at: try instant(now))
        #expect(lines.count == 1)
        return try #require(lines.first)
    }

    private static func campaign(_ example: Case) throws -> Campaign {
        let reminder = ReminderRule(
            audience: example.audience, to: [.technician, .first], channel: "mail", message: "eve")
        let rule = Rule(
            name: example.rule, at: try Moment(parsing: example.at),
            deadline: try example.deadline.map { try Moment(parsing: $0) },
            action: example.check.map { .check($0) } ?? .reminder(reminder))
        return Campaign(
            name: "Blue Heart", day: try #require(MonthDay("07-30")), kickoff: try #require(MonthDay("07-22")),
            colour: "#009EDB", on: try Moment(parsing: "sunset"), off: try Moment(parsing: "day +1d at 01:00"),
            rules: [rule])
    }

    private static func job(_ example: Case, of id: CommitmentID) throws -> [ExplainedJob] {
        guard let state = example.state else { return [] }
        let due = try instant("2027-07-29T08:00:00Z")
        let job = Job(
            id: 1, key: JobKey(edition: 2027, subject: .commitment(id), rule: example.rule), kind: .reminder,
            channel: "mail", state: state, due: due, deadline: try instant("2027-07-30T10:00:00Z"),
            nextAttempt: try example.nextAttempt.map(instant) ?? (state == .waiting ? due : nil),
            reason: example.reason, destination: state == .done ? "jan@example.org" : nil, hand: example.hand)
        return [ExplainedJob(job, attempts: example.attempts)]
    }
}
