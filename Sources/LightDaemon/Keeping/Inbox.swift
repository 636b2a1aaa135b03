import LightEngine
import Synchronization

/// What the dispatcher's loop is woken for. Level-triggered: however many things happen while it works, it is woken
/// once more and finds them all.
final class Inbox: Sendable {
    private let reports = Mutex<[Report]>([])
    private let bell: AsyncStream<Void>.Continuation
    let rings: AsyncStream<Void>

    init() {
        (rings, bell) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Wakes the loop.
    func ring() { bell.yield() }

    func post(_ report: Report) {
        reports.withLock { $0.append(report) }
        bell.yield()
    }

    /// What was posted since it was last taken, in the order in which it came.
    func take() -> [Report] {
        reports.withLock { reports in
            defer { reports = [] }
            return reports
        }
    }

    /// Ends the loop after the present turn.
    func close() { bell.finish() }
}
