import LightDomain

/// The language of a letter, such as `nl` or `de-BE` (BCP 47).
package struct LanguageTag: Hashable, Sendable, CustomStringConvertible {
    package let text: String

    package init?(_ text: String) {
        guard text.utf8.count <= 35, Registration.isLanguage(text) else { return nil }
        self.text = text
    }

    package var description: String { text }
}
