/// One line of text for a header or a display name. Whatever it is made from, it holds no control character, no line
/// break and none of the marks that turn the direction of writing, so that it can neither begin a second header nor
/// make a name read as another.
package struct HeaderText: Hashable, Sendable, CustomStringConvertible {
    /// The most characters that are kept; a longer text ends with an ellipsis.
    package static let limit = 400

    package let text: String

    /// Runs of white space, line breaks and control characters become one space each; none is left at the ends.
    package init(_ original: some StringProtocol) {
        var scalars = String.UnicodeScalarView()
        var isSpaceDue = false
        for scalar in original.unicodeScalars {
            if Self.separates(scalar) {
                isSpaceDue = !scalars.isEmpty
            } else if !Self.turnsWriting(scalar) {
                if isSpaceDue { scalars.append(" ") }
                isSpaceDue = false
                scalars.append(scalar)
            }
            // A character can be made of many scalars, so both are bounded.
            if scalars.count > 8 * Self.limit { break }
        }
        let line = String(scalars)
        text = line.count <= Self.limit ? line : line.prefix(Self.limit - 1) + "…"
    }

    package var isEmpty: Bool { text.isEmpty }
    package var description: String { text }

    // MARK: Helpers

    private static func separates(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
    }

    /// Embeddings, overrides and isolates of the bidirectional algorithm (UAX #9), and the byte order mark.
    private static func turnsWriting(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }
}
