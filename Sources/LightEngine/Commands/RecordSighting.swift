import Almanac
import LightDomain
import LightStore

/// What a person saw.
package struct RecordSighting: Command {
    /// A commitment, a building or a municipality with one building.
    package var subject: String
    package var edition: Int?
    package var light: Light
    /// Absent: now.
    package var at: Instant?
    package var note: String?

    package init(_ subject: String, light: Light, edition: Int? = nil, at: Instant? = nil, note: String? = nil) {
        self.subject = subject
        self.light = light
        self.edition = edition
        self.at = at
        self.note = note
    }

    package func perform(in turn: CommandTurn) throws -> Commitment {
        let turn = turn.turn
        let seenAt = at ?? turn.now
        guard seenAt <= turn.now else {
            throw Refusal.invalid(field: "/at", reason: "it lies ahead: it is \(turn.now.rfc3339) now")
        }
        let commitment = try turn.liveCommitment(named: subject, in: edition, field: "/subject")
        _ = try turn.report(
            "sighting.recorded", of: commitment.id.text,
            after: Facts(["light": light.rawValue, "evidence": "claimed", "at": seenAt.rfc3339]), note: note)
        _ = try turn.ledger.insert(
            Sighting(light: light, evidence: .claimed, by: turn.who, at: seenAt, detail: note), of: commitment.id)
        try turn.judge(commitment.id)
        return try turn.ledger.commitment(commitment.id) ?? commitment
    }
}
