import Almanac
import LightDomain

/// What people ask of single jobs. `rows` are jobs as they stood before, by key.
extension Book {
    typealias Rows = [String: LightDomain.Job]

    /// The rule under which looks stand that a person asks for.
    static let lookRule = "by-hand"

    mutating func run(_ key: String, _ rows: Rows, at now: Instant, by oracle: Oracle) -> Bool {
        guard let job = rows[key], job.state != .running else { return false }
        switch job.kind {
        // What lamps ought to be is asked whenever that changes, so there is nothing to wish for but a look before.
        case .switch: return job.state == .waiting
        case .check: guard canBeLookedAt(job.key.subject) else { return false }
        case .reminder:
            guard let audience = oracle.audience(of: job.key.rule),
                canBeTold(job.key.subject, audience, in: job.key.edition)
            else { return false }
        }
        wish(for: job, at: now)
        return true
    }

    mutating func cancel(_ key: String, _ rows: Rows) -> Bool {
        guard let job = rows[key], job.state == .waiting, job.kind != .switch else { return false }
        var known = jobs[key] ?? Job(job.key, kind: job.kind)
        known.number = job.id
        known.state = .cancelled
        known.wish = nil
        known.isTakenOff = true
        jobs[key] = known
        keys[job.id] = key
        return true
    }

    mutating func remind(
        _ name: String, _ rule: String?, _ rows: Rows, at now: Instant, by oracle: Oracle
    ) -> Bool {
        var chosen: RuleSketch?
        if let rule {
            chosen = oracle.sketch.rules.first { $0.name == rule && $0.audience != nil }
            if chosen == nil { return false }
        }
        let ahead = oracle.editionAhead(at: now)
        guard let subjects = subjects(toTell: name, of: chosen?.audience, in: ahead) else { return false }
        for subject in subjects {
            let year = if case .commitment(let id) = subject { id.edition } else { ahead }
            guard let sketch = chosen ?? fitting(subject, year, at: now, by: oracle), let audience = sketch.audience,
                canBeTold(subject, audience, in: year)
            else { return false }
            tell(subject, of: sketch, year, rows, at: now, by: oracle)
        }
        return true
    }

    mutating func check(_ name: String, _ rows: Rows, at now: Instant, by oracle: Oracle) -> Bool {
        let found = named(name, in: oracle.editionAhead(at: now)).filter { canBeLookedAt(.commitment($0)) }
        for id in found {
            let jobs = Self.jobs(of: .commitment(id), id.edition, Self.lookRule, rows)
            switch jobs.last?.state {
            case .running: break
            case .waiting: if let last = jobs.last { wish(for: last, at: now) }
            case .done, .failed, .missed, .cancelled, nil:
                insert(.commitment(id), id.edition, Self.lookRule, jobs, kind: .check, until: nil, at: now)
            }
        }
        return !found.isEmpty
    }

    /// Whether a person has taken off what this rule has for the subject.
    func isTakenOff(_ rule: String, of subject: Subject, in edition: Int) -> Bool {
        jobs.of(subject).map(\.job).contains {
            $0.isTakenOff && $0.state == .cancelled && $0.edition == edition && $0.rule == rule
        }
    }

    // MARK: Helpers

    private mutating func tell(
        _ subject: Subject, of sketch: RuleSketch, _ year: Int, _ rows: Rows, at now: Instant, by oracle: Oracle
    ) {
        let jobs = Self.jobs(of: subject, year, sketch.name, rows)
        if jobs.contains(where: { $0.state == .running }) { return }
        if let waiting = jobs.last(where: { $0.state == .waiting }) { return wish(for: waiting, at: now) }
        if let last = jobs.last, last.state != .done { return wish(for: last, at: now) }
        let until = sketch.deadline.flatMap { instant($0, subject, year, by: oracle) }
        insert(subject, year, sketch.name, jobs, kind: .reminder, until: until, at: now)
    }

    private mutating func wish(for job: LightDomain.Job, at now: Instant) {
        let key = job.key.description
        var known = jobs[key] ?? Job(job.key, kind: job.kind)
        known.number = job.id
        known.state = .waiting
        known.isTakenOff = false
        // Each wish counts for itself.
        known.doneBy = []
        known.wish = Wish(at: now, deadline: max(job.deadline, now.advanced(by: 3_600)))
        jobs[key] = known
        keys[job.id] = key
    }

    private mutating func insert(
        _ subject: Subject, _ year: Int, _ rule: String, _ others: [LightDomain.Job], kind: PlannedJob.Kind,
        until: Instant?, at now: Instant
    ) {
        let key = JobKey(
            edition: year, subject: subject, rule: rule, occurrence: others.last.map { $0.key.occurrence + 1 } ?? 0)
        var new = Job(key, kind: kind)
        let soonest = now.advanced(by: 3_600)
        new.wish = Wish(at: now, deadline: max(until ?? soonest, soonest))
        jobs[key.description] = new
    }

    private static func jobs(
        of subject: Subject, _ year: Int, _ rule: String, _ rows: Rows
    ) -> [LightDomain.Job] {
        rows.values.filter { $0.key.subject == subject && $0.key.edition == year && $0.key.rule == rule }.sorted {
            $0.key.occurrence < $1.key.occurrence
        }
    }

    private func subjects(toTell name: String, of audience: ReminderRule.Audience?, in ahead: Int) -> [Subject]? {
        if let id = CommitmentID(name) ?? BuildingID(name).map({ CommitmentID(building: $0, edition: ahead) }) {
            return commitments[id] == nil ? nil : [.commitment(id)]
        }
        guard towns[name] != nil, let town = MunicipalityID(name) else { return nil }
        if audience == .invited { return [.municipality(town)] }
        let live = commitments(of: name, in: ahead).filter { commitments[$0]?.promise.isLive == true }
        if live.isEmpty { return [.municipality(town)] }
        let subjects = live.map { Subject.commitment($0) }
        guard let audience else { return subjects }
        let concerned = subjects.filter { canBeTold($0, audience, in: ahead) }
        return concerned.isEmpty ? nil : concerned
    }

    /// Of the reminders that concern the subject the last that has fallen due, else the first ahead.
    private func fitting(_ subject: Subject, _ year: Int, at now: Instant, by oracle: Oracle) -> RuleSketch? {
        var found: [(due: Instant, sketch: RuleSketch)] = []
        for sketch in oracle.sketch.rules {
            guard let audience = sketch.audience, canBeTold(subject, audience, in: year),
                let due = instant(sketch.at, subject, year, by: oracle)
            else { continue }
            found.append((due, sketch))
        }
        found.sort { ($0.due, $0.sketch.name) < ($1.due, $1.sketch.name) }
        return (found.last { $0.due <= now } ?? found.first)?.sketch
    }

    private func instant(_ moment: MomentSketch, _ subject: Subject, _ year: Int, by oracle: Oracle) -> Instant? {
        guard let town = towns[subject.municipality.text] else { return nil }
        guard case .commitment(let id) = subject else { return oracle.instant(moment, year, site(town)) }
        return oracle.instant(moment, year, site(town, id.building), window: window(of: id, by: oracle))
    }

    func canBeLookedAt(_ subject: Subject) -> Bool {
        guard case .commitment(let id) = subject, commitments[id]?.promise.isLive == true else { return false }
        return towns[id.municipality.text]?.buildings[id.building]?.probes ?? 0 > 0
    }

    private func canBeTold(_ subject: Subject, _ audience: ReminderRule.Audience, in year: Int) -> Bool {
        concerns(audience, subject, in: year) && contact(of: subject.municipality.text) != nil
    }

    /// Whether a reminder to these is for that subject, as it stands.
    func concerns(_ audience: ReminderRule.Audience, _ subject: Subject, in year: Int) -> Bool {
        let standing = standing(of: subject.municipality.text, in: year)
        switch subject {
        case .municipality: return audience == .invited && standing == .invited
        case .commitment(let id):
            guard standing != .declined, let promise = commitments[id]?.promise else { return false }
            switch audience {
            case .invited: return false
            case .committed: return promise.isLive
            case .promised: return promise == .promised
            case .confirmed: return promise == .confirmed
            }
        }
    }
}

extension RuleSketch {
    /// Whom a reminder is for; absent for a check.
    var audience: ReminderRule.Audience? {
        if case .reminder(let audience) = action { return audience }
        return nil
    }
}

extension Oracle {
    func audience(of rule: String) -> ReminderRule.Audience? {
        sketch.rules.first { $0.name == rule }?.audience
    }
}
