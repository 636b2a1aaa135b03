import LightDomain
import LightProtocol
import LightStore
import Varlink

extension Refusal {
    /// As the errors of that interface say it.
    func failure(in interface: any VarlinkInterface.Type) -> any VarlinkErrorConvertible {
        switch interface.name {
        case Register.name: registerFailure
        case Agenda.name: agendaFailure
        case Status.name, History.name: statusFailure
        default: Manager.Failure.invalid(field: words.field ?? "", reason: words.reason)
        }
    }

    private var registerFailure: Register.Failure {
        switch self {
        case .notFound(let id): .notFound(id: id)
        case .ambiguous(let name, let candidates):
            .ambiguous(name: name, candidates: candidates.map(Register.GazetteerEntry.init))
        case .exists(let id): .exists(id: id)
        case .invalid(let field, let reason): .invalid(field: field, reason: reason)
        case .conflict(let id, let revision): .conflict(id: id, revision: Int(revision))
        case .notAllowed(let id, let state, let allowed): .notAllowed(id: id, state: state, allowed: allowed)
        case .busy: .invalid(field: "", reason: words.reason)
        }
    }

    private var agendaFailure: Agenda.Failure {
        switch self {
        case .notFound(let id): .notFound(id: id)
        case .ambiguous(let name, let candidates): .ambiguous(name: name, candidates: candidates.map(\.name))
        case .invalid(let field, let reason): .invalid(field: field, reason: reason)
        case .busy(let id): .busy(id: id)
        case .exists, .conflict, .notAllowed: .invalid(field: "/subject", reason: words.reason)
        }
    }

    /// That interface has no error of its own for a bad parameter: varlink's names the field.
    private var statusFailure: any VarlinkErrorConvertible {
        switch self {
        case .notFound(let id), .exists(let id), .conflict(let id, _), .notAllowed(let id, _, _), .busy(let id):
            return Status.Failure.notFound(id: id)
        case .ambiguous(let name, _):
            return Status.Failure.notFound(id: name)
        case .invalid(let field, _):
            return VarlinkError.invalidParameter(parameter: String(field.drop { $0 == "/" }))
        }
    }

    /// The field that it is about, if any, and the reason in words.
    var words: (field: String?, reason: String) {
        switch self {
        case .notFound(let id): (nil, "there is no \(id)")
        case .ambiguous(let name, let candidates):
            (
                nil,
                "\"\(name)\" may be "
                    + candidates.map { "\($0.name) (\($0.code))" }.joined(separator: " or ") + "; give the code"
            )
        case .exists(let id): (nil, "\(id) is there already")
        case .invalid(let field, let reason): (field, reason)
        case .conflict(let id, let revision): (nil, "\(id) was changed meanwhile, in revision \(revision)")
        case .notAllowed(let id, let state, let allowed):
            (nil, "\(id) is \(state); it would have to be \(allowed.joined(separator: " or "))")
        case .busy(let id): (nil, "\(id) is under way")
        }
    }
}

extension WriteRefusal {
    /// As the errors of that interface say it.
    func failure(in interface: any VarlinkInterface.Type) -> any VarlinkErrorConvertible {
        switch interface.name {
        case Register.name: Register.Failure.readOnly(reason: description)
        case Agenda.name: Agenda.Failure.invalid(field: "", reason: description)
        default: Manager.Failure.invalid(field: "", reason: description)
        }
    }
}
