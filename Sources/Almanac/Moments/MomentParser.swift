/// Why a text is no moment, and where.
public struct MomentSyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
    public let text: String
    /// In characters, from 0; the length of the text where it ends too early.
    public let offset: Int
    /// What is wrong there and what would do.
    public let reason: String

    public var description: String { "\(reason) (at character \(offset + 1) of \"\(text)\")" }

    /// The text with a caret under the place, in two lines.
    public var pointed: String { "\(text)\n\(String(repeating: " ", count: offset))^" }
}

/// Reads a moment word by word.
struct MomentParser {
    private let text: String
    private let words: [(word: Substring, offset: Int)]
    private let length: Int
    private var next = 0
    /// Where the last offset in hours or minutes stands.
    private var elapsedPosition = 0

    init(_ text: String) {
        self.text = text
        var words: [(Substring, Int)] = []
        var start: (index: String.Index, offset: Int)?
        var offset = 0
        for index in text.indices {
            if text[index].isWhitespace {
                if let begun = start { words.append((text[begun.index..<index], begun.offset)) }
                start = nil
            } else if start == nil {
                start = (index, offset)
            }
            offset += 1
        }
        if let begun = start { words.append((text[begun.index...], begun.offset)) }
        self.words = words
        length = offset
    }

    /// Of the next word.
    var position: Int { next < words.count ? words[next].offset : length }

    var hoursBeforeAt: MomentSyntaxError {
        MomentSyntaxError(
            text: text, offset: elapsedPosition,
            reason: "hours and minutes cannot come together with \"at\", which sets the wall time")
    }

    mutating func anchor() throws(MomentSyntaxError) -> Moment.Anchor {
        if next < words.count, let anchor = Moment.Anchor(rawValue: String(words[next].word)) {
            next += 1
            return anchor
        }
        let anchors = Moment.Anchor.allCases.map(\.rawValue).joined(separator: ", ")
        throw error("expected one of \(anchors)")
    }

    mutating func offsets() throws(MomentSyntaxError) -> [Moment.Offset] {
        var offsets: [Moment.Offset] = []
        while next < words.count, let sign = words[next].word.first, sign == "+" || sign == "-" {
            offsets.append(try offset(words[next].word, sign: sign == "+" ? 1 : -1))
            next += 1
        }
        return offsets
    }

    private mutating func offset(_ word: Substring, sign: Int) throws(MomentSyntaxError) -> Moment.Offset {
        let digits = word.dropFirst().prefix { $0.isASCII && $0.isNumber }
        let rest = word.dropFirst(1 + digits.count)
        guard let count = Digits.value(of: digits.utf8), count <= 10_000 else {
            throw error("expected a number up to 10000 after the sign, such as \"-14d\"", skipping: 1)
        }
        guard rest.count == 1, let letter = rest.first, let unit = Moment.Offset.Unit(rawValue: letter) else {
            throw error("expected one unit: w, d, h or m", skipping: 1 + digits.count)
        }
        if unit == .hour || unit == .minute { elapsedPosition = position }
        return Moment.Offset(count: sign * count, unit: unit)
    }

    mutating func take(_ keyword: String...) -> Bool {
        guard next + keyword.count <= words.count,
            zip(words[next...], keyword).allSatisfy({ $0.0.word == $0.1 })
        else { return false }
        next += keyword.count
        return true
    }

    mutating func clockTime(after keyword: String...) throws(MomentSyntaxError) -> ClockTime? {
        guard next + keyword.count <= words.count,
            zip(words[next...], keyword).allSatisfy({ $0.0.word == $0.1 })
        else { return nil }
        next += keyword.count
        guard next < words.count, let time = ClockTime(words[next].word) else {
            throw error("expected a time of day after \"\(keyword.joined(separator: " "))\", HH:MM such as \"09:30\"")
        }
        next += 1
        return time
    }

    mutating func end() throws(MomentSyntaxError) {
        guard next < words.count else { return }
        let unexpected = error(
            "did not expect \"\(words[next].word)\" here; the order is: anchor, offsets such as -14d, \"at\" HH:MM, "
                + "\"workday\", \"not before\" HH:MM, \"not after\" HH:MM, \"else\" HH:MM")
        if take("not"), next == words.count || !["before", "after"].contains(words[next].word) {
            throw error("expected \"before\" or \"after\" after \"not\"")
        }
        throw unexpected
    }

    private func error(_ reason: String, skipping: Int = 0) -> MomentSyntaxError {
        MomentSyntaxError(text: text, offset: position + skipping, reason: reason)
    }
}
