import CVarlink

/// Who is at the other end of a connection, as the kernel knew it when it was made.
public struct Peer: Sendable, Hashable {
    public let processID: Int32
    public let userID: UInt32
    public let groupID: UInt32
    /// The supplementary groups.
    public let groups: [UInt32]

    public init(processID: Int32, userID: UInt32, groupID: UInt32, groups: [UInt32]) {
        self.processID = processID
        self.userID = userID
        self.groupID = groupID
        self.groups = groups
    }

    /// Nil where the socket tells nothing of its peer.
    init?(socket: Int32) {
        var peer = cvarlink_peer()
        guard cvarlink_peer_of(socket, &peer) == 0 else { return nil }
        // Few have more than some groups; the kernel allows 65,536.
        var groups = [UInt32](repeating: 0, count: 32)
        var count = cvarlink_groups_of(socket, &groups, groups.count)
        if count > groups.count {
            groups = [UInt32](repeating: 0, count: Int(count))
            count = cvarlink_groups_of(socket, &groups, groups.count)
        }
        self.init(
            processID: peer.process, userID: peer.user, groupID: peer.group,
            groups: Array(groups.prefix(Int(max(0, count)))))
    }
}
