extension Interface {
    /// Checks the parameters of a call against the method's declaration, as strictly as a service should: nothing
    /// missing, nothing unknown, everything of its type.
    public func validate(_ parameters: JSONObject, asInputOf method: Method) throws(InvalidValue) {
        try validate(parameters, as: method.input)
    }

    /// Checks the parameters of a reply, equally strictly; for a service's own tests, since clients should ignore
    /// members that they do not know.
    public func validate(_ parameters: JSONObject, asOutputOf method: Method) throws(InvalidValue) {
        try validate(parameters, as: method.output)
    }

    public func validate(_ parameters: JSONObject, asParametersOf error: ErrorDefinition) throws(InvalidValue) {
        try validate(parameters, as: error.parameters)
    }

    /// Checks any value against any type of this interface.
    public func validate(_ value: JSON, as type: ValueType) throws(InvalidValue) {
        switch (type, value) {
        case (.nullable, .null), (.bool, .bool), (.int, .int), (.float, .float), (.float, .int), (.string, .string),
            (.object, .object):
            return
        case (.nullable(let wrapped), _): try validate(value, as: wrapped)
        case (_, .null): throw InvalidValue(.null)
        case (.any, _): return
        case (.int, .float(let number)): throw InvalidValue(.notAnInteger(number.description))
        case (.named(let name), _): try validate(value, asNamed: name)
        case (.structure(let structure), .object(let object)): try validate(object, as: structure)
        case (.enumeration(let enumeration), .string(let name)): try validate(name, as: enumeration)
        case (.array(let element), .array(let elements)): try validate(elements, asElements: element)
        case (.map(let element), .object(let object)): try validate(object, asMapOf: element)
        case (.bool, _), (.int, _), (.float, _), (.string, _), (.object, _), (.structure, _), (.enumeration, _),
            (.array, _), (.map, _):
            throw InvalidValue(.wrongType(expected: type.kind, found: value.kind))
        }
    }

    /// Every member is declared and of its type, and what is not there may be absent.
    private func validate(_ object: JSONObject, as structure: Structure) throws(InvalidValue) {
        var required = 0
        for member in object.members {
            guard let field = structure[member.key] else { throw InvalidValue(.unknown, path: member.key) }
            if case .nullable = field.type {} else { required += 1 }
            do { try validate(member.value, as: field.type) } catch {
                throw error.path.isEmpty && error.reason == .null
                    ? InvalidValue(.missing, path: member.key) : error.within(member.key)
            }
        }
        guard required < structure.requiredCount else { return }
        for field in structure.fields {
            if case .nullable = field.type { continue }
            if object[field.name] == nil { throw InvalidValue(.missing, path: field.name) }
        }
    }

    private func validate(_ elements: [JSON], asElements type: ValueType) throws(InvalidValue) {
        for (index, element) in elements.enumerated() {
            do { try validate(element, as: type) } catch { throw error.within(index) }
        }
    }

    private func validate(_ object: JSONObject, asMapOf type: ValueType) throws(InvalidValue) {
        for member in object.members {
            do { try validate(member.value, as: type) } catch { throw error.within(member.key) }
        }
    }

    private func validate(_ name: String, as enumeration: Enumeration) throws(InvalidValue) {
        guard enumeration.contains(name) else {
            throw InvalidValue(.notInEnumeration(name, allowed: enumeration.values.map(\.name)))
        }
    }

    private func validate(_ value: JSON, asNamed name: String) throws(InvalidValue) {
        guard let type = type(named: name) else {
            preconditionFailure("the parser let \(name) pass, which no type is called")
        }
        switch (type.definition, value) {
        case (.structure(let structure), .object(let object)): try validate(object, as: structure)
        case (.enumeration(let enumeration), .string(let value)): try validate(value, as: enumeration)
        case (.structure, _): throw InvalidValue(.wrongType(expected: "an object", found: value.kind))
        case (.enumeration, _): throw InvalidValue(.wrongType(expected: "a string", found: value.kind))
        }
    }
}

extension Interface.ValueType {
    /// What a value of this type is in JSON, in the words of ``JSON/kind``.
    var kind: String {
        switch self {
        case .bool: "a boolean"
        case .int: "an integer"
        case .float: "a number"
        case .string, .enumeration: "a string"
        case .object, .structure, .map, .named: "an object"
        case .any: "a value"
        case .array: "an array"
        case .nullable(let wrapped): wrapped.kind
        }
    }
}
