import LightEngine
import Varlink

/// The answer to a change that its caller may repeat.
package enum Repeatable<Output: VarlinkStructure>: Sendable {
    case fresh(Output)
    /// The text that answered the first call.
    case repeated(String)

    func output() throws -> Output {
        switch self {
        case .fresh(let output): return output
        case .repeated(let text):
            guard case .object(let members) = try JSON(parsing: text) else {
                preconditionFailure("a remembered reply is an object")
            }
            return try Output(members: members)
        }
    }
}

extension Repeatable {
    /// - Parameter output: the reply of a command that was done now.
    init<Reply>(_ answer: Answer<Reply>, _ output: (Reply, Int64) -> Output) throws {
        switch answer {
        case .done(let reply, let revision): self = .fresh(output(reply, revision))
        case .repeated(let text): self = .repeated(text)
        case .refused(let refusal): throw refusal
        }
    }
}

extension Request {
    /// Nil where the caller gave no id.
    init?<M: VarlinkMethod>(_ method: M.Type, _ input: M.Input, id: String?) {
        guard let id else { return nil }
        self.init(id: id, method: M.name, parameters: input.wireText)
    }
}

extension VarlinkStructure {
    /// As it stands on the wire.
    var wireText: String {
        var writer = JSONWriter()
        write(to: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

extension House {
    /// Performs a command; a repetition of a request is answered as the first one was.
    func change<C: Command, M: VarlinkMethod>(
        _ command: C, _ method: M.Type, _ input: M.Input, _ requestID: String?, _ caller: Caller,
        output: @escaping @Sendable (C.Reply, Int64) -> M.Output
    ) async throws -> Repeatable<M.Output> {
        let answer = try await keeper.handle(
            command, by: caller.who, request: Request(method, input, id: requestID)
        ) { output($0, $1).wireText }
        return try Repeatable(answer, output)
    }
}
