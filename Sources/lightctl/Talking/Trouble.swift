import LightProtocol
import Varlink

/// Why a command did not do what was asked: words for a person, a code for a script.
struct Trouble: Error {
    let message: String
    let code: Int32

    static let refused: Int32 = 1
    static let usage: Int32 = 2
    static let noDaemon: Int32 = 3

    init(_ message: String, code: Int32 = Trouble.refused) {
        self.message = message
        self.code = code
    }

    /// A call that failed.
    init(_ error: ClientError) {
        switch error {
        case .failure(let failure):
            self.init(Self.words(for: failure))
        case .noService(let address):
            self.init(
                """
                no daemon answers at \(Self.place(address)).
                Start it with "systemctl start lightd" (or "make run" in its source folder), or say where it is with \
                --socket PATH or LIGHTD_SOCKET.
                """, code: Self.noDaemon)
        case .notPermitted(let address):
            self.init(
                "\(Self.place(address)) does not let you in; ask for access to it, or use sudo", code: Self.noDaemon)
        case .closed(inMidReply: false):
            self.init(
                "the daemon closed the connection without an answer; it may be stopping, or have as many connections "
                    + "as it takes (limits in lightd.yaml). Whether it did what was asked is not known: look before "
                    + "you repeat it.", code: Self.noDaemon)
        default:
            self.init(error.description)
        }
    }

    /// A call of any method of any service: its errors stand as they came.
    init(calling error: ClientError) {
        guard case .failure(let failure) = error else {
            self.init(error)
            return
        }
        self.init(Terminal.plain(failure.description))
    }

    private static func place(_ address: ServiceAddress) -> String {
        switch address.socket {
        case .path(let path): path
        case .abstract(let name): "@\(name)"
        }
    }

    // MARK: Refusals in words

    private static func words(for failure: VarlinkFailure) -> String {
        if let known = (try? Register.Failure(failure)) ?? nil { return words(for: known) }
        if let known = (try? Agenda.Failure(failure)) ?? nil { return words(for: known) }
        if let known = (try? Manager.Failure(failure)) ?? nil { return words(for: known) }
        if let known = (try? Status.Failure(failure)) ?? nil, case .notFound(let id) = known { return notFound(id) }
        if let known = (try? VarlinkError(failure)) ?? nil { return words(for: known) }
        return "the daemon refused: \(failure)"
    }

    private static func words(for failure: Manager.Failure) -> String {
        switch failure {
        case .invalid("", let reason): return reason
        case .invalid(let field, let reason): return "\(name(of: field)): \(reason)"
        case .invalidConfiguration(let file, let line, let column, let reason):
            let place = ([file] + [line, column].compactMap { $0.map(String.init) }).joined(separator: ":")
            return Terminal.plainLines("\(place): \(reason)\nThe old configuration is in force.")
        }
    }

    private static func words(for failure: Register.Failure) -> String {
        switch failure {
        case .notFound(let id): return notFound(id)
        case .ambiguous(let name, let candidates):
            let lines = candidates.map { "  \($0.code)  \($0.name), \($0.division)" }
            return """
                "\(name)" can be several towns:
                \(lines.joined(separator: "\n"))
                Nothing was done. Name one by its code.
                """
        case .exists(let id):
            return "\(id) is registered already. See it with \"lightctl show \(id)\"; "
                + "\"lightctl commit\" promises a building more, \"lightctl edit\" changes it."
        case .invalid(let field, let reason): return "\(name(of: field)): \(Spelling.options(reason))"
        case .conflict(let id, let revision):
            return "somebody else changed \(id) meanwhile (revision \(revision)). Look at it and try again."
        case .notAllowed(let id, "withdrawn", _) where id.contains("/"):
            let building = id.prefix { $0 != "@" }
            let town = building.prefix { $0 != "/" }
            let year = id.dropFirst(building.utf8.count + 1)
            return "\(id) is withdrawn. \"lightctl commit \(town) \(building.dropFirst(town.utf8.count + 1)) "
                + "--edition \(year)\" renews it."
        case .notAllowed(let id, "lit", _):
            return "\(id) is lit, and nobody could switch it off any more. Let its lamps go dark first: "
                + "\"lightctl light \(id) off\", or withdraw its promise."
        case .notAllowed(let id, let state, let allowed):
            return "\(id) is \(state); that takes one that is \(allowed.joined(separator: " or "))."
        case .readOnly(let reason): return "nothing can be changed at the moment: \(reason)"
        }
    }

    private static func words(for failure: Agenda.Failure) -> String {
        switch failure {
        case .notFound(let id): notFound(id)
        case .ambiguous(let name, let candidates):
            "\"\(name)\" can be several towns: \(candidates.joined(separator: ", ")). Nothing was done."
        case .invalid(let field, let reason): "\(name(of: field)): \(reason)"
        case .busy("rehearsal"):
            "as many rehearsals are under way as may be; try again when one has ended"
        case .busy(let id): "\(id) is under way; wait for it to end"
        }
    }

    private static func words(for error: VarlinkError) -> String {
        switch error {
        case .permissionDenied:
            "you may not do that. Operators are root, lightd's own user, and those under access: in lightd.yaml "
                + "(by default the group lightctl)."
        case .methodNotFound(let method), .methodNotImplemented(let method):
            "this daemon cannot do that yet (\(method)); its version is older than lightctl's, or it comes later"
        case .invalidParameter(let parameter): "\(parameter): the daemon does not accept this value"
        case .interfaceNotFound(let interface): "who answers there is no lightd: it does not know \(interface)"
        case .expectedMore, .expectedUpgrade: "the daemon did not understand the call: \(error.failure.name)"
        }
    }

    private static func notFound(_ id: String) -> String {
        if let first = id.split(separator: "/").first, Int(first) != nil, id.contains("/") {
            return "there is no job \(id). \"lightctl agenda\" and \"lightctl why\" show their ids."
        }
        return "there is no \(id). \"lightctl list\" shows what is registered; "
            + "\"lightctl lookup NAME\" finds a town's name."
    }

    /// `/municipality/buildings/0/place` as a person would say it: `place of building 1`.
    private static func name(of pointer: String) -> String {
        var words: [String] = []
        var parts = pointer.split(separator: "/").map(String.init)
        if let first = parts.first, ["municipality", "municipalities"].contains(first), parts.count > 1 {
            parts.removeFirst()
        }
        for part in parts {
            if let index = Int(part), let list = words.popLast() {
                words.append("\(list.hasSuffix("s") ? String(list.dropLast()) : list) \(index + 1)")
            } else {
                words.append(part == "timeZone" ? "--time-zone" : part)
            }
        }
        return words.reversed().joined(separator: " of ")
    }
}
