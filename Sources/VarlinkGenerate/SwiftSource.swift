/// Swift text, line by line, indented.
struct SwiftSource {
    private(set) var text: String
    private var depth = 0
    private var atStart = true

    init(header: String) { text = header }

    mutating func line(_ line: String) {
        text += line.isEmpty ? "\n" : String(repeating: "    ", count: depth) + line + "\n"
        atStart = false
    }

    /// An empty line between two things, none before the first.
    mutating func gap() {
        if !atStart { line("") }
    }

    mutating func block(_ opening: String, _ body: (inout SwiftSource) throws -> Void) rethrows {
        line(opening + " {")
        depth += 1
        atStart = true
        try body(&self)
        depth -= 1
        line("}")
    }

    mutating func documentation(_ text: String) {
        guard !text.isEmpty else { return }
        for part in text.split(separator: "\n", omittingEmptySubsequences: false) {
            line(part.isEmpty ? "///" : "/// \(part)")
        }
    }

    /// A declaration with parameters: on one line if it fits, else one a line.
    mutating func function(_ start: String, _ parameters: [String], _ end: String, body: (inout SwiftSource) -> Void) {
        let whole = start + "(" + parameters.joined(separator: ", ") + ")" + end
        if depth * 4 + whole.count + 2 <= 120 { return block(whole, body) }
        line(start + "(")
        depth += 1
        for (index, parameter) in parameters.enumerated() {
            line(parameter + (index + 1 < parameters.count ? "," : ""))
        }
        depth -= 1
        block(")" + end, body)
    }

    /// A string constant over several lines, the same bytes as the text.
    mutating func multilineString(_ declaration: String, _ string: String) {
        let fence = Self.fence(for: string)
        line("\(declaration) = \(fence)\"\"\"")
        depth += 1
        for part in string.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
            line(part.reduce(into: "") { $0 += Self.escaped($1, fence: fence) })
        }
        line("\"\"\"\(fence)")
        depth -= 1
    }

    /// As many number signs as it takes that no quotes or backslash of the text mean anything.
    private static func fence(for string: String) -> String {
        var longest = 0
        var run = 0
        for character in string.unicodeScalars {
            run = character == "#" ? run + 1 : 0
            longest = max(longest, run)
        }
        let needsFence = string.contains("\\") || string.contains("\"\"\"")
        return needsFence ? String(repeating: "#", count: longest + 1) : ""
    }

    private static func escaped(_ scalar: Unicode.Scalar, fence: String) -> String {
        switch scalar.value {
        case 0x09: "\t"
        case 0..<0x20, 0x7F: "\\\(fence)u{\(String(scalar.value, radix: 16))}"
        default: String(scalar)
        }
    }
}
