import Almanac
import LightDomain
import LightEngine
import LightProtocol
import LightStore
import Testing
import Varlink

@testable import LightDaemon

/// What time alone changes is not called unchanged, whether or not the engine has said so yet.
@Suite struct StatusTimeTests {
    private func instant(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text)) }

    /// The board before the night, and who knows it.
    private func evening() async throws -> (TestHouse, StatusControl, known: Status.Get.Output) {
        let test = try await TestHouse(at: try instant("2027-07-30T19:00:00Z"))
        try await test.turn()
        let status = StatusControl(house: test.house)
        let known = try await status.get(.init(edition: 2027))
        #expect(known.summary?.phase == .before && known.summary?.verdicts["pending"] == 1)
        return (test, status, known)
    }

    private func poll(
        _ status: StatusControl, _ known: Status.Get.Output, wait: Int? = nil
    ) async throws -> Status.Get.Output {
        let input = Status.Get.Input(
            edition: 2027, since: known.revision, instance: known.instance, waitSeconds: wait)
        if let reply = status.getFromMemory(input) {
            return try Status.Get.Output(members: try Reply(parsing: reply.message).parameters)
        }
        return try await status.get(input)
    }

    @Test func aWindowThatOpensIsSeenAtItsInstantAndOnce() async throws {
        let (test, status, known) = try await evening()
        #expect(try await poll(status, known).unchanged)
        test.clock.set(try #require(try await test.house.keeper.nextDue(room: .none)))
        #expect(test.clock.now.rfc3339.hasPrefix("2027-07-30T19:3"), "the window of Antwerpen opens at sunset")
        // The engine has not had its turn: the truth is told at the price of the whole summary.
        let early = try await poll(status, known)
        #expect(!early.unchanged && early.summary?.phase == .open && early.revision == known.revision)
        try await test.turn()
        let seen = try await poll(status, early)
        #expect(!seen.unchanged && seen.revision > known.revision && seen.summary?.verdicts["unknown"] == 1)
        #expect(try await poll(status, seen).unchanged)
    }

    @Test func theEndOfTheNightIsSeenThoughNothingElseHappens() async throws {
        let (test, status, _) = try await evening()
        test.clock.set(try instant("2027-07-30T22:59:59Z"))
        try await test.turn()
        let open = try await status.get(.init(edition: 2027))
        #expect(open.summary?.phase == .open)
        test.clock.set(try instant("2027-07-30T23:00:00Z"))
        try await test.turn()
        let over = try await poll(status, open)
        #expect(over.summary?.phase == .after && over.revision > open.revision)
        #expect(try await poll(status, over).unchanged)
    }

    @Test func whoWaitsIsWokenAtTheInstant() async throws {
        let (test, status, known) = try await evening()
        async let answer = poll(status, known, wait: 30)
        test.clock.set(try #require(try await test.house.keeper.nextDue(room: .none)))
        try await test.turn()
        let told = try await answer
        #expect(!told.unchanged && told.summary?.phase == .open)
    }

    @Test func whoKnowsARevisionOfBeforeARestartIsNotToldThatTimeStoodStill() async throws {
        let (test, _, known) = try await evening()
        test.clock.set(try #require(try await test.house.keeper.nextDue(room: .none)))
        // Another process, which has shown nothing yet.
        let again = House(
            keeper: test.house.keeper, store: test.house.store,
            board: StatusBoard(instance: "test", news: test.house.news), news: test.house.news, clock: test.clock,
            rules: Replaceable(test.house.inForce))
        let seen = try await poll(StatusControl(house: again), known, wait: 30)
        #expect(!seen.unchanged && seen.summary?.phase == .open)
    }
}
