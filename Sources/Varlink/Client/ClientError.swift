/// Why a call has no reply with a result.
public enum ClientError: Error, Sendable, Hashable {
    /// Nobody listens at the address, or it does not exist.
    case noService(ServiceAddress)
    /// The socket's permissions do not let us in.
    case notPermitted(ServiceAddress)
    /// The operating system refused something else; which operation, and its `errno`.
    case system(operation: String, errno: Int32)
    /// The service closed the connection before a reply was complete; whether a part of one had come.
    ///
    /// Whether the call was carried out is not known.
    case closed(inMidReply: Bool)
    /// Nothing came, or went, for as long as the client was told to wait.
    case timedOut
    /// A reply beyond the client's limit, in bytes.
    case replyTooLarge(limit: Int)
    /// The service does not speak varlink as it should.
    case malformed(MalformedMessage)
    /// The reply is not of the type that the method's definition promises.
    case invalidReply(method: String, InvalidValue)
    /// The service answered with an error.
    case failure(VarlinkFailure)
    /// Replies to an earlier call have not been read to their end.
    case unreadReplies
    /// After an error of the connection nothing more can be called on it.
    case unusable
}

extension ClientError {
    /// The service's error, if it is one of the interface's: `error.typed(Register.Failure.self)`.
    public func typed<E: VarlinkErrors>(_ type: E.Type) -> E? {
        guard case .failure(let failure) = self else { return nil }
        return (try? E(failure)) ?? nil
    }
}

extension ClientError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noService(let address): "nobody listens at \(address)"
        case .notPermitted(let address): "no permission to connect to \(address)"
        case .system(let operation, let errno): "\(operation): \(systemMessage(errno))"
        case .closed(inMidReply: true): "the service closed the connection in the middle of a reply"
        case .closed(inMidReply: false): "the service closed the connection without a reply"
        case .timedOut: "the service did not answer in time"
        case .replyTooLarge(let limit): "the reply is larger than \(limit) bytes"
        case .malformed(let message): message.description
        case .invalidReply(let method, let value): "the reply of \(method) is not as defined: \(value)"
        case .failure(let failure): failure.description
        case .unreadReplies: "replies to an earlier call have not been read"
        case .unusable: "the connection has failed before"
        }
    }
}
