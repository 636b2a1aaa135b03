import Almanac
import LightDomain
import LightEngine
import LightStore
import Testing

/// What years of foul weather have found (`make simulate`), each as a story of its own.
@Suite struct LessonTests {
    static let weekBefore = "2027-07-23T07:30:00Z"
    static let eve = "2027-07-29T08:00:00Z"

    private func job(_ name: String, _ fixture: Fixture) throws -> Job {
        try #require(try fixture.engine.store.read { try $0.job(named: "2027/antwerpen/\(name)") })
    }

    private func commitment(_ id: String, _ fixture: Fixture) throws -> Commitment {
        let id = try #require(CommitmentID(id))
        return try #require(try fixture.engine.store.read { try $0.commitment(id) })
    }

    private func bring(
        _ new: NewMunicipality, edition: Int? = nil, _ fixture: Fixture, at now: String = Fixture.start
    ) throws {
        let answer = try fixture.engine.importMunicipalities(
            ImportMunicipalities([new], edition: edition, isStrict: true), dryRun: false, by: "test",
            at: try Fixture.instant(now))
        guard case .done(let lines, _) = answer, lines.allSatisfy({ $0.effect != .refused }) else {
            throw Fixture.Refused(answer: "\(answer)")
        }
    }

    private func levels(_ fixture: Fixture, _ now: String) throws -> [LampLevel] {
        try fixture.claim(now).compactMap { if case .lamps(let order) = $0.work { order.level } else { nil } }
    }

    // MARK: Reminders

    @Test func aReminderDoesNotGiveWayToOneThatIsTooLate() throws {
        var fixture = try Fixture()
        var campaign = try Fixture.campaign()
        campaign.rules.removeAll { $0.name == "tonight" }
        let index = try #require(campaign.rules.firstIndex { $0.name == "week-before" })
        campaign.rules[index].deadline = try Moment(parsing: "day at 20:00")
        fixture.engine = Engine(
            store: fixture.engine.store, campaign: campaign, surroundings: fixture.engine.surroundings)
        try fixture.add()
        // The eve's letter may go until noon.
        #expect(try fixture.claim("2027-07-30T11:00:00Z").map(\.key.rule) == ["week-before"])
        #expect(try job("stadhuis/eve", fixture).state == .missed)
    }

    @Test func aReminderDoesNotFollowALaterOneThatWentBeforeTheDayWasMoved() throws {
        var fixture = try Fixture()
        var campaign = try Fixture.campaign()
        let index = try #require(campaign.rules.firstIndex { $0.name == "week-before" })
        campaign.rules[index].deadline = try Moment(parsing: "day at 20:00")
        func run(_ campaign: Campaign) {
            fixture.engine = Engine(
                store: fixture.engine.store, campaign: campaign, surroundings: fixture.engine.surroundings)
        }
        run(campaign)
        // Too late for the letter of the week before, until the day moves.
        try fixture.add(at: "2027-07-24T08:00:00Z")
        let eve = try #require(try fixture.claim(Self.eve).first)
        try fixture.record(eve, .succeeded(detail: "250 ok"), at: Self.eve)
        campaign.day = try #require(MonthDay("08-05"))
        run(campaign)
        try fixture.engine.recover(at: try Fixture.instant("2027-08-04T09:00:00Z"))
        #expect(try fixture.claim("2027-08-04T09:00:00Z").isEmpty)
        #expect(try job("stadhuis/week-before", fixture).reason == "superseded:eve")
    }

    @Test func whatIsPutOffWhileItsWindowMovesHasAPauseByItsNewDeadline() throws {
        var fixture = try Fixture()
        var campaign = try Fixture.campaign()
        campaign.rules.append(
            Rule(
                name: "ready", at: try Moment(parsing: "on -45m"), deadline: try Moment(parsing: "on +30m"),
                action: .reminder(
                    ReminderRule(audience: .committed, to: [.first], channel: "mail", message: "ready"))))
        fixture.engine = Engine(
            store: fixture.engine.store, campaign: campaign, surroundings: fixture.engine.surroundings)
        try fixture.add()
        let deadline = try job("stadhuis/ready", fixture).deadline
        let ready = try #require(try fixture.claim(deadline.advanced(by: -10).rfc3339).last)
        #expect(ready.key.rule == "ready")
        let later = EditCommitment("antwerpen", on: .set(try Moment(parsing: "day at 22:30")))
        _ = try fixture.engine.handle(later, by: "test", at: deadline.advanced(by: -9))
        try fixture.record(ready, .deferred(detail: "451"), at: deadline.advanced(by: -5).rfc3339)
        let next = try #require(try job("stadhuis/ready", fixture).nextAttempt)
        #expect(next - deadline >= 55, "it was tried again without a pause, at the deadline that it had before")
    }

    @Test func whoWaitsForAnotherLetterIsLetGoWhenThatOneIsLostInACrash() throws {
        let fixture = try Fixture()
        try fixture.add()
        #expect(try fixture.claim(Self.weekBefore).map(\.key.rule) == ["week-before"])
        #expect(try fixture.claim(Self.eve).isEmpty, "it waits for the one that is under way")
        try fixture.engine.recover(at: try Fixture.instant("2027-07-29T08:00:05Z"))
        #expect(try fixture.claim("2027-07-29T08:00:05Z").map(\.key.rule) == ["eve"])
    }

    @Test func anImportThatOnlyWithdrawsLeavesADeclineAsItIs() throws {
        let fixture = try Fixture()
        try fixture.add()
        _ = try fixture.done(DeclineEdition("antwerpen"))
        let tower = NewBuilding(name: "Toren", promise: .withdrawn)
        try bring(NewMunicipality(name: "Antwerpen", buildings: [tower]), fixture)
        let town = try #require(MunicipalityID("antwerpen"))
        #expect(try fixture.engine.store.read { try $0.standing(of: town, in: 2027) } == .declined)
        #expect(try fixture.claim("2027-05-14T07:30:00Z").isEmpty, "nobody invites who has declined")
    }

    @Test func aTownThatMovesHasOtherWindowsInEveryEditionAhead() throws {
        let fixture = try Fixture()
        try fixture.add()
        try bring(
            NewMunicipality(name: "Antwerpen", buildings: [NewBuilding(name: "Stadhuis")]), edition: 2028, fixture)
        let before = try commitment("antwerpen/stadhuis@2028", fixture).window
        try bring(NewMunicipality(name: "Antwerpen", place: Place(latitude: 49.6, longitude: 5.8)), fixture)
        let after = try commitment("antwerpen/stadhuis@2028", fixture).window
        #expect(try #require(after).opens < (try #require(before)).opens, "the sun sets earlier in the south-east")
    }

    @Test func aContactWhoIsEnteredForAnotherEditionIsWrittenToInThisOne() throws {
        let fixture = try Fixture()
        try fixture.add(email: nil)
        #expect(try fixture.claim(Self.weekBefore).isEmpty)
        let contact = Contact(name: "Jan", email: "jan@example.org")
        try bring(
            NewMunicipality(name: "Antwerpen", contacts: [contact]), edition: 2028, fixture, at: "2027-07-23T09:00:00Z")
        #expect(try fixture.claim("2027-07-23T09:00:01Z").map(\.key.rule) == ["week-before"])
    }

    @Test func whatIsUnderWayWhileItsWindowMovesFollowsItAndKeepsItsPause() throws {
        let fixture = try Fixture(rules: ["tonight": "on -1h"])
        try fixture.add()
        let sent = try #require(try fixture.claim("2027-07-30T18:40:00Z").first { $0.key.rule == "tonight" })
        let edit = EditCommitment("antwerpen", on: .set(try Moment(parsing: "day at 20:00")))
        try fixture.done(edit, at: "2027-07-30T18:40:05Z")
        try fixture.record(sent, .deferred(detail: "451"), at: "2027-07-30T18:41:00Z")
        let job = try job("stadhuis/tonight", fixture)
        #expect(job.due.rfc3339 == "2027-07-30T17:00:00Z" && job.deadline.rfc3339 == "2027-07-30T21:00:00Z")
        let next = try #require(job.nextAttempt)
        #expect(next - (try Fixture.instant("2027-07-30T18:41:00Z")) >= 60)
    }

    @Test func aClockThatIsSetBackMakesNoRetryEarly() throws {
        let fixture = try Fixture()
        try fixture.add()
        let sent = try #require(try fixture.claim(Self.weekBefore).first)
        try fixture.record(sent, .deferred(detail: "451"), at: "2027-07-20T00:00:00Z")
        #expect(try fixture.claim("2027-07-23T07:29:59Z").isEmpty)
        #expect(try fixture.claim(Self.weekBefore).map(\.attempt) == [2])
    }

    @Test func aLetterThatIsUnderWaySinceBeforeTheClockWasSetBackIsWaitedFor() throws {
        let fixture = try Fixture()
        try fixture.add()
        let first = try #require(try fixture.claim(Self.weekBefore).first)
        try fixture.done(RunJob("2027/antwerpen/stadhuis/eve"), at: "2027-07-22T00:00:00Z")
        #expect(try fixture.claim("2027-07-22T00:00:00Z").isEmpty)
        try fixture.record(first, .succeeded(detail: nil), at: "2027-07-22T00:00:01Z")
        #expect(try fixture.claim("2027-07-22T00:00:01Z").map(\.key.rule) == ["eve"])
    }

    @Test func whatWasCancelledDoesNotComeBackWhenItIsTooLate() throws {
        let fixture = try Fixture()
        try fixture.add()
        // Down for a day: the letter of the eve, which may go until noon, gives way to that of the day.
        #expect(try fixture.claim(ReminderTests.tonight).map(\.key.rule) == ["tonight"])
        try fixture.endAll(ReminderTests.tonight)
        _ = try fixture.move("antwerpen", to: .confirmed, at: "2027-07-30T12:00:00Z")
        #expect(try fixture.claim("2027-07-30T12:00:01Z").isEmpty)
        #expect(try job("stadhuis/eve", fixture).state == .cancelled, "nobody is told that it was missed")
    }

    // MARK: Looks

    @Test func aClockThatIsSetBackEndsNoSeriesOfLooksAndMakesNoneAgain() throws {
        let fixture = try Fixture()
        try fixture.add(probe: true)
        let first = try job("stadhuis/watch", fixture).due
        let look = try #require(try fixture.claim(first.rfc3339).first { $0.key.rule == "watch" })
        try fixture.record(look, .looked([]), at: "2027-07-30T10:00:00Z")
        #expect(try fixture.claim(first.rfc3339).allSatisfy { $0.key.rule != "watch" })
        let next = try fixture.claim(first.advanced(by: 900).rfc3339).first { $0.key.rule == "watch" }
        #expect(next?.key.occurrence == 1)
    }

    @Test func aWindowThatMovesAfterALookTakesNoNumberTwice() throws {
        let fixture = try Fixture()
        try fixture.add(probe: true)
        let first = try job("stadhuis/watch", fixture).due
        let look = try #require(try fixture.claim(first.rfc3339).first { $0.key.rule == "watch" })
        try fixture.record(look, .looked([]), at: first.rfc3339)
        let edit = EditCommitment("antwerpen", on: .set(try Moment(parsing: "day at 23:00")))
        try fixture.done(edit, at: first.advanced(by: 1).rfc3339)
        let next = try #require(try fixture.claim("2027-07-30T21:10:00Z").first { $0.key.rule == "watch" })
        #expect(next.key.occurrence == 1 && next.job != look.job && next.attempt == 1)
        #expect(try job("stadhuis/watch", fixture).state == .done)
    }

    @Test func aSingleLookThatWouldBeTooLateBeforeItIsDueIsNotPlanned() throws {
        var fixture = try Fixture()
        var campaign = try Fixture.campaign()
        campaign.rules.append(
            Rule(
                name: "afterwards", at: try Moment(parsing: "off +20m"), deadline: try Moment(parsing: "off"),
                action: .check(CheckRule(every: nil, until: nil, lifetime: 1_800))))
        fixture.engine = Engine(
            store: fixture.engine.store, campaign: campaign, surroundings: fixture.engine.surroundings)
        try fixture.add(probe: true)
        #expect(try fixture.ids().allSatisfy { !$0.hasSuffix("afterwards") })
        #expect(try fixture.ids().contains { $0.hasSuffix("watch") })
    }

    // MARK: Lamps and hosts

    @Test func lampsThatWereLeftOnForDaysAreToldToGoOff() throws {
        let fixture = try Fixture()
        try fixture.add(lamp: true)
        #expect(try levels(fixture, SwitchTests.middle) == [.on])
        try fixture.endAll(SwitchTests.middle)
        try fixture.engine.recover(at: try Fixture.instant("2027-08-02T12:00:00Z"))
        #expect(try levels(fixture, "2027-08-02T12:00:00Z") == [.off])
        try fixture.endAll("2027-08-02T12:00:01Z")
        #expect(try levels(fixture, "2027-08-02T13:00:00Z") == [])
    }

    @Test(arguments: [[SwitchTests.middle], [SwitchTests.middle, SwitchTests.closes]])
    func aNightThatAClockPutsAheadOnceMoreIsLit(past: [String]) throws {
        let fixture = try Fixture()
        try fixture.add(lamp: true)
        // The clock is days ahead, and nobody notices.
        for now in past {
            _ = try levels(fixture, now)
            try fixture.endAll(now)
        }
        // Whoever sets the clock wakes the house.
        #expect(try levels(fixture, "2027-07-28T12:00:00Z") == (past.count == 1 ? [.off] : []))
        try fixture.endAll("2027-07-28T12:00:01Z")
        #expect(try levels(fixture, SwitchTests.middle) == [.on])
    }

    @Test func aNightThatAClockPutsAheadOnceMoreIsLookedAt() throws {
        let fixture = try Fixture()
        try fixture.add(probe: true)
        #expect(try fixture.claim("2027-08-01T12:00:00Z").allSatisfy { $0.key.rule != "watch" })
        try fixture.engine.recover(at: try Fixture.instant("2027-07-28T12:00:00Z"))
        #expect(try fixture.claim("2027-07-30T20:15:00Z").contains { $0.key.rule == "watch" })
    }

    @Test func aHandOnTheSwitchEndsNoOrders() throws {
        let fixture = try Fixture()
        try fixture.add(lamp: true)
        // After the night nothing is to be said to lamps that are off, once nobody has a hand on them.
        try fixture.done(SwitchByHand("antwerpen", to: .off, for: 3_600), at: "2027-07-31T12:00:00Z")
        try fixture.done(SwitchByHand("antwerpen", to: nil), at: "2027-07-31T12:01:00Z")
        try fixture.done(SwitchByHand("antwerpen", to: .on, for: 30), at: "2027-07-31T12:02:00Z")
        #expect(try levels(fixture, "2027-07-31T12:02:00Z") == [.on])
    }

    @Test func whoHasWithdrawnTakesTheHandOffTheSwitch() throws {
        let fixture = try Fixture()
        try fixture.add(lamp: true)
        try fixture.done(SwitchByHand("antwerpen", to: .on), at: "2027-07-01T12:00:00Z")
        #expect(try levels(fixture, "2027-07-01T12:00:00Z") == [.on])
        try fixture.endAll("2027-07-01T12:00:01Z")
        _ = try fixture.move("antwerpen", to: .withdrawn, at: "2027-07-01T12:05:00Z")
        #expect(try levels(fixture, "2027-07-01T12:05:00Z") == [], "a hand goes before the promise")
        guard case .notAllowed = try fixture.refusal(of: SwitchByHand("antwerpen", to: .on)) else {
            throw Fixture.Refused(answer: "it was lit for who has withdrawn")
        }
        try fixture.done(SwitchByHand("antwerpen", to: nil), at: "2027-07-01T12:06:00Z")
        #expect(try levels(fixture, "2027-07-01T12:06:00Z") == [.off])
    }

    @Test func whatAPersonWantsEarlyAndWaitsForRoomGoesWhenThereIsSome() throws {
        let fixture = try Fixture()
        try fixture.add(buildings: ["A", "B"], probe: true)
        for building in ["a", "b"] {
            try fixture.done(RunJob("2027/antwerpen/\(building)/watch"), at: "2027-07-30T12:00:00Z")
        }
        let first = try fixture.claim("2027-07-30T12:00:00Z", perDestination: 1).filter { $0.key.rule == "watch" }
        #expect(first.count == 1)
        try fixture.endAll("2027-07-30T12:00:01Z")
        let second = try fixture.claim("2027-07-30T12:00:01Z", perDestination: 1).filter { $0.key.rule == "watch" }
        #expect(second.count == 1)
    }

    @Test func oneHostHasSoMuchRoomHoweverManyDevicesABuildingHasThere() throws {
        let fixture = try Fixture()
        func devices(_ count: Int) -> [Device] {
            (0..<count).map {
                Device(name: "wled-\($0)", kind: "http", settings: #"{"url":"http://hub.example/\#($0)"}"#)
            }
        }
        let buildings = (1...3).map { NewBuilding(name: "Toren \($0)", lamps: devices($0)) }
        try fixture.done(AddMunicipality(NewMunicipality(name: "Antwerpen", buildings: buildings)))
        let room = try fixture.claim(SwitchTests.middle, perDestination: 2).count { $0.key.rule == "lamps" }
        #expect(room == 2)
    }
}
