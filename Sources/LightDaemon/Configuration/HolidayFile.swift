import Almanac

/// Public holidays by country, as `holidays.yaml` tells them:
///
///     BE:
///       - day: 01-01
///         names: { nl: Nieuwjaar, fr: Jour de l'An }
///       - easter: 1
///         names: { nl: Paasmaandag, fr: Lundi de Pâques }
///         until: 2030
package enum HolidayFile {
    /// The countries of the built-in file and of these, by ISO 3166-1 alpha-2; what a later file says of a country
    /// replaces what an earlier one said.
    package static func load(
        files: [(name: String, text: String)]
    ) throws(ConfigurationErrors) -> [String: Holidays] {
        let findings = Findings()
        var countries: [String: Holidays] = [:]
        var errors: [ConfigurationError] = []
        for (index, file) in ([("built-in holidays.yaml", EmbeddedText.holidays)] + files).enumerated() {
            do {
                let setting = try Setting.read(file.0, order: index - 1, text: file.1)
                let section = Section(setting, path: "", findings: findings)
                section.acceptAnyKey()
                for entry in section.entries {
                    countries[entry.key] = country(entry, findings: findings)
                }
            } catch {
                errors.append(error)
            }
        }
        if let errors = ConfigurationErrors(errors + findings.errors) { throw errors }
        return countries
    }

    // MARK: Helpers

    private static func country(_ entry: Setting.Entry, findings: Findings) -> Holidays {
        if entry.key.utf8.count != 2 || !entry.key.utf8.allSatisfy({ 65...90 ~= $0 }) {
            findings.report("a country is two capital letters (ISO 3166-1), such as BE", at: entry.keySpot)
        }
        guard case .list(let items) = entry.setting.value else {
            if case .nothing = entry.setting.value { return Holidays(country: entry.key, rules: []) }
            findings.report("\(entry.key) is a list of holidays, not \(entry.setting.kind)", at: entry.setting.spot)
            return .none
        }
        let rules = items.enumerated().compactMap { index, item in
            rule(Section(item, path: "\(entry.key)[\(index)]", findings: findings))
        }
        return Holidays(country: entry.key, rules: rules)
    }

    private static func rule(_ section: Section) -> HolidayRule? {
        let fixed = section.optional("day", .anyMonthDay)
        let easter = section.optional("easter", .integer(in: -100...100))
        let names = section.section("names")
        var texts: [String: String] = [:]
        for entry in names.entries { texts[entry.key] = names.optional(entry.key, .text) }
        names.acceptAnyKey()
        let from = section.optional("from", .integer(in: 1_583...9_999))
        let until = section.optional("until", .integer(in: 1_583...9_999))
        section.close()
        if section.has("day") == section.has("easter") {
            section.findings.report("a holiday has either a day or its distance from Easter", at: section.spot)
            return nil
        }
        if let from, let until, from > until {
            section.report("it ends (\(until)) before it begins (\(from))", at: "until")
        }
        if let fixed { return HolidayRule(.fixed(fixed), names: texts, from: from, until: until) }
        return easter.map { HolidayRule(.easter($0), names: texts, from: from, until: until) }
    }
}
