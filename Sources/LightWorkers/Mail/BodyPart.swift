/// A part of a letter with its headers, in a form that every mail server hands on unchanged (RFC 2045): a text as it is
/// where it is ASCII in short lines, else quoted-printable; a file as base64; or parts within a part.
struct BodyPart {
    let headers: [HeaderField]
    /// Lines ended by CR and LF, the last one too.
    let content: [UInt8]

    init(headers: [HeaderField], content: [UInt8]) {
        self.headers = headers
        self.content = content
    }

    /// - Parameters:
    ///   - type: `text/plain` or `text/html`, with what else its Content-Type says.
    ///   - text: with any kind of line break.
    init(type: String, _ parameters: String..., text: String) {
        let lines = Self.lines(of: text)
        let isPlain = lines.allSatisfy(Self.isPlain)
        let charset = "charset=\(isPlain ? "us-ascii" : "utf-8")"
        headers = [
            HeaderField("Content-Type", pieces: HeaderField.joined([type] + parameters + [charset])),
            HeaderField("Content-Transfer-Encoding", isPlain ? "7bit" : "quoted-printable"),
        ]
        var content: [UInt8] = []
        content.reserveCapacity(text.utf8.count * 5 / 4)
        for line in lines {
            if isPlain { content += line } else { Self.appendQuotedPrintable(line, to: &content) }
            content += [13, 10]
        }
        self.content = content
    }

    /// A file to keep.
    init(file name: HeaderText, type: String, octets: [UInt8]) {
        headers = [
            HeaderField(
                "Content-Type", pieces: HeaderField.joined([type] + HeaderField.parameter("name", name.text))),
            HeaderField(
                "Content-Disposition",
                pieces: HeaderField.joined(["attachment"] + HeaderField.parameter("filename", name.text))),
            HeaderField("Content-Transfer-Encoding", "base64"),
        ]
        let text = Base64.encoded(octets)
        var content: [UInt8] = []
        for start in stride(from: 0, to: text.count, by: 76) {
            content += text[start..<min(start + 76, text.count)]
            content += [13, 10]
        }
        self.content = content
    }

    /// Parts within a part (RFC 2046).
    ///
    /// - Parameter boundary: a line that occurs in none of them.
    init(multipart kind: String, _ parts: [BodyPart], boundary: String) {
        headers = [
            HeaderField("Content-Type", pieces: HeaderField.joined(["multipart/\(kind)", "boundary=\"\(boundary)\""]))
        ]
        var content: [UInt8] = []
        for part in parts {
            content += "--\(boundary)\r\n".utf8
            content += part.octets
            content += [13, 10]
        }
        self.content = content + "--\(boundary)--\r\n".utf8
    }

    /// Headers, an empty line, and the content.
    var octets: [UInt8] { Array(headers.map(\.rendered).joined().utf8) + [13, 10] + content }

    /// Whether the content holds these octets anywhere.
    func holds(_ octets: [UInt8]) -> Bool {
        var rest = content[...]
        while let start = rest.firstIndex(of: octets[0]) {
            if rest[start...].starts(with: octets) { return true }
            rest = rest[(start + 1)...]
        }
        return false
    }

    // MARK: Helpers

    /// By any kind of line break: CR, LF, or both.
    private static func lines(of text: String) -> [ArraySlice<UInt8>] {
        let octets = Array(text.utf8)
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        for (index, byte) in octets.enumerated() where byte == 10 || byte == 13 {
            if byte == 10, index > 0, octets[index - 1] == 13 {
                start = index + 1
                continue
            }
            lines.append(octets[start..<index])
            start = index + 1
        }
        if start < octets.count { lines.append(octets[start...]) }
        return lines
    }

    /// A line that begins with `From ` is not: some mailboxes of old would put a `>` before it.
    private static func isPlain(_ line: ArraySlice<UInt8>) -> Bool {
        line.count <= 78 && line.allSatisfy { 32...126 ~= $0 || $0 == 9 } && !line.starts(with: "From ".utf8)
    }

    private static func appendQuotedPrintable(_ line: ArraySlice<UInt8>, to encoded: inout [UInt8]) {
        var length = 0
        for (index, byte) in line.enumerated() {
            let isLast = index == line.count - 1
            let isLiteral = isLiteral(byte, isLast: isLast, in: line, at: index)
            let cost = isLiteral ? 1 : 3
            // A soft break takes the 76th place.
            if length + cost > (isLast ? 76 : 75) {
                encoded += [61, 13, 10]
                length = 0
            }
            if isLiteral {
                encoded.append(byte)
            } else {
                encoded.append(UInt8(ascii: "="))
                encoded.append(byte.hexadecimalDigits.0)
                encoded.append(byte.hexadecimalDigits.1)
            }
            length += cost
        }
    }

    private static func isLiteral(_ byte: UInt8, isLast: Bool, in line: ArraySlice<UInt8>, at index: Int) -> Bool {
        switch byte {
        case 9, 32: !isLast
        case UInt8(ascii: "="): false
        case UInt8(ascii: "."): index > 0 || line.count > 1
        case UInt8(ascii: "F") where index == 0: !line.starts(with: "From ".utf8)
        default: 33...126 ~= byte
        }
    }
}
