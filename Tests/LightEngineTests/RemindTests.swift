import Almanac
import LightDomain
import LightEngine
import LightStore
import Testing

@Suite struct RemindTests {
    static let fitting: [(now: String, rule: String)] = [
        // Before anything has fallen due, the first ahead; then the last that has.
        ("2027-03-01T08:00:00Z", "week-before"), ("2027-07-23T07:30:00Z", "week-before"),
        ("2027-07-28T08:00:00Z", "week-before"), ("2027-07-29T08:00:00Z", "eve"),
        ("2027-07-30T08:00:00Z", "tonight"), ("2027-07-31T12:00:00Z", "tonight"),
    ]

    @Test(arguments: fitting) func theReminderGoesWhoseTimeItIs(now: String, rule: String) throws {
        let fixture = try Fixture()
        try fixture.add()
        let asked = try fixture.done(Remind(["antwerpen"]), at: now)
        #expect(asked.map(\.job.key.description) == ["2027/antwerpen/stadhuis/\(rule)"])
        #expect(try fixture.claim(now).contains { $0.key.rule == rule })
    }

    @Test func whatWasSentIsSentOnceMoreAndNotLess() throws {
        let fixture = try Fixture()
        try fixture.add()
        let sent = try #require(try fixture.claim(ReminderTests.weekBefore).first)
        try fixture.record(sent, .succeeded(detail: nil), at: ReminderTests.weekBefore)
        let now = "2027-07-24T08:00:00Z"
        let again = try fixture.done(Remind(["antwerpen"], rule: "week-before"), at: now)
        #expect(again.map(\.job.key.description) == ["2027/antwerpen/stadhuis/week-before/1"])
        // While it waits or is under way, another wish is the same wish.
        #expect(try fixture.done(Remind(["antwerpen"]), at: now).map(\.job.id) == again.map(\.job.id))
        let second = try #require(try fixture.claim(now).first)
        #expect(second.key.occurrence == 1 && second.deadline.rfc3339 == "2027-07-24T09:00:00Z")
        #expect(try fixture.done(Remind(["antwerpen"]), at: now).map(\.job.state) == [.running])
        try fixture.record(second, .deferred(detail: "451"), at: now)
        _ = try fixture.move("antwerpen", to: .confirmed, at: now)
        #expect(try fixture.claim("2027-07-24T08:02:00Z").map(\.key.occurrence) == [1], "planning left it alone")
    }

    @Test func whoJoinedLateCanBeSentWhatWasMissed() throws {
        let fixture = try Fixture(at: "2027-07-25T10:00:00Z")
        try fixture.add(at: "2027-07-25T10:00:00Z")
        #expect(try fixture.jobs() == ["eve waiting", "tonight waiting"])
        try fixture.done(Remind(["antwerpen"]), at: "2027-07-25T10:00:01Z")
        #expect(try fixture.claim("2027-07-25T10:00:01Z").map(\.key.rule) == ["week-before"])
    }

    @Test func aTownStandsForItsPromisesOrForItself() throws {
        let fixture = try Fixture()
        try fixture.add(buildings: ["Stadhuis", "Belfort"])
        try fixture.add("Gent", email: "an@example.org", buildings: [])
        let now = "2027-07-29T09:00:00Z"
        let asked = try fixture.done(Remind(["antwerpen", "antwerpen/belfort@2027", "gent"]), at: now)
        #expect(
            asked.map(\.job.key.description) == [
                "2027/antwerpen/belfort/eve", "2027/antwerpen/stadhuis/eve", "2027/gent/invitation",
            ])
        #expect(try fixture.claim(now).count == 3)
    }

    @Test func oneRefusalSendsNothingToAnybody() throws {
        let fixture = try Fixture()
        try fixture.add()
        let before = try fixture.revision()
        #expect(try fixture.refusal(of: Remind(["antwerpen", "nowhere"])) == .notFound(id: "nowhere"))
        #expect(try fixture.revision() == before)
        #expect(try fixture.claim(Fixture.start).isEmpty)
    }

    static let impossible: [(subject: String, rule: String?, field: String, words: String)] = [
        ("antwerpen", "eev", "/rule", "there is no reminder \"eev\"; there are invitation, week-before, eve, tonight"),
        ("antwerpen", "watch", "/rule", "\"watch\" is a check"),
        ("antwerpen", "invitation", "/subjects/0", "the town has made a promise"),
        ("antwerpen/stadhuis", "invitation", "/subjects/0", "the rule is for towns"),
        ("gent", "eve", "/subjects/0", "gent has promised nothing for 2027"),
    ]

    @Test(arguments: impossible)
    func whatMakesNoSenseIsRefusedInWords(subject: String, rule: String?, field: String, words: String) throws {
        let fixture = try Fixture()
        try fixture.add()
        try fixture.add("Gent", email: "an@example.org", buildings: [])
        guard case .invalid(let found, let reason) = try fixture.refusal(of: Remind([subject], rule: rule)) else {
            throw Fixture.Refused(answer: "\(subject) \(rule ?? "")")
        }
        #expect(found == field && reason.contains(words), "\(reason)")
    }

    @Test func aRepeatedRequestSendsNothingMore() throws {
        let fixture = try Fixture()
        try fixture.add()
        let request = Request(id: "monday", method: "Remind", parameters: "{}")
        for attempt in 1...2 {
            let answer = try fixture.engine.handle(
                Remind(["antwerpen"]), by: "test", at: try Fixture.instant(Fixture.start), request: request
            ) { jobs, _ in jobs.map(\.job.key.description).joined() }
            switch answer {
            case .done: #expect(attempt == 1)
            case .repeated(let reply): #expect(attempt == 2 && reply == "2027/antwerpen/stadhuis/week-before")
            case .refused(let refusal): Issue.record("\(refusal)")
            }
            try fixture.claimAndSend(Fixture.start)
        }
        #expect(try fixture.jobs().filter { $0.hasPrefix("week-before") } == ["week-before done"])
    }
}
