import LightDomain
import Testing

@testable import LightWorkers

@Suite struct PacedTransportTests {
    @Test func lettersKeepTheirDistance() async throws {
        let transport = PacedTransport(DiscardTransport(), pace: 600)
        let letter = try Letter.fixture()
        let clock = ContinuousClock()
        let start = clock.now
        let outcomes = await withTaskGroup(of: Outcome.self) { group in
            for _ in 0..<6 { group.addTask { await transport.send(letter) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        let took = start.duration(to: clock.now)
        await transport.close()
        #expect(outcomes == Array(repeating: .succeeded(detail: "discarded"), count: 6))
        // The first goes at once, and there are five distances of a tenth of a second.
        #expect(took >= .milliseconds(500))
    }

    @Test(.timeLimit(.minutes(1)))
    func theEndWaitsForNobodysTurn() async throws {
        let transport = PacedTransport(DiscardTransport(), pace: 1)
        let letter = try Letter.fixture()
        #expect(await transport.send(letter) == .succeeded(detail: "discarded"))
        async let second = transport.send(letter)
        async let third = transport.send(letter)
        await transport.close()
        let refused = Outcome.deferred(detail: "lightd is ending, so the letter was not begun")
        #expect(await [second, third] == [refused, refused])
        #expect(await transport.send(letter) == refused)
    }
}
