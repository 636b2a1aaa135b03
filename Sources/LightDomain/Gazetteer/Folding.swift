/// How names are compared: without case, accents, hyphens and apostrophes, so that `SINT NIKLAAS`, `sint-niklaas` and
/// `Sint–Niklaas` are one town.
package enum Folding {
    /// Lower-case ASCII letters and digits, every run of anything else a single space. Letters that have no ASCII
    /// form stay as they are.
    package static func fold(_ name: some StringProtocol) -> String {
        var folded: [UInt8] = []
        folded.reserveCapacity(name.utf8.count)
        for scalar in name.unicodeScalars { append(scalar, to: &folded) }
        if folded.last == space { folded.removeLast() }
        return String(decoding: folded, as: UTF8.self)
    }

    private static let space = UInt8(ascii: " ")

    private static func append(_ scalar: Unicode.Scalar, to folded: inout [UInt8]) {
        switch scalar.value {
        case 0x61...0x7A, 0x30...0x39:
            folded.append(UInt8(scalar.value))
        case 0x41...0x5A:
            folded.append(UInt8(scalar.value + 0x20))
        case 0...0x7F:
            separate(&folded)
        default:
            appendBeyondASCII(scalar, to: &folded)
        }
    }

    private static func appendBeyondASCII(_ scalar: Unicode.Scalar, to folded: inout [UInt8]) {
        let properties = scalar.properties
        if properties.generalCategory == .nonspacingMark { return }
        for lower in properties.lowercaseMapping.unicodeScalars {
            if let plain = plainLetters[lower] {
                folded.append(contentsOf: plain.utf8)
            } else if lower.properties.isAlphabetic || lower.properties.numericType != nil {
                folded.append(contentsOf: String(Character(lower)).utf8)
            } else if lower.properties.generalCategory != .nonspacingMark {
                separate(&folded)
            }
        }
    }

    private static func separate(_ folded: inout [UInt8]) {
        if let last = folded.last, last != space { folded.append(space) }
    }

    /// The accented letters of Latin-1 and Latin Extended-A as they are typed without an accent. The standard
    /// library offers no decomposition, and this room imports nothing that does.
    private static let plainLetters: [Unicode.Scalar: String] = {
        let rows: [(String, String)] = [
            ("a", "àáâãåāăą"), ("ae", "æ"), ("a", "ä"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"),
            ("g", "ĝğġģ"), ("h", "ĥħ"), ("i", "ìíîïĩīĭįı"), ("ij", "ĳ"), ("j", "ĵ"), ("k", "ķĸ"), ("l", "ĺļľŀł"),
            ("n", "ñńņňŉŋ"), ("o", "òóôõöøōŏő"), ("oe", "œ"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("ss", "ß"),
            ("t", "ţťŧț"), ("th", "þ"), ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"),
        ]
        var letters: [Unicode.Scalar: String] = [:]
        for (plain, accented) in rows {
            for scalar in accented.unicodeScalars { letters[scalar] = plain }
        }
        return letters
    }()
}

/// The short form of a name that stands in an id: `Hôtel de ville` is `hotel-de-ville`.
package enum Slug {
    package static let longest = 64

    /// Absent where nothing of the name can stand in a slug.
    package static func make(from name: some StringProtocol) -> String? {
        var slug = ""
        for byte in Folding.fold(name).utf8 {
            switch byte {
            case 0x61...0x7A, 0x30...0x39: slug.unicodeScalars.append(Unicode.Scalar(byte))
            case 0x20 where !slug.isEmpty && !slug.hasSuffix("-"): slug.append("-")
            default: continue
            }
            if slug.utf8.count == longest { break }
        }
        while slug.hasSuffix("-") { slug.removeLast() }
        return slug.isEmpty ? nil : slug
    }

    package static func isSlug(_ text: some StringProtocol) -> Bool {
        var previous = UInt8(ascii: "-")
        for byte in text.utf8 {
            switch byte {
            case 0x61...0x7A, 0x30...0x39: break
            case 0x2D where previous != 0x2D: break
            default: return false
            }
            previous = byte
        }
        return previous != 0x2D && text.utf8.count <= longest
    }
}
