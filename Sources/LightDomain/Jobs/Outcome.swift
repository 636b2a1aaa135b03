import Almanac

/// What came of an attempt, as the worker saw it. Workers never throw and never retry: they say what happened,
/// and the engine decides.
package enum Outcome: Hashable, Sendable {
    /// Done. `detail` is what the other side answered (`250 2.0.0 Ok: queued as 4F`).
    case succeeded(detail: String?)
    /// Not now, perhaps later: a 4xx, a refused connection, a time-out. `after` is the other side's own wish,
    /// in seconds.
    case deferred(detail: String, after: Int? = nil)
    /// Never: a 5xx, an address that does not exist.
    case failed(detail: String)
    /// A look that took place, with what each probe saw; an unreachable probe is a finding too.
    case looked([Finding])
}

/// What one probe saw.
package struct Finding: Hashable, Sendable {
    package var light: Light
    package var evidence: Evidence
    /// The probe's name.
    package var by: String
    package var detail: String?

    package init(light: Light, evidence: Evidence, by: String, detail: String? = nil) {
        self.light = light
        self.evidence = evidence
        self.by = by
        self.detail = detail
    }
}

/// Performs one kind of job. `perform` returns an outcome within its own time limit, whatever happens, and is
/// safe to call twice for one job: it hands `Assignment.key` on as idempotency key.
package protocol Worker: Sendable {
    func perform(_ assignment: Assignment) async -> Outcome
}
