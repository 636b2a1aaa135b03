/// Text in headers that are ASCII (RFC 2047): `=?utf-8?q?Li=C3=A8ge?=`.
enum EncodedWords {
    /// The longest an encoded word may be.
    static let longest = 75

    /// The words that say `text`, each whole characters and at most 75 octets. White space between them is not part
    /// of the text.
    ///
    /// - Parameter room: octets for the first word, which shares its line with the header's name.
    static func words(for text: String, room: Int) -> [String] {
        // Q can be read in the raw letter too, which is worth some octets.
        let isGoodInQ = costInQ(text.utf8) <= text.utf8.count * 2
        return isGoodInQ
            ? words(text, prefix: "=?utf-8?q?", room: room, cost: costInQ, encode: encodeInQ)
            : words(text, prefix: "=?utf-8?b?", room: room, cost: { ($0.count + 2) / 3 * 4 }, encode: encodeInB)
    }

    /// Whether `text` cannot stand in a header as it is: it is not ASCII, or would be read as an encoded word.
    static func needed(for text: String) -> Bool {
        text.utf8.contains { $0 >= 128 } || text.contains("=?")
    }

    // MARK: Helpers

    private static func words(
        _ text: String, prefix: String, room: Int, cost: ([UInt8]) -> Int, encode: ([UInt8]) -> String
    ) -> [String] {
        let frame = prefix.utf8.count + 2
        var words: [String] = []
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            let next = Array(String(scalar).utf8)
            let space = (words.isEmpty ? min(max(room, frame + 12), longest) : longest) - frame
            if !bytes.isEmpty, cost(bytes + next) > space {
                words.append("\(prefix)\(encode(bytes))?=")
                bytes = []
            }
            bytes += next
        }
        return words + ["\(prefix)\(encode(bytes))?="]
    }

    private static func costInQ(_ bytes: some Sequence<UInt8>) -> Int {
        bytes.reduce(0) { $0 + (isPlain($1) || $1 == 32 ? 1 : 3) }
    }

    private static func encodeInQ(_ bytes: [UInt8]) -> String {
        bytes.map { isPlain($0) ? String(Unicode.Scalar($0)) : $0 == 32 ? "_" : "=\($0.hexadecimal)" }.joined()
    }

    /// What may stand for itself even within a name (RFC 2047 section 5, rule 3).
    private static func isPlain(_ byte: UInt8) -> Bool { byte.isLetterOrDigit || "!*+-/".utf8.contains(byte) }

    private static func encodeInB(_ bytes: [UInt8]) -> String {
        String(decoding: Base64.encoded(bytes), as: UTF8.self)
    }
}

/// RFC 4648, section 4.
enum Base64 {
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func encoded(_ bytes: [UInt8]) -> [UInt8] {
        var encoded: [UInt8] = []
        encoded.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let count = min(3, bytes.count - start)
            var bits = 0
            for index in 0..<3 { bits = bits << 8 | (index < count ? Int(bytes[start + index]) : 0) }
            for place in 0..<4 {
                encoded.append(place <= count ? digits[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
            }
        }
        return encoded
    }
}

extension UInt8 {
    /// Two capital digits.
    var hexadecimal: String { String(decoding: [hexadecimalDigits.0, hexadecimalDigits.1], as: UTF8.self) }

    /// The same as octets.
    var hexadecimalDigits: (UInt8, UInt8) {
        func digit(_ value: UInt8) -> UInt8 { value < 10 ? 48 + value : 55 + value }
        return (digit(self >> 4), digit(self & 15))
    }
}
