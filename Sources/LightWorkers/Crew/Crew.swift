import Glibc
import Synchronization

/// A few threads for calls that block, each with a tool of its own that never leaves it. Callers hand in an order
/// and are told its answer; the concurrency of a channel is the number of its members.
final class Crew<Tool: CrewTool>: Sendable {
    private struct Presence {
        var members = 0
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private typealias Order = @Sendable (Tool?) -> Void

    private let orders: Orders<Order>
    private let patience = Patience()
    private let presence = Mutex(Presence())

    /// - Parameters:
    ///   - members: how many threads; where the machine gives fewer, fewer work.
    ///   - limit: how many orders may wait.
    ///   - restAfter: seconds without an order after which a tool rests.
    ///   - tool: makes a member's tool, on its thread. It gives up long calls once the patience is over.
    init(members: Int, limit: Int, restAfter: Int?, tool: @escaping @Sendable (Patience) -> Tool) {
        orders = Orders(limit: limit)
        for _ in 0..<members {
            presence.withLock { $0.members += 1 }
            let isStarted = CrewThread.start { [orders, patience, self] in
                Self.work(with: tool(patience), on: orders, restAfter: restAfter)
                leave()
            }
            if !isStarted { leave() }
        }
    }

    /// Has one member do the work. Waits as long as that takes, though without holding a thread of Swift's own.
    func perform<Answer: Sendable>(
        _ work: @escaping @Sendable (Tool) -> Answer
    ) async -> Result<Answer, CrewRefusal> {
        guard presence.withLock({ $0.members > 0 }) else { return .failure(.closed) }
        return await withCheckedContinuation { continuation in
            let refusal = orders.add { tool in
                continuation.resume(returning: tool.map { .success(work($0)) } ?? .failure(.closed))
            }
            if let refusal { continuation.resume(returning: .failure(refusal)) }
        }
    }

    /// Refuses what waits, lets what is under way finish within `seconds`, and returns when every thread has ended.
    func close(within seconds: Int) async {
        patience.end(after: seconds)
        for order in orders.close() { order(nil) }
        await withCheckedContinuation { continuation in
            let isEmpty = presence.withLock { presence in
                if presence.members > 0 { presence.waiting.append(continuation) }
                return presence.members == 0
            }
            if isEmpty { continuation.resume() }
        }
    }

    // MARK: A member

    private static func work(with tool: Tool, on orders: Orders<Order>, restAfter: Int?) {
        var isRested = true
        while true {
            switch orders.next(restingAfter: isRested ? nil : restAfter) {
            case .order(let order):
                order(tool)
                isRested = false
            case .rest:
                tool.rest()
                isRested = true
            case .end:
                tool.rest()
                return
            }
        }
    }

    private func leave() {
        let waiting = presence.withLock { presence in
            presence.members -= 1
            defer { if presence.members == 0 { presence.waiting = [] } }
            return presence.members == 0 ? presence.waiting : []
        }
        for continuation in waiting { continuation.resume() }
    }
}

/// What a member of a crew works with.
protocol CrewTool: AnyObject, SendableMetatype {
    /// Lets go of what costs others something while nothing is to be done, such as an open connection.
    func rest()
}

/// Why a crew did not take an order.
enum CrewRefusal: Error {
    /// As many orders wait as may.
    case full
    /// It is ending, or has no thread.
    case closed
}
