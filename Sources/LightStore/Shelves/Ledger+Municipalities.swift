import Almanac
import GRDB
import LightDomain

extension Ledger {
    private static let columns = """
        id, name, names, country, code, division, languages, timeZone, latitude, longitude, revision
        """

    package func municipality(_ id: MunicipalityID) throws -> Municipality? {
        try municipalities(where: "id = ?", [id.text]).first
    }

    package func hasMunicipality(_ id: MunicipalityID) throws -> Bool {
        try exists("SELECT 1 FROM municipality WHERE id = ?", [id.text])
    }

    package func hasMunicipality(code: String, country: String) throws -> Bool {
        try exists("SELECT 1 FROM municipality WHERE country = ? AND code = ?", [country, code])
    }

    package func municipality(code: String, country: String) throws -> Municipality? {
        try municipalities(where: "country = ? AND code = ?", [country, code]).first
    }

    /// When it was registered: invitations that fell due before are not planned.
    package func addedAt(_ id: MunicipalityID) throws -> Instant? {
        let seconds: Int64? = try one("SELECT addedAt FROM municipality WHERE id = ?", [id.text])
        return seconds.map(Instant.init(secondsSince1970:))
    }

    package func insert(_ municipality: Municipality, at now: Instant) throws {
        try run(
            """
            INSERT INTO municipality (id, name, names, country, code, division, languages, timeZone, latitude,
              longitude, addedAt, revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                municipality.id.text, municipality.name, StoredText.names(municipality.names), municipality.country,
                municipality.code, municipality.division, StoredText.languages(municipality.languages),
                municipality.timeZone, municipality.place?.latitude, municipality.place?.longitude,
                now.secondsSince1970, municipality.revision,
            ])
        try insert(municipality.contacts, of: municipality.id)
    }

    package func update(_ municipality: Municipality) throws {
        try run(
            """
            UPDATE municipality SET name = ?, names = ?, country = ?, code = ?, division = ?, languages = ?,
              timeZone = ?, latitude = ?, longitude = ?, revision = ? WHERE id = ?
            """,
            [
                municipality.name, StoredText.names(municipality.names), municipality.country, municipality.code,
                municipality.division, StoredText.languages(municipality.languages), municipality.timeZone,
                municipality.place?.latitude, municipality.place?.longitude, municipality.revision,
                municipality.id.text,
            ])
        try run("DELETE FROM contact WHERE municipality = ?", [municipality.id.text])
        try insert(municipality.contacts, of: municipality.id)
    }

    private func insert(_ contacts: [Contact], of municipality: MunicipalityID) throws {
        for (position, contact) in contacts.enumerated() {
            try run(
                """
                INSERT INTO contact (municipality, position, name, email, phone, language, role)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    municipality.text, position, contact.name, contact.email, contact.phone, contact.language,
                    contact.role.rawValue,
                ])
        }
    }

    // MARK: Lists

    /// What `municipalities(matching:)` looks for; what is absent does not filter.
    package struct MunicipalityFilter: Sendable {
        package var standing: Standing?
        package var division: String?
        package var country: String?
        /// Folded; matched anywhere in a name, the id or the code.
        package var text: String?

        package init(
            standing: Standing? = nil, division: String? = nil, country: String? = nil, text: String? = nil
        ) {
            self.standing = standing
            self.division = division
            self.country = country
            self.text = text
        }
    }

    /// A page in order of id, after `after`.
    package func municipalities(
        matching filter: MunicipalityFilter, edition: Int, after: String?, limit: Int
    ) throws -> [Municipality] {
        var conditions = ["id > ?"]
        var arguments: [(any DatabaseValueConvertible)?] = [after ?? ""]
        if let division = filter.division {
            conditions.append("division = ?")
            arguments.append(division)
        }
        if let country = filter.country {
            conditions.append("country = ?")
            arguments.append(country)
        }
        if let standing = filter.standing {
            conditions.append("\(Self.standingSQL) = ?")
            arguments += [edition, edition, standing.rawValue]
        }
        guard let text = filter.text else {
            return try municipalities(
                where: conditions.joined(separator: " AND ") + " ORDER BY id LIMIT ?", arguments + [limit])
        }
        // Folding is ours, not SQLite's: candidates are read in order until the page is full.
        var found: [Municipality] = []
        var last = after ?? ""
        while found.count < limit {
            arguments[0] = last
            let page = try municipalities(
                where: conditions.joined(separator: " AND ") + " ORDER BY id LIMIT 500", arguments)
            found += page.filter { Self.matches($0, text) }
            guard page.count == 500, let end = page.last?.id.text else { break }
            last = end
        }
        return Array(found.prefix(limit))
    }

    private static func matches(_ municipality: Municipality, _ text: String) -> Bool {
        let names = Array(municipality.names.values) + [municipality.name, municipality.id.text]
        return municipality.code == text || names.contains { Folding.fold($0).contains(text) }
    }

    private static let standingSQL = """
        CASE WHEN EXISTS (SELECT 1 FROM commitment c WHERE c.municipality = municipality.id AND c.edition = ?
                          AND c.promise <> 'withdrawn') THEN 'committed'
             WHEN EXISTS (SELECT 1 FROM decline d WHERE d.municipality = municipality.id AND d.edition = ?)
             THEN 'declined' ELSE 'invited' END
        """

    package func standing(of id: MunicipalityID, in edition: Int) throws -> Standing {
        let text: String? = try one(
            "SELECT \(Self.standingSQL) FROM municipality WHERE id = ?", [edition, edition, id.text])
        return text.flatMap(Standing.init(rawValue:)) ?? .invited
    }

    /// All ids in order: for planning a new edition in one pass.
    package func municipalityIDs(after: String, limit: Int) throws -> [MunicipalityID] {
        try rows("SELECT id FROM municipality WHERE id > ? ORDER BY id LIMIT ?", [after, limit]) {
            MunicipalityID(stored: $0[0])
        }
    }

    /// Ids and names of all towns whose id begins so: what a person may have meant.
    package func municipalityIDs(beginning prefix: String, limit: Int) throws -> [MunicipalityID] {
        try rows(
            "SELECT id FROM municipality WHERE id >= ? AND id < ? ORDER BY id LIMIT ?", [prefix, prefix + "~", limit]
        ) { MunicipalityID(stored: $0[0]) }
    }

    // MARK: Rows

    private func municipalities(
        where condition: String, _ arguments: [(any DatabaseValueConvertible)?]
    ) throws -> [Municipality] {
        let sql = "SELECT \(Self.columns) FROM municipality WHERE \(condition)"
        var found = try rows(sql, arguments) { row in
            Municipality(
                id: MunicipalityID(stored: row[0]), name: row[1], names: StoredText.names(from: row[2]),
                country: row[3], code: row[4], division: row[5], languages: StoredText.languages(from: row[6]),
                timeZone: row[7], place: Self.place(row, at: 8), contacts: [], revision: row[10])
        }
        for index in found.indices { found[index].contacts = try contacts(of: found[index].id) }
        return found
    }

    private func contacts(of id: MunicipalityID) throws -> [Contact] {
        try rows(
            "SELECT name, email, phone, language, role FROM contact WHERE municipality = ? ORDER BY position",
            [id.text]
        ) { row in
            Contact(
                name: row[0], email: row[1], phone: row[2], language: row[3],
                role: Role(rawValue: row[4]) ?? .first)
        }
    }

    static func place(_ row: Row, at column: Int) -> Place? {
        guard let latitude: Double = row[column], let longitude: Double = row[column + 1] else { return nil }
        return Place(latitude: latitude, longitude: longitude)
    }
}
