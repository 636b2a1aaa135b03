extension Bool: VarlinkValue {
    public init(json: JSON) throws(InvalidValue) {
        guard case .bool(let value) = json else { throw InvalidValue.wrong(json, expected: "a boolean") }
        self = value
    }
    public func write(to writer: inout JSONWriter) { writer.value(self) }
}

extension Int: VarlinkValue {
    public init(json: JSON) throws(InvalidValue) {
        switch json {
        case .int(let value):
            guard let exact = Int(exactly: value) else { throw InvalidValue(.notAnInteger(value.description)) }
            self = exact
        case .float(let value): throw InvalidValue(.notAnInteger(value.description))
        default: throw InvalidValue.wrong(json, expected: "an integer")
        }
    }
    public func write(to writer: inout JSONWriter) { writer.value(self) }
}

extension Double: VarlinkValue {
    public init(json: JSON) throws(InvalidValue) {
        guard let value = json.doubleValue else { throw InvalidValue.wrong(json, expected: "a number") }
        self = value
    }
    public func write(to writer: inout JSONWriter) { writer.value(self) }
}

extension String: VarlinkValue {
    public init(json: JSON) throws(InvalidValue) {
        guard case .string(let value) = json else { throw InvalidValue.wrong(json, expected: "a string") }
        self = value
    }
    public func write(to writer: inout JSONWriter) { writer.value(self) }
}

/// `object`
extension JSONObject: VarlinkStructure {
    public init(members: JSONObject) { self = members }
    public func write(to writer: inout JSONWriter) { writer.value(self) }
}

/// `any`
extension JSON: VarlinkValue {
    public init(json: JSON) throws(InvalidValue) {
        if case .null = json { throw InvalidValue(.null) }
        self = json
    }
    public func write(to writer: inout JSONWriter) { writer.value(self) }
}

extension Optional: VarlinkValue where Wrapped: VarlinkValue {
    @inlinable
    public init(json: JSON) throws(InvalidValue) {
        if case .null = json { self = nil } else { self = try Wrapped(json: json) }
    }
    @inlinable
    public func write(to writer: inout JSONWriter) {
        if let value = self { value.write(to: &writer) } else { writer.null() }
    }
}

extension Array: VarlinkValue where Element: VarlinkValue {
    @inlinable
    public init(json: JSON) throws(InvalidValue) {
        guard case .array(let elements) = json else { throw InvalidValue.wrong(json, expected: "an array") }
        var values: [Element] = []
        values.reserveCapacity(elements.count)
        for (index, element) in elements.enumerated() {
            do { values.append(try Element(json: element)) } catch { throw error.within(index) }
        }
        self = values
    }
    @inlinable
    public func write(to writer: inout JSONWriter) {
        writer.beginArray()
        for element in self { element.write(to: &writer) }
        writer.endArray()
    }
}

/// `[string]T`; written in the order of the names, so that equal maps are equal bytes.
extension Dictionary: VarlinkValue where Key == String, Value: VarlinkValue {
    @inlinable
    public init(json: JSON) throws(InvalidValue) {
        guard case .object(let object) = json else { throw InvalidValue.wrong(json, expected: "an object") }
        self.init(minimumCapacity: object.count)
        for member in object.members {
            do { self[member.key] = try Value(json: member.value) } catch { throw error.within(member.key) }
        }
    }
    @inlinable
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        for key in keys.sorted() {
            guard let value = self[key] else { continue }
            writer.key(any: key)
            value.write(to: &writer)
        }
        writer.endObject()
    }
}

extension InvalidValue {
    @usableFromInline static func wrong(_ json: JSON, expected: String) -> InvalidValue {
        if case .null = json { return InvalidValue(.null) }
        return InvalidValue(.wrongType(expected: expected, found: json.kind))
    }
}
