/// Whom a letter is from or for: an address, and perhaps a name beside it.
package struct Mailbox: Hashable, Sendable, CustomStringConvertible {
    package let address: MailAddress
    /// Absent rather than empty.
    package let name: HeaderText?

    package init(address: MailAddress, name: String? = nil) {
        self.address = address
        self.name = name.map { HeaderText($0) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    package init(address: String, name: String? = nil) throws(MailboxError) {
        try self.init(address: MailAddress(address), name: name)
    }

    /// Reads what a person writes: `jan@example.org`, `<jan@example.org>`, `Jan <jan@example.org>` or
    /// `"Jansen, Jan" <jan@example.org>`.
    ///
    /// - Throws: what is wrong with it, in words for that person.
    package init(parsing text: some StringProtocol) throws(MailboxError) {
        let trimmed = Self.trimmed(Substring(text))
        guard trimmed.last == ">" else {
            if trimmed.contains("<") { throw MailboxError(trimmed, "the angle bracket is not closed at the end") }
            try self.init(address: String(trimmed))
            return
        }
        guard let open = trimmed.lastIndex(of: "<") else {
            throw MailboxError(trimmed, "there is a > without a <")
        }
        let name = try Self.name(Self.trimmed(trimmed[..<open]), in: trimmed)
        try self.init(address: String(trimmed[trimmed.index(after: open)...].dropLast()), name: name)
    }

    package var description: String { name.map { "\($0) <\(address)>" } ?? address.description }

    // MARK: Helpers

    private static func trimmed(_ text: Substring) -> Substring {
        let start = text.drop { $0 == " " || $0 == "\t" }
        guard let last = start.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
        return start[...last]
    }

    /// The name before the bracket, without its quotation marks.
    private static func name(_ text: Substring, in whole: Substring) throws(MailboxError) -> String {
        guard text.first == "\"" else {
            // Both mean that there is more than one mailbox, or none.
            if let strange = text.first(where: { $0 == "@" || $0 == "<" || $0 == ";" }) {
                throw MailboxError(whole, "a name with \"\(strange)\" in it stands in quotation marks")
            }
            return String(text)
        }
        var name = ""
        var isEscaped = false
        var rest = text.dropFirst()
        while let character = rest.popFirst() {
            if isEscaped {
                name.append(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                guard rest.isEmpty else { throw MailboxError(whole, "there is text after the quoted name") }
                return name
            } else {
                name.append(character)
            }
        }
        throw MailboxError(whole, "the quotation mark of the name is not closed")
    }
}

/// Why a text is no mailbox.
package struct MailboxError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was given, cut and without control characters.
    package let text: String
    /// What is wrong with it, without its subject: `there is nothing after the @`.
    package let reason: String

    init(_ text: some StringProtocol, _ reason: String) {
        let line = HeaderText(text.prefix(100)).text
        self.text = text.count > 80 ? line.prefix(80) + "…" : line
        self.reason = reason
    }

    package var description: String { "\"\(text)\" is not a mail address: \(reason)" }
}
