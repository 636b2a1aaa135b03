/// A Swift value of a varlink type: what generated structures and enumerations are, and what their members are made of.
public protocol VarlinkValue: Sendable, Hashable {
    /// Members that the type does not know are ignored, so that a service can extend its replies.
    init(json: JSON) throws(InvalidValue)

    func write(to writer: inout JSONWriter)
}

/// The parameters of a call, a reply or an error: always an object.
public protocol VarlinkStructure: VarlinkValue {
    init(members: JSONObject) throws(InvalidValue)
}

extension VarlinkStructure {
    public init(json: JSON) throws(InvalidValue) {
        guard case .object(let members) = json else {
            throw InvalidValue(.wrongType(expected: "an object", found: json.kind))
        }
        try self.init(members: members)
    }

    /// As a tree, for those who need one; writing is cheaper.
    public var jsonObject: JSONObject {
        var writer = JSONWriter()
        write(to: &writer)
        return JSONObject(written: writer)
    }
}

extension JSONObject {
    /// What a writer of ours wrote: an object, always.
    init(written writer: JSONWriter) {
        guard case .object(let object)? = try? JSON(parsing: writer.bytes, maximumDepth: .max) else {
            preconditionFailure("a structure is written as an object")
        }
        self = object
    }
}

/// No parameters: `()`.
public struct NoParameters: VarlinkStructure {
    public init() {}
    public init(members: JSONObject) {}
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.endObject()
    }
}

/// An enumeration is its names.
extension VarlinkValue where Self: RawRepresentable, RawValue == String, Self: CaseIterable {
    @inlinable
    public init(json: JSON) throws(InvalidValue) {
        let name = try String(json: json)
        guard let value = Self(rawValue: name) else {
            throw InvalidValue(.notInEnumeration(name, allowed: Self.allCases.map(\.rawValue)))
        }
        self = value
    }

    @inlinable
    public func write(to writer: inout JSONWriter) { writer.value(rawValue) }
}
