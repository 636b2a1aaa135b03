import Foundation
import Testing
import Varlink

@testable import VarlinkServer

/// The thread that serves everybody, and what it is made of.
@Suite struct LoopTests {
    private let start = ContinuousClock.now

    private func instant(_ seconds: Int) -> ContinuousClock.Instant { start.advanced(by: .seconds(seconds)) }

    @Test func timersRingInTheOrderInWhichTheyAreDue() {
        var queue = TimerQueue()
        var rung: [Int] = []
        for second in [3, 1, 2, 2] { _ = queue.add(at: instant(second)) { rung.append(second) } }
        #expect(queue.next == instant(1))
        for timer in queue.due(at: instant(2)) { timer() }
        #expect(rung == [1, 2, 2] && queue.next == instant(3))
    }

    @Test func aTimerThatIsCancelledNeitherRingsNorWakesAnybody() {
        var queue = TimerQueue()
        let first = queue.add(at: instant(1)) { Issue.record("it was cancelled") }
        _ = queue.add(at: instant(2)) {}
        queue.cancel(first)
        queue.cancel(first)
        #expect(queue.next == instant(2))
        #expect(queue.due(at: instant(1)).isEmpty)
        #expect(queue.due(at: instant(2)).count == 1 && queue.next == nil)
    }

    @Test func timersThatAreSetAnewAgainAndAgainTakeNoMoreRoomThanTwice() {
        var queue = TimerQueue()
        var last: [TimerQueue.Timer] = (0..<100).map { _ in queue.add(at: instant(30)) {} }
        for round in 0..<1_000 {
            for index in last.indices {
                queue.cancel(last[index])
                last[index] = queue.add(at: instant(30 + round)) {}
            }
        }
        #expect(queue.places <= 200)
        #expect(queue.due(at: instant(2_000)).count == 100)
    }

    @Test func outputIsSentInOrderHoweverItIsCutUp() throws {
        var ends = [Int32](repeating: -1, count: 2)
        try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
        defer { for end in ends { close(end) } }
        let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: 1_000, alignment: 8)
        defer { scratch.deallocate() }
        var output = Output()
        var expected: [UInt8] = []
        for number in 0..<3_000 {
            let chunk = [UInt8](repeating: UInt8(number & 0xFF), count: number * 37 % 901)
            output.append(chunk)
            expected += chunk
        }
        var received: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 100_000)
        while received.count < expected.count {
            let sending = output.send(to: ends[0], scratch: scratch)
            #expect(sending == (output.isEmpty ? .all : .blocked))
            let count = recv(ends[1], &buffer, 1 + received.count * 7_919 % buffer.count, 0)
            try #require(count > 0)
            received += buffer[..<count]
        }
        let isSame = received == expected
        #expect(isSame && output.isEmpty)
        close(ends[1])
        output.append([1])
        #expect(output.send(to: ends[0], scratch: scratch) == .broken)
        ends[1] = dup(ends[0])
    }

    @Test func whatWasSentBeforeItsSenderLeftIsDone() async throws {
        let service = try await TestService()
        try await offPool {
            let call = #"{"method":"org.example.testing.Echo","oneway":true,"parameters":{"text":"fast"}}"# + "\0"
            // The first takes its time, and the others wait for their turn when the sender has gone.
            let slow = call.replacing("fast", with: "slow")
            try service.rawSocket().send(slow + String(repeating: call, count: 100))
            let client = try service.client()
            repeat { _ = try client.call(Trial.Echo.self, .init(text: "slow")) } while service.server.connections > 1
            #expect(service.quick.count == 100)
        }
        await service.server.shutDown(within: .zero)
    }
}
