import Almanac
import LightDomain
import LightStore

/// Confirms or withdraws commitments, all or none.
package struct MovePromises: Command {
    /// Each names a commitment (`a/b@2027`), a building or a municipality (its commitments of the edition).
    package var ids: [String]
    package var edition: Int?
    package var to: Promise
    package var note: String?

    package init(_ ids: [String], to: Promise, edition: Int? = nil, note: String? = nil) {
        self.ids = ids
        self.to = to
        self.edition = edition
        self.note = note
    }

    /// So many names a call, since nobody else is served meanwhile.
    package static let most = 1_000

    package func perform(in turn: CommandTurn) throws -> [Commitment] {
        let turn = turn.turn
        if ids.isEmpty {
            throw Refusal.invalid(field: "/ids", reason: "name at least one municipality, building or commitment")
        }
        if ids.count > Self.most {
            throw Refusal.invalid(field: "/ids", reason: "at most \(Self.most) a call; these are \(ids.count)")
        }
        let edition = try turn.edition(edition)
        var moved: [Commitment] = []
        var seen: Set<CommitmentID> = []
        for id in ids {
            for commitment in try turn.commitments(named: id, in: edition, to: to)
            where seen.insert(commitment.id).inserted {
                moved.append(try turn.move(commitment, to: to, note: note))
            }
        }
        return moved
    }
}

extension Turn {
    /// The commitments that a name stands for; of a municipality those that can move.
    func commitments(named name: String, in edition: Edition, to promise: Promise) throws -> [Commitment] {
        if let id = CommitmentID(name) {
            guard let commitment = try ledger.commitment(id) else { throw Refusal.notFound(id: name) }
            return [commitment]
        }
        if let id = BuildingID(name) {
            guard let commitment = try ledger.commitment(CommitmentID(building: id, edition: edition.year)) else {
                throw Refusal.notFound(id: "\(name)@\(edition.year)")
            }
            return [commitment]
        }
        let municipality = try municipality(named: name)
        let all = try ledger.commitments(of: municipality.id, in: edition.year)
        let live = all.filter(\.promise.isLive)
        guard live.isEmpty else { return live }
        if let withdrawn = all.first { return promise == .withdrawn ? all : [withdrawn] }
        throw Refusal.notAllowed(
            id: "\(municipality.id)@\(edition.year)",
            state: try ledger.standing(of: municipality.id, in: edition.year).rawValue, allowed: ["committed"])
    }

    /// A municipality by its id, or by any name or code that means exactly one.
    func municipality(named name: String) throws -> Municipality {
        if let id = MunicipalityID(name), let known = try ledger.municipality(id) { return known }
        // What means a building, be it misspelt or a script's empty word, never means all of its town.
        if name.contains(where: { "/@".contains($0) }) { throw Refusal.notFound(id: name) }
        let entries = surroundings.gazetteer.find(name)
        let known = try entries.compactMap { try ledger.municipality(code: $0.code, country: $0.country) }
        switch known.count {
        case 1: return known[0]
        case 0: break
        default: throw Refusal.ambiguous(name: name, candidates: entries)
        }
        if let slug = Slug.make(from: name), let id = MunicipalityID(slug), let known = try ledger.municipality(id) {
            return known
        }
        throw Refusal.notFound(id: name)
    }

    /// Moves one commitment; one that is there already stays as it is.
    func move(_ commitment: Commitment, to promise: Promise, note: String?) throws -> Commitment {
        if commitment.promise == promise { return commitment }
        guard commitment.promise.isLive else {
            throw Refusal.notAllowed(
                id: commitment.id.text, state: commitment.promise.rawValue,
                allowed: [Promise.promised.rawValue, Promise.confirmed.rawValue])
        }
        guard let municipality = try ledger.municipality(commitment.id.municipality),
            let building = try ledger.building(commitment.id.building),
            let edition = Edition(commitment.id.edition, of: campaign)
        else { throw Refusal.notFound(id: commitment.id.text) }
        var moved = commitment
        moved.promise = promise
        if !promise.isLive { moved.since = now }
        moved.note = note ?? commitment.note
        moved.revision = try report(
            "commitment.\(promise.rawValue)", of: commitment.id.text,
            before: Facts(["promise": commitment.promise.rawValue]), after: Facts(["promise": promise.rawValue]),
            note: note)
        try ledger.update(moved)
        try plan(
            moved, of: building, hours: try hours(edition, municipality, building: building),
            leaving: promise.rawValue)
        if !promise.isLive {
            let standing = try ledger.standing(of: municipality.id, in: edition.year)
            try planInvitations(of: municipality, standing: standing, edition: edition)
        }
        return moved
    }
}
