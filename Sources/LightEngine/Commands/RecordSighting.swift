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
        let edition = try turn.edition(edition)
        let seenAt = at ?? turn.now
        guard seenAt <= turn.now else {
            throw Refusal.invalid(field: "/at", reason: "it lies ahead: it is \(turn.now.rfc3339) now")
        }
        let found = try turn.commitments(named: subject, in: edition, to: .confirmed)
        guard found.count == 1, let commitment = found.first else {
            let ids = found.map(\.id.building.text).joined(separator: ", ")
            throw Refusal.invalid(field: "/subject", reason: "\(subject) has several buildings; name one: \(ids)")
        }
        guard commitment.promise.isLive else {
            throw Refusal.notAllowed(
                id: commitment.id.text, state: commitment.promise.rawValue,
                allowed: [Promise.promised.rawValue, Promise.confirmed.rawValue])
        }
        _ = try turn.report(
            "sighting.recorded", of: commitment.id.text,
            after: Facts(["light": light.rawValue, "evidence": "claimed", "at": seenAt.rfc3339]), note: note)
        _ = try turn.ledger.insert(
            Sighting(light: light, evidence: .claimed, by: turn.who, at: seenAt, detail: note), of: commitment.id)
        try turn.judge(commitment.id)
        return try turn.ledger.commitment(commitment.id) ?? commitment
    }
}
