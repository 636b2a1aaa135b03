import Almanac

/// A person's decision about one job: to do it now, or not at all.
package struct Hand: Hashable, Sendable {
    /// The history's name for the person: `uid:1000 jan`.
    package var by: String
    /// Why it is not to be done, in the person's words.
    package var note: String?

    package init(by: String, note: String? = nil) {
        self.by = by
        self.note = note
    }

    /// The rule under which looks that a person asks for stand in the agenda; the configuration has none of this name.
    package static let lookRule = "by-hand"

    /// Seconds for which a job is tried that a person has asked for, where its own deadline is sooner or past.
    package static let patience: Int64 = 3_600

    /// When such a job is given up: the wish overrides that it is late, and not that it becomes useless by waiting.
    package static func deadline(_ planned: Instant?, at now: Instant) -> Instant {
        let soonest = now.advanced(by: patience)
        return max(planned ?? soonest, soonest)
    }
}

extension PlannedJob {
    /// A job that a person asks for and no rule has planned, to be done at once.
    ///
    /// - Parameter due: by the rule; one that is past keeps a repeated letter behind those that fell due after it.
    package init(
        askedFor kind: Kind, rule: String, occurrence: Int, channel: String, due: Instant?, deadline: Instant?,
        at now: Instant
    ) {
        self.init(
            rule: rule, occurrence: occurrence, kind: kind, channel: channel, due: min(due ?? now, now),
            deadline: Hand.deadline(deadline, at: now))
    }
}
