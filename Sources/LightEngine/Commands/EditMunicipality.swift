import Almanac
import LightDomain
import LightStore

/// Changes what is known of a municipality; what is not done yet is planned again by it, in every edition that is not
/// over. What is absent stays.
package struct EditMunicipality: Command {
    /// By id, name or code.
    package var id: String
    package var name: String?
    package var timeZone: String?
    package var languages: [String]?
    package var place: Place?
    /// All of them; an empty list leaves nobody to write to.
    package var contacts: [Contact]?
    /// Refuses where the municipality is not at this revision any more.
    package var ifRevision: Int64?

    package init(
        _ id: String, name: String? = nil, timeZone: String? = nil, languages: [String]? = nil, place: Place? = nil,
        contacts: [Contact]? = nil, ifRevision: Int64? = nil
    ) {
        self.id = id
        self.name = name
        self.timeZone = timeZone
        self.languages = languages
        self.place = place
        self.contacts = contacts
        self.ifRevision = ifRevision
    }

    package func perform(in turn: CommandTurn) throws -> (municipality: Municipality, standing: Standing) {
        let turn = turn.turn
        let known = try turn.municipality(named: id)
        try turn.refuse(known.id.text, at: known.revision, unless: ifRevision)
        try turn.registration.check(name: name, languages: languages, timeZone: timeZone, field: "")
        var wanted = known
        wanted.name = name ?? known.name
        // The name is the one in the town's own language.
        if let name, let language = (languages ?? known.languages).first { wanted.names[language] = name }
        wanted.timeZone = timeZone ?? known.timeZone
        wanted.languages = languages ?? known.languages
        wanted.place = place ?? known.place
        wanted.contacts = contacts ?? known.contacts
        if wanted != known {
            wanted.revision = try turn.report(
                "municipality.changed", of: known.id.text, after: Facts(["name": wanted.name]))
            try turn.ledger.update(wanted)
            for edition in try turn.editionsNotOver() {
                try turn.ledger.hasten(of: known.id, in: edition.year, waitingFor: JobReason.noContact)
                try turn.planAll(of: wanted, in: edition, leaving: "register-changed")
            }
        }
        let standing = try turn.ledger.standing(of: known.id, in: try turn.edition(nil).year)
        return (wanted, standing)
    }
}

extension Turn {
    /// The editions spoken of that are not over.
    func editionsNotOver() throws -> [Edition] {
        try ledger.editions().compactMap { Edition($0, of: campaign) }.filter { $0.rollover > now }
    }

    func refuse(_ id: String, at revision: Int64, unless expected: Int64?) throws {
        guard let expected, expected != revision else { return }
        throw Refusal.conflict(id: id, revision: revision)
    }
}
