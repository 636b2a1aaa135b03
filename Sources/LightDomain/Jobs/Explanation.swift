import Almanac

/// For every rule that could concern a subject: what happened, will happen or will not, and why, in words.
package struct Explanation: Sendable {
    /// What is said of one rule, or of one of its jobs.
    package struct Line: Hashable, Sendable {
        package var rule: String
        /// As written in the configuration.
        package var moment: String
        package var due: Instant?
        /// The job's; of what is no job and becomes none, `cancelled`; of what becomes one, `waiting`.
        package var state: Job.State
        package var text: String
        package var job: JobKey?

        package init(
            rule: String, moment: String, due: Instant?, state: Job.State, text: String, job: JobKey? = nil
        ) {
            self.rule = rule
            self.moment = moment
            self.due = due
            self.state = state
            self.text = text
            self.job = job
        }
    }

    private let campaign: Campaign
    private let facts: ExplainedSubject
    private let now: Instant
    private let words: JobWords

    /// - Parameter isOpen: whether addresses, names and what other machines answered may be told.
    package static func lines(
        _ campaign: Campaign, _ facts: ExplainedSubject, isOpen: Bool, at now: Instant
    ) -> [Line] {
        let words = JobWords(
            zone: facts.hours.zone, contacts: facts.contacts, isOpen: isOpen, now: now)
        return Explanation(campaign: campaign, facts: facts, now: now, words: words).lines()
    }

    private func lines() -> [Line] {
        let rules = campaign.rules.filter(couldConcern)
        let planned = rules.flatMap(lines(of:))
        let names = Set(rules.map(\.name))
        // What people asked for, and what is left of rules that are gone.
        let others = facts.jobs.filter { !names.contains($0.job.key.rule) }
        let last = Dictionary(grouping: others) { $0.job.key.rule }.values.compactMap {
            $0.max { $0.job.key.occurrence < $1.job.key.occurrence }
        }
        return planned.sorted(by: inOrder)
            + last.map { line(of: $0, moment: moment(ofRuleLike: $0.job)) }.sorted(by: inOrder)
    }

    /// What has a date comes in its order; what has none comes last.
    private func inOrder(_ left: Line, _ right: Line) -> Bool {
        let (early, late) = (left.due?.secondsSince1970 ?? .max, right.due?.secondsSince1970 ?? .max)
        return (early, left.rule, left.job?.occurrence ?? 0) < (late, right.rule, right.job?.occurrence ?? 0)
    }

    private func moment(ofRuleLike job: Job) -> String {
        if job.key.rule == Hand.lookRule { return "by hand" }
        if job.kind == .switch { return "on and off" }
        return campaign.rules.first { $0.name == job.key.rule }?.at.description ?? "-"
    }

    private func couldConcern(_ rule: Rule) -> Bool {
        switch (rule.action, facts.subject) {
        case (.reminder(let reminder), .municipality): reminder.audience == .invited
        case (.reminder(let reminder), .commitment): reminder.audience != .invited
        case (.check, .municipality): false
        case (.check, .commitment): true
        }
    }

    // MARK: One rule

    private func lines(of rule: Rule) -> [Line] {
        let jobs = facts.jobs.filter { $0.job.key.rule == rule.name }
        switch rule.action {
        case .reminder(let reminder):
            if jobs.isEmpty { return [lineWithoutJob(rule, "sent", whyNot: whyNotSent(reminder))] }
            let concern = concern(of: reminder)
            return jobs.map { line(of: $0, moment: rule.at.description, to: reminder.to, concern: concern) }
        case .check(let check):
            let latest = jobs.max { $0.job.key.occurrence < $1.job.key.occurrence }
            guard let latest else { return [lineWithoutJob(rule, "looked at", whyNot: whyNotLookedAt)] }
            var line = line(of: latest, moment: rule.at.description)
            line.text += series(check, jobs)
            return [line]
        }
    }

    private func line(of job: ExplainedJob, moment: String, to roles: [Role] = [], concern: String = "") -> Line {
        Line(
            rule: job.job.key.rule, moment: moment, due: job.job.due, state: job.job.state,
            text: words.text(of: job, to: roles, concern: concern), job: job.job.key)
    }

    /// Why a reminder is for the subject as it stands.
    private func concern(of reminder: ReminderRule) -> String {
        switch reminder.audience {
        case .invited: "the town has promised nothing yet"
        case .promised: "the commitment is not confirmed yet"
        case .confirmed: "the commitment is confirmed"
        case .committed: facts.promise == .confirmed ? "the commitment is confirmed" : "the commitment is promised"
        }
    }

    /// What a repeating check did before its latest look.
    private func series(_ check: CheckRule, _ jobs: [ExplainedJob]) -> String {
        let done = jobs.filter { $0.job.state == .done }
        guard check.every != nil, jobs.count > 1, let last = done.compactMap({ words.end(of: $0) }).max() else {
            return ""
        }
        return "; looked \(done.count == 1 ? "once" : "\(done.count) times") so far, the last on \(words.time(last))"
    }

    // MARK: Rules without a job

    private func lineWithoutJob(_ rule: Rule, _ done: String, whyNot: String?) -> Line {
        let moment = rule.at.description
        switch due(of: rule) {
        case .failure(let problem):
            return Line(
                rule: rule.name, moment: moment, due: nil, state: .cancelled,
                text: "cannot be planned: \(problem.words)")
        case .success(let due):
            if let whyNot {
                let tense = due < now ? "was not" : "will not be"
                return Line(
                    rule: rule.name, moment: moment, due: due, state: .cancelled,
                    text: "\(tense) \(done): \(whyNot)")
            }
            let (state, text) = notPlanned(due, repeats: rule.repeats)
            return Line(rule: rule.name, moment: moment, due: due, state: state, text: text)
        }
    }

    private func notPlanned(_ due: Instant, repeats: Bool) -> (Job.State, String) {
        guard let since = facts.since else {
            return (.waiting, "will be planned when the edition \(facts.hours.edition.year) opens")
        }
        if due < since, !repeats {
            let began =
                switch facts.subject {
                case .commitment: "before the promise was made"
                case .municipality: "before the town was registered and the edition had opened,"
                }
            return (.cancelled, "not planned: it fell due on \(words.time(due)), \(began) on \(words.time(since))")
        }
        if due < now {
            return (.cancelled, "not planned: it is over, and what was not looked at then is not caught up")
        }
        return (.waiting, "will be planned with the next change of the register")
    }

    private func whyNotSent(_ reminder: ReminderRule) -> String? {
        if facts.isUnpromised { return "nothing is promised" }
        return reminder.audience.leaves(standing: facts.standing, promise: facts.promise).map(ReasonWords.leaving)
    }

    private var whyNotLookedAt: String? {
        if facts.isUnpromised { return "nothing is promised" }
        if facts.promise?.isLive != true { return "the commitment is withdrawn" }
        return facts.hasProbes ? nil : "the building has no probe"
    }

    // MARK: Moments

    private struct Problem: Error { let words: String }

    private func due(of rule: Rule) -> Result<Instant, Problem> {
        do {
            let due = try facts.hours.instant(of: rule.at, window: facts.window)
            if let (name, end) = try end(of: rule), end <= due {
                return .failure(
                    Problem(words: "its \(name) (\(words.time(end))) is not after it is due (\(words.time(due)))"))
            }
            return .success(due)
        } catch {
            return .failure(Problem(words: error.description))
        }
    }

    private func end(of rule: Rule) throws(MomentUnresolvable) -> (name: String, Instant)? {
        if let deadline = rule.deadline {
            return ("deadline", try facts.hours.instant(of: deadline, window: facts.window))
        }
        guard case .check(let check) = rule.action, check.every != nil, let until = check.until else { return nil }
        return ("end", try facts.hours.instant(of: until, window: facts.window))
    }
}

extension Rule {
    fileprivate var repeats: Bool {
        if case .check(let check) = action { return check.every != nil }
        return false
    }
}
