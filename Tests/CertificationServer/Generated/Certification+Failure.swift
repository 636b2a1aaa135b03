// Generated from org.varlink.certification.varlink by varlink-generate; do not edit.
// swift-format-ignore-file

import Varlink

extension Certification {
    /// The errors that the interface defines.
    enum Failure: VarlinkErrors {
        case clientIdError
        case certificationError(wants: JSONObject, got: JSONObject)

        init?(_ failure: VarlinkFailure) throws(InvalidValue) {
            var reader = MemberReader(failure.parameters)
            switch failure.name {
            case "org.varlink.certification.ClientIdError":
                self = .clientIdError
            case "org.varlink.certification.CertificationError":
                self = .certificationError(wants: try reader.required("wants"), got: try reader.required("got"))
            default:
                return nil
            }
        }

        var failure: VarlinkFailure {
            switch self {
            case .clientIdError:
                VarlinkFailure(name: "org.varlink.certification.ClientIdError")
            case .certificationError(let wants, let got):
                VarlinkFailure(name: "org.varlink.certification.CertificationError") {
                    $0.member("wants", wants)
                    $0.member("got", got)
                }
            }
        }
    }
}
