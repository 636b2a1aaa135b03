import Almanac
import LightDomain
import LightStore

/// A hand on the switch: what a person wants of a building's lamps goes before its window until it is lifted.
package struct SwitchByHand: Command {
    package var building: String
    /// Nil gives the lamps back to the window.
    package var level: LampLevel?
    /// Seconds after which the hand is lifted by itself; absent means by somebody.
    package var seconds: Int?

    /// A hand that stays for longer is meant to stay.
    package static let longest = 7 * 86_400

    package init(_ building: String, to level: LampLevel?, for seconds: Int? = nil) {
        self.building = building
        self.level = level
        self.seconds = seconds
    }

    package func perform(in turn: CommandTurn) throws -> Lamps {
        let turn = turn.turn
        if let seconds {
            if level == nil { throw Refusal.invalid(field: "/forSeconds", reason: "it belongs to on and off") }
            guard (1...Self.longest).contains(seconds) else {
                throw Refusal.invalid(field: "/forSeconds", reason: "from 1 to \(Self.longest) seconds (a week)")
            }
        }
        // Who has withdrawn puts no hand on a switch, but may take off the one that is there.
        let commitment =
            level == nil
            ? try turn.theCommitment(named: building, to: .withdrawn, field: "/building")
            : try turn.liveCommitment(named: building, field: "/building")
        guard let building = try turn.ledger.building(commitment.id.building),
            let municipality = try turn.ledger.municipality(commitment.id.municipality),
            let edition = Edition(commitment.id.edition, of: turn.campaign)
        else { throw Refusal.notFound(id: building) }
        guard !building.lamps.isEmpty else {
            throw Refusal.invalid(
                field: "/building", reason: "\(building.id) has no lamps; give it some with import or commit")
        }
        var lamps = try turn.ledger.lamps(of: commitment.id)
        if let level {
            let until = seconds.map { turn.now.advanced(by: Int64($0)) }
            lamps.put(.init(level: level, until: until, who: turn.who), at: turn.now)
        } else {
            lamps.hand = nil
        }
        try turn.ledger.setLamps(lamps, of: commitment.id)
        _ = try turn.report(
            level == nil ? "lamps.handLifted" : "lamps.hand", of: commitment.id.text,
            after: Facts(["level": level?.rawValue, "until": lamps.hand?.until?.rfc3339]))
        try turn.plan(
            commitment, of: building, hours: try turn.hours(edition, municipality, building: building),
            leaving: "hand-on-switch")
        return lamps
    }
}
