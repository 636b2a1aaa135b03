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

/// A reply that is encoded already: kept by whoever made it, it can be sent to any number of callers without a copy.
public struct EncodedReply: Sendable {
    /// The whole message with its NUL.
    let bytes: [UInt8]

    /// - Parameter parameters: the reply's, one JSON object.
    public init(parameters: some Collection<UInt8>) {
        var writer = JSONWriter(capacity: parameters.count + 20)
        Reply.write(raw: parameters, to: &writer)
        writer.terminate()
        bytes = writer.bytes
    }

    /// As it is sent, without its NUL.
    package var message: [UInt8] { bytes.dropLast() }
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
