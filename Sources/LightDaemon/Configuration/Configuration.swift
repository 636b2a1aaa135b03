import Almanac
import LightDomain

/// What the operator decides: the campaign with its rules, and how the daemon works. A value: a reload makes a new one,
/// and one with errors is never made.
package struct Configuration: Hashable, Sendable {
    package var campaign: Campaign
    package var facts: CampaignFacts
    /// What lightd itself writes in, and to whom.
    package var language: String
    package var coordinator: Mailbox?
    package var mail: MailSettings
    package var checks: CheckSettings
    package var lamps: LampSettings
    package var clock: ClockSettings
    package var socket: SocketSettings
    package var access: Access
    package var limits: Limits
    /// Absent means a folder beside the database.
    package var backupFolder: String?
    package var logLevel: LogLevel
    /// A file of public holidays besides the built-in one.
    package var holidays: String?

    /// Reads the files on top of the built-in defaults and of each other, in their order.
    ///
    /// - Parameters:
    ///   - files: names, for error messages, and texts.
    ///   - messages: the names of the messages there are; a rule that wants another one is an error.
    package static func load(
        files: [(name: String, text: String)], messages: Set<String>
    ) throws(ConfigurationErrors) -> Configuration {
        try loadWithReferences(files: files, messages: messages).configuration
    }

    /// The same, with what the files name outside themselves.
    static func loadWithReferences(
        files: [(name: String, text: String)], messages: Set<String>
    ) throws(ConfigurationErrors) -> (configuration: Configuration, references: [Reference], yaml: String) {
        let findings = Findings()
        let root = try layered(files)
        let section = Section(root, path: "", findings: findings)
        let configuration = Configuration(section, messages: messages)
        findings.finish()
        if let errors = ConfigurationErrors(findings.errors) { throw errors }
        return (configuration, findings.references, root.yaml)
    }

    // MARK: Helpers

    private static func layered(_ files: [(name: String, text: String)]) throws(ConfigurationErrors) -> Setting {
        let layers = [("built-in lightd.yaml", EmbeddedText.configuration)] + files
        var root: Setting?
        var errors: [ConfigurationError] = []
        for (index, layer) in layers.enumerated() {
            do {
                let setting = try Setting.read(layer.0, order: index - 1, text: layer.1)
                root = root.map { $0.overridden(by: setting) } ?? setting
            } catch {
                errors.append(error)
            }
        }
        if let errors = ConfigurationErrors(errors) { throw errors }
        guard let root else { preconditionFailure("the built-in defaults are always there") }
        return root
    }

    private init(_ section: Section, messages: Set<String>) {
        language = section.required("language", .language)
        coordinator = section.optional("coordinator", .mailbox)
        let campaign = section.section("campaign")
        self.campaign = Campaign(campaign, rules: section.section("rules"), messages: messages)
        facts = CampaignFacts(
            section.section("facts"), campaign: campaign, language: language, colour: self.campaign.colour)
        mail = MailSettings(section.section("mail"), coordinator: coordinator)
        checks = CheckSettings(section.section("checks"))
        lamps = LampSettings(section.section("lamps"))
        clock = ClockSettings(section.section("clock"))
        socket = SocketSettings(section.section("socket"))
        access = Access(section.section("access"))
        limits = Limits(section.section("limits"))
        let backup = section.section("backup")
        backupFolder = backup.optional("folder", .path)
        backup.close()
        let log = section.section("log")
        logLevel = log.required("level", .word(standIn: .info))
        log.close()
        holidays = section.optional("holidays", .path)
        section.refer(to: .file, "holidays")
        section.close()
    }
}
