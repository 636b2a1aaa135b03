import Synchronization
import Testing

@testable import LightDaemon

@Suite struct TaskThreadsTests {
    private struct Broken: Error {}

    @Test func tasksRunAndTheirErrorsComeBack() throws {
        let sum = Summed()
        try TaskThreads.shared.run {
            await withTaskGroup(of: Void.self) { group in
                for number in 1...1_000 { group.addTask { sum.value.withLock { $0 += number } } }
            }
        }
        #expect(sum.value.withLock { $0 } == 500_500)
        #expect(throws: Broken.self) { try TaskThreads.shared.run { throw Broken() } }
    }

    private final class Summed: Sendable {
        let value = Mutex(0)
    }

    @Test func nobodyWakesTooEarly() async {
        let start = ContinuousClock.now
        await TaskThreads.shared.sleep(for: .milliseconds(7))
        #expect(start.duration(to: .now) >= .milliseconds(7))
    }

    /// Without cancellation the test would last a day.
    @Test func whoIsCancelledWakesAtOnce() async {
        let sleeper = Task { await TaskThreads.shared.sleep(for: .seconds(86_400)) }
        sleeper.cancel()
        await sleeper.value
        let late = Task {
            while !Task.isCancelled { await Task.yield() }
            await TaskThreads.shared.sleep(for: .seconds(86_400))
        }
        late.cancel()
        await late.value
    }
}
