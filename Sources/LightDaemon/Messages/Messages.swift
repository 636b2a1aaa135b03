import Almanac
import LightDomain

/// The messages there are, by name and language.
package struct Messages: Sendable {
    private let templates: [String: [String: MessageTemplate]]

    /// The largest message in bytes.
    package static let largestFile = 65_536

    /// The names there are, of which a rule names one.
    package var names: Set<String> { Set(templates.keys) }

    /// The names of those that come with lightd.
    static var builtInNames: Set<String> { Set(EmbeddedText.messages.compactMap { name(of: $0.name) }) }

    /// The message that a file is of, by the file's name; nil where it is called otherwise.
    static func name(of file: String) -> String? { (try? title(of: file))?.0 }

    /// The languages in which a message can be told.
    package func languages(of message: String) -> Set<String> { Set(templates[message, default: [:]].keys) }

    /// The built-in messages, each of them replaced where `files` has one of the same name, and others added.
    ///
    /// - Parameter files: paths or names, `week-before.nl.mustache`, and texts. Errors name them as given.
    package static func load(files: [(name: String, text: String)]) throws(ConfigurationErrors) -> Messages {
        var templates: [String: [String: MessageTemplate]] = [:]
        var errors: [ConfigurationError] = []
        for file in EmbeddedText.messages + files {
            do throws(ConfigurationErrors) {
                let (message, language) = try title(of: file.name)
                if file.text.utf8.count > largestFile {
                    throw ConfigurationErrors(
                        ConfigurationError(
                            file: file.name, line: 0, column: 0,
                            reason: "this message is larger than \(largestFile / 1024) KiB"))
                }
                templates[message, default: [:]][language] = try MessageTemplate(file: file.name, text: file.text)
            } catch {
                errors += error.all
            }
        }
        if let errors = ConfigurationErrors(errors) { throw errors }
        return Messages(templates: templates)
    }

    /// Says a notice in the contact's language, else in the configuration's, else in English, else in any there is.
    ///
    /// - Parameter zone: that of the municipality, in which times are told.
    /// - Returns: nil where there is no message of this name.
    package func render(_ notice: Notice, facts: CampaignFacts, zone: Zone) -> (message: Message, language: String)? {
        guard let template = template(notice.message, for: notice.language, facts: facts) else { return nil }
        let wording = Wording(rawValue: template.language) ?? .en
        let fields = MessageFields(notice, facts: facts, language: template.language, wording: wording, zone: zone)
        let page = facts.page(in: template.language)
        return (template.template.render(fields, page: page), template.language)
    }

    // MARK: Helpers

    private func template(
        _ message: String, for language: String, facts: CampaignFacts
    ) -> (template: MessageTemplate, language: String)? {
        guard let byLanguage = templates[message] else { return nil }
        let primary = String(language.prefix { $0 != "-" }).lowercased()
        for language in [primary, facts.language, "en"] + byLanguage.keys.sorted() {
            if let template = byLanguage[language] { return (template, language) }
        }
        return nil
    }

    /// The message and the language that a file's name tells: `week-before.nl.mustache`.
    private static func title(of file: String) throws(ConfigurationErrors) -> (String, String) {
        let name = file.split(separator: "/").last ?? ""
        let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, Slug.isSlug(parts[0]), Language.isTag(parts[1]), parts[2] == "mustache" else {
            throw ConfigurationErrors(
                ConfigurationError(
                    file: file, line: 0, column: 0,
                    reason: "a message's file is called MESSAGE.LANGUAGE.mustache, such as week-before.nl.mustache"))
        }
        return (parts[0], parts[1])
    }
}
