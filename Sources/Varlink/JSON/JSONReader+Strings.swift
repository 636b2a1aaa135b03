extension JSONReader {
    /// The string here, from its opening quote to beyond its closing one.
    mutating func string() throws(JSONSyntaxError) -> String {
        offset += 1
        let start = offset
        try skipPlain()
        if peek == Byte.quote {
            defer { offset += 1 }
            return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<offset]), as: UTF8.self)
        }
        return try stringWithEscapes(from: start)
    }

    private mutating func stringWithEscapes(from start: Int) throws(JSONSyntaxError) -> String {
        var decoded = Array(bytes[start..<offset])
        while peek != Byte.quote {
            guard peek == Byte.backslash else { throw expected("the string's closing quote") }
            try escape(into: &decoded)
            let plain = offset
            try skipPlain()
            decoded.append(contentsOf: bytes[plain..<offset])
        }
        offset += 1
        return String(decoding: decoded, as: UTF8.self)
    }

    /// Moves to the next quote, backslash or the end, and checks what lies between.
    private mutating func skipPlain() throws(JSONSyntaxError) {
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte == Byte.quote || byte == Byte.backslash { return }
            if byte >= 0x80 {
                try skipMultibyte(byte)
            } else if byte >= 0x20 {
                offset += 1
            } else {
                throw problem(byte == 0 ? .nul : .controlCharacter)
            }
        }
    }

    /// RFC 3629, section 4: no overlong forms, no surrogates, nothing beyond U+10FFFF.
    private mutating func skipMultibyte(_ lead: UInt8) throws(JSONSyntaxError) {
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        case 0xF1...0xF3: length = 4
        default: throw problem(.invalidUTF8)
        }
        guard offset + length <= bytes.count, second.contains(bytes[offset + 1]) else { throw problem(.invalidUTF8) }
        var scalar = UInt32(lead) & (0xFF >> UInt32(length + 1))
        for index in 1..<length {
            let byte = bytes[offset + index]
            guard byte & 0xC0 == 0x80 else { throw problem(.invalidUTF8) }
            scalar = scalar << 6 | UInt32(byte & 0x3F)
        }
        guard !isNoncharacter(scalar) else { throw problem(.noncharacter) }
        offset += length
    }

    private mutating func escape(into decoded: inout [UInt8]) throws(JSONSyntaxError) {
        let start = offset
        offset += 1
        let letter = peek
        offset += 1
        switch letter {
        case Byte.quote, Byte.backslash, UInt8(ascii: "/"): decoded.append(letter)
        case UInt8(ascii: "b"): decoded.append(0x08)
        case UInt8(ascii: "f"): decoded.append(0x0C)
        case UInt8(ascii: "n"): decoded.append(0x0A)
        case UInt8(ascii: "r"): decoded.append(0x0D)
        case UInt8(ascii: "t"): decoded.append(0x09)
        case UInt8(ascii: "u"): decoded.append(contentsOf: String(Character(try escapedScalar(from: start))).utf8)
        default:
            offset = min(start + 1, bytes.count)
            throw expected("one of \"\\/bfnrtu after a backslash")
        }
    }

    /// The digits after `\u`, and those of a second half where the first asks for one.
    private mutating func escapedScalar(from start: Int) throws(JSONSyntaxError) -> Unicode.Scalar {
        var value = try fourHexDigits()
        if (0xD800...0xDBFF).contains(value), peek == Byte.backslash,
            offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "u")
        {
            offset += 2
            let low = try fourHexDigits()
            guard (0xDC00...0xDFFF).contains(low) else { throw problem(.loneSurrogate, at: start) }
            value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
        }
        if value == 0 { throw problem(.nul, at: start) }
        if isNoncharacter(value) { throw problem(.noncharacter, at: start) }
        guard let scalar = Unicode.Scalar(value) else { throw problem(.loneSurrogate, at: start) }
        return scalar
    }

    private mutating func fourHexDigits() throws(JSONSyntaxError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            let digit: UInt8
            switch peek {
            case Byte.zero...Byte.nine: digit = peek - Byte.zero
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = peek - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = peek - UInt8(ascii: "A") + 10
            default: throw expected("four hexadecimal digits")
            }
            value = value << 4 | UInt32(digit)
            offset += 1
        }
        return value
    }
}

/// Unicode 16, section 23.7: U+FDD0 to U+FDEF and the last two code points of each plane.
func isNoncharacter(_ scalar: UInt32) -> Bool {
    (0xFDD0...0xFDEF).contains(scalar) || scalar & 0xFFFE == 0xFFFE
}
