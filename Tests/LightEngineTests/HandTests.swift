import Almanac
import LightDomain
import LightEngine
import LightStore
import Testing

/// What people do to single jobs.
@Suite struct HandTests {
    static let eve = "2027/antwerpen/stadhuis/eve"
    static let tonight = "2027/antwerpen/stadhuis/tonight"
    static let weekBefore = "2027/antwerpen/stadhuis/week-before"

    // MARK: Run

    @Test func whatAPersonRunsGoesAtOnceAndNotAgainAtItsMoment() throws {
        let fixture = try Fixture()
        try fixture.add()
        let job = try fixture.done(RunJob(Self.eve), at: "2027-07-01T08:00:00Z")
        #expect(job.job.state == .waiting && job.job.hand?.by == "test")
        let sent = try fixture.claim("2027-07-01T08:00:00Z")
        #expect(sent.map(\.key.description) == [Self.eve])
        try fixture.record(try #require(sent.first), .succeeded(detail: nil), at: "2027-07-01T08:00:01Z")
        #expect(try fixture.claim("2027-07-29T08:00:00Z").map(\.key.rule) == [])
        #expect(try fixture.claim("2027-07-30T08:00:00Z").map(\.key.rule) == ["tonight"])
    }

    @Test func aLetterThatWasSentGoesAgainUnderTheSameIdAsAnotherAttempt() throws {
        let fixture = try Fixture()
        try fixture.add()
        let first = try #require(try fixture.claim(ReminderTests.weekBefore).first)
        try fixture.record(first, .succeeded(detail: "250 ok"), at: ReminderTests.weekBefore)
        let before = try fixture.revision()
        try fixture.done(RunJob(Self.weekBefore), at: "2027-07-24T08:00:00Z")
        #expect(try fixture.revision() == before + 1, "the wish is an event")
        let second = try #require(try fixture.claim("2027-07-24T08:00:00Z").first)
        #expect(second.job == first.job && second.key == first.key && second.attempt == 2)
    }

    @Test func aJobThatIsUnderWayIsBusy() throws {
        let fixture = try Fixture()
        try fixture.add()
        _ = try fixture.claim(ReminderTests.weekBefore)
        #expect(try fixture.refusal(of: RunJob(Self.weekBefore)) == .busy(id: Self.weekBefore))
        #expect(try fixture.refusal(of: CancelJob(Self.weekBefore, why: "no")) == .busy(id: Self.weekBefore))
        #expect(try fixture.refusal(of: RunJob("2027/gent/x")) == .notFound(id: "2027/gent/x"))
    }

    @Test func aWishOverridesThatItIsTooLateForAnHour() throws {
        let fixture = try Fixture()
        try fixture.add()
        _ = try fixture.claim("2027-07-30T21:30:00Z")
        #expect(try fixture.jobs().last == "tonight missed too-late")
        try fixture.done(RunJob(Self.tonight), at: "2027-07-30T21:30:00Z")
        let sent = try #require(try fixture.claim("2027-07-30T21:30:00Z").first)
        #expect(sent.deadline.rfc3339 == "2027-07-30T22:30:00Z")
        try fixture.record(sent, .deferred(detail: "451", after: 3_600), at: "2027-07-30T21:31:00Z")
        #expect(try fixture.claim("2027-07-30T22:30:00Z").isEmpty)
        #expect(try fixture.jobs().last == "tonight missed deferred")
    }

    @Test func aWishThatWasPutOffSurvivesPlanningAnew() throws {
        let fixture = try Fixture()
        try fixture.add()
        _ = try fixture.claim("2027-07-30T21:30:00Z")
        try fixture.done(RunJob(Self.tonight), at: "2027-07-30T21:30:00Z")
        let sent = try #require(try fixture.claim("2027-07-30T21:30:00Z").first)
        try fixture.record(sent, .deferred(detail: "451"), at: "2027-07-30T21:30:01Z")
        _ = try fixture.move("antwerpen", to: .confirmed, at: "2027-07-30T21:30:02Z")
        #expect(try fixture.claim("2027-07-30T21:40:00Z").map(\.key.rule) == ["tonight"])
    }

    @Test func aWishGoesBesidesWhatIsDue() throws {
        let fixture = try Fixture()
        try fixture.add()
        try fixture.done(RunJob(Self.weekBefore), at: "2027-07-29T09:00:00Z")
        #expect(try fixture.claim("2027-07-29T09:00:00Z", limit: 1).map(\.key.rule) == ["eve"])
        #expect(try fixture.claim("2027-07-29T09:00:01Z").isEmpty, "letters to one subject go one after the other")
        try fixture.endAll("2027-07-29T09:00:02Z")
        #expect(try fixture.claim("2027-07-29T09:00:03Z").map(\.key.rule) == ["week-before"])
    }

    @Test func aWishThatHasToWaitForAnotherLetterGoesAfterIt() throws {
        let fixture = try Fixture()
        try fixture.add()
        let first = try #require(try fixture.claim(ReminderTests.weekBefore).first)
        try fixture.done(RunJob(Self.eve), at: "2027-07-23T07:30:01Z")
        #expect(try fixture.claim("2027-07-23T07:30:01Z").isEmpty)
        try fixture.record(first, .succeeded(detail: nil), at: "2027-07-23T07:30:02Z")
        #expect(try fixture.claim("2027-07-23T07:30:02Z").map(\.key.rule) == ["eve"])
    }

    @Test func anOldLetterThatIsRepeatedTakesNoNewersPlace() throws {
        let fixture = try Fixture()
        try fixture.add()
        try fixture.claimAndSend(ReminderTests.weekBefore)
        let eve = try #require(try fixture.claim("2027-07-29T08:00:00Z").first)
        try fixture.record(eve, .deferred(detail: "451"), at: "2027-07-29T08:00:00Z")
        try fixture.done(Remind(["antwerpen"], rule: "week-before"), at: "2027-07-29T08:00:30Z")
        try fixture.claimAndSend("2027-07-29T08:00:30Z")
        #expect(try fixture.claim("2027-07-29T08:02:00Z").map(\.key.rule) == ["eve"])
    }

    @Test func nobodyIsWrittenToWhoHasWithdrawn() throws {
        let fixture = try Fixture()
        try fixture.add()
        _ = try fixture.move("antwerpen", to: .withdrawn)
        let reason = "antwerpen/stadhuis@2027 is not written to: the commitment is withdrawn"
        #expect(try fixture.refusal(of: RunJob(Self.eve)) == .invalid(field: "/id", reason: reason))
        #expect(
            try fixture.refusal(of: Remind(["antwerpen/stadhuis"])) == .invalid(field: "/subjects/0", reason: reason))
        #expect(try fixture.claim(ReminderTests.tonight).isEmpty)
    }

    @Test func whoDeclinesBeforeAWishIsDoneIsLeftInPeace() throws {
        let fixture = try Fixture()
        try fixture.add("Gent", buildings: [])
        try fixture.done(Remind(["Gand"]), at: "2027-03-01T08:00:00Z")
        let declined = try fixture.engine.handle(
            DeclineEdition("Gent"), by: "test", at: try Fixture.instant("2027-03-01T08:00:01Z"))
        guard case .done = declined else { throw Fixture.Refused(answer: "\(declined)") }
        #expect(try fixture.claim("2027-03-01T08:00:02Z").isEmpty)
        #expect(try fixture.jobs() == ["invitation cancelled declined"])
        let refusal = try fixture.refusal(of: Remind(["gent"]))
        #expect(refusal == .invalid(field: "/subjects/0", reason: "gent is not written to: the town takes no part"))
    }

    @Test func withoutAnAddressAWishIsRefused() throws {
        let fixture = try Fixture()
        try fixture.add(email: nil)
        for refusal in [try fixture.refusal(of: RunJob(Self.eve)), try fixture.refusal(of: Remind(["antwerpen"]))] {
            guard case .invalid(_, let reason) = refusal else { throw Fixture.Refused(answer: "\(refusal)") }
            #expect(reason.hasPrefix("nobody at antwerpen has an address"))
        }
    }

    // MARK: Cancel

    @Test func whatAPersonCancelledStaysCancelledHoweverPlansChange() throws {
        var fixture = try Fixture()
        try fixture.add()
        let before = try fixture.revision()
        let cancelled = try fixture.done(CancelJob(Self.eve, why: "told them by telephone"))
        #expect(cancelled.job.state == .cancelled && cancelled.job.reason == "by-hand")
        #expect(cancelled.job.hand == Hand(by: "test", note: "told them by telephone"))
        #expect(try fixture.revision() == before + 1)
        _ = try fixture.move("antwerpen", to: .confirmed)
        fixture.engine = Engine(
            store: fixture.engine.store, campaign: try Fixture.campaign(["eve": "day -2d at 11:00"]),
            surroundings: fixture.engine.surroundings)
        try fixture.engine.recover(at: try Fixture.instant("2027-01-01T00:00:00Z"))
        _ = try fixture.move("antwerpen", to: .withdrawn)
        let again = NewMunicipality(name: "Antwerpen", buildings: [NewBuilding(name: "Stadhuis", promise: .promised)])
        _ = try fixture.engine.importMunicipalities(
            ImportMunicipalities([again]), dryRun: false, by: "test", at: try Fixture.instant("2027-01-02T00:00:00Z"))
        #expect(
            try fixture.jobs().filter { !$0.hasPrefix("invitation") } == [
                "week-before waiting", "eve cancelled by-hand", "tonight waiting",
            ])
        #expect(try fixture.claim("2027-07-23T07:30:00Z").map(\.key.rule) == ["week-before"])
        try fixture.endAll("2027-07-23T07:30:01Z")
        #expect(try fixture.claim("2027-07-29T08:00:00Z").isEmpty)
    }

    @Test func whatPlanningCancelledItselfComesBackWhetherOrNotSomebodyHadAskedForIt() throws {
        let fixture = try Fixture()
        try fixture.add()
        try fixture.done(RunJob(Self.eve), at: "2027-01-01T00:00:00Z")
        _ = try fixture.move("antwerpen", to: .withdrawn, at: "2027-01-01T00:00:01Z")
        #expect(try fixture.claim("2027-01-01T00:00:02Z").isEmpty)
        let again = NewMunicipality(name: "Antwerpen", buildings: [NewBuilding(name: "Stadhuis", promise: .promised)])
        _ = try fixture.engine.importMunicipalities(
            ImportMunicipalities([again]), dryRun: false, by: "test", at: try Fixture.instant("2027-01-02T00:00:00Z"))
        #expect(try fixture.claim("2027-07-29T08:00:00Z").map(\.key.rule) == ["eve"])
    }

    @Test func onlyWhatWaitsIsCancelledAndWithAReason() throws {
        let fixture = try Fixture()
        try fixture.add()
        guard case .invalid("/why", _) = try fixture.refusal(of: CancelJob(Self.eve, why: "  ")) else {
            throw Fixture.Refused(answer: "it was cancelled without a reason")
        }
        try fixture.done(CancelJob(Self.eve, why: "no"))
        guard case .invalid("/id", let reason) = try fixture.refusal(of: CancelJob(Self.eve, why: "no")) else {
            throw Fixture.Refused(answer: "it was cancelled twice")
        }
        #expect(reason.contains("is cancelled"))
        try fixture.done(RunJob(Self.eve))
        #expect(try fixture.claim(Fixture.start).map(\.key.rule) == ["eve"], "a person may change their mind")
    }

    @Test func cancellingALookEndsTheLooksOfItsRuleUntilItIsRun() throws {
        let fixture = try Fixture()
        try fixture.add(probe: true)
        let watch = try #require(try fixture.ids().first { $0.contains("/watch") })
        try fixture.done(CancelJob(watch, why: "scaffolding"))
        _ = try fixture.move("antwerpen", to: .confirmed, at: "2027-07-30T20:00:00Z")
        #expect(try fixture.claim("2027-07-30T20:15:00Z").allSatisfy { $0.key.rule != "watch" })
        try fixture.endAll("2027-07-30T20:15:00Z")
        try fixture.done(RunJob(watch), at: "2027-07-30T20:20:00Z")
        let look = try #require(try fixture.claim("2027-07-30T20:20:00Z").first { $0.key.rule == "watch" })
        try fixture.record(look, .looked([]), at: "2027-07-30T20:20:01Z")
        #expect(try fixture.jobs().last == "watch waiting", "the series goes on")
    }

    @Test func lampsMayBeAskedEarlyAndAreNeverForgotten() throws {
        let fixture = try Fixture()
        try fixture.add(lamp: true)
        let lamps = try #require(try fixture.ids().first { $0.contains("/lamps") })
        guard case .invalid("/id", let reason) = try fixture.refusal(of: CancelJob(lamps, why: "no")) else {
            throw Fixture.Refused(answer: "who cancels the order to switch off leaves the lamps on")
        }
        #expect(reason.contains("lightctl light antwerpen/stadhuis off"))
        try fixture.done(RunJob(lamps), at: "2027-07-30T12:00:00Z")
        func levels(_ now: String) throws -> [LampLevel] {
            let claimed = try fixture.claim(now)
            for one in claimed { try fixture.record(one, .succeeded(detail: nil), at: now) }
            return claimed.compactMap { if case .lamps(let order) = $0.work { order.level } else { nil } }
        }
        #expect(try levels("2027-07-30T12:00:00Z").allSatisfy { $0 == .off })
        #expect(try levels("2027-07-30T19:33:00Z") == [.on])
        #expect(try levels("2027-07-30T23:00:00Z") == [.off])
        guard case .invalid("/id", _) = try fixture.refusal(of: RunJob(lamps), at: "2027-07-30T23:30:00Z") else {
            throw Fixture.Refused(answer: "an order is given once")
        }
    }

    // MARK: Check

    @Test func aLookThatAPersonAsksForIsMadeAtOnceAndTheCalendarGoesOn() throws {
        let fixture = try Fixture()
        try fixture.add(probe: true)
        let now = "2027-05-01T08:00:00Z"
        let asked = try fixture.done(Check(["antwerpen"]), at: now)
        #expect(asked.map(\.job.key.description) == ["2027/antwerpen/stadhuis/by-hand"])
        #expect(
            try fixture.done(Check(["antwerpen/stadhuis", "Anvers"]), at: now).map(\.job.id) == asked.map(\.job.id))
        let look = try #require(try fixture.claim(now).first)
        guard case .check(let work) = look.work else { throw Fixture.Refused(answer: "\(look)") }
        #expect(work.probes.map(\.name) == ["wled"])
        #expect(try fixture.done(Check(["antwerpen"]), at: now).map(\.job.state) == [.running])
        try fixture.record(look, .looked([Finding(light: .lit, evidence: .echoed, by: "wled")]), at: now)
        #expect(try fixture.done(Check(["antwerpen"]), at: now).map(\.job.key.occurrence) == [1])
        #expect(try fixture.jobs().last == "watch waiting", "the night's looks are as they were")
    }

    @Test func buildingsWithoutProbesCannotBeLookedAt() throws {
        let fixture = try Fixture()
        try fixture.add()
        try fixture.add("Gent", buildings: [])
        guard case .invalid("/subjects/0", let reason) = try fixture.refusal(of: Check(["antwerpen"])) else {
            throw Fixture.Refused(answer: "it was looked at")
        }
        #expect(reason.hasPrefix("antwerpen/stadhuis has no probe"))
        guard case .notAllowed = try fixture.refusal(of: Check(["gent"])) else {
            throw Fixture.Refused(answer: "nothing was looked at, and nobody said so")
        }
        #expect(try fixture.refusal(of: Check(["gent/stadhuis"])) == .notFound(id: "gent/stadhuis@2027"))
        guard case .invalid("/subjects", _) = try fixture.refusal(of: Check([])) else {
            throw Fixture.Refused(answer: "nothing is no subject")
        }
    }

    @Test func aLookThatWasRunEarlyIsNotMadeAgain() throws {
        let fixture = try Fixture()
        try fixture.add(probe: true)
        let watch = try #require(try fixture.ids().first { $0.contains("/watch") })
        try fixture.done(RunJob(watch), at: "2027-07-30T12:00:00Z")
        let look = try #require(try fixture.claim("2027-07-30T12:00:00Z").first { $0.key.rule == "watch" })
        try fixture.record(look, .looked([]), at: "2027-07-30T12:00:01Z")
        let next = try #require(
            try fixture.engine.store.read { try $0.jobs(matching: .init(state: .waiting), after: nil, limit: 9) }
                .first { $0.key.rule == "watch" })
        let first = try fixture.engine.store.read { try $0.job(named: watch)?.due }
        #expect(next.due - (try #require(first)) == 900)
    }
}
