import Almanac
import GRDB
import LightDomain

extension Ledger {
    private static let jobColumns = """
        id, edition, subject, rule, occurrence, kind, channel, state, due, deadline, nextAttempt, reason, destination,
        handBy, handNote
        """

    // MARK: Planning

    /// Brings a planned job into the agenda: a new one waits; one that waits moves; one that was cancelled waits again,
    /// unless it is too late for it at `now`. What ran, ended or was missed is left alone, and so is what a person
    /// has decided about: once somebody has cancelled a rule's job by hand, nothing is planned by this rule for this
    /// subject until that job is run.
    ///
    /// - Parameter isNew: nothing of the subject's can be there yet.
    package func plan(
        _ job: PlannedJob, for subject: Subject, in edition: Int, at now: Instant, isNew: Bool = false
    ) throws {
        var values: [Bindable?] = [
            subject.municipality.text, edition, subject.description, job.rule, job.occurrence, job.kind.rawValue,
            job.channel, job.due.secondsSince1970, job.deadline.secondsSince1970,
        ]
        if isNew {
            return try run(
                """
                INSERT INTO job (municipality, edition, subject, rule, occurrence, kind, channel, state, due, deadline,
                  nextAttempt) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'waiting', ?8, ?9, ?8)
                """, values)
        }
        values.append(now.secondsSince1970)
        try run(
            """
            INSERT INTO job (municipality, edition, subject, rule, occurrence, kind, channel, state, due, deadline,
              nextAttempt) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, 'waiting', ?8, ?9, ?8
            WHERE NOT EXISTS (SELECT 1 FROM job WHERE municipality = ?1 AND edition = ?2 AND subject = ?3
              AND rule = ?4 AND state = 'cancelled' AND reason = 'by-hand')
            ON CONFLICT (municipality, edition, subject, rule, occurrence) DO UPDATE SET
              state = 'waiting', due = excluded.due, deadline = excluded.deadline, channel = excluded.channel,
              nextAttempt = CASE WHEN state = 'waiting' AND due = excluded.due
                THEN min(nextAttempt, excluded.deadline) ELSE excluded.due END, reason = NULL, handBy = NULL
              WHERE (state = 'cancelled' AND excluded.deadline > ?10 OR state = 'waiting' AND handBy IS NULL)
                AND (state <> 'waiting' OR due <> excluded.due OR deadline <> excluded.deadline
                     OR channel <> excluded.channel)
            """, values)
    }

    package func waitingJobs(of subject: Subject, in edition: Int) throws -> [Job] {
        try jobs(
            "WHERE municipality = ? AND edition = ? AND subject = ? AND state = 'waiting'",
            [subject.municipality.text, edition, subject.description])
    }

    /// Takes a waiting job off the agenda.
    package func end(_ job: Int64, as state: Job.State, reason: String?) throws {
        try run(
            "UPDATE job SET state = ?, reason = ?, nextAttempt = NULL WHERE id = ?", [state.rawValue, reason, job])
    }

    /// Puts a job off; never to before it is due, which a clock that was set back would have it, but for what lamps
    /// should be, which is asked at any time.
    package func postpone(_ job: Int64, until next: Instant, reason: String?) throws {
        try run(
            """
            UPDATE job SET state = 'waiting', nextAttempt = iif(kind = 'switch', ?1, max(due, ?1)), reason = ?2
            WHERE id = ?3
            """, [next.secondsSince1970, reason, job])
    }

    /// Once the clock was set back, what was put off by the clock that was ahead is not due any more: it waits for that
    /// and for nothing else.
    package func endPausesBeforeDue(at now: Instant) throws {
        try run(
            """
            UPDATE job SET nextAttempt = due, reason = NULL
            WHERE state = 'waiting' AND due > ? AND nextAttempt > due
            """, [now.secondsSince1970])
    }

    /// Lets a municipality's jobs that wait for this reason be looked at again.
    package func hasten(of municipality: MunicipalityID, in edition: Int, waitingFor reason: String) throws {
        try run(
            """
            UPDATE job SET nextAttempt = due, reason = NULL
            WHERE municipality = ? AND edition = ? AND state = 'waiting' AND reason = ?
            """, [municipality.text, edition, reason])
    }

    /// The last of a subject's jobs by each rule that may repeat.
    package func occurrences(of id: CommitmentID) throws -> Occurrences {
        let key: [(any DatabaseValueConvertible)?] = [id.municipality.text, id.edition, id.text]
        let begun = try rows(
            """
            SELECT rule, max(due) FROM job WHERE municipality = ? AND edition = ? AND subject = ?
              AND kind <> 'reminder' AND state NOT IN ('waiting', 'cancelled') GROUP BY rule
            """, key
        ) { ($0[0] as String, Instant(secondsSince1970: $0[1])) }
        let begunDue = Dictionary(begun) { first, _ in first }
        // Of the columns beside max(), SQLite takes those of the row with the maximum.
        let found = try rows(
            """
            SELECT rule, max(occurrence), state FROM job
            WHERE municipality = ? AND edition = ? AND subject = ? AND kind <> 'reminder' GROUP BY rule
            """, key
        ) { row in
            let rule: String = row[0]
            let state = Job.State(rawValue: row[2]) ?? .waiting
            return (rule, Occurrences.Last(number: row[1], state: state, begunDue: begunDue[rule]))
        }
        return Occurrences(Dictionary(found) { first, _ in first })
    }

    // MARK: Busy destinations

    /// How many jobs are under way to one mailbox or device.
    package func running(to destination: String) throws -> Int {
        try one("SELECT count(*) FROM job WHERE state = 'running' AND destination = ?", [destination]) ?? 0
    }

    /// Puts a job aside until there is room at its destination; `release` brings it back, or its deadline does.
    package func hold(_ job: Int64, for destination: String, until deadline: Instant) throws {
        try run(
            "UPDATE job SET state = 'waiting', nextAttempt = ?, reason = 'busy', destination = ? WHERE id = ?",
            [deadline.secondsSince1970, destination, job])
    }

    /// Lets the first `count` of the jobs that wait for this destination go. One that is not due any more, since the
    /// clock was set back, waits for its time again and takes nobody's place.
    package func release(_ count: Int, heldFor destination: String, at now: Instant) throws {
        try run(
            """
            UPDATE job SET nextAttempt = \(Self.released), reason = NULL
            WHERE state = 'waiting' AND reason = 'busy' AND destination = ?2 AND (due > ?1 OR id IN (
              SELECT id FROM job WHERE state = 'waiting' AND reason = 'busy' AND destination = ?2
              ORDER BY due LIMIT ?3))
            """, [now.secondsSince1970, destination, count])
    }

    /// After a start nothing is under way, so nobody waits for room.
    package func releaseAll(at now: Instant) throws {
        try run(
            """
            UPDATE job SET nextAttempt = \(Self.released), reason = NULL WHERE state = 'waiting' AND reason = 'busy'
            """, [now.secondsSince1970])
    }

    /// What lamps should be is asked at any time, and what a person wants is done at once; the rest waits until due.
    private static let released = "iif(kind = 'switch' OR handBy IS NOT NULL, min(due, ?1), due)"

    // MARK: Claiming

    /// Waiting jobs of a kind whose time has come, in the order in which they fell due.
    package func dueJobs(kind: PlannedJob.Kind, at now: Instant, limit: Int) throws -> [Job] {
        try jobs(
            "WHERE kind = ? AND state = 'waiting' AND nextAttempt <= ? ORDER BY nextAttempt, id LIMIT ?",
            [kind.rawValue, now.secondsSince1970, limit])
    }

    package func nextAttempt(kind: PlannedJob.Kind) throws -> Instant? {
        let seconds: Int64? = try one(
            "SELECT min(nextAttempt) FROM job WHERE kind = ? AND state = 'waiting'", [kind.rawValue])
        return seconds.map(Instant.init(secondsSince1970:))
    }

    /// When the first job falls due that had not at `last`, be it under way or begun already: the board counts it.
    package func nextToFallDue(after last: Instant) throws -> Instant? {
        let untouched = try PlannedJob.Kind.allCases.compactMap { kind -> Int64? in
            try one(
                """
                SELECT nextAttempt FROM job WHERE kind = ?1 AND state = 'waiting' AND nextAttempt > ?2 AND due > ?2
                ORDER BY nextAttempt LIMIT 1
                """, [kind.rawValue, last.secondsSince1970])
        }
        let begun: Int64? = try one(
            """
            SELECT due FROM job WHERE (state = 'running' OR nextAttempt <> due) AND due > ?1 ORDER BY due LIMIT 1
            """, [last.secondsSince1970])
        return (untouched + [begun].compactMap { $0 }).min().map(Instant.init(secondsSince1970:))
    }

    /// Whether one did by `now`.
    package func hasJobFallenDue(after last: Instant, at now: Instant) throws -> Bool {
        try nextToFallDue(after: last).map { $0 <= now } ?? false
    }

    /// The subject's reminders that have fallen due or are under way since before the clock was set back, but for those
    /// that were cancelled, in the order in which they fell due.
    package func fallenDueReminders(of subject: Subject, in edition: Int, at now: Instant) throws -> [Job] {
        try jobs(
            """
            WHERE municipality = ? AND edition = ? AND subject = ? AND kind = 'reminder'
              AND state <> 'cancelled' AND (due <= ? OR state = 'running') ORDER BY due, id
            """, [subject.municipality.text, edition, subject.description, now.secondsSince1970])
    }

    /// Marks the job running and opens its next attempt.
    ///
    /// - Returns: the attempt's number.
    package func open(_ job: Int64, destination: String?, at now: Instant) throws -> Int {
        let last: Int? = try one("SELECT max(number) FROM attempt WHERE job = ?", [job])
        let number = (last ?? 0) + 1
        try run(
            "UPDATE job SET state = 'running', nextAttempt = NULL, destination = ? WHERE id = ?", [destination, job])
        try run(
            "INSERT INTO attempt (job, number, openedAt) VALUES (?, ?, ?)", [job, number, now.secondsSince1970])
        return number
    }

    /// - Returns: whether that attempt was open.
    package func close(
        _ job: Int64, attempt: Int, as outcome: Attempt.Result, detail: String?, at now: Instant
    ) throws -> Bool {
        try run(
            """
            UPDATE attempt SET closedAt = ?, outcome = ?, detail = ? WHERE job = ? AND number = ? AND outcome IS NULL
            """, [now.secondsSince1970, outcome.rawValue, detail, job, attempt])
        return changes == 1
    }

    package func openAttempts() throws -> [(job: Int64, number: Int)] {
        try rows("SELECT job, number FROM attempt WHERE outcome IS NULL ORDER BY job") { ($0[0], $0[1]) }
    }

    /// Jobs that were missed after a revision, in the order in which they were.
    package func jobsMissed(since revision: Int64) throws -> [Job] {
        try rows(
            "SELECT subject FROM event WHERE revision > ? AND what = 'job.missed' ORDER BY revision", [revision]
        ) { $0[0] as String }.compactMap { try job(named: $0) }
    }

    // MARK: Reading

    package func job(_ id: Int64) throws -> Job? { try jobs("WHERE id = ?", [id]).first }

    /// A job by its key, `2027/antwerpen/stadhuis/week-before`.
    package func job(named text: String) throws -> Job? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 3, let edition = Edition.year(parts[0]) else { return nil }
        for subject in [Subject(parts[1]), Subject("\(parts[1])/\(parts[2])@\(edition)")].compactMap({ $0 }) {
            let rest = parts.dropFirst(subject.place == parts[1] ? 2 : 3)
            guard let rule = rest.first,
                let occurrence = rest.count == 1 ? 0 : rest.count == 2 ? rest.last.flatMap({ Int($0) }) : nil
            else { continue }
            let found = try jobs(
                "WHERE municipality = ? AND edition = ? AND subject = ? AND rule = ? AND occurrence = ?",
                [subject.municipality.text, edition, subject.description, rule, occurrence])
            if let job = found.first { return job }
        }
        return nil
    }

    package func attempts(of job: Int64) throws -> [Attempt] {
        try rows(
            "SELECT number, openedAt, closedAt, outcome, detail FROM attempt WHERE job = ? ORDER BY number", [job]
        ) { row in
            let closedAt: Int64? = row[2]
            let outcome: String? = row[3]
            return Attempt(
                number: row[0], openedAt: Instant(secondsSince1970: row[1]),
                closedAt: closedAt.map(Instant.init(secondsSince1970:)),
                outcome: outcome.flatMap(Attempt.Result.init(rawValue:)), detail: row[4])
        }
    }

    /// What `jobs(matching:)` looks for; what is absent does not filter.
    package struct JobFilter: Sendable {
        package var edition: Int?
        package var kind: String?
        package var state: Job.State?
        package var municipality: String?
        /// Exactly this subject, or all of `municipality`'s where absent.
        package var subject: String?
        /// The commitments of this building, whatever their edition.
        package var building: String?
        package var from: Instant?
        package var until: Instant?

        package init(
            edition: Int? = nil, kind: String? = nil, state: Job.State? = nil, municipality: String? = nil,
            subject: String? = nil, building: String? = nil, from: Instant? = nil, until: Instant? = nil
        ) {
            self.edition = edition
            self.kind = kind
            self.state = state
            self.municipality = municipality
            self.subject = subject
            self.building = building
            self.from = from
            self.until = until
        }
    }

    /// A page in order of due time, after `(due, id)`.
    package func jobs(
        matching filter: JobFilter, after: (due: Int64, id: Int64)?, limit: Int
    ) throws -> [Job] {
        var conditions: [String] = []
        var arguments: [(any DatabaseValueConvertible)?] = []
        func add(_ condition: String, _ argument: (any DatabaseValueConvertible)?) {
            guard let argument else { return }
            conditions.append(condition)
            arguments.append(argument)
        }
        add("municipality = ?", filter.municipality)
        add("edition = ?", filter.edition)
        add("subject = ?", filter.subject)
        add("subject LIKE ? || '@%'", filter.building)
        add("kind = ?", filter.kind)
        add("state = ?", filter.state?.rawValue)
        add("due >= ?", filter.from?.secondsSince1970)
        add("due < ?", filter.until?.secondsSince1970)
        if let after {
            conditions.append("(due, id) > (?, ?)")
            arguments += [after.due, after.id]
        }
        let condition = conditions.isEmpty ? "" : "WHERE \(conditions.joined(separator: " AND "))"
        return try jobs("\(condition) ORDER BY due, id LIMIT ?", arguments + [limit])
    }

    func jobs(_ condition: String, _ arguments: [(any DatabaseValueConvertible)?]) throws -> [Job] {
        try rows("SELECT \(Self.jobColumns) FROM job \(condition)", arguments) { row in
            let subject: String = row[2]
            guard let subject = Subject(subject) else {
                throw DatabaseError(message: "job \(row[0] as Int64) has the subject \"\(subject)\"")
            }
            let nextAttempt: Int64? = row[10]
            return Job(
                id: row[0],
                key: JobKey(edition: row[1], subject: subject, rule: row[3], occurrence: row[4]),
                kind: PlannedJob.Kind(rawValue: row[5]) ?? .reminder, channel: row[6],
                state: Job.State(rawValue: row[7]) ?? .waiting, due: Instant(secondsSince1970: row[8]),
                deadline: Instant(secondsSince1970: row[9]),
                nextAttempt: nextAttempt.map(Instant.init(secondsSince1970:)), reason: row[11],
                destination: row[12], hand: (row[13] as String?).map { Hand(by: $0, note: row[14]) })
        }
    }
}
