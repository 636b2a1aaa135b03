import Almanac

/// A job as planning wants it to stand.
package struct PlannedJob: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case reminder, check, `switch`
    }

    package var rule: String
    package var occurrence: Int
    package var kind: Kind
    package var channel: String
    package var due: Instant
    package var deadline: Instant
}

/// What one subject's rules come to. Planning is asked again whenever a fact changes; it gives the same answer for
/// the same facts.
package struct Plan: Hashable, Sendable {
    package var jobs: [PlannedJob] = []
    /// Rules for which no moment can be found, with the reason in words.
    package var unplannable: [String: String] = [:]

    /// No jobs.
    package init() {}

    /// Jobs for a municipality that has promised nothing: its invitations.
    ///
    /// - Parameter since: what fell due before is not planned.
    package static func invitations(
        _ campaign: Campaign, hours: LightingHours, since: Instant
    ) -> Plan {
        var plan = Plan()
        plan.addReminders(campaign, audiences: [.invited], hours: hours, window: nil, since: since)
        return plan
    }

    /// Jobs for a commitment: its reminders, the next look of each check, the next order to its lamps.
    package static func commitment(
        _ campaign: Campaign, _ commitment: CommitmentToPlan, hours: LightingHours, now: Instant
    ) -> Plan {
        var plan = Plan()
        // Lamps that are on have to go off, whatever became of the promise.
        plan.addLampOrder(commitment, now: now)
        guard commitment.promise.isLive else { return plan }
        let audiences: Set<ReminderRule.Audience> =
            commitment.promise == .confirmed ? [.committed, .confirmed] : [.committed, .promised]
        plan.addReminders(
            campaign, audiences: audiences, hours: hours, window: commitment.window, since: commitment.since)
        if commitment.hasProbes { plan.addChecks(campaign, commitment, hours: hours, now: now) }
        return plan
    }

    // MARK: Reminders

    private mutating func addReminders(
        _ campaign: Campaign, audiences: Set<ReminderRule.Audience>, hours: LightingHours, window: Window?,
        since: Instant
    ) {
        var found: [(rule: Rule, reminder: ReminderRule, due: Instant)] = []
        for rule in campaign.rules {
            guard case .reminder(let reminder) = rule.action, audiences.contains(reminder.audience) else { continue }
            guard let due = resolve(rule.at, of: rule, hours: hours, window: window) else { continue }
            found.append((rule, reminder, due))
        }
        found.sort { ($0.due, $0.rule.name) < ($1.due, $1.rule.name) }
        for (index, entry) in found.enumerated() where entry.due >= since {
            let next = found[(index + 1)...].first { $0.due > entry.due }?.due
            guard let deadline = deadline(of: entry.rule, due: entry.due, next: next, hours: hours, window: window)
            else { continue }
            jobs.append(
                PlannedJob(
                    rule: entry.rule.name, occurrence: 0, kind: .reminder, channel: entry.reminder.channel,
                    due: entry.due, deadline: deadline))
        }
    }

    /// The rule's own deadline; else the next reminder or the window's end, whichever comes first; else two weeks.
    private mutating func deadline(
        of rule: Rule, due: Instant, next: Instant?, hours: LightingHours, window: Window?
    ) -> Instant? {
        if let moment = rule.deadline {
            guard let deadline = resolve(moment, of: rule, hours: hours, window: window) else { return nil }
            if deadline > due { return deadline }
            unplannable[rule.name] = "its deadline (\(deadline.rfc3339)) is not after it is due (\(due.rfc3339))"
            return nil
        }
        let closes = window?.closes ?? hours.edition.end(in: hours.zone)
        return [next, closes].compactMap { $0 }.filter { $0 > due }.min() ?? due.advanced(by: 14 * 86_400)
    }

    // MARK: Checks

    private mutating func addChecks(
        _ campaign: Campaign, _ commitment: CommitmentToPlan, hours: LightingHours, now: Instant
    ) {
        for rule in campaign.rules {
            guard case .check(let check) = rule.action,
                let occurrence = commitment.occurrences.next(of: rule.name, repeats: check.every != nil),
                let series = series(of: rule, check, hours: hours, window: commitment.window),
                let due = series.next(
                    since: commitment.since, trouble: commitment.trouble,
                    after: commitment.occurrences.lastBegun(of: rule.name), now: now)
            else { continue }
            jobs.append(
                PlannedJob(
                    rule: rule.name, occurrence: occurrence, kind: .check, channel: "probe", due: due,
                    deadline: series.until))
        }
    }

    private mutating func series(
        of rule: Rule, _ check: CheckRule, hours: LightingHours, window: Window?
    ) -> LookSeries? {
        guard let first = resolve(rule.at, of: rule, hours: hours, window: window) else { return nil }
        guard let every = check.every else {
            guard let moment = rule.deadline else {
                let until = first.advanced(by: Int64(check.lifetime))
                return LookSeries(first: first, every: nil, retry: check.retry, until: until)
            }
            guard let deadline = resolve(moment, of: rule, hours: hours, window: window) else { return nil }
            if deadline > first { return LookSeries(first: first, every: nil, retry: check.retry, until: deadline) }
            unplannable[rule.name] = "its deadline (\(deadline.rfc3339)) is not after it is due (\(first.rfc3339))"
            return nil
        }
        let until: Instant?
        if let moment = check.until {
            until = resolve(moment, of: rule, hours: hours, window: window)
        } else {
            until = window?.closes
        }
        guard let until, until > first else { return nil }
        return LookSeries(first: first, every: every, retry: check.retry, until: until)
    }

    // MARK: Lamps

    private mutating func addLampOrder(_ commitment: CommitmentToPlan, now: Instant) {
        guard let lamps = commitment.lamps,
            let occurrence = commitment.occurrences.next(of: Self.lampRule, repeats: true),
            let order = lamps.nextOrder(
                promise: commitment.promise, window: commitment.window, since: commitment.since, at: now)
        else { return }
        jobs.append(
            PlannedJob(
                rule: Self.lampRule, occurrence: occurrence, kind: .switch, channel: "lamp", due: order.due,
                deadline: order.deadline))
    }

    /// The name under which orders to lamps stand in the agenda; no rule of the configuration makes them.
    package static let lampRule = "lamps"

    // MARK: Moments

    private mutating func resolve(_ moment: Moment, of rule: Rule, hours: LightingHours, window: Window?) -> Instant? {
        do {
            return try hours.instant(of: moment, window: window)
        } catch {
            unplannable[rule.name] = error.description
            return nil
        }
    }
}

/// The instants at which one check rule looks.
private struct LookSeries {
    let first: Instant
    /// Seconds; absent for a single look.
    let every: Int?
    /// Seconds after which a soft state is looked at again.
    let retry: Int
    /// No look begins at or after it.
    let until: Instant

    /// A single look, if it was not past when the commitment was made; of a series the first look that is not past
    /// now, for looks in the past are not caught up, or sooner where a soft state is to be made sure of. None is made
    /// again, be the clock set back or the window moved.
    func next(since: Instant, trouble: Trouble, after last: Instant?, now: Instant) -> Instant? {
        guard let every else { return first >= since ? first : nil }
        let from = max(first, since, now, last?.advanced(by: 1) ?? first)
        let steps = (from - first + Int64(every) - 1) / Int64(every)
        let regular = first.advanced(by: steps * Int64(every))
        let again = trouble.retry(after: retry).map { max($0, from) }
        let due = min(regular, again ?? regular)
        return due < until ? due : nil
    }
}

extension Edition {
    /// Midnight after the day, in `zone`: the end of an edition where no window says otherwise.
    package func end(in zone: Zone) -> Instant {
        zone.instant(of: day.adding(days: 1), at: ClockTime.midnight)
    }

    /// When the next edition takes over: three days after the day began, UTC (see `next(of:at:)`).
    package var rollover: Instant {
        Instant(secondsSince1970: Int64(day.adding(days: 3).dayNumber) * 86_400)
    }
}
