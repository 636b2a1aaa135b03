import Dispatch
import LightWorkers
import Synchronization

/// Where rehearsals are played: one thread for all of them, so that however many ask, the daemon's own work has the
/// others; and so many places, since each has a register of its own in memory.
package final class RehearsalStage: SerialExecutor {
    /// For how many at once, of one user and in all.
    private static let mostOfOne = 2
    private static let most = 6

    private struct State {
        var jobs: [UnownedJob] = []
        var users: [UInt32: Int] = [:]
    }

    private let state = Mutex(State())
    private let queued = DispatchSemaphore(value: 0)

    package init() {
        let isStarted = CrewThread.start { [self] in play() }
        precondition(isStarted, "the machine has no thread to give")
    }

    /// A place, held for as long as the ticket is.
    final class Ticket: Sendable {
        private let stage: RehearsalStage
        private let user: UInt32

        fileprivate init(_ stage: RehearsalStage, _ user: UInt32) {
            self.stage = stage
            self.user = user
        }

        deinit { stage.state.withLock { $0.users[user] = $0.users[user].flatMap { $0 > 1 ? $0 - 1 : nil } } }
    }

    /// Nil where the user has as many places as one may have, or none is left.
    func ticket(for user: UInt32) -> Ticket? {
        let isFree = state.withLock { state in
            guard state.users[user, default: 0] < Self.mostOfOne, state.users.values.reduce(0, +) < Self.most else {
                return false
            }
            state.users[user, default: 0] += 1
            return true
        }
        return isFree ? Ticket(self, user) : nil
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        state.withLock { $0.jobs.append(job) }
        queued.signal()
    }

    private func play() {
        while true {
            queued.wait()
            // Few wait here at a time: as many as there are places.
            let job = state.withLock { $0.jobs.removeFirst() }
            job.runSynchronously(on: asUnownedSerialExecutor())
        }
    }
}
