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
        facts.occurrences = try ledger.occurrences(of: commitment.id)
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
    /// edition that is over stays as it was, and so does what a person asked for. Lamps are asked anew anyway.
    ///
    /// - Parameter pause: when it is tried again, unless its deadline comes before; the one it has now, not the one it
    ///   had while it was under way. Absent: when it says itself.
    func follow(_ id: Int64, after pause: Instant? = nil) throws {
        guard let job = try ledger.job(id), job.hand == nil, job.kind != .switch,
            let edition = Edition(job.key.edition, of: campaign), edition.rollover > now
        else { return }
        // From its own due instant on, a look that still stands is the next one of its series.
        let plan = try plan(of: job.key.subject, edition, from: job.kind == .check ? job.due : now, leavingOut: job)
        let wanted = plan.jobs.first { $0.rule == job.key.rule && ($0.due == job.due || !isOfSeries(job)) }
        if var wanted {
            wanted.occurrence = job.key.occurrence
            try ledger.plan(wanted, for: job.key.subject, in: edition.year, at: now)
            // Its pause is kept, be it due earlier now.
            let next = min(pause ?? job.nextAttempt ?? now, wanted.deadline)
            try ledger.postpone(job.id, until: next, reason: job.reason)
        } else {
            try cancel(job, reason: "changed")
            if job.kind == .check { try planNext(after: job, from: now) }
        }
    }

    /// Whether a rule that repeats has made the job, so that another one takes its place.
    private func isOfSeries(_ job: Job) -> Bool {
        guard let rule = campaign.rules.first(where: { $0.name == job.key.rule }), case .check(let check) = rule.action
        else { return false }
        return check.every != nil
    }

    /// The next look or order of the rule that made this job: after downtime one answers the question, and a look that
    /// a person had done early is not made again.
    ///
    /// - Parameter from: absent: the second after now.
    func planNext(after job: Job, from: Instant? = nil) throws {
        guard let edition = Edition(job.key.edition, of: campaign) else { return }
        let plan = try plan(of: job.key.subject, edition, from: from ?? now.advanced(by: 1))
        for next in plan.jobs where next.kind == job.kind && next.rule == job.key.rule {
            try ledger.plan(next, for: job.key.subject, in: job.key.edition, at: now)
        }
    }

    /// Where the clock was ahead of time and is set back, a night that counted as over lies ahead once more: its looks
    /// and its orders to lamps, of which each plans the next, are begun anew. Asked at every door, for the first fact
    /// by the new clock hides that it was set.
    func planAheadOnceMore() throws {
        guard let last = try ledger.lastFactAt(), last > now else { return }
        try ledger.endPausesBeforeDue(at: now)
        for id in try ledger.commitmentsToServe(at: now) {
            guard let edition = Edition(id.edition, of: campaign) else { continue }
            let plan = try plan(of: .commitment(id), edition, from: now)
            // A look that waits is left where it is: planned from now on, it would be put off with each turn.
            let waiting = Set(try ledger.waitingJobs(of: .commitment(id), in: id.edition).map(\.key.rule))
            for job in plan.jobs
            where job.kind == .switch || job.kind == .check && !waiting.contains(job.rule) {
                try ledger.plan(job, for: .commitment(id), in: id.edition, at: now)
            }
        }
    }

    /// What the rules come to for a subject as it stands; nothing for one that is not there any more.
    ///
    /// - Parameter job: planned as if it, and what came before it, had never been.
    func plan(
        of subject: Subject, _ edition: Edition, from now: Instant, leavingOut job: Job? = nil
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
            var facts = try facts(of: commitment, building, isNew: false)
            if job != nil { facts.occurrences = Occurrences() }
            return Plan.commitment(
                campaign, facts, hours: try hours(edition, municipality, building: building), now: now)
        }
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
        for job in plan.jobs { try ledger.plan(job, for: subject, in: edition, at: now, isNew: isNew) }
    }

    func cancel(_ job: Job, reason: String) throws {
        try ledger.end(job.id, as: .cancelled, reason: reason)
        if let destination = job.destination { try ledger.release(1, heldFor: destination, at: now) }
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
        // Nearly always there is none, and an import asks for each of its towns.
        let first = CivilDate(dayNumber: Int(now.secondsSince1970 / 86_400)).year - 1
        guard try ledger.hasEdition(but: edition.year, from: first) else { return [] }
        return try ledger.editions().compactMap { Edition($0, of: campaign) }.filter {
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
        try plan(commitment, of: building, hours: hours, leaving: reason)
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
