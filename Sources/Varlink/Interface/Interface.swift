/// An interface definition, parsed: the schema against which calls and replies are checked.
public struct Interface: Sendable {
    /// Such as `org.varlink.service`.
    public let name: String
    /// The comment before the `interface` keyword, without its number signs; empty if there is none.
    public let documentation: String
    /// The definition, byte for byte as it was parsed.
    public let text: String
    /// In the order of the text.
    public let types: [TypeDefinition]
    public let methods: [Method]
    public let errors: [ErrorDefinition]

    private let typesByName: [String: TypeDefinition]
    private let methodsByName: [String: Method]
    private let errorsByName: [String: ErrorDefinition]

    init(name: String, documentation: String, text: String, members: [Member]) {
        self.name = name
        self.documentation = documentation
        self.text = text
        types = members.compactMap { if case .type(let type) = $0 { type } else { nil } }
        methods = members.compactMap { if case .method(let method) = $0 { method } else { nil } }
        errors = members.compactMap { if case .error(let error) = $0 { error } else { nil } }
        typesByName = Dictionary(types.map { ($0.name, $0) }) { first, _ in first }
        methodsByName = Dictionary(methods.map { ($0.name, $0) }) { first, _ in first }
        errorsByName = Dictionary(errors.map { ($0.name, $0) }) { first, _ in first }
    }

    /// By its name within the interface, such as `GetInfo`.
    public func type(named name: String) -> TypeDefinition? { typesByName[name] }
    public func method(named name: String) -> Method? { methodsByName[name] }
    public func error(named name: String) -> ErrorDefinition? { errorsByName[name] }

    /// Whether the text follows the grammar's `interface_name`, such as `org.example-2.ftl`.
    public static func isName(_ text: some StringProtocol) -> Bool { InterfaceName.isValid(text) }
}

extension Interface {
    enum Member {
        case type(TypeDefinition)
        case method(Method)
        case error(ErrorDefinition)
    }

    public struct TypeDefinition: Sendable, Hashable {
        public let name: String
        public let documentation: String
        public let definition: Definition

        public enum Definition: Sendable, Hashable {
            case structure(Structure)
            case enumeration(Enumeration)
        }
    }

    public struct Method: Sendable, Hashable {
        public let name: String
        public let documentation: String
        public let input: Structure
        public let output: Structure
        /// What the documentation says of the flag `more`, in the words that systemd's interfaces use.
        public let more: More

        init(name: String, documentation: String, input: Structure, output: Structure) {
            self.name = name
            self.documentation = documentation
            self.input = input
            self.output = output
            more =
                if documentation.contains("[Requires 'more' flag]") {
                    .required
                } else if documentation.contains("[Supports 'more' flag]") {
                    .supported
                } else {
                    .unmentioned
                }
        }

        public enum More: Sendable, Hashable {
            case unmentioned
            case supported
            case required
        }
    }

    public struct ErrorDefinition: Sendable, Hashable {
        public let name: String
        public let documentation: String
        public let parameters: Structure
    }

    /// Named fields, no name twice.
    public struct Structure: Sendable, Hashable {
        public let fields: [Field]
        let places: [String: Int]
        let requiredCount: Int

        init(fields: [Field]) {
            self.fields = fields
            requiredCount = fields.count { if case .nullable = $0.type { false } else { true } }
            places = Dictionary(fields.enumerated().map { ($1.name, $0) }) { first, _ in first }
        }

        public subscript(name: String) -> Field? { places[name].map { fields[$0] } }
    }

    public struct Field: Sendable, Hashable {
        public let name: String
        public let documentation: String
        public let type: ValueType
    }

    public struct Enumeration: Sendable, Hashable {
        public let values: [Value]

        public struct Value: Sendable, Hashable {
            public let name: String
            public let documentation: String
        }

        func contains(_ name: String) -> Bool { values.contains { $0.name == name } }
    }

    public indirect enum ValueType: Sendable, Hashable {
        case bool
        case int
        case float
        case string
        /// Any JSON object.
        case object
        /// Any JSON value but null.
        case any
        /// A type that the interface defines.
        case named(String)
        case structure(Structure)
        case enumeration(Enumeration)
        case array(ValueType)
        /// `[string]T`
        case map(ValueType)
        /// `?T`; never directly around another.
        case nullable(ValueType)
    }
}
