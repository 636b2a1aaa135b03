import Almanac
import LightDomain
import LightStore

/// A municipality takes no part in an edition: what it had promised is withdrawn, and nobody writes to it.
package struct DeclineEdition: Command {
    package var municipality: String
    package var edition: Int?
    package var note: String?

    package init(_ municipality: String, edition: Int? = nil, note: String? = nil) {
        self.municipality = municipality
        self.edition = edition
        self.note = note
    }

    package func perform(in turn: CommandTurn) throws -> (municipality: Municipality, edition: Int) {
        let turn = turn.turn
        let edition = try turn.edition(edition)
        var municipality = try turn.municipality(named: municipality)
        let before = try turn.ledger.standing(of: municipality.id, in: edition.year)
        if before == .declined { return (municipality, edition.year) }
        for commitment in try turn.ledger.commitments(of: municipality.id, in: edition.year)
        where commitment.promise.isLive {
            _ = try turn.move(commitment, to: .withdrawn, note: note)
        }
        try turn.ledger.insertDecline(of: municipality.id, in: edition.year, at: turn.now, note: note)
        municipality.revision = try turn.report(
            "municipality.declined", of: municipality.id.text, before: Facts(["standing": before.rawValue]),
            after: Facts(["standing": "declined", "edition": String(edition.year)]), note: note)
        try turn.ledger.update(municipality)
        try turn.planInvitations(of: municipality, standing: .declined, edition: edition)
        return (municipality, edition.year)
    }
}
