import Varlink

/// What a handler returns.
public enum Answer<Output: VarlinkStructure>: Sendable {
    case reply(Output)
    /// For callers that asked for more; to any other caller only its last reply is sent.
    case stream(Replies<Output>)
    /// For callers that asked for more, and for methods that require it.
    case feed(Feed)
}

/// Replies that are fetched as fast as the peer reads them, and no faster: nothing is queued.
public struct Replies<Output: VarlinkStructure>: Sendable {
    public enum Step: Sendable {
        /// Some replies; more follow.
        case some([Output])
        /// The reply that ends the call.
        case last(Output)
    }

    let next: @Sendable () async throws -> Step
    let isEndless: Bool

    /// - Parameters:
    ///   - isEndless: whether it may wait for what has not happened yet; a service that ends does not wait for it.
    ///   - next: called again only when what it returned before has been handed to the kernel, never twice at a time,
    ///     and not at all after `.last`. Its task is cancelled when the peer goes away.
    public init(isEndless: Bool = false, next: @escaping @Sendable () async throws -> Step) {
        self.isEndless = isEndless
        self.next = next
    }
}

/// A reply that is encoded already.
public struct EncodedReply: Sendable {
    /// The reply's parameters: one JSON object.
    public let parameters: [UInt8]

    public init(parameters: [UInt8]) { self.parameters = parameters }
}

/// What a handler is told of the call besides its parameters.
public struct CallContext: Sendable {
    public let peer: Peer
    /// Qualified.
    public let method: String
    /// Whether the caller accepts more than one reply.
    public let wantsMore: Bool
    /// Whether the caller accepts no reply at all; what is answered is not sent.
    public let wantsNothing: Bool
}
