import Almanac
import LightDomain
import LightStore

/// Changes what is known of a building; what is not done yet is planned again by it, in every edition that is not over.
/// What is absent stays.
package struct EditBuilding: Command {
    package var id: String
    package var name: String?
    package var address: String?
    package var place: Place?
    /// All of them; an empty list takes them off. Lamps that are lit stay until they are dark, since nobody could
    /// switch them off any more.
    package var lamps: [Device]?
    package var probes: [Device]?
    /// Refuses where the building is not at this revision any more.
    package var ifRevision: Int64?

    package init(
        _ id: String, name: String? = nil, address: String? = nil, place: Place? = nil, lamps: [Device]? = nil,
        probes: [Device]? = nil, ifRevision: Int64? = nil
    ) {
        self.id = id
        self.name = name
        self.address = address
        self.place = place
        self.lamps = lamps
        self.probes = probes
        self.ifRevision = ifRevision
    }

    package func perform(in turn: CommandTurn) throws -> Building {
        let turn = turn.turn
        guard let known = try BuildingID(id).flatMap({ try turn.ledger.building($0) }),
            let municipality = try turn.ledger.municipality(known.id.municipality)
        else { throw Refusal.notFound(id: id) }
        try turn.refuse(known.id.text, at: known.revision, unless: ifRevision)
        if let name, Folding.fold(name).isEmpty { throw Refusal.invalid(field: "/name", reason: "the name is empty") }
        var wanted = known
        wanted.name = name ?? known.name
        wanted.address = address ?? known.address
        wanted.place = place ?? known.place
        wanted.lamps = lamps ?? known.lamps
        wanted.probes = probes ?? known.probes
        guard wanted != known else { return known }
        if !known.lamps.allSatisfy(wanted.lamps.contains) { try turn.refuseWhileLit(known.id) }
        wanted.revision = try turn.report("building.changed", of: known.id.text, after: Facts(["name": wanted.name]))
        try turn.ledger.update(wanted)
        for edition in try turn.editionsNotOver() {
            try turn.planAll(of: municipality, in: edition, leaving: "register-changed")
            try turn.judge(CommitmentID(building: known.id, edition: edition.year))
        }
        return wanted
    }
}

extension Turn {
    /// Refuses where lamps were told to be on and not yet to be off again.
    func refuseWhileLit(_ building: BuildingID) throws {
        for year in try ledger.editions() {
            let id = CommitmentID(building: building, edition: year)
            guard try ledger.lamps(of: id).told == .on else { continue }
            throw Refusal.notAllowed(id: building.text, state: "lit", allowed: ["dark"])
        }
    }
}
