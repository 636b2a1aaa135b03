import Almanac

/// One mail, all of it as values of which none can break out of its place. It has one reader: a letter to two people
/// is two letters, and each has an outcome of its own.
package struct Letter: Hashable, Sendable {
    /// RFC 3834: whether a person wrote it.
    package enum Origin: String, Hashable, Sendable {
        case generated = "auto-generated"
        case replied = "auto-replied"
    }

    package var from: Mailbox
    package var to: Mailbox
    /// Where answers go; absent means `from`.
    package var replyTo: Mailbox?
    package var subject: HeaderText
    /// Plain text with any kind of line break.
    package var text: String
    /// The same once more as a whole HTML document; absent for plain letters.
    package var html: String?
    /// What the reader's calendar is told.
    package var entry: CalendarPart?
    /// The same in every attempt to deliver it.
    package var messageID: MessageID
    package var date: Instant
    package var language: LanguageTag
    package var inReplyTo: MessageID?
    /// The letters before it in its thread, oldest first; the last thirty are told.
    package var references: [MessageID]
    package var listUnsubscribe: MailLink?
    package var origin: Origin

    package init(
        from: Mailbox, to: Mailbox, replyTo: Mailbox? = nil, subject: HeaderText, text: String, html: String? = nil,
        entry: CalendarPart? = nil, messageID: MessageID, date: Instant, language: LanguageTag,
        inReplyTo: MessageID? = nil,
        references: [MessageID] = [], listUnsubscribe: MailLink? = nil, origin: Origin = .generated
    ) {
        self.from = from
        self.to = to
        self.replyTo = replyTo
        self.subject = subject
        self.text = text
        self.html = html
        self.entry = entry
        self.messageID = messageID
        self.date = date
        self.language = language
        self.inReplyTo = inReplyTo
        self.references = references
        self.listUnsubscribe = listUnsubscribe
        self.origin = origin
    }
}

/// An entry for the reader's calendar (RFC 5545, RFC 5546), as a letter carries it.
package struct CalendarPart: Hashable, Sendable {
    package enum Method: String, Hashable, Sendable {
        case request = "REQUEST"
        case cancel = "CANCEL"
    }

    package var method: Method
    /// The whole iCalendar object.
    package var text: String
    /// What the file is called for those who keep it.
    package var fileName: HeaderText

    package init(method: Method, text: String, fileName: HeaderText) {
        self.method = method
        self.text = text
        self.fileName = fileName
    }
}
