// Generated from io.lightd.Manager.varlink by varlink-generate; do not edit.
// swift-format-ignore-file

import Varlink

extension Manager {
    /// The errors that the interface defines.
    package enum Failure: VarlinkErrors {
        case invalidConfiguration(file: String, line: Int? = nil, column: Int? = nil, reason: String)
        case invalid(field: String, reason: String)

        package init?(_ failure: VarlinkFailure) throws(InvalidValue) {
            var reader = MemberReader(failure.parameters)
            switch failure.name {
            case "io.lightd.Manager.InvalidConfiguration":
                self = .invalidConfiguration(file: try reader.required("file"), line: try reader.optional("line"), column: try reader.optional("column"), reason: try reader.required("reason"))
            case "io.lightd.Manager.Invalid":
                self = .invalid(field: try reader.required("field"), reason: try reader.required("reason"))
            default:
                return nil
            }
        }

        package var failure: VarlinkFailure {
            switch self {
            case .invalidConfiguration(let file, let line, let column, let reason):
                VarlinkFailure(name: "io.lightd.Manager.InvalidConfiguration") {
                    $0.member("file", file)
                    $0.member("line", optional: line)
                    $0.member("column", optional: column)
                    $0.member("reason", reason)
                }
            case .invalid(let field, let reason):
                VarlinkFailure(name: "io.lightd.Manager.Invalid") {
                    $0.member("field", field)
                    $0.member("reason", reason)
                }
            }
        }
    }
}
