/// Lays out plain text: each line of the source is a paragraph and is broken between words.
enum Paragraphs {
    /// - Parameter width: in characters; a word that is longer stands on a line of its own.
    static func wrap(_ text: String, width: Int) -> String {
        var lines: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let trimmed = trimmingEnd(line)
            // One empty line between paragraphs is enough, wherever a section has left more.
            if trimmed.isEmpty, lines.last?.isEmpty ?? true { continue }
            lines += trimmed.hasPrefix(" ") ? [String(trimmed)] : broken(trimmed, width: width)
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func broken(_ line: Substring, width: Int) -> [String] {
        let indentation = line.hasPrefix("- ") ? "  " : ""
        var lines: [String] = []
        var current = ""
        for word in words(of: line) {
            if current.isEmpty {
                current = String(word)
            } else if current.count + 1 + word.count <= width {
                current += " \(word)"
            } else {
                lines.append(current)
                current = indentation + word
            }
        }
        return lines + [current]
    }

    /// What may stand alone: a telephone number in groups of digits stays together.
    private static func words(of line: Substring) -> [String] {
        var words: [String] = []
        for word in line.split(separator: " ") {
            if let last = words.last, last.last?.isNumber == true, word.first?.isNumber == true {
                words[words.count - 1] = "\(last) \(word)"
            } else {
                words.append(String(word))
            }
        }
        return words
    }

    private static func trimmingEnd(_ line: Substring) -> Substring {
        var line = line
        while line.last?.isWhitespace == true { line = line.dropLast() }
        return line
    }
}
