import Varlink

extension InterfaceGenerator {
    private struct ErrorCase {
        let name: String
        let definition: Interface.ErrorDefinition
        let properties: [Property]
    }

    /// All errors of the interface as one enumeration, to and from their form on the wire.
    func failureSource(_ source: inout SwiftSource) {
        var names = UniqueNames()
        let cases = interface.errors.map { error in
            ErrorCase(
                name: names.take(SwiftNames.errorCase(error.name)), definition: error,
                properties: properties(of: error.parameters.fields, scope: Scope(self), prefix: error.name + "_"))
        }
        source.block("extension \(namespace)") { source in
            source.line("/// The errors that the interface defines.")
            source.block("\(access)enum Failure: VarlinkErrors") { source in
                for error in cases { declaration(of: error, in: &source) }
                source.gap()
                reading(cases, in: &source)
                source.gap()
                writing(cases, in: &source)
                for error in cases {
                    for property in error.properties { nestedType(of: property, scope: Scope(self), in: &source) }
                }
            }
        }
    }

    private func declaration(of error: ErrorCase, in source: inout SwiftSource) {
        source.documentation(error.definition.documentation)
        let parameters = error.properties.map(\.parameter).joined(separator: ", ")
        source.line(parameters.isEmpty ? "case \(error.name)" : "case \(error.name)(\(parameters))")
    }

    private func reading(_ cases: [ErrorCase], in source: inout SwiftSource) {
        source.block("\(access)init?(_ failure: VarlinkFailure) throws(InvalidValue)") { source in
            if cases.contains(where: { !$0.properties.isEmpty }) {
                source.line("var reader = MemberReader(failure.parameters)")
            }
            source.line("switch failure.name {")
            for error in cases {
                source.line("case \"\(interface.name).\(error.definition.name)\":")
                let arguments = error.properties.map { property in
                    "\(property.name): try reader.\(property.isNullable ? "optional" : "required")(\"\(property.key)\")"
                }
                let list = arguments.isEmpty ? "" : "(\(arguments.joined(separator: ", ")))"
                source.line("    self = .\(error.name)\(list)")
            }
            source.line("default:")
            source.line("    return nil")
            source.line("}")
        }
    }

    private func writing(_ cases: [ErrorCase], in source: inout SwiftSource) {
        source.block("\(access)var failure: VarlinkFailure") { source in
            source.line("switch self {")
            for error in cases {
                let name = "\(interface.name).\(error.definition.name)"
                guard !error.properties.isEmpty else {
                    source.line("case .\(error.name):")
                    source.line("    VarlinkFailure(name: \"\(name)\")")
                    continue
                }
                let bindings = error.properties.map { "let \($0.name)" }.joined(separator: ", ")
                source.line("case .\(error.name)(\(bindings)):")
                source.line("    VarlinkFailure(name: \"\(name)\") {")
                for property in error.properties {
                    let label = property.isNullable ? "optional: " : ""
                    source.line("        $0.member(\"\(property.key)\", \(label)\(property.name))")
                }
                source.line("    }")
            }
            source.line("}")
        }
    }
}
