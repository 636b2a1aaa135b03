import Almanac
import LightDomain
import LightStore

extension Turn {
    /// Plans what a commitment's rules come to, and takes off the agenda what they no longer come to.
    ///
    /// - Parameter isNew: nothing can be waiting yet, so nothing is looked for.
    func plan(
        _ commitment: Commitment, of building: Building, hours: LightingHours, isNew: Bool = false,
        leaving reason: String
    ) throws {
        let plan = Plan.commitment(
            campaign, try facts(of: commitment, building, isNew: isNew), hours: hours, now: now)
        try apply(
            plan, to: .commitment(commitment.id), in: commitment.id.edition, isNew: isNew, leaving: reason)
    }

    /// - Parameter isNew: nothing was done for it yet.
    func facts(of commitment: Commitment, _ building: Building, isNew: Bool) throws -> CommitmentToPlan {
        let (hasProbes, hasLamps) = (!building.probes.isEmpty, !building.lamps.isEmpty)
        var facts = CommitmentToPlan(
            promise: commitment.promise, window: commitment.window, since: commitment.since, hasProbes: hasProbes,
            lamps: hasLamps ? Lamps() : nil, trouble: Trouble(), occurrences: Occurrences())
        guard !isNew, hasProbes || hasLamps else { return facts }
        facts.occurrences = try ledger.occurrences(of: .commitment(commitment.id))
        if hasLamps { facts.lamps = try ledger.lamps(of: commitment.id) }
        if hasProbes { facts.trouble = try ledger.trouble(of: commitment.id) }
        return facts
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
        guard let invitedAt = try ledger.invitedAt(edition) else { return }
        let addedAt = try isNew ? now : ledger.addedAt(municipality.id) ?? now
        let plan = Plan.invitations(
            campaign, hours: try hours(edition, municipality), since: max(addedAt, invitedAt))
        try apply(plan, to: subject, in: edition.year, isNew: isNew, leaving: standing.rawValue)
    }

    private func apply(
        _ plan: Plan, to subject: Subject, in edition: Int, isNew: Bool = false, leaving reason: String
    ) throws {
        if !isNew {
            let wanted = Set(plan.jobs.map { JobName(rule: $0.rule, occurrence: $0.occurrence) })
            for job in try ledger.waitingJobs(of: subject, in: edition) {
                if wanted.contains(JobName(rule: job.key.rule, occurrence: job.key.occurrence)) { continue }
                // What a person asked for is looked at once more when it is claimed.
                if job.hand != nil { continue }
                try cancel(job, reason: reason)
            }
        }
        for job in plan.jobs { try ledger.plan(job, for: subject, in: edition, isNew: isNew) }
    }

    func cancel(_ job: Job, reason: String) throws {
        try ledger.end(job.id, as: .cancelled, reason: reason)
        if let destination = job.destination { try ledger.release(1, heldFor: destination) }
        _ = try report(
            "job.cancelled", of: job.key.description, before: Facts(["state": job.state.rawValue]),
            after: Facts(["state": "cancelled", "reason": reason]))
    }

    private struct JobName: Hashable {
        var rule: String
        var occurrence: Int
    }

    /// The next look or order of the rule that made this job, from now on: after downtime one answers the question, and
    /// a look that a person had done early is not made again.
    func planNext(after job: Job) throws {
        guard case .commitment(let id) = job.key.subject, let commitment = try ledger.commitment(id),
            let municipality = try ledger.municipality(id.municipality),
            let building = try ledger.building(id.building), let edition = Edition(id.edition, of: campaign)
        else { return }
        let from = job.kind == .check ? max(now, job.due) : now
        let plan = Plan.commitment(
            campaign, try facts(of: commitment, building, isNew: false),
            hours: try hours(edition, municipality, building: building), now: from.advanced(by: 1))
        for next in plan.jobs where next.kind == job.kind && next.rule == job.key.rule {
            try ledger.plan(next, for: job.key.subject, in: job.key.edition)
        }
    }

    // MARK: All of an edition

    /// Plans every municipality and commitment of an edition again: the campaign has changed.
    func planAll(of edition: Edition) throws {
        try forEachMunicipality { municipality in
            let standing = try ledger.standing(of: municipality.id, in: edition.year)
            try planInvitations(of: municipality, standing: standing, edition: edition)
            for commitment in try ledger.commitments(of: municipality.id, in: edition.year) {
                try resetWindow(of: commitment, municipality, edition)
            }
        }
    }

    private func resetWindow(
        of commitment: Commitment, _ municipality: Municipality, _ edition: Edition
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
        try plan(commitment, of: building, hours: hours, leaving: "rule-changed")
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
