import Synchronization

/// Who is connected.
final class ConnectionLedger: Sendable {
    private struct State {
        var connections: [ObjectIdentifier: Connection] = [:]
        var perUser: [UInt32: Int] = [:]
        var unfinishedBytes: [UInt32: Int] = [:]
        var isDraining = false

        mutating func add(_ bytes: Int, for user: UInt32) {
            let sum = (unfinishedBytes[user] ?? 0) + bytes
            unfinishedBytes[user] = sum == 0 ? nil : sum
        }
    }

    private let state = Mutex(State())

    var count: Int { state.withLock { $0.connections.count } }

    /// - Returns: whether there is room for it.
    func admit(_ peer: Peer, _ connection: Connection, _ limits: Limits) -> Bool {
        state.withLock { state in
            let own = state.perUser[peer.userID] ?? 0
            guard !state.isDraining, state.connections.count < limits.connections,
                peer.userID == 0 || own < limits.connectionsPerUser
            else { return false }
            state.connections[ObjectIdentifier(connection)] = connection
            state.perUser[peer.userID] = own + 1
            return true
        }
    }

    /// - Parameter reserved: what the connection had reserved, which is given back.
    func dismiss(_ peer: Peer, _ connection: Connection, reserved: Int) {
        state.withLock { state in
            guard state.connections.removeValue(forKey: ObjectIdentifier(connection)) != nil else { return }
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
    func drain() -> [Connection] {
        state.withLock { state in
            state.isDraining = true
            return Array(state.connections.values)
        }
    }
}
