import Almanac
import GRDB
import LightDomain

/// One building as a board shows it.
package struct Facade: Sendable {
    package var commitment: Commitment
    package var names: [String: String]
    package var division: String?
    package var place: Place?
}

/// The counts of an edition.
package struct Tally: Sendable {
    package struct Division: Sendable {
        package var municipalities = 0
        package var commitments = 0
        package var confirmed = 0
        package var verified = 0
    }

    package var municipalities = 0
    package var declined = 0
    package var committed = 0
    package var promises: [Promise: Int] = [:]
    package var verdicts: [Verdict: Int] = [:]
    package var divisions: [String: Division] = [:]
    package var jobs: [Job.State: Int] = [:]
    /// Jobs whose time has come and that are not settled, be it that they are put off.
    package var jobsDue = 0
    /// When the last of them fell due.
    package var lastDue: Instant?
    /// When the next one does.
    package var nextJob: Instant?
    package var opensFirst: Instant?
    package var closesLast: Instant?
}

extension Ledger {
    // MARK: Facades

    /// A page of an edition's facades that changed after `since`, in order of revision, after `(revision, building)`.
    package func facades(
        matching filter: CommitmentFilter, edition: Int, after: (revision: Int64, building: String), limit: Int
    ) throws -> [Facade] {
        try commitmentsByRevision(matching: filter, edition: edition, after: after, limit: limit).map(facade)
    }

    private func facade(_ commitment: Commitment) throws -> Facade {
        let found = try rows(
            """
            SELECT m.names, m.name, m.division, b.latitude, b.longitude, m.latitude, m.longitude, b.name, m.languages
            FROM building b JOIN municipality m ON m.id = b.municipality WHERE b.id = ?
            """, [commitment.id.building.text]
        ) { row in
            let language = StoredText.languages(from: row[8]).first ?? "en"
            return Facade(
                commitment: commitment,
                names: Self.names(
                    StoredText.names(from: row[0]), municipality: row[1], building: row[7], language: language),
                division: row[2], place: Self.place(row, at: 3) ?? Self.place(row, at: 5))
        }
        guard let facade = found.first else {
            throw DatabaseError(message: "the building of \(commitment.id) is not there")
        }
        return facade
    }

    /// `Antwerpen, Stadhuis` in each language in which the town has a name.
    private static func names(
        _ names: [String: String], municipality: String, building: String, language: String
    ) -> [String: String] {
        names.isEmpty
            ? [language: "\(municipality), \(building)"] : names.mapValues { "\($0), \(building)" }
    }

    // MARK: Counts

    package func tally(of edition: Int, at now: Instant) throws -> Tally {
        var tally = Tally()
        try countMunicipalities(edition, &tally)
        try countCommitments(edition, &tally)
        try countJobs(edition, at: now, &tally)
        return tally
    }

    private func countMunicipalities(_ edition: Int, _ tally: inout Tally) throws {
        tally.municipalities = try one("SELECT count(*) FROM municipality") ?? 0
        tally.declined =
            try one(
                """
                SELECT count(*) FROM decline d WHERE d.edition = ?1 AND NOT EXISTS (SELECT 1 FROM commitment c
                  WHERE c.municipality = d.municipality AND c.edition = ?1 AND c.promise <> 'withdrawn')
                """, [edition]) ?? 0
    }

    /// In one pass: SQLite would group by building a table of all of them in memory.
    private func countCommitments(_ edition: Int, _ tally: inout Tally) throws {
        // Ids begin with their municipality's, so its commitments come one after the other.
        var last: String?
        try forEach(
            """
            SELECT m.division, c.promise, c.verdict, c.opens, c.closes, c.municipality
            FROM commitment c JOIN municipality m ON m.id = c.municipality
            WHERE c.edition = ? ORDER BY c.building
            """, [edition]
        ) { row in
            guard let promise = row.text(1).flatMap(Promise.init(rawValue:)),
                let verdict = row.text(2).flatMap(Verdict.init(rawValue:))
            else { return }
            tally.promises[promise, default: 0] += 1
            guard promise.isLive else { return }
            tally.verdicts[verdict, default: 0] += 1
            if let opens = row.integer(3) {
                tally.opensFirst = min(tally.opensFirst, Instant(secondsSince1970: opens))
            }
            if let closes = row.integer(4) {
                tally.closesLast = max(tally.closesLast, Instant(secondsSince1970: closes))
            }
            let municipality = row.text(5)
            let isNext = municipality != last
            last = municipality
            if isNext { tally.committed += 1 }
            guard let name = row.text(0) else { return }
            var division = tally.divisions[name] ?? Tally.Division()
            if isNext { division.municipalities += 1 }
            division.commitments += 1
            if promise == .confirmed { division.confirmed += 1 }
            if verdict == .verified { division.verified += 1 }
            tally.divisions[name] = division
        }
    }

    private func countJobs(_ edition: Int, at now: Instant, _ tally: inout Tally) throws {
        let counts = try rows(
            """
            SELECT state, count(*), sum(due <= ?2), max(iif(due <= ?2, due, NULL)), min(iif(due > ?2, due, NULL))
            FROM job WHERE edition = ?1 GROUP BY state
            """, [edition, now.secondsSince1970]
        ) { row in
            (
                state: Job.State(rawValue: row[0] as String), count: row[1] as Int, due: row[2] as Int,
                last: row[3] as Int64?, next: row[4] as Int64?
            )
        }
        for found in counts {
            guard let state = found.state else { continue }
            tally.jobs[state] = found.count
            guard state == .waiting || state == .running else { continue }
            tally.jobsDue += found.due
            if let last = found.last { tally.lastDue = max(tally.lastDue, Instant(secondsSince1970: last)) }
            if let next = found.next { tally.nextJob = min(tally.nextJob, Instant(secondsSince1970: next)) }
        }
    }

    /// How many jobs are due or under way, and since when the oldest of them is.
    package func jobsDue(at now: Instant) throws -> (count: Int, oldest: Instant?) {
        var count = 0
        var oldest: Instant?
        let sources = [
            "SELECT count(*), min(due) FROM job WHERE state = 'running'",
            "SELECT count(*), min(due) FROM job WHERE kind = 'reminder' AND state = 'waiting' AND nextAttempt <= ?",
            "SELECT count(*), min(due) FROM job WHERE kind = 'check' AND state = 'waiting' AND nextAttempt <= ?",
            "SELECT count(*), min(due) FROM job WHERE kind = 'switch' AND state = 'waiting' AND nextAttempt <= ?",
        ]
        for sql in sources {
            let arguments: [(any DatabaseValueConvertible)?] = sql.contains("?") ? [now.secondsSince1970] : []
            let found = try rows(sql, arguments) { row in (row[0] as Int, row[1] as Int64?) }
            guard let (number, since) = found.first else { continue }
            count += number
            if let since { oldest = min(oldest, Instant(secondsSince1970: since)) }
        }
        return (count, oldest)
    }

    // MARK: What needs a person

    /// Municipalities with reminders that have nobody to go to, up to `limit`, and since when the first is due.
    package func municipalitiesWithoutContact(limit: Int) throws -> [(id: MunicipalityID, since: Instant)] {
        try rows(
            """
            SELECT municipality, min(due) FROM job
            WHERE kind = 'reminder' AND state = 'waiting' AND nextAttempt > due AND reason = 'no-contact'
            GROUP BY municipality ORDER BY 2 LIMIT ?
            """, [limit]
        ) { (MunicipalityID(stored: $0[0]), Instant(secondsSince1970: $0[1])) }
    }

    /// Reminders that fell due since `from` and were refused for good: how many, since when, and the last refusal.
    package func refusedReminders(since from: Instant) throws -> (count: Int, since: Instant, detail: String?)? {
        let found = try rows(
            "SELECT count(*), min(due), max(id) FROM job WHERE state = 'failed' AND kind = 'reminder' AND due >= ?",
            [from.secondsSince1970]
        ) { ($0[0] as Int, $0[1] as Int64?, $0[2] as Int64?) }
        guard let (count, since, last) = found.first, let since, let last else { return nil }
        let detail = try rows("SELECT detail FROM attempt WHERE job = ? ORDER BY number DESC LIMIT 1", [last]) {
            $0[0] as String?
        }
        return (count, Instant(secondsSince1970: since), detail.first ?? nil)
    }

    /// The last words of attempts that were deferred and whose jobs still wait, the latest first.
    package func deferredAttempts(limit: Int) throws -> [(channel: String, since: Instant, detail: String?)] {
        try rows(
            """
            SELECT j.channel, j.due, a.detail FROM job j JOIN attempt a ON a.job = j.id
            WHERE j.state = 'waiting' AND j.nextAttempt > j.due AND j.reason = 'deferred' AND a.outcome = 'deferred'
              AND a.number = (SELECT max(number) FROM attempt WHERE job = j.id)
            ORDER BY a.closedAt DESC LIMIT ?
            """, [limit]
        ) { ($0[0] as String, Instant(secondsSince1970: $0[1]), $0[2] as String?) }
    }

    /// Live commitments of an edition for which no window could be found.
    package func commitmentsWithoutWindow(in edition: Int, limit: Int) throws -> [CommitmentID] {
        try rows(
            """
            SELECT building FROM commitment WHERE edition = ? AND opens IS NULL AND promise <> 'withdrawn'
            ORDER BY building LIMIT ?
            """, [edition, limit]
        ) { CommitmentID(building: BuildingID(stored: $0[0]), edition: edition) }
    }
}

private func min(_ left: Instant?, _ right: Instant) -> Instant {
    left.map { Swift.min($0, right) } ?? right
}

private func max(_ left: Instant?, _ right: Instant) -> Instant {
    left.map { Swift.max($0, right) } ?? right
}
