/// A text within a letter, in a form that every mail server hands on unchanged (RFC 2045): as it is where it is
/// ASCII in short lines, else quoted-printable.
struct BodyPart {
    let headers: [HeaderField]
    /// Lines ended by CR and LF, the last one too.
    let content: [UInt8]

    /// - Parameters:
    ///   - type: `text/plain` or `text/html`.
    ///   - text: with any kind of line break.
    init(type: String, text: String) {
        let lines = Self.lines(of: text)
        let isPlain = lines.allSatisfy(Self.isPlain)
        headers = [
            HeaderField("Content-Type", "\(type);", "charset=\(isPlain ? "us-ascii" : "utf-8")"),
            HeaderField("Content-Transfer-Encoding", isPlain ? "7bit" : "quoted-printable"),
        ]
        content = lines.flatMap { (isPlain ? $0 : Self.quotedPrintable($0)) + [13, 10] }
    }

    // MARK: Helpers

    private static func lines(of text: String) -> [[UInt8]] {
        var lines: [[UInt8]] = [[]]
        var previous: UInt8 = 0
        for byte in text.utf8 {
            switch byte {
            case 10 where previous == 13: break
            case 10, 13: lines.append([])
            default: lines[lines.count - 1].append(byte)
            }
            previous = byte
        }
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    /// A line that begins with `From ` is not: some mailboxes of old would put a `>` before it.
    private static func isPlain(_ line: [UInt8]) -> Bool {
        line.count <= 78 && line.allSatisfy { 32...126 ~= $0 || $0 == 9 } && !line.starts(with: "From ".utf8)
    }

    private static func quotedPrintable(_ line: [UInt8]) -> [UInt8] {
        var encoded: [UInt8] = []
        var length = 0
        for (index, byte) in line.enumerated() {
            let isLast = index == line.count - 1
            let piece =
                isLiteral(byte, isLast: isLast, in: line, at: index) ? [byte] : Array("=\(byte.hexadecimal)".utf8)
            // A soft break takes the 76th place.
            if length + piece.count > (isLast ? 76 : 75) {
                encoded += Array("=\r\n".utf8)
                length = 0
            }
            encoded += piece
            length += piece.count
        }
        return encoded
    }

    private static func isLiteral(_ byte: UInt8, isLast: Bool, in line: [UInt8], at index: Int) -> Bool {
        switch byte {
        case 9, 32: !isLast
        case UInt8(ascii: "="): false
        case UInt8(ascii: "."): index > 0 || line.count > 1
        case UInt8(ascii: "F"): index > 0 || !line.starts(with: "From ".utf8)
        default: 33...126 ~= byte
        }
    }
}
