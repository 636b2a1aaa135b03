/// Reads the interface definition language of UAPI.20 by recursive descent.
///
/// Between tokens white space and comments are ignored; an interface name and each member end with a line break (or,
/// the last one, with the text). Names are unique in their scope, and types that are referred to exist.
struct InterfaceParser {
    var scanner: InterfaceScanner
    private var memberNames: Set<String> = []
    private var references: [(name: String, offset: Int)] = []
    private var typeNames: Set<String> = []
    private var depth = 0

    /// Deeper types are refused rather than followed, since each level takes a part of the stack.
    private static let maximumDepth = 64

    init(_ text: String) { scanner = InterfaceScanner(text) }

    mutating func interface(text: String) throws(InterfaceSyntaxError) -> Interface {
        scanner.skip()
        let documentation = scanner.takeDocumentation()
        guard scanner.keyword("interface") else { throw scanner.expected("\"interface\"") }
        try separated(from: "interface")
        let name = try interfaceName()
        try lineEnd(after: "the interface name")
        var members: [Interface.Member] = []
        repeat {
            members.append(try member())
            try lineEnd(after: "the declaration")
        } while !scanner.isAtEnd
        for reference in references where !typeNames.contains(reference.name) {
            throw scanner.error("no type is called \(reference.name)", at: reference.offset)
        }
        return Interface(name: name, documentation: documentation, text: text, members: members)
    }

    private mutating func member() throws(InterfaceSyntaxError) -> Interface.Member {
        let documentation = scanner.takeDocumentation()
        if scanner.keyword("type") {
            let name = try memberName(after: "type")
            typeNames.insert(name)
            let definition: Interface.TypeDefinition.Definition
            switch try structureOrEnumeration() {
            case .structure(let structure): definition = .structure(structure)
            case .enumeration(let enumeration): definition = .enumeration(enumeration)
            }
            return .type(.init(name: name, documentation: documentation, definition: definition))
        }
        if scanner.keyword("method") {
            let name = try memberName(after: "method")
            let input = try structure()
            scanner.skip()
            guard scanner.token("->") else { throw scanner.expected("\"->\"") }
            let output = try structure()
            return .method(.init(name: name, documentation: documentation, input: input, output: output))
        }
        if scanner.keyword("error") {
            let name = try memberName(after: "error")
            return .error(.init(name: name, documentation: documentation, parameters: try structure()))
        }
        throw scanner.expected("\"type\", \"method\" or \"error\"")
    }

    private mutating func structure() throws(InterfaceSyntaxError) -> Interface.Structure {
        scanner.skip()
        let start = scanner.offset
        switch try structureOrEnumeration() {
        case .structure(let structure): return structure
        case .enumeration: throw scanner.error("expected fields with types, found an enumeration", at: start)
        }
    }

    private mutating func structureOrEnumeration() throws(InterfaceSyntaxError) -> Braces {
        scanner.skip()
        guard scanner.token("(") else { throw scanner.expected("\"(\"") }
        try descend()
        defer { depth -= 1 }
        scanner.skip()
        if scanner.token(")") { return .structure(Interface.Structure(fields: [])) }
        let first = try fieldName(notIn: [])
        scanner.skip()
        guard scanner.token(":") else { return .enumeration(try enumeration(first: first)) }
        return .structure(try fields(first: first))
    }

    /// The rest of a structure, from after its first colon.
    private mutating func fields(first: FieldName) throws(InterfaceSyntaxError) -> Interface.Structure {
        var names: Set<String> = [first.text]
        var fields: [Interface.Field] = []
        var name = first
        while true {
            scanner.skip()
            let type = try valueType()
            fields.append(Interface.Field(name: name.text, documentation: name.documentation, type: type))
            scanner.skip()
            if scanner.token(")") { return Interface.Structure(fields: fields) }
            guard scanner.token(",") else { throw scanner.expected("\",\" or \")\"") }
            scanner.skip()
            name = try fieldName(notIn: names)
            names.insert(name.text)
            scanner.skip()
            guard scanner.token(":") else { throw scanner.expected("\":\"") }
        }
    }

    /// The rest of an enumeration, from after its first name.
    private mutating func enumeration(first: FieldName) throws(InterfaceSyntaxError) -> Interface.Enumeration {
        var names: Set<String> = [first.text]
        var values = [Interface.Enumeration.Value(name: first.text, documentation: first.documentation)]
        while !scanner.token(")") {
            guard scanner.token(",") else {
                throw scanner.expected(values.count == 1 ? "\":\", \",\" or \")\"" : "\",\" or \")\"")
            }
            scanner.skip()
            let name = try fieldName(notIn: names)
            names.insert(name.text)
            values.append(Interface.Enumeration.Value(name: name.text, documentation: name.documentation))
            scanner.skip()
        }
        return Interface.Enumeration(values: values)
    }

    private mutating func valueType() throws(InterfaceSyntaxError) -> Interface.ValueType {
        guard scanner.token("?") else { return try unwrappedType() }
        scanner.skip()
        if scanner.peek == "?" { throw scanner.expected("a type that is not nullable itself") }
        return .nullable(try unwrappedType())
    }

    private mutating func unwrappedType() throws(InterfaceSyntaxError) -> Interface.ValueType {
        try descend()
        defer { depth -= 1 }
        if scanner.token("[]") {
            scanner.skip()
            return .array(try valueType())
        }
        if scanner.token("[string]") {
            scanner.skip()
            return .map(try valueType())
        }
        if scanner.peek == "(" {
            switch try structureOrEnumeration() {
            case .structure(let structure): return .structure(structure)
            case .enumeration(let enumeration): return .enumeration(enumeration)
            }
        }
        return try wordType()
    }

    private mutating func wordType() throws(InterfaceSyntaxError) -> Interface.ValueType {
        let start = scanner.offset
        let word = scanner.word()
        switch word {
        case "bool": return .bool
        case "int": return .int
        case "float": return .float
        case "string": return .string
        case "object": return .object
        case "any": return .any
        default:
            guard InterfaceName.isMember(word) else { throw scanner.expected("a type", at: start) }
            references.append((word, start))
            return .named(word)
        }
    }

    private mutating func descend() throws(InterfaceSyntaxError) {
        guard depth < Self.maximumDepth else {
            throw scanner.error("types nested deeper than \(Self.maximumDepth)", at: scanner.offset)
        }
        depth += 1
    }
}

extension InterfaceParser {
    private struct FieldName {
        let text: String
        let documentation: String
    }

    private enum Braces {
        case structure(Interface.Structure)
        case enumeration(Interface.Enumeration)
    }

    private mutating func interfaceName() throws(InterfaceSyntaxError) -> String {
        let start = scanner.offset
        let name = scanner.run { $0 == "." || $0 == "-" || InterfaceScanner.isAlphanumeric($0) }
        guard InterfaceName.isValid(name) else {
            throw scanner.expected("an interface name such as org.example.ftl", at: start)
        }
        return name
    }

    private mutating func memberName(after keyword: String) throws(InterfaceSyntaxError) -> String {
        try separated(from: keyword)
        let start = scanner.offset
        let name = scanner.word()
        guard InterfaceName.isMember(name) else {
            throw scanner.expected("a name of letters and digits that starts with a capital", at: start)
        }
        guard memberNames.insert(name).inserted else {
            throw scanner.error("\(name) is declared twice", at: start)
        }
        return name
    }

    private mutating func fieldName(notIn names: Set<String>) throws(InterfaceSyntaxError) -> FieldName {
        let documentation = scanner.takeDocumentation()
        let start = scanner.offset
        let name = scanner.word()
        let parts = name.utf8.split(separator: UInt8(ascii: "_"), omittingEmptySubsequences: false)
        guard let first = name.utf8.first, InterfaceName.isLetter(first), !parts.contains(where: \.isEmpty) else {
            throw scanner.expected("a field name of letters, digits and single inner underscores", at: start)
        }
        guard !names.contains(name) else { throw scanner.error("\(name) is declared twice", at: start) }
        return FieldName(text: name, documentation: documentation)
    }

    /// White space or a comment after a keyword.
    private mutating func separated(from keyword: String) throws(InterfaceSyntaxError) {
        let start = scanner.offset
        scanner.skip()
        guard scanner.offset > start else { throw scanner.expected("white space after \"\(keyword)\"") }
    }

    private mutating func lineEnd(after what: String) throws(InterfaceSyntaxError) {
        guard scanner.skip() || scanner.isAtEnd else { throw scanner.expected("a line break after \(what)") }
    }
}

extension Interface {
    /// Parses a definition; the error says what is wrong where.
    public init(parsing text: String) throws(InterfaceSyntaxError) {
        var parser = InterfaceParser(text)
        self = try parser.interface(text: text)
    }
}
