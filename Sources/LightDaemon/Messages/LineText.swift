/// Makes one harmless line of a text that somebody else wrote: a name with a line break in it must not begin a header
/// or a paragraph of its own.
enum LineText {
    /// Every run of line breaks, control characters and blanks is one space; marks that turn the direction of writing
    /// are left out.
    static func single(_ text: some StringProtocol) -> String {
        var line = String.UnicodeScalarView()
        var isGap = false
        for scalar in text.unicodeScalars {
            if isDirection(scalar) { continue }
            if isBreak(scalar) {
                isGap = true
                continue
            }
            if isGap, !line.isEmpty { line.append(" ") }
            isGap = false
            line.append(scalar)
        }
        return String(line)
    }

    /// At most so many bytes, cut between characters, with an ellipsis.
    static func cut(_ text: String, toBytes limit: Int) -> String {
        guard text.utf8.count > limit else { return text }
        var cut = ""
        var bytes = 3
        for character in text {
            bytes += character.utf8.count
            if bytes > limit { break }
            cut.append(character)
        }
        return cut + "…"
    }

    private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar.properties.generalCategory == .control || scalar == "\u{2028}" || scalar == "\u{2029}"
    }

    private static func isDirection(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }
}
