/// Cuts the text of an interface definition into words and marks, skips what is ignored, and collects documentation.
struct InterfaceScanner {
    private let scalars: [Unicode.Scalar]
    private(set) var offset = 0
    private var comments: [String] = []
    private var isLineEmptySoFar = true

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    var isAtEnd: Bool { offset == scalars.count }
    var peek: Unicode.Scalar? { offset < scalars.count ? scalars[offset] : nil }

    /// Skips white space, line breaks and comments; says whether there was a line break.
    ///
    /// A block of comments that start their lines, without an empty line in it or after it, is documentation.
    @discardableResult
    mutating func skip() -> Bool {
        var sawLineBreak = false
        while let scalar = peek {
            if Self.isLineBreak(scalar) {
                if isLineEmptySoFar { comments = [] }
                sawLineBreak = true
                lineBreak()
            } else if Self.isSpace(scalar) {
                offset += 1
            } else if scalar == "#" {
                let startsLine = isLineEmptySoFar
                let comment = comment()
                if startsLine { comments.append(comment) } else { comments = [] }
                guard !isAtEnd else { break }
                sawLineBreak = true
                lineBreak()
            } else {
                break
            }
        }
        return sawLineBreak
    }

    /// The documentation that was just skipped; each is taken once.
    mutating func takeDocumentation() -> String {
        defer { comments = [] }
        return comments.joined(separator: "\n")
    }

    /// The mark, if it is here.
    mutating func token(_ mark: StaticString) -> Bool {
        let length = mark.utf8CodeUnitCount
        guard offset + length <= scalars.count else { return false }
        for index in 0..<length where scalars[offset + index].value != UInt32(mark.utf8Start[index]) { return false }
        advance(by: length)
        return true
    }

    /// The keyword, if it is here as a whole word.
    mutating func keyword(_ word: StaticString) -> Bool {
        let end = offset + word.utf8CodeUnitCount
        if end < scalars.count, Self.isAlphanumeric(scalars[end]) || scalars[end] == "_" { return false }
        return token(word)
    }

    /// Letters, digits and underscores from here on; empty if there are none.
    mutating func word() -> String { run { $0 == "_" || Self.isAlphanumeric($0) } }

    mutating func run(of belongs: (Unicode.Scalar) -> Bool) -> String {
        var text = String.UnicodeScalarView()
        while let scalar = peek, belongs(scalar) {
            text.append(scalar)
            advance(by: 1)
        }
        return String(text)
    }

    /// An error at this place, or at an earlier one: what should stand there, and what does.
    func expected(_ what: String, at place: Int? = nil) -> InterfaceSyntaxError {
        let place = place ?? offset
        return error("expected \(what), found \(description(at: place))", at: place)
    }

    func error(_ problem: String, at place: Int) -> InterfaceSyntaxError {
        var line = 1
        var column = 1
        var index = 0
        while index < place {
            if Self.isLineBreak(scalars[index]) {
                if scalars[index] == "\r" && index + 1 < place && scalars[index + 1] == "\n" { index += 1 }
                line += 1
                column = 1
            } else {
                column += 1
            }
            index += 1
        }
        return InterfaceSyntaxError(line: line, column: column, problem: problem)
    }

    private mutating func advance(by count: Int) {
        offset += count
        isLineEmptySoFar = false
        comments = []
    }

    private mutating func lineBreak() {
        let isPair = scalars[offset] == "\r" && offset + 1 < scalars.count && scalars[offset + 1] == "\n"
        offset += isPair ? 2 : 1
        isLineEmptySoFar = true
    }

    /// The comment's text without its number sign and the space after it, up to its line break.
    private mutating func comment() -> String {
        offset += 1
        if peek == " " { offset += 1 }
        var text = String.UnicodeScalarView()
        while let scalar = peek, !Self.isLineBreak(scalar) {
            text.append(scalar)
            offset += 1
        }
        return String(text)
    }

    private func description(at place: Int) -> String {
        guard place < scalars.count else { return "the end" }
        var text = String.UnicodeScalarView()
        for scalar in scalars[place...].prefix(24) {
            guard scalar == "_" || Self.isAlphanumeric(scalar) else { break }
            text.append(scalar)
        }
        if !text.isEmpty { return "\"\(String(text))\"" }
        if Self.isLineBreak(scalars[place]) { return "a line break" }
        return "\"\(scalars[place])\""
    }

    static func isAlphanumeric(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9": true
        default: false
        }
    }

    static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\n", "\r", "\u{2028}", "\u{2029}": true
        default: false
        }
    }

    /// The grammar's `whitespace`, after ECMA-262.
    static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case " ", "\t", "\u{A0}", "\u{FEFF}", "\u{1680}", "\u{180E}", "\u{2000}"..."\u{200A}", "\u{202F}",
            "\u{205F}", "\u{3000}":
            true
        default: false
        }
    }
}
