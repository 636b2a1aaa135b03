import Almanac
import LightDomain
import LightStore

/// Changes when one commitment is lit, or its note; what is not done yet is planned again by it.
package struct EditCommitment: Command {
    /// What becomes of a moment of the window.
    package enum Change: Hashable, Sendable {
        case keep
        /// As the campaign has it.
        case campaign
        case set(Moment)

        fileprivate func applied(to old: Moment?) -> Moment? {
            switch self {
            case .keep: old
            case .campaign: nil
            case .set(let moment): moment
            }
        }
    }

    /// A commitment, or a building or municipality that has one in the edition that is ahead.
    package var id: String
    package var on: Change
    package var off: Change
    package var note: String?
    /// Refuses where the commitment is not at this revision any more.
    package var ifRevision: Int64?

    package init(
        _ id: String, on: Change = .keep, off: Change = .keep, note: String? = nil, ifRevision: Int64? = nil
    ) {
        self.id = id
        self.on = on
        self.off = off
        self.note = note
        self.ifRevision = ifRevision
    }

    package func perform(in turn: CommandTurn) throws -> Commitment {
        let turn = turn.turn
        let commitment = try turn.liveCommitment(named: id, field: "/id")
        if let ifRevision, ifRevision != commitment.revision {
            throw Refusal.conflict(id: commitment.id.text, revision: commitment.revision)
        }
        guard let municipality = try turn.ledger.municipality(commitment.id.municipality),
            let building = try turn.ledger.building(commitment.id.building),
            let edition = Edition(commitment.id.edition, of: turn.campaign)
        else { throw Refusal.notFound(id: id) }
        let hours = try turn.hours(edition, municipality, building: building)
        var wanted = commitment
        wanted.on = on.applied(to: commitment.on)
        wanted.off = off.applied(to: commitment.off)
        wanted.note = note ?? commitment.note
        wanted.window = try turn.window(on: wanted.on, off: wanted.off, hours: hours, field: "")
        guard wanted != commitment else { return commitment }
        try turn.write(wanted, was: commitment, building, hours: hours)
        return try turn.ledger.commitment(commitment.id) ?? wanted
    }
}

extension Turn {
    /// The one live commitment that a name stands for.
    func liveCommitment(named name: String, in year: Int? = nil, field: String) throws -> Commitment {
        let commitment = try theCommitment(named: name, in: year, to: .confirmed, field: field)
        guard commitment.promise.isLive else {
            throw Refusal.notAllowed(
                id: commitment.id.text, state: commitment.promise.rawValue,
                allowed: [Promise.promised.rawValue, Promise.confirmed.rawValue])
        }
        return commitment
    }

    /// The one commitment that a name stands for; of a town those that can move to `promise` are meant.
    func theCommitment(
        named name: String, in year: Int? = nil, to promise: Promise, field: String
    ) throws -> Commitment {
        let found = try commitments(named: name, in: try edition(year), to: promise)
        guard found.count == 1, let commitment = found.first else {
            let ids = found.map(\.id.building.text).joined(separator: ", ")
            throw Refusal.invalid(field: field, reason: "\(name) has several buildings; name one: \(ids)")
        }
        return commitment
    }
}
