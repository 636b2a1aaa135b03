import LightDomain
import LightStore

/// Takes a municipality or a building out of the register, with its promises and what was planned for them. The history
/// keeps what happened.
package struct Remove: Command {
    /// A building's id or a municipality's; no other name will do, since nothing brings back what is gone.
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
            guard let known = try MunicipalityID(id).flatMap({ try turn.ledger.municipality($0) }) else {
                throw Refusal.notFound(id: id)
            }
            try remove(known, turn)
        }
    }

    private func remove(_ id: BuildingID, _ turn: Turn) throws {
        guard let building = try turn.ledger.building(id),
            let municipality = try turn.ledger.municipality(id.municipality)
        else { throw Refusal.notFound(id: id.text) }
        try turn.refuse(id.text, at: building.revision, unless: ifRevision)
        try turn.refuseWhileLit(id)
        try turn.reportRemoval(of: building, municipality.id)
        try turn.ledger.remove(id)
        // Who has nothing else promised is invited again.
        for edition in try turn.editionsNotOver() {
            try turn.planAll(of: municipality, in: edition, leaving: "register-changed")
        }
    }

    private func remove(_ municipality: Municipality, _ turn: Turn) throws {
        try turn.refuse(municipality.id.text, at: municipality.revision, unless: ifRevision)
        let buildings = try turn.ledger.buildings(of: municipality.id)
        for building in buildings { try turn.refuseWhileLit(building.id) }
        for building in buildings { try turn.reportRemoval(of: building, municipality.id) }
        try turn.reportUnderWay(municipality.id) { $0 == .municipality(municipality.id) }
        _ = try turn.report(
            "municipality.removed", of: municipality.id.text,
            before: Facts(["name": municipality.name, "code": municipality.code]))
        try turn.ledger.remove(municipality.id)
    }
}

extension Turn {
    fileprivate func reportRemoval(of building: Building, _ municipality: MunicipalityID) throws {
        try reportUnderWay(municipality) { subject in
            if case .commitment(let id) = subject { id.building == building.id } else { false }
        }
        _ = try report("building.removed", of: building.id.text, before: Facts(["name": building.name]))
    }

    /// What is under way may still arrive, and nothing will be heard of it: so the history says that it was.
    fileprivate func reportUnderWay(_ municipality: MunicipalityID, where isMeant: (Subject) -> Bool) throws {
        let running = Ledger.JobFilter(state: .running, municipality: municipality.text)
        for job in try ledger.jobs(matching: running, after: nil, limit: 10_000) where isMeant(job.key.subject) {
            _ = try report(
                "job.cancelled", of: job.key.description, before: Facts(["state": job.state.rawValue]),
                after: Facts(["state": "cancelled", "reason": "removed"]))
        }
    }
}
