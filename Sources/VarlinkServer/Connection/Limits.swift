/// What one peer, and all together, may take.
public struct Limits: Sendable {
    /// Connections at a time; one above it is closed at once.
    public var connections = 1_024
    /// Of one user; root is not limited by it.
    public var connectionsPerUser = 256
    /// Bytes of a message without its NUL; a longer one closes the connection.
    public var messageBytes = 1 << 20
    /// Nesting of a message.
    public var depth = 64
    /// Bytes of one user's unfinished messages together, so that many connections do not add up; small messages do not
    /// count, and whoever is above it is closed.
    public var unfinishedBytesPerUser = 32 << 20
    /// How long a message may take from its first byte to its NUL, and a closing connection to take its last replies.
    public var unfinishedMessage: Duration = .seconds(30)
    /// Calls that a connection is answered before others have their turn.
    public var callsPerTurn = 16
    /// Bytes of output at which a connection that does not read is no longer read from.
    public var outputBytes = 64 << 10

    public init() {}
}
