// Generated from io.lightd.Status.varlink by varlink-generate; do not edit.
// swift-format-ignore-file

import Varlink

extension Status {
    /// The errors that the interface defines.
    package enum Failure: VarlinkErrors {
        /// since is older than what is kept, newer than what is, or of another instance: ask again without it.
        case gap(oldest: Int, newest: Int, instance: String)
        case notFound(id: String)

        package init?(_ failure: VarlinkFailure) throws(InvalidValue) {
            var reader = MemberReader(failure.parameters)
            switch failure.name {
            case "io.lightd.Status.Gap":
                self = .gap(oldest: try reader.required("oldest"), newest: try reader.required("newest"), instance: try reader.required("instance"))
            case "io.lightd.Status.NotFound":
                self = .notFound(id: try reader.required("id"))
            default:
                return nil
            }
        }

        package var failure: VarlinkFailure {
            switch self {
            case .gap(let oldest, let newest, let instance):
                VarlinkFailure(name: "io.lightd.Status.Gap") {
                    $0.member("oldest", oldest)
                    $0.member("newest", newest)
                    $0.member("instance", instance)
                }
            case .notFound(let id):
                VarlinkFailure(name: "io.lightd.Status.NotFound") {
                    $0.member("id", id)
                }
            }
        }
    }
}
