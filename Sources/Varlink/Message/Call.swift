/// A message from client to service: call this method.
public struct Call: Sendable, Hashable {
    /// The qualified name, such as `org.varlink.service.GetInfo`.
    public var method: String
    public var parameters: JSONObject
    public var mode: Mode

    /// What the flags ask for; at most one of them can be set.
    public enum Mode: Sendable, Hashable, CaseIterable {
        case single
        case oneway
        case more
        case upgrade
    }

    public init(method: String, parameters: JSONObject = JSONObject(), mode: Mode = .single) {
        self.method = method
        self.parameters = parameters
        self.mode = mode
    }

    /// Reads a call, given without its terminating NUL. An error means: close the connection.
    public init(parsing bytes: some Collection<UInt8>, maximumDepth: Int = 64) throws(MalformedMessage) {
        self.init(method: "")
        var hasMethod = false
        for member in try MalformedMessage.members(of: bytes, depth: maximumDepth).members {
            switch member.key {
            case "method":
                guard case .string(let name) = member.value else { throw .wrongType(member: "method") }
                method = name
                hasMethod = true
            case "parameters": parameters = try MalformedMessage.parameters(member.value)
            case "oneway": try set(.oneway, by: member)
            case "more": try set(.more, by: member)
            case "upgrade": try set(.upgrade, by: member)
            default: try MalformedMessage.refuseUnknown(member.key)
            }
        }
        guard hasMethod else { throw .missingMethod }
    }

    /// The interface and the method's name in it; nil if the method has no dot with something on both sides.
    public var qualified: (interface: Substring, method: Substring)? {
        guard let dot = method.utf8.lastIndex(of: Byte.dot) else { return nil }
        let (interface, name) = (method[..<dot], method[method.utf8.index(after: dot)...])
        return interface.isEmpty || name.isEmpty ? nil : (interface, name)
    }

    /// Writes the call, without a terminating NUL; what is empty or not set is left out.
    public func write(to writer: inout JSONWriter) {
        Self.write(method: method, mode: mode, to: &writer) { writer in
            if !parameters.isEmpty {
                writer.key("parameters")
                writer.value(parameters)
            }
        }
    }

    /// Writes a call whose parameters are typed.
    public static func write(method: String, parameters: some VarlinkStructure, mode: Mode, to writer: inout JSONWriter)
    {
        write(method: method, mode: mode, to: &writer) { writer in writer.parameters(parameters) }
    }

    private static func write(
        method: String, mode: Mode, to writer: inout JSONWriter, parameters: (inout JSONWriter) -> Void
    ) {
        writer.beginObject()
        writer.key("method")
        writer.value(method)
        parameters(&writer)
        switch mode {
        case .single: break
        case .oneway: writer.member("oneway", true)
        case .more: writer.member("more", true)
        case .upgrade: writer.member("upgrade", true)
        }
        writer.endObject()
    }

    private mutating func set(_ flag: Mode, by member: JSONObject.Member) throws(MalformedMessage) {
        guard try MalformedMessage.flag(member.value, member.key) else { return }
        guard mode == .single else { throw .conflictingFlags }
        mode = flag
    }
}
