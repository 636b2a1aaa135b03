import Almanac
import LightDomain
import LightProtocol
import LightStore
import Testing
import Varlink

@testable import LightDaemon

/// What may be shown from memory, and for how long, while the engine goes on.
@Suite struct StatusBoardTests {
    private let now: Instant
    private let news = News(revision: 10)
    private let board: StatusBoard
    private let start = ContinuousClock.now

    init() throws {
        now = try #require(Instant(rfc3339: "2027-07-30T21:00:00Z"))
        board = StatusBoard(instance: "here", news: news)
    }

    private func post(
        _ revision: Int64, cost: Duration = .milliseconds(3), validUntil: Instant? = nil, isDistinct: Bool = true
    ) throws {
        let campaign = try Configuration.load(files: [], messages: try Messages.load(files: []).names).campaign
        let edition = try #require(Edition(2027, of: campaign))
        let tally = try Store(inMemoryAs: "here", at: now).read { try $0.tally(of: 2027, at: now) }
        board.post(
            Status.Summary(tally, edition: edition, campaign: campaign, at: now), edition: 2027, revision: revision,
            validUntil: validUntil, isDistinct: isDistinct, cost: cost, tick: start)
    }

    private struct Shown: Equatable {
        var revision: Int64
        var isUnchanged: Bool
    }

    private func shown(since: Int64? = nil, after passed: Duration, at now: Instant? = nil) throws -> Shown? {
        let reply = board.reply(
            edition: 2027, since: since, instance: "here", at: now ?? self.now, tick: start.advanced(by: passed))
        guard let reply else { return nil }
        let output = try Status.Get.Output(members: try Reply(parsing: reply.message).parameters)
        #expect((output.summary == nil) == output.unchanged)
        return Shown(revision: Int64(output.revision), isUnchanged: output.unchanged)
    }

    @Test func whatTheEngineDoesByItselfIsShownWithinASecond() throws {
        try post(10)
        news.announce(11)
        #expect(try shown(after: .milliseconds(999)) == Shown(revision: 10, isUnchanged: false))
        #expect(try shown(since: 10, after: .milliseconds(999)) == Shown(revision: 10, isUnchanged: true))
        #expect(try shown(after: .milliseconds(1_000)) == nil, "it is counted again")
        #expect(try shown(since: 11, after: .zero) == nil, "who knows more than is shown has it counted")
    }

    @Test func whatAPersonDidIsShownAtOnce() throws {
        try post(10)
        news.announce(11, isAsked: true)
        #expect(try shown(after: .zero) == nil)
        try post(11)
        news.announce(12)
        #expect(try shown(after: .zero) == Shown(revision: 11, isUnchanged: false))
    }

    @Test func nothingIsCountedTwiceWhereNothingHappened() throws {
        try post(10)
        #expect(try shown(after: .seconds(86_400)) == Shown(revision: 10, isUnchanged: false))
    }

    @Test func whatIsDearToCountIsCountedSeldom() throws {
        try post(10, cost: .seconds(2))
        news.announce(11)
        #expect(try shown(after: .milliseconds(7_999)) != nil)
        #expect(try shown(after: .seconds(8)) == nil)
    }

    @Test func whatTimeHasMadeWrongIsNotShown() throws {
        try post(10, validUntil: now.advanced(by: 5))
        news.announce(11)
        #expect(try shown(after: .zero, at: now.advanced(by: 4)) != nil)
        #expect(try shown(after: .zero, at: now.advanced(by: 5)) == nil)
        #expect(board.term(of: 2027, at: now.advanced(by: 5)) == nil)
    }

    @Test func nothingIsUnchangedWhereTimeHasChangedItAndNoFactSaysSo() throws {
        try post(10, validUntil: now.advanced(by: 5))
        #expect(try shown(since: 10, after: .zero) == Shown(revision: 10, isUnchanged: true))
        #expect(try shown(since: 10, after: .zero, at: now.advanced(by: 5)) == nil, "it is counted again")
        try post(10, isDistinct: false)
        #expect(try shown(since: 10, after: .zero, at: now.advanced(by: 5)) == Shown(revision: 10, isUnchanged: false))
    }

    @Test func whoWaitsIsToldWhenItIsWorthCounting() throws {
        try post(10)
        #expect(board.term(of: 2027, at: now) == nil, "nothing has happened")
        news.announce(11)
        #expect(board.term(of: 2027, at: now) == start.advanced(by: .seconds(1)))
        news.announce(12, isAsked: true)
        #expect(board.term(of: 2027, at: now) == nil, "a person's change is shown at once")
    }
}
