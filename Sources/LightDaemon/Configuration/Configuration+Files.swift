import Almanac

extension Configuration {
    /// A configuration with the texts that belong to it: what a start or a reload reads, all of it right.
    package struct Whole: Sendable {
        package var configuration: Configuration
        package var messages: Messages
        /// By country.
        package var holidays: [String: Holidays]
    }

    /// Reads `lightd.yaml`, `conf.d/*.yaml` and `messages/*.mustache` beside it, and the operator's holidays.
    ///
    /// - Parameters:
    ///   - path: of `lightd.yaml`.
    ///   - isNamed: whether somebody named it, so that it must be there.
    package static func read(_ path: String, isNamed: Bool) throws(ConfigurationErrors) -> Whole {
        let files = try ConfigurationFiles.read(path, isNamed: isNamed)
        let messages = try Messages.load(
            files: ConfigurationFiles.messages(in: ConfigurationFiles.messageFolder(beside: path)))
        let configuration = try load(files: files, messages: messages.names)
        var holidays: [(name: String, text: String)] = []
        if let path = configuration.holidays { holidays = [(path, try ConfigurationFiles.text(path))] }
        return Whole(
            configuration: configuration, messages: messages, holidays: try HolidayFile.load(files: holidays))
    }
}
