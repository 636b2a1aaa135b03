// Generated from io.lightd.History.varlink by varlink-generate; do not edit.
// swift-format-ignore-file

import Varlink

extension History {
    /// The errors that the interface defines.
    package enum Failure: VarlinkErrors {
        case gap(oldest: Int, newest: Int)

        package init?(_ failure: VarlinkFailure) throws(InvalidValue) {
            var reader = MemberReader(failure.parameters)
            switch failure.name {
            case "io.lightd.History.Gap":
                self = .gap(oldest: try reader.required("oldest"), newest: try reader.required("newest"))
            default:
                return nil
            }
        }

        package var failure: VarlinkFailure {
            switch self {
            case .gap(let oldest, let newest):
                VarlinkFailure(name: "io.lightd.History.Gap") {
                    $0.member("oldest", oldest)
                    $0.member("newest", newest)
                }
            }
        }
    }
}
