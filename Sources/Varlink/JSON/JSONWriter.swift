/// Writes JSON straight into bytes, compact, without a tree in between.
///
/// It places the commas; that names and values alternate and what is begun is ended is up to the caller.
/// Whatever it is given, what it writes is valid and readable to every varlink peer: U+0000 and noncharacters, which
/// systemd's reader refuses, become U+FFFD, and floats that JSON has no number for become null.
public struct JSONWriter: Sendable {
    public internal(set) var bytes: [UInt8]
    private var needsComma = false

    /// Appends to the given bytes.
    public init(appendingTo bytes: [UInt8] = []) { self.bytes = bytes }

    public init(capacity: Int) {
        bytes = []
        bytes.reserveCapacity(capacity)
    }

    /// Forgets what was written and keeps the memory.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        needsComma = false
    }

    public mutating func beginObject() { open(Byte.openBrace) }
    public mutating func endObject() { close(Byte.closeBrace) }
    public mutating func beginArray() { open(Byte.openBracket) }
    public mutating func endArray() { close(Byte.closeBracket) }

    /// A name known when the program was written: plain ASCII without quotes, backslashes and control characters.
    public mutating func key(_ name: StaticString) {
        separate()
        bytes.append(Byte.quote)
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(Byte.quote)
        bytes.append(Byte.colon)
        needsComma = false
    }

    /// Any name.
    public mutating func key(any name: String) {
        value(name)
        bytes.append(Byte.colon)
        needsComma = false
    }

    public mutating func null() { word("null") }
    public mutating func value(_ value: Bool) { word(value ? "true" : "false") }

    public mutating func value(_ value: Int64) {
        separate()
        appendDecimal(value)
    }

    public mutating func value(_ value: Int) { self.value(Int64(value)) }

    /// The shortest digits that read back as the same double; always recognisable as a float by its point or exponent.
    public mutating func value(_ value: Double) {
        guard value.isFinite else { return null() }
        separate()
        bytes.append(contentsOf: value.description.utf8)
    }

    public mutating func value(_ value: String) {
        separate()
        bytes.append(Byte.quote)
        let done: Void? = value.utf8.withContiguousStorageIfAvailable { appendEscaped($0) }
        if done == nil { Array(value.utf8).withUnsafeBufferPointer { appendEscaped($0) } }
        bytes.append(Byte.quote)
    }

    public mutating func value(_ value: JSON) {
        switch value {
        case .null: null()
        case .bool(let value): self.value(value)
        case .int(let value): self.value(value)
        case .float(let value): self.value(value)
        case .string(let value): self.value(value)
        case .array(let elements):
            beginArray()
            for element in elements { self.value(element) }
            endArray()
        case .object(let object): self.value(object)
        }
    }

    public mutating func value(_ value: JSONObject) {
        beginObject()
        for member in value.members {
            key(any: member.key)
            self.value(member.value)
        }
        endObject()
    }

    /// One value that is JSON already, such as one encoded before and kept.
    public mutating func raw(_ json: some Collection<UInt8>) {
        separate()
        bytes.append(contentsOf: json)
    }

    /// Ends a message with a NUL, and makes ready for the next.
    public mutating func terminate() {
        bytes.append(0)
        needsComma = false
    }

    /// Takes back the member whose comma or name starts there.
    mutating func removeMember(from start: Int) {
        bytes.removeSubrange(start...)
        needsComma = bytes.last != Byte.openBrace
    }

    private mutating func open(_ byte: UInt8) {
        separate()
        bytes.append(byte)
        needsComma = false
    }

    private mutating func close(_ byte: UInt8) {
        bytes.append(byte)
        needsComma = true
    }

    private mutating func word(_ word: StaticString) {
        separate()
        word.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    private mutating func separate() {
        if needsComma { bytes.append(Byte.comma) }
        needsComma = true
    }
}
