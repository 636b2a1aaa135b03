import Almanac
import LightDomain
import LightStore

/// A job with all its tries.
package struct JobWithAttempts: Hashable, Sendable {
    package var job: Job
    package var attempts: [Attempt]
}

/// What people ask of single jobs. Their wish overrides the calendar, and nothing else: nobody is written to who has
/// withdrawn or declined.
extension Turn {
    func job(named id: String) throws -> Job {
        guard let job = try ledger.job(named: id) else { throw Refusal.notFound(id: id) }
        return job
    }

    func withAttempts(_ id: Int64) throws -> JobWithAttempts {
        guard let job = try ledger.job(id) else { preconditionFailure("a job of this transaction is there") }
        return JobWithAttempts(job: job, attempts: try ledger.attempts(of: id))
    }

    /// Lets a job that waits or has ended be done at once.
    func runByHand(_ job: Job) throws -> JobWithAttempts {
        if job.state == .running { throw Refusal.busy(id: job.key.description) }
        // A look keeps its place in its series. A letter has fallen due now, and stays so if it waits for another.
        let due = job.kind == .reminder ? min(job.due, now) : job.due
        try ledger.runByHand(
            job.id, due: due, deadline: Hand.deadline(job.deadline, at: now), at: now, by: who)
        _ = try report(
            "job.run", of: job.key.description, before: Facts(["state": job.state.rawValue]),
            after: Facts(["state": "waiting"]))
        return try withAttempts(job.id)
    }

    /// Brings a job into the agenda that no rule has planned, to be done at once.
    func insertByHand(_ planned: PlannedJob, for subject: Subject, in edition: Int) throws -> JobWithAttempts {
        try ledger.insertByHand(planned, for: subject, in: edition, by: who)
        guard let job = try ledger.jobs(of: subject, in: edition, by: planned.rule).last else {
            preconditionFailure("a job that was inserted is there")
        }
        _ = try report("job.run", of: job.key.description, after: Facts(["state": "waiting"]))
        return JobWithAttempts(job: job, attempts: [])
    }

    // MARK: Whether it makes sense

    /// Why a reminder of this rule cannot go to the subject, in words; nil where it can.
    func objection(to reminder: ReminderRule, for subject: Subject, in edition: Int) throws -> String? {
        guard reminder.audience.concerns(subject) else {
            return reminder.audience == .invited
                ? "the rule is for towns, and \(subject) is a commitment; name \(subject.municipality)"
                : "the rule is for commitments, and \(subject) has promised nothing for \(edition)"
        }
        let standing = try ledger.standing(of: subject.municipality, in: edition)
        var promise: Promise?
        if case .commitment(let id) = subject { promise = try ledger.commitment(id)?.promise }
        if let code = reminder.audience.leaves(standing: standing, promise: promise) {
            return "\(subject) is not written to: \(ReasonWords.leaving(code))"
        }
        if try ledger.municipality(subject.municipality)?.contact(for: reminder.to) == nil {
            return "nobody at \(subject.municipality) has an address; \"lightctl import\" with a contact gives it one"
        }
        return nil
    }

    /// Why the subject cannot be looked at, in words; nil where it can.
    func objectionToLook(at subject: Subject) throws -> String? {
        guard case .commitment(let id) = subject, let commitment = try ledger.commitment(id) else {
            return "\(subject) is no commitment"
        }
        guard commitment.promise.isLive else { return "\(id) is not looked at: it is withdrawn" }
        if try ledger.hasProbes(id.building) { return nil }
        return "\(id.building) has no probe to look through; \"lightctl import\" with a column \"probe\" gives it one"
    }
}

extension ReminderRule.Audience {
    /// Whether it is about subjects of this kind at all.
    package func concerns(_ subject: Subject) -> Bool {
        switch (self, subject) {
        case (.invited, .municipality): true
        case (.promised, .commitment), (.confirmed, .commitment), (.committed, .commitment): true
        case (.invited, .commitment), (.promised, .municipality), (.confirmed, .municipality),
            (.committed, .municipality):
            false
        }
    }
}
