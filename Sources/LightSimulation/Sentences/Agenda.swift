import Almanac
import LightDomain
import LightEngine
import LightStore

/// What has to be true of everything at once. It takes reading all that is stored, so not at each step: after
/// every start, now and then, and at the end.
extension World {
    /// A process starts: what lies on the disk is what was told, before anything is done about it.
    func lookOverTheFile(_ store: Store) throws {
        guard book.hasRecovered else { return }
        try store.read { ledger in
            let findings = try ledger.findings()
            try require(findings.isEmpty, .theDatabaseIsSound, findings.joined(separator: "; "))
            let revision = try ledger.revision()
            try require(
                revision == lastRevision, .historyHasNoGaps, "the file ends at \(revision), not at \(lastRevision)")
            try theRegisterIsWhatPeopleWereTold(ledger)
            try theJobsAreWhatHappenedToThem(ledger)
        }
    }

    /// - Parameter isStart: the register has just been looked over, and a start changes nothing in it.
    func audit(isStart: Bool = false) throws {
        guard let engine else { return }
        chronicle.audits += 1
        try engine.store.read { ledger in
            if !isStart { try theRegisterIsWhatPeopleWereTold(ledger) }
            let jobs = try theJobsAreWhatHappenedToThem(ledger)
            try noJobIsLost(jobs)
        }
    }

    // MARK: Jobs as they are

    @discardableResult
    private func theJobsAreWhatHappenedToThem(_ ledger: Ledger) throws -> [String: Job] {
        var rows: [String: Job] = [:]
        for edition in book.editions {
            let jobs = try ledger.jobs(matching: .init(edition: edition), after: nil, limit: 1_000_000)
            let keys = jobs.map(\.key.description)
            rows.reserveCapacity(rows.count + jobs.count)
            for (key, job) in zip(keys, jobs) { rows[key] = job }
            for (key, job) in zip(keys, jobs) { try check(job, key, rows) }
        }
        for key in book.jobs.keys where rows[key] == nil {
            try require(false, .noJobIsLost, "\(key) is not there any more")
        }
        return rows
    }

    private func check(_ job: Job, _ key: String, _ rows: [String: Job]) throws {
        let known = book.jobs[key]?.state ?? .waiting
        // One that was cancelled waits again where it is wanted again, without a fact of its own.
        let isRevived = known == .cancelled && job.state == .waiting && book.jobs[key]?.isTakenOff != true
        try require(
            job.state.rawValue == known.rawValue || isRevived, .everyChangeIsInTheHistory,
            "\(key) is \(job.state.rawValue), and what happened to it says \(known)")
        switch job.state {
        case .done, .failed, .missed, .cancelled:
            try require(
                (told.ends[key] ?? .waiting).rawValue == job.state.rawValue, .everyChangeIsInTheHistory,
                "\(key) is \(job.state.rawValue), and history says \(told.ends[key] as Any)")
            try require(
                job.state == .done || job.reason?.isEmpty == false, .nothingIsTakenOffWithoutCause,
                "\(key) is \(job.state.rawValue), and nobody says why")
        case .waiting: try checkWaiting(job, key, rows)
        case .running: break
        }
    }

    private func checkWaiting(_ job: Job, _ key: String, _ rows: [String: Job]) throws {
        let wish = book.jobs[key]?.wish
        let mayBeEarly = job.kind == .switch || wish != nil
        try require(
            job.nextAttempt.map { ($0 >= job.due || mayBeEarly) && ($0 <= job.deadline || $0 <= now) } == true,
            .noJobIsLost,
            "\(job.key) waits until \(job.nextAttempt as Any), from \(job.due) to \(job.deadline)")
        switch job.reason {
        case JobReason.inOrder:
            let somebody = book.jobs.underWay.contains {
                $0.kind == .reminder && $0.subject == job.key.subject
                    && $0.edition == job.key.edition
            }
            try require(somebody, .whoWaitsInOrderWaitsForSomebody, "\(job.key) waits for nobody")
        case JobReason.noContact:
            let contact = book.contact(of: job.key.subject.municipality.text)
            try require(contact == nil, .whoWaitsForAContactHasNone, "\(job.key) waits, and there is \(contact as Any)")
        case JobReason.busy:
            let somebody = book.jobs.underWay.contains { $0.destination == job.destination }
            // Or has been let go, and is taken next.
            let next = rows.values.contains {
                $0.state == .waiting && $0.destination == job.destination && $0.reason != JobReason.busy
                    && $0.nextAttempt.map { $0 <= now } == true
            }
            try require(
                somebody || next, .whoWaitsForRoomWaitsForSomebody, "\(job.key) waits for \(job.destination ?? "-")")
        case JobReason.suspectSelf:
            try doubtIsSoonOver(job)
        default: break
        }
        if let wish { return try whatAPersonWantsIsDone(job, wish) }
        // What a start finds of an edition that is over stays as it was, and is settled by the next claim.
        if oracle.rollover(of: job.key.edition) <= now, job.deadline <= now { return }
        if book.isFrozen(job.key.edition, of: job.key.subject.municipality) { return }
        switch job.kind {
        case .reminder:
            let reminders = book.reminders(of: job.key.subject, in: job.key.edition, by: oracle)
            let expected = reminders.first { $0.rule == job.key.rule }
            try require(
                expected.map { $0.due == job.due && $0.deadline == job.deadline } == true,
                .everythingIsDueWhenTheRulesSay,
                "\(job.key) waits from \(job.due) to \(job.deadline), ought to be \(expected as Any)")
        case .switch: break
        case .check:
            guard case .commitment(let id) = job.key.subject else { return }
            let looks = book.looks(of: id, by: oracle).first { $0.rule == job.key.rule }
            try require(
                looks.map { isDue(job, by: $0) } == true, .everythingIsDueWhenTheRulesSay,
                "\(job.key) waits from \(job.due) to \(job.deadline), ought to be of \(looks as Any)")
        }
    }

    // MARK: Jobs as they ought to be

    private func noJobIsLost(_ rows: [String: Job]) throws {
        let jobs = Dictionary(grouping: rows.values) { $0.key.subject }
        for edition in book.editions {
            for town in book.townIDs {
                let id = MunicipalityID(stored: town)
                if book.isFrozen(edition, of: id) { continue }
                try everyReminderIsThere(.municipality(id), edition, rows)
                for commitment in book.commitments(of: town, in: edition) {
                    try everyReminderIsThere(.commitment(commitment), edition, rows)
                    try everyLookIsThere(commitment, jobs[.commitment(commitment)] ?? [])
                    try lampsHaveTheirOrder(commitment, jobs[.commitment(commitment)] ?? [])
                }
            }
        }
    }

    private func everyReminderIsThere(_ subject: Subject, _ edition: Int, _ rows: [String: Job]) throws {
        for reminder in book.reminders(of: subject, in: edition, by: oracle) {
            let key = JobKey(edition: edition, subject: subject, rule: reminder.rule).description
            let job = rows[key]
            if book.isTakenOff(reminder.rule, of: subject, in: edition) { continue }
            // What was cancelled before its time was over does not come back after it.
            if job?.state == .cancelled, reminder.deadline <= now || retreatedAt != nil { continue }
            try require(
                job != nil && (job?.state != .cancelled || job?.reason?.hasPrefix(JobReason.superseded) == true),
                .noJobIsLost, "\(key) ought to go at \(reminder.due), and is \(job as Any)")
        }
    }

    /// The next look of each series waits or is under way.
    ///
    /// - Parameter jobs: of the commitment.
    private func everyLookIsThere(_ id: CommitmentID, _ jobs: [Job]) throws {
        for looks in book.looks(of: id, by: oracle) {
            let series = jobs.filter { $0.kind == .check && $0.key.rule == looks.rule }
            let open = series.filter { $0.state == .waiting || $0.state == .running }
            if book.isTakenOff(looks.rule, of: .commitment(id), in: id.edition) { continue }
            try require(
                open.count { book.jobs[$0.key.description]?.wish == nil } <= 1, .noLookIsCaughtUp,
                "\(open.map(\.key.description).sorted()) are all open")
            guard let since = book.commitments[id]?.since else { continue }
            let ended = series.filter { $0.state != .cancelled }.map(\.due).max()
            let from = [now.advanced(by: 1), since, ended?.advanced(by: 1)].compactMap { $0 }.max() ?? now
            guard open.isEmpty, let next = looks.next(from: from) else { continue }
            // A single look is not made again, wherever its rule moves.
            if looks.every == nil, ended != nil || looks.first < since { continue }
            try require(
                false, .noJobIsLost, "\(id) \(looks.rule) ought to be looked at next at \(next); there is no such job")
        }
    }
}
