import LightDomain

/// What free text may hold.
enum Text {
    /// A name on one line: control characters have no place in one, and a kilobyte is enough for any.
    static func line(_ text: String, field: String) throws(Refusal) -> String {
        guard isPlain(text), text.utf8.count <= 1_000 else {
            throw .invalid(
                field: field,
                reason: "one line of text without control or invisible characters, at most 1000 bytes")
        }
        return text
    }

    /// A remark, which may have several lines.
    static func note(_ text: String?, field: String) throws(Refusal) -> String? {
        guard let text else { return nil }
        guard text.utf8.count <= longestNote || text.unicodeScalars.count <= longestNote else {
            throw .invalid(field: field, reason: "at most \(longestNote) characters")
        }
        guard isPlain(text, except: ["\n", "\r", "\t"]) else {
            throw .invalid(field: field, reason: "text without control or invisible characters")
        }
        return text
    }

    private static let longestNote = 2_000

    /// Without control characters, and without those that nobody sees or that turn the direction of what follows: with
    /// them a name can pass for another. Those that join letters and emoji stay.
    private static func isPlain(_ text: String, except allowed: Set<Unicode.Scalar> = []) -> Bool {
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return true }
        return text.unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            // Marks of direction; spaces of no width; separators of lines; marks of annotation.
            case 0x202A...0x202E, 0x2066...0x2069: false
            case 0x200B, 0x2060...0x2064, 0xFEFF, 0x2028, 0x2029, 0xFFF9...0xFFFB: false
            default: scalar.properties.generalCategory != .control || allowed.contains(scalar)
            }
        }
    }

    /// E.164: a plus and 7 to 15 digits.
    static func isPhone(_ text: String) -> Bool {
        let digits = text.dropFirst()
        return text.first == "+" && (7...15).contains(digits.utf8.count)
            && digits.utf8.allSatisfy { (48...57).contains($0) }
    }
}
