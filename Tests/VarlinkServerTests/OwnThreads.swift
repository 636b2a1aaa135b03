import Dispatch
import Synchronization

/// Where the services of these tests run their handlers: the concurrency pool has as many threads as the machine has
/// cores, and tests that only compute keep them busy for longer than a peer waits.
final class OwnThreads: TaskExecutor {
    static let shared = OwnThreads()

    // Of serial queues each gets a thread, however busy the machine is.
    private let queues = (0..<4).map { DispatchQueue(label: "handlers \($0)") }
    private let next = Atomic(0)

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
        queues[number & 3].async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
