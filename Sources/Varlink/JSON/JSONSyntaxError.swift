/// Why bytes are no JSON that we accept, and where.
public struct JSONSyntaxError: Error, Sendable, Hashable {
    /// Counted in bytes from the start of the text; at its end, the number of bytes.
    public let offset: Int
    public let problem: Problem

    public enum Problem: Sendable, Hashable {
        /// Something else than what may stand here; the text says what may.
        case expected(String)
        case duplicateKey(String)
        /// Not UTF-8 as RFC 3629 defines it.
        case invalidUTF8
        /// An escaped half of a UTF-16 pair without its other half.
        case loneSurrogate
        /// A code point that Unicode reserves for internal use, such as U+FFFE (systemd's reader refuses them).
        case noncharacter
        /// U+0000 in a string, escaped or not (systemd's reader refuses it).
        case nul
        /// A control character in a string that is not escaped.
        case controlCharacter
        /// More arrays and objects in each other than the limit.
        case tooDeep(limit: Int)
        /// A number beyond the range of IEEE 754 doubles.
        case numberTooLarge
    }

    public init(offset: Int, problem: Problem) {
        self.offset = offset
        self.problem = problem
    }
}

extension JSONSyntaxError: CustomStringConvertible {
    public var description: String { "byte \(offset): \(problem)" }
}

extension JSONSyntaxError.Problem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .expected(let what): "expected \(what)"
        case .duplicateKey(let key): "the name \"\(key)\" comes twice in one object"
        case .invalidUTF8: "not valid UTF-8"
        case .loneSurrogate: "half of a surrogate pair"
        case .noncharacter: "a noncharacter code point"
        case .nul: "U+0000 in a string"
        case .controlCharacter: "a control character that is not escaped"
        case .tooDeep(let limit): "nested deeper than \(limit)"
        case .numberTooLarge: "a number too large for a double"
        }
    }
}
