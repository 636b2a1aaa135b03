/// The errors of `org.varlink.service`, which any method of any interface may return.
public enum VarlinkError: VarlinkErrors {
    case interfaceNotFound(interface: String)
    /// With its qualified name.
    case methodNotFound(method: String)
    case methodNotImplemented(method: String)
    /// With its path, such as `municipality.contacts[1].role`.
    case invalidParameter(parameter: String)
    case permissionDenied
    case expectedMore
    case expectedUpgrade

    public init?(_ failure: VarlinkFailure) throws(InvalidValue) {
        guard failure.name.hasPrefix(Self.prefix) else { return nil }
        var members = MemberReader(failure.parameters)
        switch failure.name.dropFirst(Self.prefix.count) {
        case "InterfaceNotFound": self = .interfaceNotFound(interface: try members.required("interface"))
        case "MethodNotFound": self = .methodNotFound(method: try members.required("method"))
        case "MethodNotImplemented": self = .methodNotImplemented(method: try members.required("method"))
        case "InvalidParameter": self = .invalidParameter(parameter: try members.required("parameter"))
        case "PermissionDenied": self = .permissionDenied
        case "ExpectedMore": self = .expectedMore
        case "ExpectedUpgrade": self = .expectedUpgrade
        default: return nil
        }
    }

    public var failure: VarlinkFailure {
        switch self {
        case .interfaceNotFound(let name): make("InterfaceNotFound", ["interface": .string(name)])
        case .methodNotFound(let name): make("MethodNotFound", ["method": .string(name)])
        case .methodNotImplemented(let name): make("MethodNotImplemented", ["method": .string(name)])
        case .invalidParameter(let path): make("InvalidParameter", ["parameter": .string(path)])
        case .permissionDenied: make("PermissionDenied", [:])
        case .expectedMore: make("ExpectedMore", [:])
        case .expectedUpgrade: make("ExpectedUpgrade", [:])
        }
    }

    private static let prefix = "org.varlink.service."

    private func make(_ name: String, _ parameters: JSONObject) -> VarlinkFailure {
        VarlinkFailure(name: Self.prefix + name, parameters: parameters)
    }
}

extension InvalidValue: VarlinkErrorConvertible {
    /// `org.varlink.service.InvalidParameter` with the path; for input that does not match its declaration.
    public var failure: VarlinkFailure { VarlinkError.invalidParameter(parameter: path).failure }
}
