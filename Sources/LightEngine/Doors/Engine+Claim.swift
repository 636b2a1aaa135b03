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
            try turn.moveToNextEdition()
            try turn.judgeDue()
            var assignments = try turn.claimReminders(limit: room.reminders)
            assignments += try turn.claimChecks(limit: room.checks)
            return Claim(assignments: assignments, revision: try ledger.revision())
        }
    }
}

extension Turn {
    /// Invites every municipality to the edition that is ahead, once.
    func moveToNextEdition() throws {
        guard let edition = Edition.next(of: campaign, at: now), try !ledger.isInvited(edition) else { return }
        try ledger.ensure(edition)
        try ledger.setInvited(edition, at: now)
        _ = try report("edition.opened", of: String(edition.year), after: Facts(["day": edition.day.description]))
        try forEachMunicipality { municipality in
            let standing = try ledger.standing(of: municipality.id, in: edition.year)
            try planInvitations(of: municipality, standing: standing, edition: edition)
        }
    }

    func judgeDue() throws {
        while true {
            let due = try ledger.commitmentsToReview(at: now, limit: 500)
            for id in due { try judge(id) }
            if due.count < 500 { return }
        }
    }

    // MARK: Reminders

    func claimReminders(limit: Int) throws -> [Assignment] {
        var assignments: [Assignment] = []
        while assignments.count < limit {
            let due = try ledger.dueJobs(kind: .reminder, at: now, limit: limit - assignments.count)
            if due.isEmpty { break }
            for job in due {
                if let assignment = try claimReminder(job) { assignments.append(assignment) }
            }
        }
        return assignments
    }

    /// Looks once more whether the reminder still concerns anybody. Whatever it answers, the job is not due any more.
    private func claimReminder(_ job: Job) throws -> Assignment? {
        if job.deadline <= now {
            try miss(job)
            return nil
        }
        guard let rule = campaign.rules.first(where: { $0.name == job.key.rule }),
            case .reminder(let reminder) = rule.action,
            let municipality = try ledger.municipality(job.key.subject.municipality),
            let edition = Edition(job.key.edition, of: campaign)
        else {
            try cancel(job, reason: "rule-gone")
            return nil
        }
        let commitment = try commitment(of: job.key.subject)
        let standing = try ledger.standing(of: municipality.id, in: edition.year)
        if let reason = reminder.audience.leaves(standing: standing, promise: commitment?.promise) {
            try cancel(job, reason: reason)
            return nil
        }
        if try isSupersededOrHeld(job) { return nil }
        guard let contact = municipality.contact(for: reminder.to) else {
            let next = min(now.advanced(by: Self.contactPatience), job.deadline)
            try ledger.postpone(job.id, until: next, reason: JobReason.noContact)
            return nil
        }
        let notice = try notice(reminder, edition, municipality, contact, commitment)
        return try open(job, work: .reminder(notice), destination: contact.email)
    }

    /// Of several overdue reminders only the latest goes, where it still can go; and one that follows another waits for
    /// its outcome.
    private func isSupersededOrHeld(_ job: Job) throws -> Bool {
        let siblings = try ledger.fallenDueReminders(of: job.key.subject, in: job.key.edition, at: now)
        let newer = siblings.last { sibling in
            (sibling.due, sibling.id) > (job.due, job.id) && sibling.state != .missed
                && (sibling.state != .waiting || sibling.deadline > now)
        }
        if let newer {
            try cancel(job, reason: "\(JobReason.superseded):\(newer.key.rule)")
            return true
        }
        guard siblings.contains(where: { $0.id != job.id && $0.state == .running }) else { return false }
        try ledger.postpone(job.id, until: job.deadline, reason: JobReason.inOrder)
        return true
    }

    private func commitment(of subject: Subject) throws -> Commitment? {
        guard case .commitment(let id) = subject else { return nil }
        return try ledger.commitment(id)
    }

    private func notice(
        _ reminder: ReminderRule, _ edition: Edition, _ municipality: Municipality, _ contact: Contact,
        _ commitment: Commitment?
    ) throws -> Notice {
        let language = municipality.language(of: contact)
        return Notice(
            message: reminder.message, channel: reminder.channel, language: language, contact: contact,
            campaign: campaign.name, edition: edition.year, day: edition.day, kickoff: edition.kickoff,
            municipality: municipality.id, municipalityName: municipality.name(in: language),
            timeZone: municipality.timeZone, commitment: try commitment.flatMap { try facts($0, edition, municipality) }
        )
    }

    private func facts(
        _ commitment: Commitment, _ edition: Edition, _ municipality: Municipality
    ) throws -> CommitmentFacts? {
        guard let building = try ledger.building(commitment.id.building) else { return nil }
        return CommitmentFacts(
            id: commitment.id, buildingName: building.name, address: building.address, promise: commitment.promise,
            opens: commitment.window?.opens, closes: commitment.window?.closes,
            sunset: try hours(edition, municipality, building: building).sunset,
            verdict: commitment.judgement.verdict)
    }

    // MARK: Checks

    func claimChecks(limit: Int) throws -> [Assignment] {
        var assignments: [Assignment] = []
        while assignments.count < limit {
            let due = try ledger.dueJobs(kind: .check, at: now, limit: limit - assignments.count)
            if due.isEmpty { break }
            for job in due {
                if let assignment = try claimCheck(job) { assignments.append(assignment) }
            }
        }
        return assignments
    }

    private func claimCheck(_ job: Job) throws -> Assignment? {
        if job.deadline <= now {
            try miss(job)
            return nil
        }
        guard let commitment = try commitment(of: job.key.subject), commitment.promise.isLive,
            let building = try ledger.building(commitment.id.building), !building.probes.isEmpty
        else {
            try cancel(job, reason: "withdrawn")
            return nil
        }
        let look = Look(commitment: commitment.id, buildingName: building.name, probes: building.probes)
        return try open(job, work: .check(look), destination: building.probes.map(\.name).joined(separator: " "))
    }

    // MARK: Settling

    private func open(_ job: Job, work: Work, destination: String?) throws -> Assignment {
        let number = try ledger.open(job.id, destination: destination, at: now)
        return Assignment(job: job.id, key: job.key, attempt: number, deadline: job.deadline, work: work)
    }

    func miss(_ job: Job) throws {
        let reason = job.reason ?? JobReason.tooLate
        try ledger.end(job.id, as: .missed, reason: reason)
        _ = try report(
            "job.missed", of: job.key.description, before: Facts(["state": job.state.rawValue]),
            after: Facts(["state": "missed", "reason": reason]))
    }

    /// Seconds after which a municipality without an address is looked at again; a changed contact does it at once.
    private static let contactPatience: Int64 = 6 * 3_600
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
}
