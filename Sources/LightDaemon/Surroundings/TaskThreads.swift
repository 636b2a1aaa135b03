import CClock
import Dispatch
import Glibc
import LightWorkers
import Synchronization

/// The threads on which the daemon's tasks run, and the timer by which they sleep.
///
/// The runtime's own executor is Dispatch's, which on Linux wakes once a second for as long as the process lives to
/// count its threads, and keeps dozens of them. Here nothing runs while there is nothing to do.
package final class TaskThreads: TaskExecutor {
    /// Those of the process: at least two, so that one that waits for the disk does not hold up everybody.
    package static let shared = TaskThreads(count: max(2, sysconf(Int32(_SC_NPROCESSORS_ONLN))))

    private struct State {
        var jobs: [UnownedJob] = []
        /// Jobs before it have been taken.
        var head = 0
        var sleepers: [UInt64: (until: ContinuousClock.Instant, continuation: CheckedContinuation<Void, Never>)] = [:]
        var cancelled: Set<UInt64> = []
        var nextSleeper: UInt64 = 0
    }

    private let state = Mutex(State())
    private let queued = DispatchSemaphore(value: 0)
    private let bell = cclock_make_bell()

    private init(count: Int) {
        precondition(bell >= 0, "the machine has no event descriptor to give")
        let started = (0..<count).filter { _ in CrewThread.start { [self] in work() } }
        precondition(!started.isEmpty && CrewThread.start { [self] in keepTime() }, "the machine has no thread to give")
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        state.withLock { $0.jobs.append(job) }
        queued.signal()
    }

    /// Runs `body` and everything that it begins here, and waits for its end on the calling thread.
    package func run(_ body: @escaping @Sendable () async throws -> Void) throws {
        let outcome = Outcome()
        Task(executorPreference: self) {
            do { try await body() } catch { outcome.error.withLock { $0 = error } }
            outcome.isThere.signal()
        }
        outcome.isThere.wait()
        if let error = outcome.error.withLock({ $0 }) { throw error }
    }

    private final class Outcome: Sendable {
        let isThere = DispatchSemaphore(value: 0)
        let error = Mutex<(any Error)?>(nil)
    }

    /// Returns when the time is over or the task is cancelled. `Task.sleep` would begin Dispatch's counting.
    package func sleep(for duration: Duration) async {
        let until = ContinuousClock.now.advanced(by: duration)
        let id = state.withLock { state in
            state.nextSleeper += 1
            return state.nextSleeper
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isCancelled = state.withLock { state in
                    if state.cancelled.remove(id) != nil { return true }
                    state.sleepers[id] = (until, continuation)
                    return false
                }
                if isCancelled { continuation.resume() } else { cclock_ring(bell) }
            }
            state.withLock { _ = $0.cancelled.remove(id) }
        } onCancel: {
            let sleeper = state.withLock { state in
                let sleeper = state.sleepers.removeValue(forKey: id)
                if sleeper == nil { state.cancelled.insert(id) }
                return sleeper
            }
            sleeper?.continuation.resume()
        }
    }

    // MARK: Threads

    private func work() {
        while true {
            queued.wait()
            let job = state.withLock { state in
                let job = state.jobs[state.head]
                state.head += 1
                // What was taken is forgotten when it is most of the list, so that no job moves more than once or so.
                if state.head * 2 > state.jobs.count {
                    state.jobs.removeFirst(state.head)
                    state.head = 0
                }
                return job
            }
            job.runSynchronously(on: asUnownedTaskExecutor())
        }
    }

    private func keepTime() {
        while true {
            let now = ContinuousClock.now
            let (due, next) = state.withLock { state in
                let ids = state.sleepers.filter { $0.value.until <= now }.map(\.key)
                let due = ids.compactMap { state.sleepers.removeValue(forKey: $0)?.continuation }
                return (due, state.sleepers.values.map(\.until).min())
            }
            for sleeper in due { sleeper.resume() }
            var heard = pollfd(fd: bell, events: Int16(POLLIN), revents: 0)
            guard poll(&heard, 1, next.map { Self.milliseconds(from: now, to: $0) } ?? -1) > 0 else { continue }
            var rings: UInt64 = 0
            _ = read(bell, &rings, MemoryLayout.size(ofValue: rings))
        }
    }

    /// Rounded up, so that one who wakes is not too early.
    private static func milliseconds(from now: ContinuousClock.Instant, to instant: ContinuousClock.Instant) -> Int32 {
        let (seconds, attoseconds) = now.duration(to: instant).components
        return Int32(clamping: seconds * 1_000 + attoseconds / 1_000_000_000_000_000 + 1)
    }
}
