// Generated from io.lightd.Register.varlink by varlink-generate; do not edit.
// swift-format-ignore-file

import Varlink

extension Register {
    /// The errors that the interface defines.
    package enum Failure: VarlinkErrors {
        case notFound(id: String)
        /// candidates are what it could have meant.
        case ambiguous(name: String, candidates: [GazetteerEntry])
        case exists(id: String)
        /// field is a JSON Pointer into the parameters.
        case invalid(field: String, reason: String)
        case conflict(id: String, revision: Int)
        /// The state does not allow it: a withdrawn commitment cannot be confirmed.
        case notAllowed(id: String, state: String, allowed: [String])
        /// The disk is full or the database is being restored: reading works, changing does not.
        case readOnly(reason: String)

        package init?(_ failure: VarlinkFailure) throws(InvalidValue) {
            var reader = MemberReader(failure.parameters)
            switch failure.name {
            case "io.lightd.Register.NotFound":
                self = .notFound(id: try reader.required("id"))
            case "io.lightd.Register.Ambiguous":
                self = .ambiguous(name: try reader.required("name"), candidates: try reader.required("candidates"))
            case "io.lightd.Register.Exists":
                self = .exists(id: try reader.required("id"))
            case "io.lightd.Register.Invalid":
                self = .invalid(field: try reader.required("field"), reason: try reader.required("reason"))
            case "io.lightd.Register.Conflict":
                self = .conflict(id: try reader.required("id"), revision: try reader.required("revision"))
            case "io.lightd.Register.NotAllowed":
                self = .notAllowed(id: try reader.required("id"), state: try reader.required("state"), allowed: try reader.required("allowed"))
            case "io.lightd.Register.ReadOnly":
                self = .readOnly(reason: try reader.required("reason"))
            default:
                return nil
            }
        }

        package var failure: VarlinkFailure {
            switch self {
            case .notFound(let id):
                VarlinkFailure(name: "io.lightd.Register.NotFound") {
                    $0.member("id", id)
                }
            case .ambiguous(let name, let candidates):
                VarlinkFailure(name: "io.lightd.Register.Ambiguous") {
                    $0.member("name", name)
                    $0.member("candidates", candidates)
                }
            case .exists(let id):
                VarlinkFailure(name: "io.lightd.Register.Exists") {
                    $0.member("id", id)
                }
            case .invalid(let field, let reason):
                VarlinkFailure(name: "io.lightd.Register.Invalid") {
                    $0.member("field", field)
                    $0.member("reason", reason)
                }
            case .conflict(let id, let revision):
                VarlinkFailure(name: "io.lightd.Register.Conflict") {
                    $0.member("id", id)
                    $0.member("revision", revision)
                }
            case .notAllowed(let id, let state, let allowed):
                VarlinkFailure(name: "io.lightd.Register.NotAllowed") {
                    $0.member("id", id)
                    $0.member("state", state)
                    $0.member("allowed", allowed)
                }
            case .readOnly(let reason):
                VarlinkFailure(name: "io.lightd.Register.ReadOnly") {
                    $0.member("reason", reason)
                }
            }
        }
    }
}
