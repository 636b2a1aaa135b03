import Synchronization
import Varlink

/// Replies that go on as long as the peer stays, made on the event loop from what is in memory: a thousand peers that
/// are told of the same change cost no task and no copy each.
public struct Feed: Sendable {
    public enum Step: Sendable {
        /// Some messages; more may follow at once.
        case messages(EncodedMessages)
        /// Nothing until the bell rings, or until this much time has passed.
        case silence(atMost: Duration)
        /// The error that ends the call.
        case failure(any VarlinkErrorConvertible)
    }

    let bell: Bell
    let next: @Sendable () -> Step

    /// - Parameters:
    ///   - bell: rung whenever `next` may have something after a silence.
    ///   - next: called on the peer's event loop whenever the peer has taken what came before; it must neither wait
    ///     nor compute for long. What it holds is let go when the peer leaves.
    public init(bell: Bell, next: @escaping @Sendable () -> Step) {
        self.bell = bell
        self.next = next
    }
}

/// Whole messages with their NULs, to be sent to any number of peers without being copied.
public struct EncodedMessages: Sendable {
    let bytes: [UInt8]

    /// - Parameter bytes: as `Reply.write(raw:continues:to:)` and `JSONWriter.terminate()` make them, with `continues`.
    public init(_ bytes: [UInt8]) { self.bytes = bytes }
}

/// Wakes the feeds that are silent.
public final class Bell: Sendable {
    struct Sleeper {
        let loop: EventLoop
        let wake: @Sendable () -> Void
    }

    private struct State {
        var rings: UInt64 = 0
        var sleepers: [ObjectIdentifier: Sleeper] = [:]
    }

    private let state = Mutex(State())

    public init() {}

    /// Every feed that is silent looks again.
    public func ring() {
        let sleepers = state.withLock { state in
            state.rings += 1
            defer { state.sleepers.removeAll(keepingCapacity: true) }
            return Array(state.sleepers.values)
        }
        // One hop to a loop, whoever many sleep on it.
        var byLoop: [ObjectIdentifier: (loop: EventLoop, wakes: [@Sendable () -> Void])] = [:]
        for sleeper in sleepers {
            byLoop[ObjectIdentifier(sleeper.loop), default: (sleeper.loop, [])].wakes.append(sleeper.wake)
        }
        for (loop, wakes) in byLoop.values {
            loop.execute { for wake in wakes { wake() } }
        }
    }

    /// How often it has rung; asked before a feed is, so that no ring is missed in between.
    var rings: UInt64 { state.withLock { $0.rings } }

    /// - Returns: false if it has rung since, and the sleeper should look again.
    func sleep(_ sleeper: Sleeper, as id: ObjectIdentifier, since rings: UInt64) -> Bool {
        state.withLock { state in
            guard state.rings == rings else { return false }
            state.sleepers[id] = sleeper
            return true
        }
    }

    func forget(_ id: ObjectIdentifier) { state.withLock { _ = $0.sleepers.removeValue(forKey: id) } }
}
