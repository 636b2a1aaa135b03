import LightDomain

/// What a letter is made of, apart from who writes to whom. The same notice of the same job gives the same letter in
/// every attempt.
package struct Composition: Hashable, Sendable {
    package var subject: String
    package var text: String
    package var html: String
    /// The language it is written in, a BCP 47 tag for `Content-Language`.
    package var language: String
    /// With its angle brackets; the same in every attempt, so that a letter sent twice is recognised as one (RFC 5322).
    package var messageID: String
    /// What all letters about one subject in one edition refer to (`References`), so that they make one thread. It is
    /// the identifier of no letter.
    package var threadID: String

    package init(subject: String, text: String, html: String, language: String, messageID: String, threadID: String) {
        self.subject = subject
        self.text = text
        self.html = html
        self.language = language
        self.messageID = messageID
        self.threadID = threadID
    }
}

/// Why no letter can be made of a notice. Trying again would not help.
package enum CompositionProblem: Error, Hashable, Sendable, CustomStringConvertible {
    case noMessage(String)
    case noZone(String)

    package var description: String {
        switch self {
        case .noMessage(let name): "there is no message \"\(name)\""
        case .noZone(let name): "there is no time zone \"\(name)\" on this machine"
        }
    }
}
