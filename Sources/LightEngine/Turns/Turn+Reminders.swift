import Almanac
import LightDomain
import LightStore

extension Turn {
    func claimReminders(limit: Int, _ room: Room) throws -> [Assignment] {
        var doubt: Bool?
        return try claim(.reminder, limit: limit, room) { try claimReminder($0, room, &doubt) }
    }

    /// Looks once more whether the reminder still concerns anybody. Whatever it answers, the job is not due any more.
    private func claimReminder(_ job: Job, _ room: Room, _ doubt: inout Bool?) throws -> Assignment? {
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
        if try isSupersededOrHeld(job, edition) { return nil }
        guard let contact = municipality.contact(for: reminder.to) else {
            // Whoever gives the town a contact lets its jobs be looked at again.
            try ledger.postpone(job.id, until: job.deadline, reason: JobReason.noContact)
            return nil
        }
        if let hold = try holdInDoubt(job, &doubt) {
            try ledger.postpone(job.id, until: hold, reason: JobReason.suspectSelf)
            return nil
        }
        if let mailbox = contact.email, try isHeld(job, for: mailbox, room) { return nil }
        let notice = try notice(reminder, edition, municipality, contact, commitment)
        return try open(job, work: .reminder(notice), destination: contact.email)
    }

    /// Of several overdue reminders only the latest goes, where it still can go; and one that follows another waits for
    /// its outcome. What a person asked for goes whatever else is due.
    private func isSupersededOrHeld(_ job: Job, _ edition: Edition) throws -> Bool {
        let siblings = try ledger.fallenDueReminders(of: job.key.subject, in: job.key.edition, at: now)
        let newer = siblings.last { sibling in
            (sibling.due, sibling.id) > (job.due, job.id) && sibling.state != .missed
                && (sibling.state != .waiting || sibling.deadline > now)
        }
        if job.hand == nil, let rule = try newer?.key.rule ?? overtaking(job, among: siblings, edition) {
            try cancel(job, reason: "\(JobReason.superseded):\(rule)")
            return true
        }
        guard siblings.contains(where: { $0.id != job.id && $0.state == .running }) else { return false }
        try ledger.postpone(job.id, until: job.deadline, reason: JobReason.inOrder)
        return true
    }

    /// The rule of a letter that went before the day or the rules were moved, and that by today's comes after this one:
    /// a first invitation does not follow the second.
    private func overtaking(_ job: Job, among siblings: [Job], _ edition: Edition) throws -> String? {
        let gone = siblings.filter { $0.hand == nil && ($0.state == .done || $0.state == .failed) }.map(\.key.rule)
        if gone.isEmpty { return nil }
        return try plan(of: job.key.subject, edition, from: now).jobs.last { planned in
            gone.contains(planned.rule) && planned.due > job.due && planned.due <= now && planned.deadline > now
        }?.rule
    }

    func commitment(of subject: Subject) throws -> Commitment? {
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

    /// Until when the reminder is held because every device is out of reach; nil where it goes.
    ///
    /// - Parameter doubt: whether we suspect ourselves, found out once a turn.
    private func holdInDoubt(_ job: Job, _ doubt: inout Bool?) throws -> Instant? {
        let isInDoubt = try doubt ?? suspectsItself()
        doubt = isInDoubt
        return isInDoubt ? SelfDoubt.held(deadline: job.deadline, at: now) : nil
    }

    private func suspectsItself() throws -> Bool {
        SelfDoubt.isSuspected(
            latest: try ledger.latestLooks(from: now.advanced(by: -Int64(campaign.sightingLifetime))))
    }
}
