import Glibc

/// What a person sees.
enum Terminal {
    static let isInteractive = isatty(STDOUT_FILENO) == 1
    static let isColoured = isInteractive && getenv("NO_COLOR") == nil && term != "dumb"

    private static let term = getenv("TERM").map { String(cString: $0) }

    enum Style: String {
        case bold = "1"
        case dim = "2"
        case red = "31"
        case green = "32"
        case yellow = "33"
        case blue = "34"
    }

    static func styled(_ text: String, _ style: Style) -> String {
        isColoured ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }

    /// To standard error, with the program's name.
    static func complain(_ message: String) {
        tell("lightctl: \(message)\n")
    }

    /// To standard error, over the last such line; only where somebody watches.
    static func progress(_ text: String) {
        guard isatty(STDERR_FILENO) == 1 else { return }
        tell("\r\u{1B}[K\(text)")
    }

    /// To standard error as it is.
    static func tell(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let written = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
            guard written > 0 else { return }
            bytes = bytes.dropFirst(written)
        }
    }

    /// Whatever a stranger has put into a name shows as text and never moves the cursor.
    static func plain(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        var plain = ""
        for scalar in text.unicodeScalars { plain.unicodeScalars.append(isControl(scalar) ? "\u{FFFD}" : scalar) }
        return plain
    }

    /// The same for a text of several lines.
    static func plainLines(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.split(separator: "\t", omittingEmptySubsequences: false).map { plain(String($0)) }.joined(
                separator: "\t")
        }.joined(separator: "\n")
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || (0x202A...0x202E).contains(scalar.value)
            || (0x2066...0x2069).contains(scalar.value)
    }
}
