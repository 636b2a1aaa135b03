/// Bytes that are no varlink message. There is no well-defined answer to one: whoever receives it closes the
/// connection (UAPI.20, "Connection Lifecycle").
public enum MalformedMessage: Error, Sendable, Hashable {
    case json(JSONSyntaxError)
    case notAnObject
    case missingMethod
    /// A member of the message has not its type; named.
    case wrongType(member: String)
    /// More than one of `oneway`, `more` and `upgrade`.
    case conflictingFlags
    /// A member without a dot in its name that the protocol does not define.
    case unknownMember(String)
    /// An error that announces further replies.
    case continuingError
    /// `continues` though the call did not ask for `more`.
    case unaskedContinues
}

extension MalformedMessage: CustomStringConvertible {
    public var description: String {
        switch self {
        case .json(let error): "the message is no JSON: \(error)"
        case .notAnObject: "the message is no object"
        case .missingMethod: "the call has no method"
        case .wrongType(let member): "the message's \"\(member)\" is of the wrong type"
        case .conflictingFlags: "the call sets more than one of oneway, more and upgrade"
        case .unknownMember(let member): "the message has an unknown member \"\(member)\""
        case .continuingError: "the reply is an error and continues"
        case .unaskedContinues: "the reply continues though the call did not ask for more"
        }
    }
}

extension MalformedMessage {
    /// The members of a message, given without its terminating NUL.
    static func members(of bytes: some Collection<UInt8>, depth: Int) throws(MalformedMessage) -> JSONObject {
        let json: JSON
        do { json = try JSON(parsing: bytes, maximumDepth: depth) } catch { throw .json(error) }
        guard case .object(let object) = json else { throw .notAnObject }
        return object
    }

    /// The same for `parameters` that are absent, null and `{}`.
    static func parameters(_ value: JSON) throws(MalformedMessage) -> JSONObject {
        switch value {
        case .object(let object): return object
        case .null: return JSONObject()
        default: throw .wrongType(member: "parameters")
        }
    }

    /// UAPI.20 declares flags `?bool`, so null is the same as absent.
    static func flag(_ value: JSON, _ member: String) throws(MalformedMessage) -> Bool {
        switch value {
        case .bool(let flag): return flag
        case .null: return false
        default: throw .wrongType(member: member)
        }
    }

    /// Vendors' members have a dot in their name and are ignored.
    static func refuseUnknown(_ member: String) throws(MalformedMessage) {
        guard member.utf8.contains(Byte.dot) else { throw .unknownMember(member) }
    }
}
