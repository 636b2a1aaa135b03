import Almanac
import LightDomain

extension Oracle {
    /// A reminder that ought to go.
    struct Reminder: Hashable {
        var rule: String
        var due: Instant
        var deadline: Instant
    }

    /// The looks of one check rule.
    struct Looks: Hashable {
        var rule: String
        var first: Instant
        /// Seconds; absent for one look.
        var every: Int64?
        /// No look begins at or after it.
        var until: Instant

        /// Whether a look is due at that instant of the series.
        func has(_ due: Instant) -> Bool {
            guard due >= first, due < until else { return false }
            guard let every else { return due == first }
            return (due - first) % every == 0
        }

        /// The first look of the series at or after `instant`, and after its beginning.
        func next(from instant: Instant) -> Instant? {
            if instant <= first { return first }
            guard let every else { return nil }
            let due = first.advanced(by: (instant - first + every - 1) / every * every)
            return due < until ? due : nil
        }
    }

    /// Reminders of a subject to which these audiences apply, in the order in which they fall due.
    ///
    /// - Parameter since: what fell due before does not go.
    func reminders(
        for audiences: [ReminderRule.Audience], _ year: Int, _ site: Site, window: Window?, since: Instant
    ) -> [Reminder] {
        var dues: [(rule: RuleSketch, due: Instant)] = []
        for rule in sketch.rules {
            guard case .reminder(let audience) = rule.action, audiences.contains(audience),
                let due = instant(rule.at, year, site, window: window)
            else { continue }
            dues.append((rule, due))
        }
        dues.sort { ($0.due, $0.rule.name) < ($1.due, $1.rule.name) }
        let end =
            window?.closes ?? zones[site.timeZone].map { wall(day(of: year) + 1, 0, $0) }
            ?? Instant(secondsSince1970: 0)
        return dues.compactMap { rule, due in
            guard due >= since else { return nil }
            let deadline: Instant?
            if let own = rule.deadline {
                deadline = instant(own, year, site, window: window)
            } else {
                let limits = [end] + dues.map(\.due)
                deadline = limits.filter { $0 > due }.min() ?? due.advanced(by: 14 * 86_400)
            }
            guard let deadline, deadline > due else { return nil }
            return Reminder(rule: rule.name, due: due, deadline: deadline)
        }
    }

    /// The checks of a building with probes.
    func looks(_ year: Int, _ site: Site, window: Window?) -> [Looks] {
        sketch.rules.compactMap { rule in
            guard case .check(let every, let until, let lifetime, _, _) = rule.action,
                let first = instant(rule.at, year, site, window: window)
            else { return nil }
            guard let every else {
                let end =
                    rule.deadline.map { instant($0, year, site, window: window) }
                    ?? first.advanced(by: Int64(lifetime))
                guard let end, end > first else { return nil }
                return Looks(rule: rule.name, first: first, every: nil, until: end)
            }
            let end = until.map { instant($0, year, site, window: window) } ?? window?.closes
            guard let end, end > first else { return nil }
            return Looks(rule: rule.name, first: first, every: Int64(every) * 60, until: end)
        }
    }
}
