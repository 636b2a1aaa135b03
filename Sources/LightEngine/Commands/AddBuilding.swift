import Almanac
import LightDomain
import LightStore

/// Promises one more building of a registered municipality; or promises again one that is registered already, in a new
/// edition or after it was withdrawn. Whoever had declined the edition takes part in it after all.
package struct AddBuilding: Command {
    package var municipality: String
    package var building: NewBuilding
    package var edition: Int?

    package init(_ building: NewBuilding, of municipality: String, edition: Int? = nil) {
        self.municipality = municipality
        self.building = building
        self.edition = edition
    }

    package func perform(in turn: CommandTurn) throws -> (building: Building, commitment: Commitment) {
        let turn = turn.turn
        let edition = try turn.edition(edition)
        let municipality = try turn.municipality(named: municipality)
        let id = try turn.registration.buildingID(building, of: municipality.id, field: "/building")
        let commitmentID = CommitmentID(building: id, edition: edition.year)
        if let known = try turn.ledger.commitment(commitmentID), known.promise.isLive {
            throw Refusal.exists(id: commitmentID.text)
        }
        var new = building
        // A name that only says which building is meant renames nothing.
        if let known = try turn.ledger.building(id), new.id != nil || Slug.make(from: new.name) == new.name {
            new.name = known.name
        }
        new.promise = new.promise ?? .promised
        _ = try turn.takeIn(new, of: municipality, edition: edition, field: "/building")
        try turn.planInvitations(
            of: municipality, standing: try turn.ledger.standing(of: municipality.id, in: edition.year),
            edition: edition)
        guard let building = try turn.ledger.building(id), let commitment = try turn.ledger.commitment(commitmentID)
        else { preconditionFailure("a building that was taken in is there, with its commitment") }
        return (building, commitment)
    }
}
