import Almanac

extension Configuration {
    /// A configuration with the texts that belong to it: what a start or a reload reads, all of it right.
    package struct Whole: Sendable {
        package var configuration: Configuration
        /// All of it as one file, the defaults included.
        package var yaml: String
        package var messages: Messages
        /// By country.
        package var holidays: [String: Holidays]
        /// The files of settings that were read, in their order.
        package var files: [String]
        /// What is not wrong and yet hardly meant: an account or a rule that is not there.
        package var doubts: [ConfigurationError]
    }

    /// Reads `lightd.yaml`, `conf.d/*.yaml` and `messages/*.mustache` beside it, and the operator's holidays; files
    /// that a setting names must be there.
    ///
    /// - Parameters:
    ///   - path: of `lightd.yaml`.
    ///   - isNamed: whether somebody named it, so that it must be there.
    package static func read(_ path: String, isNamed: Bool) throws(ConfigurationErrors) -> Whole {
        let files = try ConfigurationFiles.read(path, isNamed: isNamed)
        let letters = try ConfigurationFiles.messages(in: ConfigurationFiles.messageFolder(beside: path))
        let messages = try Messages.load(files: letters)
        let (configuration, references, yaml) = try loadWithReferences(files: files, messages: messages.names)
        if let errors = ConfigurationErrors(references.compactMap(\.obstacle)) { throw errors }
        var holidays: [(name: String, text: String)] = []
        if let path = configuration.holidays { holidays = [(path, try ConfigurationFiles.text(path))] }
        return Whole(
            configuration: configuration, yaml: yaml, messages: messages,
            holidays: try HolidayFile.load(files: holidays),
            files: files.map(\.name),
            doubts: references.compactMap(\.doubt) + configuration.unused(letters.map(\.name)))
    }

    /// Messages that no rule sends: of a misspelt name, the built-in text would go out instead.
    private func unused(_ files: [String]) -> [ConfigurationError] {
        let sent = Set(
            campaign.rules.compactMap { rule in
                if case .reminder(let reminder) = rule.action { reminder.message } else { nil }
            })
        let known = Messages.builtInNames.union(sent)
        return files.compactMap { file in
            guard let name = Messages.name(of: file), !known.contains(name) else { return nil }
            let hint = Section.suggestion(for: name, among: known.sorted())
            return ConfigurationError(
                file: file, line: 0, column: 0, reason: "no rule sends the message \"\(name)\"\(hint)")
        }
    }
}
