import Almanac
import LightDomain
import LightStore

/// Sends a reminder to the subjects now, whatever the calendar says: all or none.
///
/// Where the rule's job is done already, another occurrence of it goes; where it waits or ended otherwise, it goes
/// itself, and not again when its moment comes.
package struct Remind: Command {
    /// Each names a commitment, a building or a municipality: its live commitments, or itself where it has none.
    package var subjects: [String]
    /// Absent: of the reminders that concern the subject, the last that has fallen due, else the first ahead.
    package var rule: String?
    package var edition: Int?

    package init(_ subjects: [String], rule: String? = nil, edition: Int? = nil) {
        self.subjects = subjects
        self.rule = rule
        self.edition = edition
    }

    package func perform(in turn: CommandTurn) throws -> [JobWithAttempts] {
        let turn = turn.turn
        try Subjects.check(subjects)
        let edition = try turn.edition(edition)
        let rule = try rule.map { try turn.reminder(named: $0) }
        var jobs: [JobWithAttempts] = []
        var seen: Set<Subject> = []
        for (index, name) in subjects.enumerated() {
            let field = "/subjects/\(index)"
            for subject in try turn.subjectsToRemind(name, of: rule, in: edition, field: field)
            where seen.insert(subject).inserted {
                jobs.append(try turn.remind(subject, of: rule, edition, field: field))
            }
        }
        return jobs
    }
}

/// A reminder with the rule that it is.
struct NamedReminder {
    var rule: Rule
    var reminder: ReminderRule
}

extension Turn {
    fileprivate var reminders: [NamedReminder] {
        campaign.rules.compactMap { rule in
            guard case .reminder(let reminder) = rule.action else { return nil }
            return NamedReminder(rule: rule, reminder: reminder)
        }
    }

    fileprivate func reminder(named name: String) throws -> NamedReminder {
        if let found = reminders.first(where: { $0.rule.name == name }) { return found }
        let names = reminders.map(\.rule.name).joined(separator: ", ")
        let reason =
            campaign.rules.contains { $0.name == name }
            ? "\"\(name)\" is a check, and reminds nobody; the reminders are \(names)"
            : "there is no reminder \"\(name)\"; there are \(names)"
        throw Refusal.invalid(field: "/rule", reason: reason)
    }

    /// What a name stands for. Of a municipality those commitments that the rule concerns.
    fileprivate func subjectsToRemind(
        _ name: String, of rule: NamedReminder?, in edition: Edition, field: String
    ) throws -> [Subject] {
        if let id = CommitmentID(name) ?? BuildingID(name).map({ CommitmentID(building: $0, edition: edition.year) }) {
            guard try ledger.commitment(id) != nil else { throw Refusal.notFound(id: id.text) }
            return [.commitment(id)]
        }
        let municipality = try municipality(named: name)
        let itself = Subject.municipality(municipality.id)
        if rule?.reminder.audience == .invited { return [itself] }
        let live = try ledger.commitments(of: municipality.id, in: edition.year).filter(\.promise.isLive)
        let commitments = live.map { Subject.commitment($0.id) }
        if commitments.isEmpty { return [itself] }
        guard let rule else { return commitments }
        let concerned = try commitments.filter {
            try objection(to: rule.reminder, for: $0, in: edition.year) == nil
        }
        // Where nobody is left, the first says why.
        return concerned.isEmpty ? Array(commitments.prefix(1)) : concerned
    }

    fileprivate func remind(
        _ subject: Subject, of named: NamedReminder?, _ edition: Edition, field: String
    ) throws -> JobWithAttempts {
        let year = if case .commitment(let id) = subject { id.edition } else { edition.year }
        guard let edition = Edition(year, of: campaign) else { throw Refusal.notFound(id: subject.description) }
        let chosen = try named ?? fittingReminder(for: subject, edition, field: field)
        if let objection = try objection(to: chosen.reminder, for: subject, in: year) {
            throw Refusal.invalid(field: field, reason: objection)
        }
        let jobs = try ledger.jobs(of: subject, in: year, by: chosen.rule.name)
        if let running = jobs.last(where: { $0.state == .running }) { return try withAttempts(running.id) }
        if let waiting = jobs.last(where: { $0.state == .waiting }) { return try runByHand(waiting) }
        if let last = jobs.last, last.state != .done { return try runByHand(last) }
        let deadline = try chosen.rule.deadline.flatMap { try instant(of: $0, for: subject, edition) }
        let letter = PlannedJob(
            askedFor: .reminder, rule: chosen.rule.name, occurrence: jobs.last.map { $0.key.occurrence + 1 } ?? 0,
            channel: chosen.reminder.channel, due: try instant(of: chosen.rule.at, for: subject, edition),
            deadline: deadline, at: now)
        return try insertByHand(letter, for: subject, in: year)
    }

    /// The reminder whose time it is: of those that concern the subject the last that has fallen due, else the first
    /// ahead.
    private func fittingReminder(for subject: Subject, _ edition: Edition, field: String) throws -> NamedReminder {
        var objection: String?
        var found: [(due: Instant, reminder: NamedReminder)] = []
        for candidate in reminders where candidate.reminder.audience.concerns(subject) {
            if let reason = try self.objection(to: candidate.reminder, for: subject, in: edition.year) {
                objection = objection ?? reason
            } else if let due = try instant(of: candidate.rule.at, for: subject, edition) {
                found.append((due, candidate))
            }
        }
        found.sort { ($0.due, $0.reminder.rule.name) < ($1.due, $1.reminder.rule.name) }
        if let chosen = found.last(where: { $0.due <= now }) ?? found.first { return chosen.reminder }
        throw Refusal.invalid(
            field: field, reason: objection ?? "no reminder of the configuration is for \(subject); name another rule")
    }

    /// The instant of a moment at a subject; nil where there is none.
    private func instant(of moment: Moment, for subject: Subject, _ edition: Edition) throws -> Instant? {
        guard let municipality = try ledger.municipality(subject.municipality) else { return nil }
        guard case .commitment(let id) = subject else {
            return try? hours(edition, municipality).instant(of: moment)
        }
        let hours = try hours(edition, municipality, building: try ledger.building(id.building))
        return try? hours.instant(of: moment, window: try ledger.commitment(id)?.window)
    }
}
