import Almanac
import LightDomain
import LightEngine
import LightStore
import Testing

@Suite struct ReminderTests {
    static let tonight = "2027-07-30T08:00:00Z"
    static let weekBefore = "2027-07-23T07:30:00Z"

    @Test func aPromiseIsRemindedOfAtItsMomentsAndNotBefore() throws {
        let fixture = try Fixture()
        try fixture.add()
        #expect(try fixture.jobs() == ["week-before waiting", "eve waiting", "tonight waiting"])
        #expect(try fixture.claim("2027-07-23T07:29:59Z").isEmpty)
        let claimed = try fixture.claim(Self.weekBefore)
        #expect(claimed.map(\.key.description) == ["2027/antwerpen/stadhuis/week-before"])
        guard case .reminder(let notice) = try #require(claimed.first).work else { throw Fixture.Refused(answer: "") }
        #expect(notice.contact.email == "jan@example.org" && notice.language == "nl" && notice.channel == "mail")
        #expect(try fixture.claim(Self.weekBefore).isEmpty, "it was claimed twice")
    }

    @Test func whoJoinsLateGetsNoOldMail() throws {
        let fixture = try Fixture(at: "2027-07-25T10:00:00Z")
        try fixture.add(at: "2027-07-25T10:00:00Z")
        #expect(try fixture.jobs() == ["eve waiting", "tonight waiting"])
    }

    @Test func aWithdrawnCommitmentIsLeftInPeace() throws {
        let fixture = try Fixture()
        try fixture.add()
        guard case .done = try fixture.move("antwerpen", to: .withdrawn) else { throw Fixture.Refused(answer: "") }
        let jobs = try fixture.jobs()
        #expect(jobs.filter { $0.hasPrefix("invitation") } == ["invitation waiting"], "it is invited again")
        #expect(jobs.filter { !$0.hasPrefix("invitation") }.allSatisfy { $0.hasSuffix("cancelled withdrawn") })
        #expect(try fixture.claim(Self.tonight).isEmpty)
        guard case .refused(.notAllowed) = try fixture.move("antwerpen/stadhuis", to: .confirmed) else {
            throw Fixture.Refused(answer: "a withdrawn commitment was confirmed")
        }
    }

    @Test func whoWithdrawsInSummerIsNotSentTheInvitationOfSpring() throws {
        let fixture = try Fixture()
        try fixture.add()
        _ = try fixture.move("antwerpen", to: .withdrawn, at: "2027-06-01T10:00:00Z")
        #expect(try fixture.jobs().allSatisfy { !$0.hasPrefix("invitation") })
        #expect(try fixture.claim("2027-06-01T10:00:00Z").isEmpty)
    }

    @Test func anAnswerThatComesJustBeforeSendingCounts() throws {
        let fixture = try Fixture()
        try fixture.add("Gent", buildings: [])
        #expect(try fixture.jobs() == ["invitation waiting"])
        let declined = try fixture.engine.handle(
            DeclineEdition("Gent"), by: "test", at: try Fixture.instant("2027-05-14T07:29:00Z"))
        guard case .done = declined else { throw Fixture.Refused(answer: "\(declined)") }
        #expect(try fixture.claim("2027-05-14T07:30:00Z").isEmpty)
        #expect(try fixture.jobs() == ["invitation cancelled declined"])
    }

    @Test func ofSeveralOverdueRemindersOnlyTheLatestGoes() throws {
        let fixture = try Fixture()
        try fixture.add()
        let claimed = try fixture.claim("2027-07-30T08:30:00Z")
        #expect(claimed.map(\.key.rule) == ["tonight"])
        #expect(
            try fixture.jobs() == [
                "week-before missed too-late", "eve cancelled superseded:tonight", "tonight running",
            ])
    }

    @Test func pastItsDeadlineAReminderIsMissedAndTheHistorySaysSo() throws {
        let fixture = try Fixture()
        try fixture.add()
        #expect(try fixture.claim("2027-07-30T21:00:00Z").isEmpty)
        #expect(try fixture.jobs().last == "tonight missed too-late")
    }

    @Test func aFailureForAWhileIsTriedAgainAndOneForGoodIsNot() throws {
        let fixture = try Fixture()
        try fixture.add()
        var first = try #require(try fixture.claim(Self.weekBefore).first)
        try fixture.record(first, .deferred(detail: "451 later"), at: Self.weekBefore)
        let next = try #require(try fixture.engine.nextDue(room: Room(reminders: 1, checks: 1, switches: 1)))
        let delay = next - (try Fixture.instant(Self.weekBefore))
        #expect((60...75).contains(delay))
        first = try #require(try fixture.claim(next.rfc3339).first)
        #expect(first.attempt == 2 && first.key.rule == "week-before")
        try fixture.record(first, .failed(detail: "550 no such mailbox"), at: next.rfc3339)
        #expect(try fixture.jobs().first == "week-before failed rejected")
        #expect(try fixture.claim("2027-07-24T07:30:00Z").isEmpty)
    }

    @Test func withoutAnybodyToWriteToAReminderWaitsForAContact() throws {
        let fixture = try Fixture()
        try fixture.add(email: nil)
        #expect(try fixture.claim(Self.weekBefore).isEmpty)
        #expect(try fixture.jobs().first == "week-before waiting no-contact")
        let town = NewMunicipality(name: "Antwerpen", contacts: [Contact(email: "an@example.org")])
        _ = try fixture.engine.importMunicipalities(
            ImportMunicipalities([town]), dryRun: false, by: "test", at: try Fixture.instant("2027-07-23T08:00:00Z"))
        #expect(try fixture.claim("2027-07-23T08:00:00Z").map(\.key.rule) == ["week-before"])
    }

    @Test func aCrashLosesTheAttemptAndNotTheJob() throws {
        let fixture = try Fixture()
        try fixture.add()
        let first = try #require(try fixture.claim(Self.weekBefore).first)
        #expect(try fixture.engine.recover(at: try Fixture.instant("2027-07-23T07:31:00Z")) == 1)
        let second = try #require(try fixture.claim("2027-07-23T07:31:00Z").first)
        #expect(second.key == first.key && second.job == first.job && second.attempt == 2)
        // The first one's outcome comes after all: it is closed, and says nothing any more.
        try fixture.record(first, .failed(detail: "late"), at: "2027-07-23T07:32:00Z")
        try fixture.record(second, .succeeded(detail: nil), at: "2027-07-23T07:32:00Z")
        try fixture.record(second, .failed(detail: "twice"), at: "2027-07-23T07:33:00Z")
        #expect(try fixture.jobs().first == "week-before done")
    }

    @Test func aClockThatLeapsBackDoesNothingTwice() throws {
        let fixture = try Fixture()
        try fixture.add()
        let sent = try #require(try fixture.claim(Self.weekBefore).first)
        try fixture.record(sent, .succeeded(detail: nil), at: Self.weekBefore)
        #expect(try fixture.claim("2027-07-20T07:30:00Z").isEmpty)
        #expect(try fixture.claim(Self.weekBefore).isEmpty)
    }

    @Test func aChangedRuleMovesWhatIsNotDone() throws {
        var fixture = try Fixture()
        try fixture.add()
        let campaign = try Fixture.campaign(["eve": "day -2d at 11:00"])
        fixture.engine = Engine(
            store: fixture.engine.store, campaign: campaign, surroundings: fixture.engine.surroundings)
        try fixture.engine.recover(at: try Fixture.instant("2027-01-01T00:00:00Z"))
        let eve = try fixture.engine.store.read { try $0.job(named: "2027/antwerpen/stadhuis/eve") }
        #expect(eve?.due.rfc3339 == "2027-07-28T09:00:00Z")
    }

    @Test func theNextEditionInvitesEverybodyAndRemembersNoPromise() throws {
        let fixture = try Fixture()
        try fixture.add(promise: .confirmed)
        _ = try fixture.claim("2027-08-02T00:00:00Z")
        #expect(try fixture.jobs(2028) == ["invitation waiting"])
        #expect(
            try fixture.engine.store.read { try $0.standing(of: MunicipalityID(stored: "antwerpen"), in: 2028) }
                == .invited)
    }

    @Test func nothingDueIsNothingToWakeFor() throws {
        let fixture = try Fixture()
        try fixture.add(probe: true)
        var now = try Fixture.instant(Fixture.start)
        let room = Room(reminders: 10, checks: 10, switches: 10)
        for _ in 0..<200 {
            guard let next = try fixture.engine.nextDue(room: room) else { break }
            #expect(next > now, "it would spin at \(now)")
            now = next
            for assignment in try fixture.engine.claim(at: now, room: room).assignments {
                let outcome: Outcome =
                    if case .check = assignment.work { .looked([]) } else { .succeeded(detail: nil) }
                try fixture.record(assignment, outcome, at: now.rfc3339)
            }
        }
        #expect(now > (try Fixture.instant("2028-01-01T00:00:00Z")))
    }
}
