/// Why a text is no interface definition, and where; lines and columns count from 1, columns in Unicode scalars.
public struct InterfaceSyntaxError: Error, Sendable, Hashable {
    public let line: Int
    public let column: Int
    /// What is wrong there, such as `expected a type, found "Int"`.
    public let problem: String

    public init(line: Int, column: Int, problem: String) {
        self.line = line
        self.column = column
        self.problem = problem
    }
}

extension InterfaceSyntaxError: CustomStringConvertible {
    public var description: String { "line \(line), column \(column): \(problem)" }
}
