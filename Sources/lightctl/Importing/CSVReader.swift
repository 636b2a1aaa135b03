/// Reads comma-separated values as RFC 4180 has them, record by record, and knows on which line each began.
///
/// It takes what spreadsheets write: a byte order mark, line ends of any system, semicolons or tabs for commas. No
/// library that could be had says where a record stands in its file, and that is what a person needs to mend it.
struct CSVReader {
    struct Record: Equatable {
        /// From 1.
        var line: Int
        var fields: [String]
    }

    struct Problem: Error, Equatable {
        var line: Int
        var reason: String
    }

    private let bytes: [UInt8]
    private let separator: UInt8
    private var next = 0
    private var line = 1

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { next = 3 }
        separator = Self.separator(of: bytes[next...])
    }

    /// The next record that is not an empty line; nil at the end.
    mutating func record() throws(Problem) -> Record? {
        while next < bytes.count {
            let start = line
            let fields = try fields()
            if fields.count > 1 || fields.first?.isEmpty == false { return Record(line: start, fields: fields) }
        }
        return nil
    }

    // MARK: Fields

    private mutating func fields() throws(Problem) -> [String] {
        var fields: [String] = []
        while true {
            fields.append(try isAt(Self.quote) ? quoted() : plain())
            guard next < bytes.count else { return fields }
            if bytes[next] == separator {
                next += 1
            } else {
                endLine()
                return fields
            }
        }
    }

    private mutating func plain() -> String {
        let start = next
        while next < bytes.count, bytes[next] != separator, !isLineEnd(bytes[next]) { next += 1 }
        return String(decoding: bytes[start..<next], as: UTF8.self)
    }

    private mutating func quoted() throws(Problem) -> String {
        let start = line
        next += 1
        var field: [UInt8] = []
        while next < bytes.count {
            let byte = bytes[next]
            if byte == Self.quote {
                next += 1
                guard isAt(Self.quote) else {
                    try endQuoted()
                    return String(decoding: field, as: UTF8.self)
                }
            } else if isLineEnd(byte) {
                field.append(Self.newline)
                endLine()
                continue
            }
            field.append(byte)
            next += 1
        }
        throw Problem(line: start, reason: "a quote is opened here and never closed")
    }

    private func endQuoted() throws(Problem) {
        guard next < bytes.count, bytes[next] != separator, !isLineEnd(bytes[next]) else { return }
        throw Problem(
            line: line, reason: "there is text after a closing quote; a quote inside a field is written twice (\"\")")
    }

    // MARK: Bytes

    private static let quote = UInt8(ascii: "\"")
    private static let newline = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    private func isAt(_ byte: UInt8) -> Bool { next < bytes.count && bytes[next] == byte }

    private func isLineEnd(_ byte: UInt8) -> Bool { byte == Self.newline || byte == Self.carriageReturn }

    private mutating func endLine() {
        if isAt(Self.carriageReturn) { next += 1 }
        if isAt(Self.newline) { next += 1 }
        line += 1
    }

    /// Whichever of comma, semicolon and tab the first line has most of.
    private static func separator(of bytes: ArraySlice<UInt8>) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        for byte in bytes {
            if byte == newline || byte == carriageReturn { break }
            counts[byte, default: 0] += 1
        }
        let candidates = [",", ";", "\t"].map { UInt8(ascii: $0) }
        return candidates.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? UInt8(ascii: ",")
    }
}
