import Almanac
import LightDomain
import LightStore

/// Something a person asks of the register or the board.
package protocol Command: Sendable {
    associatedtype Reply: Sendable

    /// Decides and writes, in the open transaction.
    ///
    /// - Throws: `Refusal` for what the rules forbid; anything else is the machine failing.
    func perform(in turn: CommandTurn) throws -> Reply
}

/// What a command works with: a turn, closed to other rooms.
package struct CommandTurn {
    let turn: Turn
}

/// A request that may come twice: after a lost connection the client repeats it with the same id.
package struct Request: Sendable {
    package var id: String
    package var method: String
    /// The parameters as they came, to tell a repetition from a mistake.
    package var parameters: String

    package init(id: String, method: String, parameters: String) {
        self.id = id
        self.method = method
        self.parameters = parameters
    }
}

/// What a command came to.
package enum Answer<Reply: Sendable>: Sendable {
    case done(Reply, revision: Int64)
    /// It was done before; this is what was answered then.
    case repeated(reply: String)
    case refused(Refusal)
}

extension Engine {
    /// Performs a command in one transaction. When this returns `done`, the change is on disk.
    ///
    /// - Parameters:
    ///   - who: the history's name for the caller.
    ///   - request: where given, a repetition within a day answers what the first call answered.
    ///   - encode: the reply as it is kept for a repetition.
    package func handle<C: Command>(
        _ command: C, by who: String, at now: Instant, request: Request? = nil,
        encode: (C.Reply, Int64) -> String = { _, _ in "" }
    ) throws -> Answer<C.Reply> {
        do {
            return try store.write { ledger in
                if let request, let first = try ledger.reply(to: request.id, of: who) {
                    return try Self.repeated(first, request)
                }
                let turn = turn(ledger, by: who, at: now)
                try turn.planAheadOnceMore()
                let reply = try command.perform(in: CommandTurn(turn: turn))
                let revision = try ledger.revision()
                if let request {
                    try ledger.remember(
                        request.id, of: who, method: request.method, parameters: request.parameters,
                        reply: encode(reply, revision), at: now)
                }
                return .done(reply, revision: revision)
            }
        } catch let refusal as Refusal {
            return .refused(refusal)
        }
    }

    private static func repeated<Reply>(
        _ first: (method: String, parameters: String, reply: String), _ request: Request
    ) throws -> Answer<Reply> {
        guard first.method == request.method, first.parameters == request.parameters else {
            throw Refusal.invalid(
                field: "/requestId", reason: "this id was used for another request within the last day; use a new one")
        }
        return .repeated(reply: first.reply)
    }
}
