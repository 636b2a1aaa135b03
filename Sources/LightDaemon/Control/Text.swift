import LightDomain

/// What free text may hold.
enum Text {
    /// A name on one line: control characters have no place in one, and a kilobyte is enough for any.
    static func line(_ text: String, field: String) throws(Refusal) -> String {
        let isPlain =
            text.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
            || text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        guard isPlain, text.utf8.count <= 1_000 else {
            throw .invalid(field: field, reason: "one line of text without control characters, at most 1000 bytes")
        }
        return text
    }

    /// E.164: a plus and 7 to 15 digits.
    static func isPhone(_ text: String) -> Bool {
        let digits = text.dropFirst()
        return text.first == "+" && (7...15).contains(digits.utf8.count)
            && digits.utf8.allSatisfy { (48...57).contains($0) }
    }
}
