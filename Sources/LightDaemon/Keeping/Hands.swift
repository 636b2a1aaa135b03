import LightDomain
import Synchronization

/// Who does the work, and how much of it at once. A value: a reload makes another.
package struct Hands: Sendable {
    /// How many jobs may be under way at once.
    package struct Limits: Sendable {
        package var reminders: Int
        package var checks: Int
        package var switches: Int

        package init(reminders: Int, checks: Int, switches: Int) {
            self.reminders = reminders
            self.checks = checks
            self.switches = switches
        }
    }

    package var reminders: any Worker
    package var checks: any Worker
    package var switches: any Worker
    package var limits: Limits

    package init(reminders: any Worker, checks: any Worker, switches: any Worker, limits: Limits) {
        self.reminders = reminders
        self.checks = checks
        self.switches = switches
        self.limits = limits
    }

    func worker(for work: Work) -> any Worker {
        switch work {
        case .reminder: reminders
        case .check: checks
        case .lamps: switches
        }
    }
}

/// A worker that is ended when nobody holds it any more: one whom a reload has replaced finishes what it has in hand.
package final class HiredWorker: Worker {
    private let worker: any Worker
    private let end: Mutex<(@Sendable () async -> Void)?>

    /// - Parameter end: ends the worker; called once.
    package init(_ worker: any Worker, end: @escaping @Sendable () async -> Void) {
        self.worker = worker
        self.end = Mutex(end)
    }

    package func perform(_ assignment: Assignment) async -> Outcome {
        let outcome = await worker.perform(assignment)
        withExtendedLifetime(self) {}
        return outcome
    }

    /// Ends it now, and returns when it has.
    package func close() async { await end.withLock { $0.take() }?() }

    deinit {
        guard let end = end.withLock({ $0.take() }) else { return }
        Task(executorPreference: TaskThreads.shared) { await end() }
    }
}
