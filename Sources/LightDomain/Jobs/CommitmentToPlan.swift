import Almanac

/// All of a commitment on which its agenda depends.
package struct CommitmentToPlan: Hashable, Sendable {
    package var promise: Promise
    package var window: Window?
    /// What fell due before is not planned.
    package var since: Instant
    package var hasProbes: Bool
    /// Absent for a building without lamps.
    package var lamps: Lamps?
    package var trouble: Trouble
    package var occurrences: Occurrences

    package init(
        promise: Promise, window: Window?, since: Instant, hasProbes: Bool, lamps: Lamps?, trouble: Trouble,
        occurrences: Occurrences
    ) {
        self.promise = promise
        self.window = window
        self.since = since
        self.hasProbes = hasProbes
        self.lamps = lamps
        self.trouble = trouble
        self.occurrences = occurrences
    }
}

/// The numbers of a subject's jobs by rules that repeat: each has at most one job ahead, and a number is used once.
package struct Occurrences: Hashable, Sendable {
    /// The job of one rule with the highest number.
    package struct Last: Hashable, Sendable {
        package var number: Int
        package var state: Job.State
        /// When the last of the rule's jobs that has begun was due.
        package var begunDue: Instant?

        package init(number: Int, state: Job.State, begunDue: Instant?) {
            self.number = number
            self.state = state
            self.begunDue = begunDue
        }
    }

    private let last: [String: Last]

    /// - Parameter last: by rule.
    package init(_ last: [String: Last] = [:]) { self.last = last }

    /// The number of the rule's next job: that of the one which waits, else the one after the last. Nil while one is
    /// under way, for what it finds decides about the next.
    package func next(of rule: String, repeats: Bool) -> Int? {
        guard let last = last[rule] else { return 0 }
        switch last.state {
        case .running: return nil
        case .waiting: return last.number
        case .done, .failed, .missed, .cancelled: return repeats ? last.number + 1 : 0
        }
    }

    /// When the last job of the rule that has begun was due.
    package func lastBegun(of rule: String) -> Instant? { last[rule]?.begunDue }
}
