/// A value that is not of its declared type: where it stands, and what is wrong with it.
public struct InvalidValue: Error, Sendable, Hashable {
    /// From the parameters down, such as `municipality.contacts[1].role`; empty for the whole.
    public private(set) var path: String
    public let reason: Reason

    public enum Reason: Sendable, Hashable {
        /// A member that is not nullable is absent or null.
        case missing
        /// A member that the type does not have.
        case unknown
        /// Null where an element has to be.
        case null
        case wrongType(expected: String, found: String)
        /// An integer beyond 64 bits, or another number, where an integer has to be.
        case notAnInteger(String)
        case notInEnumeration(String, allowed: [String])
    }

    public init(_ reason: Reason, path: String = "") {
        self.reason = reason
        self.path = path
    }

    /// The same, seen from the structure or map of which the value is a member.
    public func within(_ member: String) -> InvalidValue {
        var outer = self
        outer.path = path.isEmpty || path.hasPrefix("[") ? member + path : member + "." + path
        return outer
    }

    /// The same, seen from the array of which the value is an element.
    public func within(_ index: Int) -> InvalidValue { within("[\(index)]") }
}

extension InvalidValue: CustomStringConvertible {
    public var description: String { path.isEmpty ? "the value \(reason)" : "\(path) \(reason)" }
}

extension InvalidValue.Reason: CustomStringConvertible {
    public var description: String {
        switch self {
        case .missing: "is missing"
        case .unknown: "is unknown"
        case .null: "is null"
        case .wrongType(let expected, let found): "is \(found), not \(expected)"
        case .notAnInteger(let found): "is \(found), not an integer of 64 bits"
        case .notInEnumeration(let found, let allowed):
            "is \"\(found)\", not one of \(allowed.joined(separator: ", "))"
        }
    }
}
