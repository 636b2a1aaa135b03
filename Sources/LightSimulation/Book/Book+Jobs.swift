import Almanac
import LightDomain
import LightEngine

extension Book {
    /// The editions that somebody has spoken of.
    var editions: [Int] {
        Set(openedAt.keys).union(commitments.keys.map(\.edition)).union(jobs.editions).sorted()
    }

    /// The engine has moved to the edition that is ahead, if it had not.
    mutating func openEdition(at now: Instant, by oracle: Oracle) {
        let year = oracle.editionAhead(at: now)
        if openedAt[year] == nil { openedAt[year] = now }
    }

    /// After a start what was under way is lost and waits again.
    mutating func loseWhatIsUnderWay() {
        for key in running {
            let attempt = jobs[key]?.attempts ?? 0
            jobs[key]?.lost.insert(attempt)
            jobs[key]?.state = .waiting
        }
    }

    /// A start or a reload: where the rules have changed, editions that are over stay as they were planned.
    mutating func recover(at now: Instant, wasPlannedBy old: CampaignSketch?, _ oracle: Oracle) {
        openEdition(at: now, by: oracle)
        hasRecovered = true
        guard let old, old != oracle.sketch else { return }
        for year in editions {
            if oracle.rollover(of: year) <= now { frozen.insert(year) } else { frozen.remove(year) }
        }
    }

    /// A job is handed out that is due at `due`.
    mutating func begin(_ assignment: Assignment, due: Instant?) {
        let key = assignment.key.description
        var job = jobs[key] ?? Job(assignment.key, kind: assignment.work.kind)
        job.number = assignment.job
        job.attempts = assignment.attempt
        job.state = .running
        job.due = due
        job.destination = assignment.work.destination
        if case .lamps(let order) = assignment.work { job.level = order.level }
        jobs[key] = job
        keys[assignment.job] = key
    }

    /// An outcome is written down.
    ///
    /// - Returns: the key of the job, if that attempt was open.
    mutating func close(_ report: Report, at now: Instant) -> String? {
        guard let key = keys[report.job], jobs[key]?.state == .running, jobs[key]?.attempts == report.attempt else {
            return nil
        }
        switch report.outcome {
        case .succeeded, .looked: jobs[key]?.state = .done
        case .failed: jobs[key]?.state = .failed
        case .deferred: jobs[key]?.state = .waiting
        }
        jobs[key]?.settledAt = now
        return key
    }

    /// History says that a job was taken off the agenda.
    mutating func end(_ job: LightDomain.Job, as state: Job.State) {
        let key = job.key.description
        var ended = jobs[key] ?? Job(job.key, kind: job.kind)
        ended.number = job.id
        ended.state = state
        ended.due = job.due
        if state == .cancelled { ended.wish = nil }
        jobs[key] = ended
        keys[job.id] = key
    }

    /// What the looks of one rule at one building have in common.
    func series(_ key: String) -> String {
        jobs[key].map { "\($0.subject) \($0.rule)" } ?? key
    }
}

extension Book.Job {
    init(_ key: JobKey, kind: PlannedJob.Kind) {
        self.init(subject: key.subject, edition: key.edition, rule: key.rule, kind: kind)
    }
}

extension Work {
    /// The mailbox, or the host of all devices: in these years a building has one.
    var destination: String? {
        switch self {
        case .reminder(let notice): notice.contact.email
        case .check(let look): look.probes.first.map(Self.host)
        case .lamps(let order): order.lamps.first.map(Self.host)
        }
    }

    /// `hub.example` of `{"url":"http://hub.example/hall/probe/0"}`.
    private static func host(_ device: Device) -> String {
        let parts = device.settings.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count > 2 ? String(parts[2]) : device.name
    }
}
