import Almanac
import LightDomain
import LightStore

/// Registers a municipality and, where buildings are given, its promises for the edition.
package struct AddMunicipality: Command {
    package struct Reply: Sendable {
        package var municipality: Municipality
        package var standing: Standing
        package var buildings: [Building]
        package var commitments: [Commitment]
    }

    package var municipality: NewMunicipality
    /// Absent: the next one.
    package var edition: Int?

    package init(_ municipality: NewMunicipality, edition: Int? = nil) {
        self.municipality = municipality
        self.edition = edition
    }

    package func perform(in turn: CommandTurn) throws -> Reply {
        let turn = turn.turn
        let edition = try turn.edition(edition)
        return try turn.register(municipality, edition: edition, field: "/municipality")
    }
}

extension Turn {
    var registration: Registration { Registration(gazetteer: surroundings.gazetteer, zones: surroundings.zones) }

    /// Writes a municipality that is new, its buildings and its promises.
    func register(
        _ new: NewMunicipality, edition: Edition, field: String
    ) throws -> AddMunicipality.Reply {
        let entry = try registration.entry(for: new)
        let completed = try registration.complete(new, entry: entry, field: field)
        if let code = completed.code, let known = try ledger.municipality(code: code, country: completed.country) {
            throw Refusal.exists(id: known.id.text)
        }
        if try ledger.municipality(completed.id) != nil { throw Refusal.exists(id: completed.id.text) }
        return try insert(completed, new.buildings, edition: edition, field: field)
    }

    func insert(
        _ completed: Municipality, _ buildings: [NewBuilding], edition: Edition, field: String
    ) throws -> AddMunicipality.Reply {
        var municipality = completed
        municipality.revision = try report(
            "municipality.added", of: municipality.id.text,
            after: Facts(["name": municipality.name, "code": municipality.code]))
        try ledger.insert(municipality, at: now)
        var added: [Building] = []
        var commitments: [Commitment] = []
        for (index, new) in buildings.enumerated() {
            let (building, commitment) = try insert(
                new, of: municipality, edition: edition, field: "\(field)/buildings/\(index)")
            added.append(building)
            commitments.append(commitment)
        }
        let standing: Standing = commitments.contains { $0.promise.isLive } ? .committed : .invited
        try planInvitations(of: municipality, standing: standing, edition: edition, isNew: true)
        for other in try editionsAhead(but: edition) {
            try planInvitations(of: municipality, standing: .invited, edition: other, isNew: true)
        }
        return AddMunicipality.Reply(
            municipality: municipality, standing: standing, buildings: added, commitments: commitments)
    }

    /// Writes a building that is new, and its promise.
    func insert(
        _ new: NewBuilding, of municipality: Municipality, edition: Edition, field: String
    ) throws -> (Building, Commitment) {
        let (id, hours, window) = try check(new, of: municipality, edition: edition, field: field)
        if try ledger.hasBuilding(id) { throw Refusal.exists(id: id.text) }
        var building = Building(
            id: id, name: new.name, address: new.address, place: new.place, lamps: new.lamps ?? [],
            probes: new.probes ?? [], revision: 0)
        building.revision = try report("building.added", of: id.text, after: Facts(["name": new.name]))
        try ledger.insert(building)
        let commitment = try insert(new, building, edition: edition, window: window, hours: hours)
        return (building, commitment)
    }

    /// A building's id and window, where it can have both; nothing is written.
    func check(
        _ new: NewBuilding, of municipality: Municipality, edition: Edition, field: String
    ) throws -> (id: BuildingID, hours: LightingHours, window: Window?) {
        let id = try registration.buildingID(new, of: municipality.id, field: field)
        if Folding.fold(new.name).isEmpty { throw Refusal.invalid(field: "\(field)/name", reason: "the name is empty") }
        let hours = try hours(edition, municipality, place: new.place)
        return (id, hours, try window(on: new.on, off: new.off, hours: hours, field: field))
    }

    /// Writes a promise that is new.
    func insert(
        _ new: NewBuilding, _ building: Building, edition: Edition, window: Window?, hours: LightingHours
    ) throws -> Commitment {
        var commitment = Commitment(
            id: CommitmentID(building: building.id, edition: edition.year), promise: new.promise ?? .promised,
            on: new.on, off: new.off, window: window, note: new.note, since: now,
            judgement: Judgement.judge(window: window, sightings: [], lifetime: campaign.sightingLifetime, at: now),
            revision: 0)
        commitment.revision = try report(
            "commitment.added", of: commitment.id.text,
            after: Facts([
                "promise": commitment.promise.rawValue, "opens": window?.opens.rfc3339,
                "closes": window?.closes.rfc3339,
            ]), note: new.note)
        try ledger.insert(commitment)
        try plan(commitment, of: building, hours: hours, isNew: true, leaving: "withdrawn")
        return commitment
    }

    /// The window of a commitment; a sun moment without a place is an error where it is entered, a day without such a
    /// sun event leaves the window open to be found.
    func window(on: Moment?, off: Moment?, hours: LightingHours, field: String) throws -> Window? {
        do {
            return try hours.window(on: on ?? campaign.on, off: off ?? campaign.off)
        } catch {
            switch error {
            case .unresolvable(.noSunEvent):
                return nil
            case .unresolvable(.noPlace):
                throw Refusal.invalid(
                    field: "\(field)/place",
                    reason: "it is lit by the sun (\(on ?? campaign.on)), so it needs a place: latitude and longitude")
            case .unresolvable(.noWindow), .empty:
                throw Refusal.invalid(field: "\(field)/\(on != nil ? "on" : "off")", reason: error.description)
            }
        }
    }
}
