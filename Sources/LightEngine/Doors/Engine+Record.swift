import Almanac
import LightDomain
import LightStore

/// What a worker says of one attempt.
package struct Report: Hashable, Sendable {
    package var job: Int64
    package var attempt: Int
    package var outcome: Outcome

    package init(job: Int64, attempt: Int, outcome: Outcome) {
        self.job = job
        self.attempt = attempt
        self.outcome = outcome
    }
}

extension Engine {
    /// Writes down what came of attempts, all in one transaction, and plans what follows from it.
    ///
    /// An attempt that is closed already changes nothing, so a report may come twice.
    ///
    /// - Returns: the revision after it.
    package func record(_ reports: [Report], at now: Instant) throws -> Int64 {
        try store.write { ledger in
            let turn = turn(ledger, by: "daemon", at: now)
            try turn.planAheadOnceMore()
            for report in reports { try turn.record(report) }
            return try ledger.revision()
        }
    }
}

extension Turn {
    func record(_ report: Report) throws {
        let (result, detail) = report.outcome.closing
        guard try ledger.close(report.job, attempt: report.attempt, as: result, detail: detail, at: now),
            let job = try ledger.job(report.job), job.state == .running
        else { return }
        switch report.outcome {
        case .succeeded:
            if job.kind == .switch { try settleLamps(job) }
            try settle(job, as: .done, reason: nil)
        case .failed:
            try settle(job, as: .failed, reason: JobReason.rejected)
        case .deferred(_, let wish):
            try deferJob(job, attempt: report.attempt, wish: wish)
        case .looked(let findings):
            try sight(findings, job)
            try settle(job, as: .done, reason: nil)
        }
        try ledger.hasten(
            of: job.key.subject.municipality, in: job.key.edition, waitingFor: JobReason.inOrder)
        if let destination = job.destination { try ledger.release(1, heldFor: destination, at: now) }
        if job.kind != .reminder, try ledger.job(job.id)?.state != .waiting { try planNext(after: job) }
    }

    private func settle(_ job: Job, as state: Job.State, reason: String?) throws {
        try ledger.end(job.id, as: state, reason: reason)
        _ = try self.report(
            "job.\(state.rawValue)", of: job.key.description, before: Facts(["state": "running"]),
            after: Facts(["state": state.rawValue, "reason": reason]))
    }

    /// A transient failure: again later, while there is time. Past the deadline the next claim says `missed`.
    private func deferJob(_ job: Job, attempt: Int, wish: Int?) throws {
        let pause = now.advanced(by: Backoff.delay(afterAttempt: attempt, job: job.id, wish: wish))
        // Where lamps have to be asked anew before, they are.
        let next = [pause, try nextLampChange(job), job.deadline].compactMap { $0 }.min() ?? pause
        try ledger.postpone(job.id, until: next, reason: JobReason.deferred)
        try follow(job.id, after: pause)
        guard let moved = try ledger.job(job.id), moved.state == .waiting, moved.due != job.due else { return }
        _ = try self.report(
            "job.moved", of: job.key.description, before: Facts(["due": job.due.rfc3339]),
            after: Facts(["due": moved.due.rfc3339]))
    }
}

extension Outcome {
    /// How an attempt with this outcome is closed.
    var closing: (Attempt.Result, detail: String?) {
        switch self {
        case .succeeded(let detail): (.succeeded, detail)
        case .deferred(let detail, _): (.deferred, detail)
        case .failed(let detail): (.failed, detail)
        case .looked(let findings):
            (.succeeded, findings.map { "\($0.by): \($0.light.rawValue)" }.joined(separator: ", "))
        }
    }
}
