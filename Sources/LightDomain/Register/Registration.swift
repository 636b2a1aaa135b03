import Almanac

/// Turns what somebody asked for into a municipality with all its facts, by the gazetteer.
package struct Registration: Sendable {
    package let gazetteer: Gazetteer
    package let zones: Zones

    package init(gazetteer: Gazetteer, zones: Zones) {
        self.gazetteer = gazetteer
        self.zones = zones
    }

    /// The gazetteer's entry for it; nil for a town that it does not know and that brings all it needs.
    package func entry(for new: NewMunicipality) throws(Refusal) -> Gazetteer.Entry? {
        if let code = new.code {
            if let entry = gazetteer.entry(code: code, country: new.country ?? "BE") { return entry }
            if new.country == nil, let entry = gazetteer.find(code).first, entry.code != code,
                entry.formerly.contains(code)
            {
                return entry
            }
        }
        let found = gazetteer.find(new.name, country: new.country)
        switch found.count {
        case 0: return nil
        case 1: return new.code == nil || found[0].code == new.code ? found[0] : nil
        default: throw Refusal.ambiguous(name: new.name, candidates: found)
        }
    }

    /// A municipality with every fact in place.
    ///
    /// - Parameter field: a JSON Pointer to the entry, for refusals.
    package func complete(
        _ new: NewMunicipality, entry: Gazetteer.Entry?, field: String
    ) throws(Refusal) -> Municipality {
        let languages = new.languages ?? entry?.languages ?? []
        guard let timeZone = new.timeZone ?? entry?.timeZone, !languages.isEmpty else {
            throw unknown(new, field: field)
        }
        try check(new, languages: languages, timeZone: timeZone, field: field)
        let name = entry?.name ?? new.name
        guard let id = new.id ?? Slug.make(from: name), let id = MunicipalityID(id) else {
            throw Refusal.invalid(
                field: "\(field)/id", reason: "an id is made of a-z, 0-9 and single hyphens, such as \"sint-niklaas\"")
        }
        var names = entry?.names ?? [languages[0]: new.name]
        names.merge(new.names ?? [:]) { _, given in given }
        return Municipality(
            id: id, name: name, names: names, country: new.country ?? entry?.country ?? "BE",
            code: new.code.flatMap { given in entry.map(\.code) ?? given } ?? entry?.code,
            division: new.division ?? entry?.division, languages: languages, timeZone: timeZone,
            place: new.place ?? entry?.place, contacts: new.contacts ?? [], revision: 0)
    }

    /// The building's id: as given, else from its name.
    package func buildingID(
        _ new: NewBuilding, of municipality: MunicipalityID, field: String
    ) throws(Refusal) -> BuildingID {
        if let given = new.id {
            if let id = BuildingID(given), id.municipality == municipality { return id }
            if let id = BuildingID(municipality: municipality, slug: given) { return id }
            throw Refusal.invalid(
                field: "\(field)/id", reason: "a building's id is its town's and a slug: \"\(municipality)/stadhuis\"")
        }
        if let slug = Slug.make(from: new.name), let id = BuildingID(municipality: municipality, slug: slug) {
            return id
        }
        throw Refusal.invalid(
            field: "\(field)/name", reason: "no id can be made of this name; give one, such as \"stadhuis\"")
    }

    // MARK: Helpers

    private func check(
        _ new: NewMunicipality, languages: [String], timeZone: String, field: String
    ) throws(Refusal) {
        try check(name: new.name, languages: languages, timeZone: timeZone, field: field)
        if let country = new.country, country.utf8.count != 2 || country.utf8.contains(where: { !(65...90 ~= $0) }) {
            throw Refusal.invalid(field: "\(field)/country", reason: "two capital letters (ISO 3166-1), such as \"BE\"")
        }
    }

    /// Checks those facts of a municipality that are given.
    package func check(name: String?, languages: [String]?, timeZone: String?, field: String) throws(Refusal) {
        if let name, Folding.fold(name).isEmpty {
            throw Refusal.invalid(field: "\(field)/name", reason: "the name is empty")
        }
        if let timeZone, zones[timeZone] == nil {
            throw Refusal.invalid(
                field: "\(field)/timeZone",
                reason: "\"\(timeZone)\" is not a time zone of this machine; write one such as \"Europe/Brussels\"")
        }
        if let languages, languages.isEmpty {
            throw Refusal.invalid(field: "\(field)/languages", reason: "name at least one, such as \"nl\"")
        }
        for (index, language) in (languages ?? []).enumerated() where !Self.isLanguage(language) {
            throw Refusal.invalid(
                field: "\(field)/languages/\(index)", reason: "a language tag (BCP 47) such as \"nl\" or \"fr\"")
        }
    }

    private func unknown(_ new: NewMunicipality, field: String) -> Refusal {
        let near = gazetteer.suggestions(for: new.name, limit: 3).map { "\($0.name) (\($0.code))" }
        let hint = near.isEmpty ? "" : " Did you mean \(near.joined(separator: " or "))?"
        return .invalid(
            field: "\(field)/name",
            reason: "\"\(new.name)\" is not in the gazetteer.\(hint) For a town that is not listed give its "
                + "timeZone and languages as well, and a place if it lights by the sun.")
    }

    /// A BCP 47 primary language with optional subtags.
    package static func isLanguage(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let primary = parts.first, (2...3).contains(primary.utf8.count),
            primary.utf8.allSatisfy({ 97...122 ~= $0 })
        else { return false }
        return parts.dropFirst().allSatisfy { part in
            (1...8).contains(part.utf8.count)
                && part.utf8.allSatisfy { 48...57 ~= $0 || 65...90 ~= $0 || 97...122 ~= $0 }
        }
    }
}
