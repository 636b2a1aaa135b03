extension JSONWriter {
    /// Copies runs of plain bytes whole; only what must be escaped or might be a noncharacter is looked at singly.
    mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
        var plain = 0
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte >= 0x20 && byte < 0xEF && byte != Byte.quote && byte != Byte.backslash {
                index += 1
                continue
            }
            let length = byte >= 0xF0 ? 4 : byte == 0xEF ? 3 : 1
            if length > 1 && !isNoncharacter(scalar(of: length, at: index, in: text)) {
                index += length
                continue
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[plain..<index]))
            if length > 1 { bytes.append(contentsOf: Self.replacement) } else { appendEscape(byte) }
            index += length
            plain = index
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[plain..<text.count]))
    }

    mutating func appendDecimal(_ value: Int64) {
        if value < 0 { bytes.append(Byte.minus) }
        var rest = value.magnitude
        var power: UInt64 = 1
        while rest / power >= 10 { power *= 10 }
        while power > 0 {
            bytes.append(Byte.zero + UInt8(rest / power))
            rest %= power
            power /= 10
        }
    }

    /// Strings are valid UTF-8, so the bytes after a lead byte need no check.
    private func scalar(of length: Int, at index: Int, in text: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var scalar = UInt32(text[index]) & (0xFF >> UInt32(length + 1))
        for next in 1..<length { scalar = scalar << 6 | UInt32(text[index + next] & 0x3F) }
        return scalar
    }

    private mutating func appendEscape(_ byte: UInt8) {
        switch byte {
        case 0x00: bytes.append(contentsOf: Self.replacement)
        case Byte.quote, Byte.backslash: appendPair(byte)
        case 0x08: appendPair(UInt8(ascii: "b"))
        case 0x09: appendPair(UInt8(ascii: "t"))
        case 0x0A: appendPair(UInt8(ascii: "n"))
        case 0x0C: appendPair(UInt8(ascii: "f"))
        case 0x0D: appendPair(UInt8(ascii: "r"))
        default:
            let digits: StaticString = "0123456789abcdef"
            bytes.append(contentsOf: [Byte.backslash, UInt8(ascii: "u"), Byte.zero, Byte.zero])
            bytes.append(digits.utf8Start[Int(byte >> 4)])
            bytes.append(digits.utf8Start[Int(byte & 0xF)])
        }
    }

    private mutating func appendPair(_ letter: UInt8) {
        bytes.append(Byte.backslash)
        bytes.append(letter)
    }

    /// U+FFFD
    private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]
}
