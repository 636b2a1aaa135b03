import Mustache

/// One message in one language: a line `Subject: ...`, an empty line, the text.
///
/// A text is written in paragraphs, one a line; lines that begin with `- ` are items of a list, lines that begin with
/// spaces stay as they are.
struct MessageTemplate: Sendable {
    private let subject: MustacheTemplate
    private let body: MustacheTemplate

    /// Checks and compiles a message's file.
    init(file: String, text: String) throws(ConfigurationErrors) {
        let document = Document(name: file, order: 0, text: text)
        let (subject, bodyLine) = try Self.split(document)
        do {
            var problems: [ConfigurationError] = []
            for tags in [try MessageTags(document, to: 1), try MessageTags(document, from: bodyLine)] {
                problems += tags.problems(fields: MessageFields.texts, conditions: MessageFields.conditions)
            }
            if let errors = ConfigurationErrors(problems) { throw errors }
            self.subject = try Self.compile(subject)
            self.body = try Self.compile(Self.lines(document, from: bodyLine))
        } catch let errors as ConfigurationErrors {
            throw errors
        } catch let error as ConfigurationError {
            throw ConfigurationErrors(error)
        } catch {
            throw ConfigurationErrors(
                ConfigurationError(file: file, line: 1, column: 1, reason: "this is no mustache text: \(error)"))
        }
    }

    func render(_ fields: MessageFields, page: LetterPage) -> Message {
        let subject = LineText.cut(
            LineText.single(self.subject.render(fields.values)), toBytes: Message.longestSubject)
        let source = body.render(fields.values)
        return Message(
            subject: subject, text: Paragraphs.wrap(source, width: 72),
            html: page.render(title: subject, source: source))
    }

    // MARK: Helpers

    private static let key = Array("Subject:".unicodeScalars)

    /// The subject, and the number of the line on which the text begins.
    private static func split(_ document: Document) throws(ConfigurationErrors) -> (String, Int) {
        let start = Spot(document: document, line: 1, column: 1)
        let first = document.line(1)
        guard first.starts(with: key), first.dropFirst(key.count).contains(where: { $0 != " " }) else {
            throw ConfigurationErrors(start.error("a message begins with a line \"Subject: ...\""))
        }
        guard document.line(2).isEmpty, document.lines.count > 2 else {
            throw ConfigurationErrors(
                Spot(document: document, line: 2, column: 1).error("an empty line follows the subject, then the text"))
        }
        guard document.lines[2...].contains(where: { !$0.isEmpty }) else {
            throw ConfigurationErrors(Spot(document: document, line: 3, column: 1).error("the text is missing"))
        }
        return (text(first.dropFirst(key.count)), 3)
    }

    private static func lines(_ document: Document, from line: Int) -> String {
        document.lines[(line - 1)...].map { text($0[...]) }.joined(separator: "\n")
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }

    /// Plain text: nothing is escaped, since nothing reads it as HTML.
    private static func compile(_ text: String) throws -> MustacheTemplate {
        try MustacheTemplate(string: "{{% CONTENT_TYPE: TEXT }}" + text)
    }
}
