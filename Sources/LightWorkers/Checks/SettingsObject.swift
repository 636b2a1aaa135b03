import LightDomain

/// An object of settings, read member by member; every "no" says where and what would do.
struct SettingsObject {
    let pointer: String
    private let members: [String: JSONValue]

    /// - Parameter known: every name that may occur; another one is refused with the nearest of them.
    init(_ value: JSONValue, at pointer: String, known: [String]) throws(DeviceSettingsError) {
        guard case .object(let members) = value else {
            throw DeviceSettingsError(pointer: pointer, reason: "must be an object, and is \(value.kind)")
        }
        // Sorted, so that the same settings are always refused for the same reason.
        for name in members.keys.sorted() where !known.contains(name) {
            throw DeviceSettingsError(
                pointer: JSONPointer.appending(name, to: pointer), reason: Self.unknown(name, known: known))
        }
        self.pointer = pointer
        self.members = members
    }

    subscript(name: String) -> JSONValue? { members[name] }

    var names: Set<String> { Set(members.keys) }

    func pointer(to name: String) -> String { JSONPointer.appending(name, to: pointer) }

    func string(_ name: String) throws(DeviceSettingsError) -> String? {
        switch members[name] {
        case nil: return nil
        case .string(let value): return value
        case let other?: throw wrong(name, "must be a text, and is \(other.kind)")
        }
    }

    func number(_ name: String, in range: ClosedRange<Double>) throws(DeviceSettingsError) -> Double? {
        let bounds = "from \(JSONValue.shown(range.lowerBound)) to \(JSONValue.shown(range.upperBound))"
        switch members[name] {
        case nil: return nil
        case .number(let value) where range.contains(value): return value
        case .number: throw wrong(name, "must be \(bounds)")
        case let other?: throw wrong(name, "must be a number \(bounds), and is \(other.kind)")
        }
    }

    func integer(_ name: String, in range: ClosedRange<Int>) throws(DeviceSettingsError) -> Int? {
        guard let value = try number(name, in: Double(range.lowerBound)...Double(range.upperBound)) else { return nil }
        guard value == value.rounded() else { throw wrong(name, "must be a whole number") }
        return Int(value)
    }

    func jsonPointer(_ name: String) throws(DeviceSettingsError) -> JSONPointer? {
        guard let text = try string(name) else { return nil }
        guard let pointer = JSONPointer(text) else {
            throw wrong(name, "must be a JSON Pointer such as \"/state/on\"; within it ~0 stands for ~ and ~1 for /")
        }
        return pointer
    }

    func wrong(_ name: String, _ reason: String) -> DeviceSettingsError {
        DeviceSettingsError(pointer: pointer(to: name), reason: reason)
    }

    /// `is unknown; did you mean "expect"?`
    static func unknown(_ name: String, known: [String]) -> String {
        let near = known.map { ($0, Spelling.distance(name.lowercased(), $0.lowercased(), atMost: 3)) }
            .filter { $0.1 <= max(1, min(3, $0.0.utf8.count / 2)) }.min { $0.1 < $1.1 }
        return near.map { "is unknown; did you mean \"\($0.0)\"?" }
            ?? "is unknown; these are known: \(known.map { "\"\($0)\"" }.joined(separator: ", "))"
    }
}
