import Almanac
import LightDomain
import LightStore

/// What a claim came to.
package struct Claim: Sendable {
    /// Written down as running; each is to be performed and its outcome recorded.
    package var assignments: [Assignment]
    package var revision: Int64
}

extension Engine {
    /// Takes what is due at `now`: moves to the next edition where its time has come, judges what is to be judged
    /// again, and hands out as many jobs as there is room for.
    ///
    /// When this returns, the jobs are marked as running and their attempts are on disk. Calling it early, late or
    /// twice does no harm: it asks only what is due.
    package func claim(at now: Instant, room: Room) throws -> Claim {
        try store.write { ledger in
            let turn = turn(ledger, by: "daemon", at: now)
            let passed = try PassedTime(turn)
            try turn.planAheadOnceMore()
            try turn.moveToNextEdition()
            let judged = try turn.judgeDue()
            // Lamps first: they are what the night is about, and there are few.
            var assignments = try turn.claimSwitches(limit: room.switches, room)
            assignments += try turn.claimReminders(limit: room.reminders, room)
            assignments += try turn.claimChecks(limit: room.checks, room)
            try passed?.report(to: turn, judged: judged)
            return Claim(assignments: assignments, revision: try ledger.revision())
        }
    }
}

extension Turn {
    /// Invites every municipality to the edition that is ahead, once.
    func moveToNextEdition() throws {
        guard let edition = Edition.next(of: campaign, at: now), try !ledger.isInvited(edition) else { return }
        // A clock that fell back by years opens no edition that is over.
        if let last = try ledger.lastInvitedEdition(), edition.year < last { return }
        try ledger.ensure(edition)
        try ledger.setInvited(edition, at: now)
        _ = try report("edition.opened", of: String(edition.year), after: Facts(["day": edition.day.description]))
        try forEachMunicipality { municipality in
            let standing = try ledger.standing(of: municipality.id, in: edition.year)
            try planInvitations(of: municipality, standing: standing, edition: edition)
        }
    }

    /// - Returns: how many were judged.
    func judgeDue() throws -> Int {
        var judged = 0
        while true {
            let due = try ledger.commitmentsToReview(at: now, limit: 500)
            for id in due { try judge(id) }
            judged += due.count
            if due.count < 500 { return judged }
        }
    }

    // MARK: Settling

    /// Claims jobs of a kind until `limit` are taken or none is due. `claim` answers what is to be done, or leaves the
    /// job so that it is not due any more.
    func claim(
        _ kind: PlannedJob.Kind, limit: Int, _ room: Room, by claim: (Job) throws -> Assignment?
    ) throws -> [Assignment] {
        var assignments: [Assignment] = []
        while assignments.count < limit {
            let due = try ledger.dueJobs(kind: kind, at: now, limit: limit - assignments.count)
            if due.isEmpty { break }
            for job in due {
                let assignment = try claim(job)
                if let assignment { assignments.append(assignment) }
                // It had been given a place at this destination; where it did not take it, the next one may.
                if let destination = job.destination, try ledger.running(to: destination) < room.perDestination {
                    try ledger.release(1, heldFor: destination, at: now)
                }
            }
        }
        return assignments
    }

    /// Whether the job's destination has no room; then the job waits for some.
    func isHeld(_ job: Job, for destination: String, _ room: Room) throws -> Bool {
        guard try ledger.running(to: destination) >= max(1, room.perDestination) else { return false }
        try ledger.hold(job.id, for: destination, until: job.deadline)
        return true
    }

    func open(_ job: Job, work: Work, destination: String?, deadline: Instant? = nil) throws -> Assignment {
        let number = try ledger.open(job.id, destination: destination, at: now)
        return Assignment(job: job.id, key: job.key, attempt: number, deadline: deadline ?? job.deadline, work: work)
    }

    func miss(_ job: Job) throws {
        let reason = job.reason ?? JobReason.tooLate
        try ledger.end(job.id, as: .missed, reason: reason)
        _ = try report(
            "job.missed", of: job.key.description, before: Facts(["state": job.state.rawValue]),
            after: Facts(["state": "missed", "reason": reason]))
    }
}

/// Codes for why a job waits, was missed or was cancelled.
package enum JobReason {
    package static let tooLate = "too-late"
    package static let noContact = "no-contact"
    package static let inOrder = "in-order"
    package static let superseded = "superseded"
    package static let deferred = "deferred"
    package static let rejected = "rejected"
    package static let interrupted = "interrupted"
    /// As many jobs as may be are under way to its mailbox or device.
    package static let busy = "busy"
    /// Every device is out of reach at once, so the fault may be ours.
    package static let suspectSelf = "suspect-self"
    package static let byHand = "by-hand"
}
