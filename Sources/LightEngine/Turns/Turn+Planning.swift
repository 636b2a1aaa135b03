import Almanac
import LightDomain
import LightStore

extension Turn {
    /// Plans what a commitment's rules come to, and takes off the agenda what they no longer come to.
    ///
    /// - Parameter isNew: nothing can be waiting yet, so nothing is looked for.
    func plan(
        _ commitment: Commitment, hours: LightingHours, hasProbes: Bool, isNew: Bool = false, leaving reason: String
    ) throws {
        let plan = try Plan.commitment(
            campaign, promise: commitment.promise, window: commitment.window, hasProbes: hasProbes, hours: hours,
            since: commitment.since, now: now, looks: isNew || !hasProbes ? [:] : ledger.lastLooks(of: commitment.id))
        try apply(
            plan, to: .commitment(commitment.id), in: commitment.id.edition, isNew: isNew, leaving: reason)
    }

    /// Plans a municipality's invitations, where it is invited.
    func planInvitations(
        of municipality: Municipality, standing: Standing, edition: Edition, isNew: Bool = false
    ) throws {
        let subject = Subject.municipality(municipality.id)
        guard standing == .invited else {
            if !isNew { try apply(Plan(), to: subject, in: edition.year, leaving: standing.rawValue) }
            return
        }
        guard let plan = try invitations(of: municipality, edition, isNew: isNew) else { return }
        try apply(plan, to: subject, in: edition.year, isNew: isNew, leaving: standing.rawValue)
    }

    /// Nil where the edition has not been opened.
    private func invitations(of municipality: Municipality, _ edition: Edition, isNew: Bool) throws -> Plan? {
        guard let invitedAt = try ledger.invitedAt(edition) else { return nil }
        let addedAt = try isNew ? now : ledger.addedAt(municipality.id) ?? now
        // Who has just withdrawn is not sent the letter of last spring that invites to take part.
        let withdrewAt = try ledger.commitments(of: municipality.id, in: edition.year).map(\.since).max() ?? addedAt
        return Plan.invitations(
            campaign, hours: try hours(edition, municipality), since: max(addedAt, invitedAt, withdrewAt))
    }

    /// A job that was under way waits again. What changed meanwhile it has not followed, so it does now; one of an
    /// edition that is over stays as it was.
    func follow(_ id: Int64) throws {
        guard let job = try ledger.job(id), let edition = Edition(job.key.edition, of: campaign),
            edition.rollover > now
        else { return }
        // From its own due instant on, a look that still stands is the next one of its series.
        let plan = try plan(of: job.key.subject, edition, from: job.kind == .check ? job.due : now)
        let wanted = plan.jobs.first { $0.rule == job.key.rule && ($0.due == job.due || job.kind == .reminder) }
        if var wanted {
            wanted.occurrence = job.key.occurrence
            try ledger.plan(wanted, for: job.key.subject, in: edition.year)
            // Its pause is kept, be it due earlier now.
            try ledger.postpone(job.id, until: min(job.nextAttempt ?? now, wanted.deadline), reason: job.reason)
        } else {
            try cancel(job, reason: "changed")
            if job.kind == .check { try planNextLook(of: job, from: now) }
        }
    }

    /// The next look of a repeating check: after downtime one look answers the question.
    func planNextLook(of job: Job, from now: Instant) throws {
        guard let edition = Edition(job.key.edition, of: campaign), case .commitment(let id) = job.key.subject else {
            return
        }
        let plan = try plan(of: .commitment(id), edition, from: now, looks: ledger.lastLooks(of: id))
        for next in plan.jobs where next.kind == .check && next.rule == job.key.rule {
            try ledger.plan(next, for: job.key.subject, in: edition.year)
        }
    }

    /// What the rules come to for a subject as it stands; nothing for one that is not there any more.
    private func plan(
        of subject: Subject, _ edition: Edition, from now: Instant, looks: [String: LastLook] = [:]
    ) throws -> Plan {
        guard let municipality = try ledger.municipality(subject.municipality) else { return Plan() }
        switch subject {
        case .municipality(let id):
            guard try ledger.standing(of: id, in: edition.year) == .invited else { return Plan() }
            return try invitations(of: municipality, edition, isNew: false) ?? Plan()
        case .commitment(let id):
            guard let commitment = try ledger.commitment(id), let building = try ledger.building(id.building) else {
                return Plan()
            }
            return Plan.commitment(
                campaign, promise: commitment.promise, window: commitment.window,
                hasProbes: !building.probes.isEmpty, hours: try hours(edition, municipality, building: building),
                since: commitment.since, now: now, looks: looks)
        }
    }

    private func apply(
        _ plan: Plan, to subject: Subject, in edition: Int, isNew: Bool = false, leaving reason: String
    ) throws {
        if !isNew {
            let wanted = Set(plan.jobs.map { JobName(rule: $0.rule, occurrence: $0.occurrence) })
            for job in try ledger.waitingJobs(of: subject, in: edition) {
                if wanted.contains(JobName(rule: job.key.rule, occurrence: job.key.occurrence)) { continue }
                try cancel(job, reason: reason)
            }
        }
        for job in plan.jobs { try ledger.plan(job, for: subject, in: edition, isNew: isNew) }
    }

    func cancel(_ job: Job, reason: String) throws {
        try ledger.end(job.id, as: .cancelled, reason: reason)
        _ = try report(
            "job.cancelled", of: job.key.description, before: Facts(["state": job.state.rawValue]),
            after: Facts(["state": "cancelled", "reason": reason]))
    }

    private struct JobName: Hashable {
        var rule: String
        var occurrence: Int
    }

    // MARK: All of an edition

    /// Plans every municipality and commitment of an edition again: the campaign has changed.
    func planAll(of edition: Edition) throws {
        try forEachMunicipality { try planAll(of: $0, in: edition, leaving: "rule-changed") }
    }

    /// Plans a municipality's invitations and commitments of an edition again.
    func planAll(of municipality: Municipality, in edition: Edition, leaving reason: String) throws {
        let standing = try ledger.standing(of: municipality.id, in: edition.year)
        try planInvitations(of: municipality, standing: standing, edition: edition)
        for commitment in try ledger.commitments(of: municipality.id, in: edition.year) {
            try resetWindow(of: commitment, municipality, edition, leaving: reason)
        }
    }

    /// The editions spoken of that are not over, but for one: what is known of a town holds in all of them.
    func editionsAhead(but edition: Edition) throws -> [Edition] {
        try ledger.editions().compactMap { Edition($0, of: campaign) }.filter {
            $0.year != edition.year && $0.rollover > now
        }
    }

    private func resetWindow(
        of commitment: Commitment, _ municipality: Municipality, _ edition: Edition, leaving reason: String
    ) throws {
        guard let building = try ledger.building(commitment.id.building) else { return }
        var commitment = commitment
        let hours = try hours(edition, municipality, building: building)
        let window = try? hours.window(on: commitment.on ?? campaign.on, off: commitment.off ?? campaign.off)
        if window != commitment.window {
            commitment.revision = try report(
                "commitment.window", of: commitment.id.text, before: Self.facts(of: commitment.window),
                after: Self.facts(of: window))
            commitment.window = window
            try ledger.update(commitment)
            try judge(commitment.id)
        }
        try plan(commitment, hours: hours, hasProbes: !building.probes.isEmpty, leaving: reason)
    }

    static func facts(of window: Window?) -> Facts {
        Facts(["opens": window?.opens.rfc3339, "closes": window?.closes.rfc3339])
    }

    func forEachMunicipality(_ body: (Municipality) throws -> Void) throws {
        var last = ""
        while true {
            let ids = try ledger.municipalityIDs(after: last, limit: 500)
            for id in ids {
                if let municipality = try ledger.municipality(id) { try body(municipality) }
            }
            guard let end = ids.last else { return }
            last = end.text
        }
    }
}
