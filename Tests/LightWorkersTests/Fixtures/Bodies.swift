import Synchronization

/// What was sent to a server, in the order in which it came.
final class Bodies: Sendable {
    private let bodies = Mutex<[String]>([])

    var all: [String] { bodies.withLock { $0 } }

    func add(_ body: String) { bodies.withLock { $0.append(body) } }
}
