/// A mailbox of the configuration: `Blue Heart <blueheart@example.org>` or the bare address.
package struct Mailbox: Hashable, Sendable, CustomStringConvertible {
    package let name: String?
    /// `local@domain`, ASCII, the local part a dot-atom (RFC 5321, without quoted local parts and address literals).
    package let address: String

    package init(name: String?, address: String) {
        self.name = name
        self.address = address
    }

    /// Absent where `text` is not a mailbox.
    package init?(_ text: String) {
        let trimmed = Self.trim(text[...])
        guard trimmed.last == ">" else {
            guard Self.isAddress(trimmed) else { return nil }
            self.init(name: nil, address: String(trimmed))
            return
        }
        guard let open = trimmed.lastIndex(of: "<") else { return nil }
        let address = trimmed[trimmed.index(after: open)...].dropLast()
        var name = Self.trim(trimmed[..<open])
        if name.count >= 2, name.first == "\"", name.last == "\"" { name = name.dropFirst().dropLast() }
        guard Self.isAddress(address), !name.contains(where: { "<>\"\\".contains($0) }) else { return nil }
        self.init(name: name.isEmpty ? nil : String(name), address: String(address))
    }

    package var domain: String { String(address.drop { $0 != "@" }.dropFirst()) }

    package var description: String { name.map { "\($0) <\(address)>" } ?? address }

    // MARK: Helpers

    private static func trim(_ text: Substring) -> Substring {
        var text = text.drop { $0 == " " }
        while text.last == " " { text = text.dropLast() }
        return text
    }

    private static func isAddress(_ text: Substring) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, text.utf8.count <= 254, (1...64).contains(parts[0].utf8.count) else { return false }
        let atoms = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        return atoms.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(isAtomByte) } && isDomain(String(parts[1]))
    }

    /// Letters, digits and hyphens between dots (RFC 1123), `localhost` included.
    static func isDomain(_ text: String) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return text.utf8.count <= 253
            && labels.allSatisfy { label in
                (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                    && label.utf8.allSatisfy { isLetterOrDigit($0) || $0 == 45 }
            }
    }

    private static func isAtomByte(_ byte: UInt8) -> Bool {
        isLetterOrDigit(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        48...57 ~= byte || 65...90 ~= byte || 97...122 ~= byte
    }
}

extension Form where Value == Mailbox {
    static var mailbox: Form {
        Form(standIn: Mailbox(name: nil, address: "")) { setting, name, findings in
            guard let text = Form<String>.text.read(setting, name, findings) else { return nil }
            if let mailbox = Mailbox(text) { return mailbox }
            findings.report(
                "\(name) is a mailbox such as \"Blue Heart <blueheart@example.org>\", not \"\(text.prefix(60))\"",
                at: setting.spot)
            return nil
        }
    }
}
