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
