import Almanac

/// A town, or another participant such as a ministry.
package struct Municipality: Hashable, Sendable {
    package var id: MunicipalityID
    /// Its name in its first language.
    package var name: String
    package var names: [String: String]
    /// ISO 3166-1 alpha-2.
    package var country: String
    /// The country's official code; in Belgium NIS.
    package var code: String?
    package var division: String?
    /// BCP 47 primary languages, at least one.
    package var languages: [String]
    /// IANA name.
    package var timeZone: String
    package var place: Place?
    package var contacts: [Contact]
    /// The revision of its last change.
    package var revision: Int64

    package init(
        id: MunicipalityID, name: String, names: [String: String], country: String, code: String?,
        division: String?, languages: [String], timeZone: String, place: Place?, contacts: [Contact],
        revision: Int64
    ) {
        self.id = id
        self.name = name
        self.names = names
        self.country = country
        self.code = code
        self.division = division
        self.languages = languages
        self.timeZone = timeZone
        self.place = place
        self.contacts = contacts
        self.revision = revision
    }

    /// Its name as said in `language`.
    package func name(in language: String) -> String { names[language] ?? name }

    /// Whom to write to: the first contact with an address in the order of `roles`, then anybody with one.
    package func contact(for roles: [Role]) -> Contact? {
        for role in roles {
            if let contact = contacts.first(where: { $0.role == role && $0.email != nil }) { return contact }
        }
        return contacts.first { $0.email != nil }
    }

    /// The language in which that person is written to.
    package func language(of contact: Contact) -> String {
        contact.language ?? languages.first ?? "en"
    }
}
