/// Swift names for the definition's names.
enum SwiftNames {
    /// A member or case: `wrong_colour` becomes `wrongColour`; keywords come in backticks.
    static func member(_ name: String) -> String { escaped(joined(name)) }

    /// A case for an error: `NotFound` becomes `notFound`, `IOFailed` becomes `ioFailed`.
    static func errorCase(_ name: String) -> String {
        let capitals = name.prefix { $0.isUppercase }.count
        let next = name.dropFirst(capitals).first
        let lowered = capitals > 1 && next?.isLetter == true ? capitals - 1 : capitals
        return escaped(name.prefix(lowered).lowercased() + name.dropFirst(lowered))
    }

    /// The type of a member that is declared in place: `byDivision` becomes `ByDivision`.
    static func nestedType(_ member: String) -> String { type(capitalised(joined(member))) }

    /// A type or method; no name of a definition ends with an underscore, so one makes it unlike any other.
    static func type(_ name: String) -> String { taken.contains(name) ? name + "_" : name }

    /// The namespace of an interface: `io.lightd.Register` becomes `Register`.
    static func namespace(_ interface: String) -> String {
        let last = interface.split(separator: ".").last.map(String.init) ?? interface
        return type(last.split(separator: "-").map { capitalised(String($0)) }.joined())
    }

    private static func joined(_ name: String) -> String {
        let parts = name.split(separator: "_").map(String.init)
        return (parts.prefix(1) + parts.dropFirst().map(capitalised)).joined()
    }

    private static func capitalised(_ name: String) -> String { name.prefix(1).uppercased() + name.dropFirst() }

    private static func escaped(_ name: String) -> String { keywords.contains(name) ? "`\(name)`" : name }

    private static let keywords: Set<String> = [
        "Any", "Self", "Type", "Protocol", "actor", "as", "associatedtype", "await", "borrowing", "break", "case",
        "catch", "class", "consuming", "continue", "default", "defer", "deinit", "do", "else", "enum", "extension",
        "fallthrough", "false", "fileprivate", "for", "func", "guard", "if", "import", "in", "init", "inout",
        "internal", "is", "let", "nil", "operator", "precedencegroup", "private", "protocol", "public", "repeat",
        "rethrows", "return", "self", "static", "struct", "subscript", "super", "switch", "throw", "throws", "true",
        "try", "typealias", "var", "where", "while",
    ]

    /// Names that the generated code itself uses.
    private static let taken: Set<String> = [
        "Any", "Array", "Bool", "CaseIterable", "Dictionary", "Double", "Failure", "Hashable", "Input", "Int",
        "InvalidValue", "JSON", "JSONObject", "JSONWriter", "MemberReader", "NoParameters", "Optional", "Output",
        "Protocol", "Self", "Sendable", "String", "Type", "Varlink", "VarlinkErrors", "VarlinkFailure",
        "VarlinkInterface", "VarlinkMethod", "VarlinkStructure", "VarlinkValue",
    ]
}
