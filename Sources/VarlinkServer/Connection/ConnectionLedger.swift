import NIOCore
import Synchronization

/// Who is connected.
final class ConnectionLedger: Sendable {
    private struct State {
        var channels: [ObjectIdentifier: any Channel] = [:]
        var perUser: [UInt32: Int] = [:]
        var isDraining = false
    }

    private let state = Mutex(State())

    var count: Int { state.withLock { $0.channels.count } }

    /// - Returns: whether there is room for it.
    func admit(_ peer: Peer, _ handler: ConnectionHandler, _ channel: any Channel, _ limits: Limits) -> Bool {
        let id = ObjectIdentifier(handler)
        return state.withLock { state in
            let own = state.perUser[peer.userID] ?? 0
            guard !state.isDraining, state.channels.count < limits.connections,
                peer.userID == 0 || own < limits.connectionsPerUser
            else { return false }
            state.channels[id] = channel
            state.perUser[peer.userID] = own + 1
            return true
        }
    }

    func dismiss(_ peer: Peer, _ handler: ConnectionHandler) {
        let id = ObjectIdentifier(handler)
        state.withLock { state in
            guard state.channels.removeValue(forKey: id) != nil else { return }
            let own = (state.perUser[peer.userID] ?? 1) - 1
            state.perUser[peer.userID] = own == 0 ? nil : own
        }
    }

    /// From now on nobody is admitted.
    ///
    /// - Returns: those who are there.
    func drain() -> [any Channel] {
        state.withLock { state in
            state.isDraining = true
            return Array(state.channels.values)
        }
    }
}
