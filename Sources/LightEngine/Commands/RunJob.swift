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
        let objection: String?
        switch job.kind {
        case .switch: return try turn.askLampsNow(job)
        case .check: objection = try turn.objectionToLook(at: job.key.subject)
        case .reminder: objection = try turn.objection(toReminder: job)
        }
        if let objection { throw Refusal.invalid(field: "/id", reason: objection) }
        return try turn.runByHand(job)
    }
}

extension Turn {
    /// An order to lamps asks what they should be at that moment. So it may be given early, but neither late nor twice,
    /// and planning keeps its hand on it: it has to be there at the end of the window.
    fileprivate func askLampsNow(_ job: Job) throws -> JobWithAttempts {
        guard job.state == .waiting else {
            throw Refusal.invalid(
                field: "/id",
                reason: "this order is over; \"lightctl light \(job.key.subject.place) on\" or \"off\" gives another")
        }
        try ledger.postpone(job.id, until: now, reason: nil)
        _ = try report(
            "job.run", of: job.key.description, before: Facts(["state": "waiting"]), after: Facts(["state": "waiting"]))
        return try withAttempts(job.id)
    }

    fileprivate func objection(toReminder job: Job) throws -> String? {
        guard let rule = campaign.rules.first(where: { $0.name == job.key.rule }),
            case .reminder(let reminder) = rule.action
        else { return "the configuration has no reminder \"\(job.key.rule)\" any more" }
        return try objection(to: reminder, for: job.key.subject, in: job.key.edition)
    }
}
