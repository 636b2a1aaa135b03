import LightDomain

/// Does a waiting or ended job now. One that was done is done again under the same id, as another attempt.
///
/// The wish overrides the calendar: a deadline that is past, or sooner than `Hand.patience`, is moved to then. It does
/// not override what the municipality has said: a reminder that no longer concerns its subject is refused.
package struct RunJob: Command {
    /// `2027/antwerpen/stadhuis/week-before`.
    package var id: String

    package init(_ id: String) { self.id = id }

    package func perform(in turn: CommandTurn) throws -> JobWithAttempts {
        let turn = turn.turn
        let job = try turn.job(named: id)
        if job.state == .running { throw Refusal.busy(id: id) }
        if let objection = try turn.objection(to: job) { throw Refusal.invalid(field: "/id", reason: objection) }
        return try turn.runByHand(job)
    }
}

extension Turn {
    fileprivate func objection(to job: Job) throws -> String? {
        switch job.kind {
        case .check:
            return try objectionToLook(at: job.key.subject)
        case .switch:
            // The lamps are asked what they should be, so there is nothing that could be wrong to say.
            return nil
        case .reminder:
            guard let rule = campaign.rules.first(where: { $0.name == job.key.rule }),
                case .reminder(let reminder) = rule.action
            else { return "the configuration has no reminder \"\(job.key.rule)\" any more" }
            return try objection(to: reminder, for: job.key.subject, in: job.key.edition)
        }
    }
}
