/// A message from service to client: an answer, or that there is none.
public struct Reply: Sendable, Hashable {
    /// Of the method's output, or of the error.
    public var parameters: JSONObject
    /// Whether further replies to the same call follow; never with an error.
    public var continues: Bool
    /// The error's qualified name.
    public var error: String?

    public init(parameters: JSONObject = JSONObject(), continues: Bool = false) {
        self.parameters = parameters
        self.continues = continues
    }

    public init(_ failure: VarlinkFailure) {
        parameters = failure.parameters
        continues = false
        error = failure.name
    }

    /// Reads a reply, given without its terminating NUL. An error means: close the connection.
    public init(parsing bytes: some Collection<UInt8>, maximumDepth: Int = 64) throws(MalformedMessage) {
        self.init()
        for member in try MalformedMessage.members(of: bytes, depth: maximumDepth).members {
            switch member.key {
            case "parameters": parameters = try MalformedMessage.parameters(member.value)
            case "continues": continues = try MalformedMessage.flag(member.value, "continues")
            case "error":
                switch member.value {
                case .string(let name): error = name
                case .null: error = nil
                default: throw .wrongType(member: "error")
                }
            default: try MalformedMessage.refuseUnknown(member.key)
            }
        }
        if continues && error != nil { throw .continuingError }
    }

    public var failure: VarlinkFailure? { error.map { VarlinkFailure(name: $0, parameters: parameters) } }

    /// Writes the reply, without a terminating NUL; what is empty or not set is left out.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("error", optional: error)
        if !parameters.isEmpty { writer.member("parameters", parameters) }
        if continues && error == nil { writer.member("continues", true) }
        writer.endObject()
    }

    /// Writes a reply whose parameters are typed.
    public static func write(_ parameters: some VarlinkStructure, continues: Bool = false, to writer: inout JSONWriter)
    {
        writer.beginObject()
        writer.parameters(parameters)
        if continues { writer.member("continues", true) }
        writer.endObject()
    }

    /// Writes a reply whose parameters are JSON already: an object, such as one encoded once for many callers.
    public static func write(
        raw parameters: some Collection<UInt8>, continues: Bool = false, to writer: inout JSONWriter
    ) {
        writer.beginObject()
        writer.key("parameters")
        writer.raw(parameters)
        if continues { writer.member("continues", true) }
        writer.endObject()
    }
}

extension JSONWriter {
    /// The member `parameters`, left out again if there turns out to be nothing in it.
    mutating func parameters(_ parameters: some VarlinkStructure) {
        let start = bytes.count
        key("parameters")
        let name = bytes.count - start
        parameters.write(to: &self)
        let isEmpty = bytes.count == start + name + 2
        if isEmpty { removeMember(from: start) }
    }
}
