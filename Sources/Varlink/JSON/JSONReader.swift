/// A strict reader of one JSON text (RFC 8259).
///
/// Stricter than the RFC asks where a lenient reading would be a trap: no duplicate names, no lone surrogates, no
/// noncharacters and no U+0000 (systemd's reader refuses the last two, so a text that passed us would be unreadable to
/// varlinkctl), no byte order mark, bounded depth. Time is linear in the length of the text, whatever it holds.
struct JSONReader {
    let bytes: UnsafeBufferPointer<UInt8>
    let maximumDepth: Int
    var offset = 0
    var depth = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>, maximumDepth: Int) {
        self.bytes = bytes
        self.maximumDepth = maximumDepth
    }

    mutating func document() throws(JSONSyntaxError) -> JSON {
        skipWhitespace()
        let value = try value()
        skipWhitespace()
        guard offset == bytes.count else { throw expected("the end of the text") }
        return value
    }

    private mutating func value() throws(JSONSyntaxError) -> JSON {
        switch peek {
        case Byte.quote: return .string(try string())
        case Byte.openBrace: return .object(try object())
        case Byte.openBracket: return .array(try array())
        case Byte.minus, Byte.zero...Byte.nine: return try number()
        case UInt8(ascii: "t"):
            try literal("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try literal("false")
            return .bool(false)
        case UInt8(ascii: "n"):
            try literal("null")
            return .null
        default: throw expected("a value")
        }
    }

    private mutating func object() throws(JSONSyntaxError) -> JSONObject {
        try descend()
        var members: [JSONObject.Member] = []
        var names = NamesSeen()
        skipWhitespace()
        if peek == Byte.closeBrace {
            ascend()
            return JSONObject()
        }
        while true {
            let start = offset
            guard peek == Byte.quote else { throw expected(members.isEmpty ? "a name or \"}\"" : "a name") }
            let key = try string()
            guard names.add(key, to: members) else {
                throw JSONSyntaxError(offset: start, problem: .duplicateKey(key))
            }
            skipWhitespace()
            guard peek == Byte.colon else { throw expected("\":\"") }
            offset += 1
            skipWhitespace()
            members.append(JSONObject.Member(key: key, value: try value()))
            skipWhitespace()
            if peek == Byte.closeBrace { break }
            guard peek == Byte.comma else { throw expected("\",\" or \"}\"") }
            offset += 1
            skipWhitespace()
        }
        ascend()
        return JSONObject(unique: members)
    }

    private mutating func array() throws(JSONSyntaxError) -> [JSON] {
        try descend()
        var elements: [JSON] = []
        skipWhitespace()
        if peek == Byte.closeBracket {
            ascend()
            return elements
        }
        while true {
            elements.append(try value())
            skipWhitespace()
            if peek == Byte.closeBracket { break }
            guard peek == Byte.comma else { throw expected("\",\" or \"]\"") }
            offset += 1
            skipWhitespace()
        }
        ascend()
        return elements
    }

    private mutating func literal(_ word: StaticString) throws(JSONSyntaxError) {
        for index in 0..<word.utf8CodeUnitCount {
            guard peek == word.utf8Start[index] else { throw expected("\"\(word)\"") }
            offset += 1
        }
    }

    /// Over the opening bracket or brace, one level down.
    private mutating func descend() throws(JSONSyntaxError) {
        guard depth < maximumDepth else {
            throw JSONSyntaxError(offset: offset, problem: .tooDeep(limit: maximumDepth))
        }
        depth += 1
        offset += 1
    }

    /// Over the closing bracket or brace, one level up.
    private mutating func ascend() {
        depth -= 1
        offset += 1
    }

    /// The byte here, or 0 at the end: no byte 0 is ever accepted, so the two need not be told apart.
    var peek: UInt8 { offset < bytes.count ? bytes[offset] : 0 }

    mutating func skipWhitespace() {
        while offset < bytes.count {
            switch bytes[offset] {
            case 0x20, 0x09, 0x0A, 0x0D: offset += 1
            default: return
            }
        }
    }

    func expected(_ what: String) -> JSONSyntaxError { JSONSyntaxError(offset: offset, problem: .expected(what)) }

    func problem(_ problem: JSONSyntaxError.Problem, at offset: Int? = nil) -> JSONSyntaxError {
        JSONSyntaxError(offset: offset ?? self.offset, problem: problem)
    }
}

/// Finds a name that comes twice: by looking at all while they are few, by a set beyond that, so that an object of a
/// million names does not take a trillion comparisons.
private struct NamesSeen {
    private static let few = 16
    private var names: Set<String> = []

    mutating func add(_ key: String, to members: [JSONObject.Member]) -> Bool {
        if members.count < Self.few { return !members.contains { $0.key == key } }
        if names.isEmpty { for member in members { names.insert(member.key) } }
        return names.insert(key).inserted
    }
}

enum Byte {
    static let quote = UInt8(ascii: "\"")
    static let backslash = UInt8(ascii: "\\")
    static let openBrace = UInt8(ascii: "{")
    static let closeBrace = UInt8(ascii: "}")
    static let openBracket = UInt8(ascii: "[")
    static let closeBracket = UInt8(ascii: "]")
    static let colon = UInt8(ascii: ":")
    static let comma = UInt8(ascii: ",")
    static let minus = UInt8(ascii: "-")
    static let plus = UInt8(ascii: "+")
    static let dot = UInt8(ascii: ".")
    static let zero = UInt8(ascii: "0")
    static let nine = UInt8(ascii: "9")
}

extension JSON {
    /// Reads one JSON text; see ``JSONReader`` for what is refused.
    public init(parsing bytes: some Collection<UInt8>, maximumDepth: Int = 64) throws(JSONSyntaxError) {
        let read = { (bytes: UnsafeBufferPointer<UInt8>) -> Result<JSON, JSONSyntaxError> in
            var reader = JSONReader(bytes, maximumDepth: maximumDepth)
            return Result { () throws(JSONSyntaxError) in try reader.document() }
        }
        let result = bytes.withContiguousStorageIfAvailable(read) ?? Array(bytes).withUnsafeBufferPointer(read)
        self = try result.get()
    }

    /// Reads one JSON text; offsets in the error count UTF-8 bytes.
    public init(parsing text: String, maximumDepth: Int = 64) throws(JSONSyntaxError) {
        try self.init(parsing: text.utf8, maximumDepth: maximumDepth)
    }
}
