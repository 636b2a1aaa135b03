import LightDomain
import LightStore

/// Takes a municipality or a building out of the register, with its promises and what was planned for them. The history
/// keeps what happened.
package struct Remove: Command {
    /// A building's id, or a municipality's id, name or code.
    package var id: String
    /// Refuses where it is not at this revision any more.
    package var ifRevision: Int64?

    package init(_ id: String, ifRevision: Int64? = nil) {
        self.id = id
        self.ifRevision = ifRevision
    }

    package func perform(in turn: CommandTurn) throws {
        let turn = turn.turn
        if let building = BuildingID(id) {
            try remove(building, turn)
        } else {
            try remove(try turn.municipality(named: id), turn)
        }
    }

    private func remove(_ id: BuildingID, _ turn: Turn) throws {
        guard let building = try turn.ledger.building(id),
            let municipality = try turn.ledger.municipality(id.municipality)
        else { throw Refusal.notFound(id: id.text) }
        try turn.refuse(id.text, at: building.revision, unless: ifRevision)
        try turn.refuseWhileLit(id)
        _ = try turn.report("building.removed", of: id.text, before: Facts(["name": building.name]))
        try turn.ledger.remove(id)
        // Who has nothing else promised is invited again.
        for edition in try turn.editionsNotOver() {
            try turn.planAll(of: municipality, in: edition, leaving: "register-changed")
        }
    }

    private func remove(_ municipality: Municipality, _ turn: Turn) throws {
        try turn.refuse(municipality.id.text, at: municipality.revision, unless: ifRevision)
        for building in try turn.ledger.buildings(of: municipality.id) { try turn.refuseWhileLit(building.id) }
        _ = try turn.report(
            "municipality.removed", of: municipality.id.text,
            before: Facts(["name": municipality.name, "code": municipality.code]))
        try turn.ledger.remove(municipality.id)
    }
}
