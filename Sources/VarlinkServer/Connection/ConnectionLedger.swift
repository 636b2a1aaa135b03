import NIOCore
import Synchronization

/// Who is connected.
final class ConnectionLedger: Sendable {
    private struct State {
        var channels: [ObjectIdentifier: any Channel] = [:]
        var perUser: [UInt32: Int] = [:]
        var unfinishedBytes: [UInt32: Int] = [:]
        var isDraining = false

        mutating func add(_ bytes: Int, for user: UInt32) {
            let sum = (unfinishedBytes[user] ?? 0) + bytes
            unfinishedBytes[user] = sum == 0 ? nil : sum
        }
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

    /// - Parameter reserved: what the connection had reserved, which is given back.
    func dismiss(_ peer: Peer, _ handler: ConnectionHandler, reserved: Int) {
        let id = ObjectIdentifier(handler)
        state.withLock { state in
            guard state.channels.removeValue(forKey: id) != nil else { return }
            let own = (state.perUser[peer.userID] ?? 1) - 1
            state.perUser[peer.userID] = own == 0 ? nil : own
            if reserved > 0 { state.add(-reserved, for: peer.userID) }
        }
    }

    /// Takes more bytes for unfinished messages of the peer's user, or gives some back.
    ///
    /// - Returns: whether they could be had.
    func reserve(_ bytes: Int, for peer: Peer, _ limits: Limits) -> Bool {
        state.withLock { state in
            let taken = state.unfinishedBytes[peer.userID] ?? 0
            guard bytes <= 0 || taken + bytes <= limits.unfinishedBytesPerUser else { return false }
            state.add(bytes, for: peer.userID)
            return true
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
