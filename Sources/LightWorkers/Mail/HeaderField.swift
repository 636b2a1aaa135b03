/// One header: its name and what it holds, in pieces between which the line may be broken (RFC 5322 section 2.2.3).
struct HeaderField {
    /// Where lines are broken when they can be; RFC 2047 asks for 76 where encoded words stand.
    static let lineLength = 76

    let name: String
    let pieces: [String]

    /// For values that are safe by their type and are never broken.
    init(_ name: String, _ pieces: String...) {
        self.name = name
        self.pieces = pieces
    }

    /// For lists of such values.
    init(_ name: String, pieces: [String]) {
        self.name = name
        self.pieces = pieces
    }

    /// For free text.
    init(_ name: String, text: HeaderText) {
        let words = text.text.split(separator: " ").map(String.init)
        let isPlain = !EncodedWords.needed(for: text.text) && words.allSatisfy { $0.utf8.count <= 60 }
        self.name = name
        pieces = isPlain ? words : EncodedWords.words(for: text.text, room: Self.room(after: name))
    }

    /// For a mailbox.
    init(_ name: String, mailbox: Mailbox) {
        let address = mailbox.name == nil ? "\(mailbox.address)" : "<\(mailbox.address)>"
        self.name = name
        pieces = (mailbox.name.map { Self.phrase($0.text, after: name) } ?? []) + [address]
    }

    // MARK: Parameters

    /// A value and its parameters, with the semicolons between them.
    static func joined(_ pieces: [String]) -> [String] {
        pieces.enumerated().map { $0 < pieces.count - 1 ? $1 + ";" : $1 }
    }

    /// One parameter: quoted where it is ASCII, else by RFC 2231, in sections where it is long.
    static func parameter(_ name: String, _ text: String) -> [String] {
        if text.utf8.allSatisfy({ 32...126 ~= $0 }), text.utf8.count <= 60 { return ["\(name)=\(quoted(text))"] }
        var sections = [""]
        for scalar in text.unicodeScalars {
            let encoded = String(scalar).utf8.map {
                $0.isLetterOrDigit ? String(Unicode.Scalar($0)) : "%\($0.hexadecimal)"
            }
            .joined()
            if let last = sections.last, last.utf8.count + encoded.utf8.count > 48 { sections.append("") }
            sections[sections.count - 1] += encoded
        }
        if sections.count == 1 { return ["\(name)*=utf-8''\(sections[0])"] }
        return sections.enumerated().map { "\(name)*\($0)*=\($0 == 0 ? "utf-8''" : "")\($1)" }
    }

    /// The lines, each ended by CR and LF.
    var rendered: String {
        var lines = "\(name):"
        var length = lines.utf8.count
        for (index, piece) in pieces.enumerated() {
            if index > 0, length + 1 + piece.utf8.count > Self.lineLength {
                lines += "\r\n"
                length = 0
            }
            lines += " " + piece
            length += 1 + piece.utf8.count
        }
        return lines + "\r\n"
    }

    // MARK: Helpers

    private static func room(after name: String) -> Int { lineLength - name.utf8.count - 2 }

    /// A display name: bare words, a quoted string, or encoded words.
    private static func phrase(_ text: String, after name: String) -> [String] {
        if EncodedWords.needed(for: text) || text.utf8.count > 60 {
            return EncodedWords.words(for: text, room: room(after: name))
        }
        let words = text.split(separator: " ").map(String.init)
        if words.allSatisfy({ $0.utf8.allSatisfy(\.isAtomText) }) { return words }
        return [quoted(text)]
    }

    private static func quoted(_ text: String) -> String {
        var quoted = ""
        for character in text {
            if character == "\"" || character == "\\" { quoted.append("\\") }
            quoted.append(character)
        }
        return "\"\(quoted)\""
    }
}
