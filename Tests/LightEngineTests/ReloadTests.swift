import Almanac
import LightDomain
import LightEngine
import LightStore
import Testing

/// Another engine takes over while workers are at work.
@Suite struct ReloadTests {
    private static let due = "2027-07-23T07:30:00Z"

    /// The same register, under other rules.
    private func reload(
        _ fixture: Fixture, rules: [String: String] = [:], at now: String, _ change: (inout Campaign) -> Void = { _ in }
    ) throws -> Fixture {
        var campaign = try Fixture.campaign(rules)
        change(&campaign)
        var next = fixture
        next.engine = Engine(store: fixture.engine.store, campaign: campaign, surroundings: try Fixture.surroundings())
        _ = try next.engine.recover(at: try Fixture.instant(now), reloadedBy: "uid:0 root", note: nil)
        return next
    }

    @Test func whatIsUnderWayIsNotBegunASecondTime() throws {
        let fixture = try Fixture()
        try fixture.add()
        let letter = try #require(try fixture.claim(Self.due).first)
        let next = try reload(fixture, rules: ["eve": "day -2d at 10:00"], at: "2027-07-23T07:30:01Z")
        #expect(try next.claim("2027-07-23T07:30:02Z").isEmpty)
        try next.record(letter, .succeeded(detail: nil), at: "2027-07-23T07:30:03Z")
        #expect(try next.jobs().contains("week-before done"))
        #expect(try next.engine.store.read { try $0.attempts(of: letter.job) }.map(\.outcome) == [.succeeded])
    }

    @Test func whatIsPutOffMeanwhileFollowsTheNewRules() throws {
        let fixture = try Fixture()
        try fixture.add()
        let letter = try #require(try fixture.claim(Self.due).first)
        let next = try reload(fixture, at: "2027-07-23T07:30:01Z") { campaign in
            campaign.rules.removeAll { $0.name == "week-before" }
        }
        try next.record(letter, .deferred(detail: "later"), at: "2027-07-23T07:30:03Z")
        #expect(try next.jobs().contains("week-before cancelled changed"))
    }

    @Test func itIsAFactWhoWantedItEvenWhereNothingElseChanges() throws {
        let fixture = try Fixture()
        try fixture.add()
        let before = try fixture.engine.store.read { try $0.revision() }
        let next = try reload(fixture, at: Self.due)
        let facts = try next.engine.store.read { try $0.events(matching: .init(), after: before, limit: 10) }
        #expect(facts.map(\.event.what) == ["config.reloaded"])
        #expect(facts.first?.event.who == "uid:0 root")
    }

    @Test func holidaysAloneAreAReasonToPlanAgain() throws {
        var fixture = try Fixture()
        try fixture.add()
        let holiday = HolidayRule(.fixed(try #require(MonthDay("07-23"))), names: [:])
        let old = fixture.engine
        fixture.engine = Engine(
            store: old.store, campaign: old.campaign,
            surroundings: Surroundings(
                zones: old.surroundings.zones, holidays: ["BE": Holidays(country: "BE", rules: [holiday])],
                gazetteer: old.surroundings.gazetteer))
        try fixture.engine.recover(at: try Fixture.instant(Fixture.start))
        let jobs = try fixture.engine.store.read { try $0.jobs(matching: .init(), after: nil, limit: 100) }
        #expect(jobs.first { $0.key.rule == "week-before" }?.due.rfc3339 == "2027-07-22T07:30:00Z")
    }

    @Test func aSightingCountsAsLongAsTheNewRulesSay() throws {
        let fixture = try Fixture()
        try fixture.add(probe: true)
        let look = try #require(try fixture.claim("2027-07-30T20:00:00Z").first { $0.key.rule == "watch" })
        let lit = Finding(light: .lit, evidence: .seen, by: "wled")
        try fixture.record(look, .looked([lit]), at: "2027-07-30T20:00:01Z")
        #expect(try fixture.verdict() == .verified)
        let next = try reload(fixture, at: "2027-07-30T20:10:00Z") { campaign in
            campaign.rules = campaign.rules.map { rule in
                guard case .check(var check) = rule.action else { return rule }
                check.lifetime = 300
                return Rule(name: rule.name, at: rule.at, deadline: rule.deadline, action: .check(check))
            }
        }
        #expect(try next.verdict() == .unknown)
    }
}
