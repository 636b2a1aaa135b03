/// An error of any interface as it goes over the wire: its qualified name and its parameters.
public struct VarlinkFailure: Error, Sendable, Hashable {
    /// Such as `org.varlink.service.MethodNotFound`.
    public let name: String
    public let parameters: JSONObject

    public init(name: String, parameters: JSONObject = JSONObject()) {
        self.name = name
        self.parameters = parameters
    }

    /// With parameters that are written as the members of an object.
    public init(name: String, members: (inout JSONWriter) -> Void) {
        var writer = JSONWriter()
        writer.beginObject()
        members(&writer)
        writer.endObject()
        self.init(name: name, parameters: JSONObject(written: writer))
    }
}

extension VarlinkFailure: CustomStringConvertible {
    public var description: String { parameters.isEmpty ? name : "\(name) \(parameters)" }
}

/// A typed error that has a form on the wire: the errors of an interface, as one enumeration each.
public protocol VarlinkErrorConvertible: Error {
    var failure: VarlinkFailure { get }
}

extension VarlinkFailure: VarlinkErrorConvertible {
    public var failure: VarlinkFailure { self }
}

/// A typed error that can be read from the wire as well.
public protocol VarlinkErrors: VarlinkErrorConvertible, Sendable, Hashable {
    /// Nil if the failure is none of these; throws if it has the name of one but not its parameters.
    init?(_ failure: VarlinkFailure) throws(InvalidValue)
}
