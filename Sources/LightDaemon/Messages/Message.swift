/// A message as it is read.
package struct Message: Hashable, Sendable {
    /// One line, at most `longestSubject` bytes.
    package var subject: String
    /// Lines of at most 72 characters where words allow it, `\n` between them and at the end.
    package var text: String
    /// The same as a whole HTML document.
    package var html: String

    package static let longestSubject = 400

    package init(subject: String, text: String, html: String) {
        self.subject = subject
        self.text = text
        self.html = html
    }
}
