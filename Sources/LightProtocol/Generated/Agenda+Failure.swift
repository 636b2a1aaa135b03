// Generated from io.lightd.Agenda.varlink by varlink-generate; do not edit.
// swift-format-ignore-file

import Varlink

extension Agenda {
    /// The errors that the interface defines.
    package enum Failure: VarlinkErrors {
        case notFound(id: String)
        case ambiguous(name: String, candidates: [String])
        case invalid(field: String, reason: String)
        case busy(id: String)

        package init?(_ failure: VarlinkFailure) throws(InvalidValue) {
            var reader = MemberReader(failure.parameters)
            switch failure.name {
            case "io.lightd.Agenda.NotFound":
                self = .notFound(id: try reader.required("id"))
            case "io.lightd.Agenda.Ambiguous":
                self = .ambiguous(name: try reader.required("name"), candidates: try reader.required("candidates"))
            case "io.lightd.Agenda.Invalid":
                self = .invalid(field: try reader.required("field"), reason: try reader.required("reason"))
            case "io.lightd.Agenda.Busy":
                self = .busy(id: try reader.required("id"))
            default:
                return nil
            }
        }

        package var failure: VarlinkFailure {
            switch self {
            case .notFound(let id):
                VarlinkFailure(name: "io.lightd.Agenda.NotFound") {
                    $0.member("id", id)
                }
            case .ambiguous(let name, let candidates):
                VarlinkFailure(name: "io.lightd.Agenda.Ambiguous") {
                    $0.member("name", name)
                    $0.member("candidates", candidates)
                }
            case .invalid(let field, let reason):
                VarlinkFailure(name: "io.lightd.Agenda.Invalid") {
                    $0.member("field", field)
                    $0.member("reason", reason)
                }
            case .busy(let id):
                VarlinkFailure(name: "io.lightd.Agenda.Busy") {
                    $0.member("id", id)
                }
            }
        }
    }
}
