// Generated from io.systemd.service.varlink by varlink-generate; do not edit.
// swift-format-ignore-file

import Varlink

extension SystemService {
    /// The errors that the interface defines.
    package enum Failure: VarlinkErrors {
        /// A variable is no text, or has no name.
        case inconsistentEnvironment

        package init?(_ failure: VarlinkFailure) throws(InvalidValue) {
            switch failure.name {
            case "io.systemd.service.InconsistentEnvironment":
                self = .inconsistentEnvironment
            default:
                return nil
            }
        }

        package var failure: VarlinkFailure {
            switch self {
            case .inconsistentEnvironment:
                VarlinkFailure(name: "io.systemd.service.InconsistentEnvironment")
            }
        }
    }
}
