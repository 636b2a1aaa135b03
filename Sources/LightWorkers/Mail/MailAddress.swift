/// An address that a mail server will take: `Local-part@domain` of RFC 5321, ASCII only. As it holds neither line
/// breaks nor angle brackets outside quotes, it can be put into a command or a header as it is.
package struct MailAddress: Hashable, Sendable, CustomStringConvertible {
    package let localPart: String
    package let domain: String

    /// - Throws: what is wrong with it, in words for whoever typed it.
    package init(_ text: some StringProtocol) throws(MailboxError) {
        let text = String(text)
        guard text.utf8.count <= 254 else {
            throw MailboxError(text, "an address has at most 254 characters")
        }
        // The last one, because a quoted local part may hold others.
        guard let at = text.utf8.lastIndex(of: UInt8(ascii: "@")) else {
            throw MailboxError(text, "there is no @ in it")
        }
        let (local, domain) = (text[..<at], text[text.utf8.index(after: at)...])
        if let reason = Self.objection(toLocalPart: local.utf8) ?? Self.objection(toDomain: domain) {
            throw MailboxError(text, reason)
        }
        localPart = String(local)
        self.domain = String(domain)
    }

    package var description: String { "\(localPart)@\(domain)" }

    // MARK: Grammar

    private static func objection(toLocalPart bytes: Substring.UTF8View) -> String? {
        if bytes.isEmpty { return "there is nothing before the @" }
        if bytes.count > 64 { return "the part before the @ has more than 64 characters" }
        if bytes.first == UInt8(ascii: "\"") { return objection(toQuoted: Array(bytes)) }
        if bytes.first == UInt8(ascii: ".") || bytes.last == UInt8(ascii: ".") {
            return "the part before the @ begins or ends with a dot"
        }
        var previous: UInt8 = 0
        for byte in bytes {
            if byte == UInt8(ascii: "."), previous == byte { return "there are two dots in a row" }
            guard byte == UInt8(ascii: ".") || byte.isAtomText else {
                return "\(named(byte)) cannot stand before the @"
            }
            previous = byte
        }
        return nil
    }

    /// RFC 5321 `Quoted-string`: printable ASCII, with a backslash before quotes and backslashes.
    private static func objection(toQuoted bytes: [UInt8]) -> String? {
        let unclosed = "the quotation mark is not closed before the @"
        var index = 1
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                return index == bytes.count - 1 ? nil : "there is text between the quotation mark and the @"
            case UInt8(ascii: "\\"):
                guard index + 1 < bytes.count, 32...126 ~= bytes[index + 1] else { return unclosed }
                index += 2
            case 32...126: index += 1
            default: return "\(named(bytes[index])) cannot stand before the @"
            }
        }
        return unclosed
    }

    private static func objection(toDomain domain: Substring) -> String? {
        if domain.isEmpty { return "there is nothing after the @" }
        if domain.first == "[" { return objection(toLiteral: domain) }
        let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
        for label in labels {
            if label.isEmpty { return "there is a dot too many after the @" }
            if label.utf8.count > 63 { return "a part of the domain has more than 63 characters" }
            if let strange = label.utf8.first(where: { !$0.isLetterOrDigit && $0 != UInt8(ascii: "-") }) {
                return strange < 128
                    ? "\(named(strange)) cannot stand after the @"
                    : "write the domain in its ASCII form, which begins with xn--"
            }
            if label.first == "-" || label.last == "-" { return "a part of the domain begins or ends with a hyphen" }
        }
        if labels.last?.utf8.allSatisfy(\.isDigit) == true {
            return "a domain does not end with a number; an IP address stands in brackets"
        }
        return nil
    }

    /// `[192.0.2.1]` or `[IPv6:2001:db8::1]`; the server that is handed it knows best whether the number is one.
    private static func objection(toLiteral literal: Substring) -> String? {
        guard literal.utf8.count > 2, literal.last == "]" else { return "the bracket after the @ is not closed" }
        let inside = literal.dropFirst().dropLast()
        let isIPv6 = inside.lowercased().hasPrefix("ipv6:")
        let number = isIPv6 ? inside.dropFirst(5) : inside
        let isPlausible =
            isIPv6
            ? number.contains(":") && number.utf8.allSatisfy { $0.isHexDigit || ":.".utf8.contains($0) }
            : number.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }.filter { $0 != nil }
                .count == 4 && number.utf8.allSatisfy { $0.isDigit || $0 == UInt8(ascii: ".") }
        return isPlausible ? nil : "what stands in brackets is not an IP address"
    }

    private static func named(_ byte: UInt8) -> String {
        switch byte {
        case 32: "a space"
        case 33...126: "\"\(Character(Unicode.Scalar(byte)))\""
        case 128...255: "an accented or other non-ASCII letter"
        default: "a control character"
        }
    }
}

extension UInt8 {
    var isDigit: Bool { 48...57 ~= self }
    var isHexDigit: Bool { isDigit || 65...70 ~= self || 97...102 ~= self }
    var isLetterOrDigit: Bool { isDigit || 65...90 ~= self || 97...122 ~= self }

    /// RFC 5322 `atext`.
    var isAtomText: Bool { isLetterOrDigit || "!#$%&'*+-/=?^_`{|}~".utf8.contains(self) }
}
