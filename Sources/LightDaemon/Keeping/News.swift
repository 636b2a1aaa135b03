import Synchronization

/// The revision that is on disk, and those who wait for the next. Announcing costs nothing where nobody waits; a
/// waiter is told that something changed, not what: it looks for itself.
package final class News: Sendable {
    private struct State {
        var revision: Int64
        var asked: Int64
        var waiters: [UInt64: CheckedContinuation<Void, Never>] = [:]
        var nextWaiter: UInt64 = 0
        var cancelled: Set<UInt64> = []
        var listeners: [@Sendable (Int64) -> Void] = []
    }

    private let state: Mutex<State>

    package init(revision: Int64) { state = Mutex(State(revision: revision, asked: revision)) }

    package var revision: Int64 { state.withLock { $0.revision } }

    /// The last revision that somebody asked for, as against what the engine has done by itself. Whoever is shown
    /// anything is shown at least this one: people look whether what they did has come true.
    package var asked: Int64 { state.withLock { $0.asked } }

    /// Calls `listener` after each change, on whatever thread made it; it must be quick.
    package func listen(_ listener: @escaping @Sendable (Int64) -> Void) {
        state.withLock { $0.listeners.append(listener) }
    }

    /// Says that everything up to `revision` is on disk. Says nothing that was said before.
    ///
    /// - Parameter isAsked: whether a person did it.
    package func announce(_ revision: Int64, isAsked: Bool = false) {
        let (waiters, listeners) = state.withLock {
            state -> ([CheckedContinuation<Void, Never>], [@Sendable (Int64) -> Void]) in
            if isAsked { state.asked = max(state.asked, revision) }
            guard revision > state.revision else { return ([], []) }
            state.revision = revision
            defer { state.waiters = [:] }
            return (Array(state.waiters.values), state.listeners)
        }
        for waiter in waiters { waiter.resume() }
        for listener in listeners { listener(revision) }
    }

    /// Returns when there is something newer than `revision`, or when the task is cancelled.
    package func waitForChange(after revision: Int64) async {
        let id = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if state.cancelled.remove(id) != nil || state.revision > revision { return true }
                    state.waiters[id] = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
            state.withLock { _ = $0.cancelled.remove(id) }
        } onCancel: {
            let waiter = state.withLock { state in
                let waiter = state.waiters.removeValue(forKey: id)
                if waiter == nil { state.cancelled.insert(id) }
                return waiter
            }
            waiter?.resume()
        }
    }
}
