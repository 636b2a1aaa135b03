import Almanac

/// What is known of one subject in one edition, for explaining its agenda.
package struct ExplainedSubject: Sendable {
    package var subject: Subject
    package var standing: Standing
    /// The commitment's; absent for a municipality, and for a building for which nothing is promised.
    package var promise: Promise?
    package var window: Window?
    /// What fell due before is not planned; absent while the edition has not opened, or nothing is promised.
    package var since: Instant?
    package var contacts: [Contact]
    package var hasProbes: Bool
    package var hours: LightingHours
    /// All that there are, whatever their state.
    package var jobs: [ExplainedJob]

    package init(
        subject: Subject, standing: Standing, promise: Promise?, window: Window?, since: Instant?,
        contacts: [Contact], hasProbes: Bool, hours: LightingHours, jobs: [ExplainedJob]
    ) {
        self.subject = subject
        self.standing = standing
        self.promise = promise
        self.window = window
        self.since = since
        self.contacts = contacts
        self.hasProbes = hasProbes
        self.hours = hours
        self.jobs = jobs
    }
}

/// A job with all its tries, the first one first.
package struct ExplainedJob: Hashable, Sendable {
    package var job: Job
    package var attempts: [Attempt]

    package init(_ job: Job, attempts: [Attempt]) {
        self.job = job
        self.attempts = attempts
    }
}

extension ExplainedSubject {
    /// A building for which there is no commitment.
    var isUnpromised: Bool {
        if case .commitment = subject { return promise == nil }
        return false
    }
}
