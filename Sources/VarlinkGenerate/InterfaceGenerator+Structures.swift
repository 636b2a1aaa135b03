import Varlink

extension InterfaceGenerator {
    /// The names of nested types that are visible where a type is written, and so hide the interface's own.
    struct Scope {
        private let namespace: String
        private var hidden: Set<String> = ["Input", "Output"]

        init(_ generator: InterfaceGenerator) { namespace = generator.namespace }

        func with(_ names: some Sequence<String>) -> Scope {
            var inner = self
            inner.hidden.formUnion(names)
            return inner
        }

        func reference(to type: String) -> String {
            let name = SwiftNames.type(type)
            return hidden.contains(name) ? "\(namespace).\(name)" : name
        }
    }

    /// A structure's field as it becomes a property.
    struct Property {
        /// On the wire.
        let key: String
        let name: String
        let type: String
        let isNullable: Bool
        let documentation: String
        /// A type declared in place, and its name.
        let nested: (name: String, type: Interface.ValueType)?

        var parameter: String { isNullable ? "\(name): \(type)? = nil" : "\(name): \(type)" }
    }

    func structure(
        _ structure: Interface.Structure, named name: String, scope: Scope, in source: inout SwiftSource
    ) {
        let properties = properties(of: structure.fields, scope: scope)
        let inner = scope.with(properties.compactMap(\.nested?.name))
        source.block("\(access)struct \(name): VarlinkStructure") { source in
            for property in properties {
                source.documentation(property.documentation)
                source.line("\(access)var \(property.name): \(property.type)\(property.isNullable ? "?" : "")")
            }
            source.gap()
            memberwiseInitializer(properties, in: &source)
            source.gap()
            readingInitializer(properties, in: &source)
            source.gap()
            writer(properties, in: &source)
            for property in properties { nestedType(of: property, scope: inner, in: &source) }
        }
    }

    func properties(of fields: [Interface.Field], scope: Scope, prefix: String = "") -> [Property] {
        var names = UniqueNames()
        var types = UniqueNames()
        let nestedNames = fields.map { field in
            Self.inPlace(field.type) == nil ? nil : types.take(SwiftNames.nestedType(prefix + field.name))
        }
        let inner = scope.with(nestedNames.compactMap { $0 })
        return zip(fields, nestedNames).map { field, nested in
            let isNullable = if case .nullable = field.type { true } else { false }
            return Property(
                key: field.name, name: names.take(SwiftNames.member(field.name)),
                type: swiftType(field.type.unwrapped, nested: nested, scope: inner), isNullable: isNullable,
                documentation: field.documentation,
                nested: nested.flatMap { name in Self.inPlace(field.type).map { (name, $0) } })
        }
    }

    func nestedType(of property: Property, scope: Scope, in source: inout SwiftSource) {
        guard let nested = property.nested else { return }
        source.gap()
        switch nested.type {
        case .structure(let fields): structure(fields, named: nested.name, scope: scope, in: &source)
        case .enumeration(let values): enumeration(values, named: nested.name, in: &source)
        case .bool, .int, .float, .string, .object, .any, .named, .array, .map, .nullable: break
        }
    }

    private func memberwiseInitializer(_ properties: [Property], in source: inout SwiftSource) {
        source.function("\(access)init", properties.map(\.parameter), "") { source in
            for property in properties { source.line("self.\(property.name) = \(property.name)") }
        }
    }

    private func readingInitializer(_ properties: [Property], in source: inout SwiftSource) {
        source.block("\(access)init(members: JSONObject) throws(InvalidValue)") { source in
            if !properties.isEmpty { source.line("var reader = MemberReader(members)") }
            for property in properties {
                let door = property.isNullable ? "optional" : "required"
                source.line("self.\(property.name) = try reader.\(door)(\"\(property.key)\")")
            }
        }
    }

    private func writer(_ properties: [Property], in source: inout SwiftSource) {
        source.block("\(access)func write(to writer: inout JSONWriter)") { source in
            source.line("writer.beginObject()")
            for property in properties {
                let label = property.isNullable ? "optional: " : ""
                source.line("writer.member(\"\(property.key)\", \(label)self.\(property.name))")
            }
            source.line("writer.endObject()")
        }
    }

    private func swiftType(_ type: Interface.ValueType, nested: String?, scope: Scope) -> String {
        switch type {
        case .bool: "Bool"
        case .int: "Int"
        case .float: "Double"
        case .string: "String"
        case .object: "JSONObject"
        case .any: "JSON"
        case .named(let name): scope.reference(to: name)
        case .structure, .enumeration: nested ?? "NoParameters"
        case .array(let element): "[\(swiftType(element, nested: nested, scope: scope))]"
        case .map(let element): "[String: \(swiftType(element, nested: nested, scope: scope))]"
        case .nullable(let wrapped): "\(swiftType(wrapped, nested: nested, scope: scope))?"
        }
    }

    /// The structure or enumeration that a field declares in place, however deep in arrays and maps. An empty structure
    /// needs no type of its own.
    private static func inPlace(_ type: Interface.ValueType) -> Interface.ValueType? {
        switch type {
        case .structure(let structure): structure.fields.isEmpty ? nil : type
        case .enumeration: type
        case .array(let inner), .map(let inner), .nullable(let inner): inPlace(inner)
        case .bool, .int, .float, .string, .object, .any, .named: nil
        }
    }
}

extension Interface.ValueType {
    fileprivate var unwrapped: Interface.ValueType { if case .nullable(let wrapped) = self { wrapped } else { self } }
}

extension InterfaceGenerator {
    /// The first type whose values would be of infinite size as Swift structures.
    func structureContainingItself() -> String? {
        interface.types.first { type in
            var seen: Set<String> = []
            return contained(in: type.name, seen: &seen).contains(type.name)
        }?.name
    }

    private func contained(in name: String, seen: inout Set<String>) -> Set<String> {
        guard seen.insert(name).inserted, case .structure(let structure)? = interface.type(named: name)?.definition
        else { return [] }
        var names: Set<String> = []
        for inner in structure.fields.flatMap({ Self.directNames($0.type) }) {
            names.insert(inner)
            names.formUnion(contained(in: inner, seen: &seen))
        }
        return names
    }

    private static func directNames(_ type: Interface.ValueType) -> [String] {
        switch type {
        case .named(let name): [name]
        case .nullable(let wrapped): directNames(wrapped)
        case .structure(let structure): structure.fields.flatMap { directNames($0.type) }
        case .bool, .int, .float, .string, .object, .any, .enumeration, .array, .map: []
        }
    }
}
