import LightDomain

/// What makes a letter recognisable when it comes twice (RFC 5322 `msg-id`).
package struct MessageID: Hashable, Sendable, CustomStringConvertible {
    /// Without its angle brackets.
    package let text: String

    /// Refuses what is not two dot-atoms around an `@`, or is longer than 250 octets; angle brackets may be there.
    package init?(_ text: some StringProtocol) {
        var inside = Substring(text)
        if inside.first == "<", inside.last == ">" { inside = inside.dropFirst().dropLast() }
        let sides = inside.split(separator: "@", omittingEmptySubsequences: false)
        guard sides.count == 2, inside.utf8.count <= 250, sides.allSatisfy(Self.isDotAtom) else { return nil }
        self.text = String(inside)
    }

    /// The same for every attempt of a job, and for no other job:
    /// `2027.antwerpen.stadhuis.week-before.17@mail.example.org`.
    ///
    /// - Parameter domain: the daemon's own name; refused where it cannot stand behind an `@`.
    package init?(of assignment: Assignment, domain: String) {
        let key = assignment.key.description.utf8.map { byte in
            byte.isLetterOrDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") ? byte : UInt8(ascii: ".")
        }
        // Rules are named by people, and a long name must not keep a letter from leaving.
        let stem = key.prefix(150).split(separator: UInt8(ascii: "."))
        let left = stem.map { String(decoding: $0, as: UTF8.self) } + [String(assignment.job)]
        self.init("\(left.joined(separator: "."))@\(domain)")
    }

    package var description: String { "<\(text)>" }

    private static func isDotAtom(_ text: Substring) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
            !atom.isEmpty && atom.utf8.allSatisfy(\.isAtomText)
        }
    }
}
