import Varlink

/// Writes one interface as Swift: a namespace with its text, types, methods and errors, in up to four files.
struct InterfaceGenerator {
    let interface: Interface
    /// The file that the interface was read from, for the headers.
    let origin: String
    /// Of everything that is generated: `public`, `package` or `internal`.
    let access: String
    let namespace: String

    init(_ interface: Interface, origin: String, access: String, namespace: String? = nil) {
        self.interface = interface
        self.origin = origin
        self.access = access == "internal" ? "" : access + " "
        self.namespace = namespace ?? SwiftNames.namespace(interface.name)
    }

    struct File {
        let name: String
        let text: String
    }

    func files() throws -> [File] {
        if let name = structureContainingItself() { throw GenerationError.containsItself(origin: origin, type: name) }
        var files = [file("") { namespaceSource(&$0) }]
        if !interface.types.isEmpty { files.append(file("+Types") { typesSource(&$0) }) }
        if !interface.methods.isEmpty { files.append(file("+Methods") { methodsSource(&$0) }) }
        if !interface.errors.isEmpty { files.append(file("+Failure") { failureSource(&$0) }) }
        return files
    }

    private func file(_ suffix: String, _ body: (inout SwiftSource) -> Void) -> File {
        var source = SwiftSource(
            header: """
                // Generated from \(origin) by varlink-generate; do not edit.
                // swift-format-ignore-file

                import Varlink


                """)
        body(&source)
        return File(name: namespace + suffix + ".swift", text: source.text)
    }

    private func namespaceSource(_ source: inout SwiftSource) {
        source.documentation(interface.documentation)
        source.block("\(access)enum \(namespace): VarlinkInterface") { source in
            source.line("\(access)static let name = \"\(interface.name)\"")
            source.gap()
            source.multilineString("\(access)static let text", interface.text)
        }
    }

    private func typesSource(_ source: inout SwiftSource) {
        source.block("extension \(namespace)") { source in
            for type in interface.types {
                source.gap()
                source.documentation(type.documentation)
                let name = SwiftNames.type(type.name)
                switch type.definition {
                case .structure(let fields): structure(fields, named: name, scope: Scope(self), in: &source)
                case .enumeration(let values): enumeration(values, named: name, in: &source)
                }
            }
        }
    }

    private func methodsSource(_ source: inout SwiftSource) {
        source.block("extension \(namespace)") { source in
            for method in interface.methods {
                source.gap()
                source.documentation(method.documentation)
                source.block("\(access)enum \(SwiftNames.type(method.name)): VarlinkMethod") { source in
                    source.line("\(access)static let name = \"\(interface.name).\(method.name)\"")
                    parameters(method.input, named: "Input", in: &source)
                    parameters(method.output, named: "Output", in: &source)
                }
            }
        }
    }

    private func parameters(_ fields: Interface.Structure, named name: String, in source: inout SwiftSource) {
        source.gap()
        if fields.fields.isEmpty { return source.line("\(access)typealias \(name) = NoParameters") }
        structure(fields, named: name, scope: Scope(self), in: &source)
    }

    func enumeration(_ enumeration: Interface.Enumeration, named name: String, in source: inout SwiftSource) {
        var names = UniqueNames()
        source.block("\(access)enum \(name): String, CaseIterable, VarlinkValue") { source in
            for value in enumeration.values {
                let caseName = names.take(SwiftNames.member(value.name))
                source.documentation(value.documentation)
                source.line(caseName == value.name ? "case \(caseName)" : "case \(caseName) = \"\(value.name)\"")
            }
        }
    }
}

/// What an interface asks for that Swift cannot say.
enum GenerationError: Error, CustomStringConvertible {
    case containsItself(origin: String, type: String)

    var description: String {
        switch self {
        case .containsItself(let origin, let type):
            "\(origin): \(type) contains itself other than in an array or map, which a Swift structure cannot"
        }
    }
}

/// Gives each name once; a second one of the same spelling gets underscores.
struct UniqueNames {
    private var taken: Set<String> = []

    mutating func take(_ name: String) -> String {
        var name = name
        while !taken.insert(name).inserted { name = name.hasSuffix("`") ? name.filter { $0 != "`" } + "_" : name + "_" }
        return name
    }
}
