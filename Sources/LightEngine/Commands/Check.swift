import LightDomain
import LightStore

/// Looks at buildings now, whatever the calendar says.
package struct Check: Command {
    /// Each names a commitment, a building or a municipality (its buildings that have probes).
    package var subjects: [String]
    package var edition: Int?

    package init(_ subjects: [String], edition: Int? = nil) {
        self.subjects = subjects
        self.edition = edition
    }

    package func perform(in turn: CommandTurn) throws -> [JobWithAttempts] {
        let turn = turn.turn
        try Subjects.check(subjects)
        let edition = try turn.edition(edition)
        var jobs: [JobWithAttempts] = []
        var seen: Set<CommitmentID> = []
        for (index, name) in subjects.enumerated() {
            for id in try turn.buildingsToLook(at: name, in: edition, field: "/subjects/\(index)")
            where seen.insert(id).inserted { jobs.append(try turn.lookNow(at: id)) }
        }
        return jobs
    }
}

extension Turn {
    /// - Parameter field: a JSON Pointer to the name, for refusals.
    fileprivate func buildingsToLook(at name: String, in edition: Edition, field: String) throws -> [CommitmentID] {
        let named = try commitments(named: name, in: edition, to: .confirmed).map(\.id)
        var objection: String?
        let found = try named.filter { id in
            guard let reason = try objectionToLook(at: .commitment(id)) else { return true }
            objection = objection ?? reason
            return false
        }
        if let objection, found.isEmpty { throw Refusal.invalid(field: field, reason: objection) }
        return found
    }

    /// One look at a time: who asks while one is under way is answered with that one.
    fileprivate func lookNow(at id: CommitmentID) throws -> JobWithAttempts {
        let subject = Subject.commitment(id)
        let last = try ledger.jobs(of: subject, in: id.edition, by: Hand.lookRule).last
        if let last, last.state == .running { return try withAttempts(last.id) }
        if let last, last.state == .waiting { return try runByHand(last) }
        let look = PlannedJob(
            askedFor: .check, rule: Hand.lookRule, occurrence: last.map { $0.key.occurrence + 1 } ?? 0,
            channel: "probe", due: nil, deadline: nil, at: now)
        return try insertByHand(look, for: subject, in: id.edition)
    }
}
