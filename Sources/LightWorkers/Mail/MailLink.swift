/// An address on the web or a mailbox for `List-Unsubscribe` (RFC 2369).
package struct MailLink: Hashable, Sendable, CustomStringConvertible {
    package let text: String

    /// Refuses what is not `https:`, `http:` or `mailto:`, is longer than 900 octets, or holds anything that a URI
    /// cannot hold unescaped.
    package init?(_ text: String) {
        let isKnown = ["https://", "http://", "mailto:"].contains { prefix in
            text.utf8.count > prefix.utf8.count && text.lowercased().hasPrefix(prefix)
        }
        let isClean = text.utf8.allSatisfy { 33...126 ~= $0 && !"<>\"\\^`{|},".utf8.contains($0) }
        guard isKnown, isClean, text.utf8.count <= 900 else { return nil }
        self.text = text
    }

    package var description: String { text }
}
