import Almanac
import GRDB
import LightDomain

extension Ledger {
    private static let commitmentSQL = """
        SELECT c.building, c.edition, c.promise, c.onMoment, c.offMoment, c.opens, c.closes, c.note, c.since,
          c.verdict, c.reason, c.freshUntil, c.review, c.revision,
          s.light, s.evidence, s.by, s.at, s.detail
        FROM commitment c LEFT JOIN sighting s ON s.id = c.sighting
        """

    package func commitment(_ id: CommitmentID) throws -> Commitment? {
        try commitments("WHERE c.building = ? AND c.edition = ?", [id.building.text, id.edition]).first
    }

    package func commitments(of municipality: MunicipalityID, in edition: Int) throws -> [Commitment] {
        try commitments(
            "WHERE c.municipality = ? AND c.edition = ? ORDER BY c.building", [municipality.text, edition])
    }

    /// What `commitments(matching:)` looks for; what is absent does not filter.
    package struct CommitmentFilter: Sendable {
        package var municipality: String?
        package var promise: Promise?
        package var division: String?
        package var verdict: Verdict?
        /// Only those changed after this revision.
        package var since: Int64?

        package init(
            municipality: String? = nil, promise: Promise? = nil, division: String? = nil,
            verdict: Verdict? = nil, since: Int64? = nil
        ) {
            self.municipality = municipality
            self.promise = promise
            self.division = division
            self.verdict = verdict
            self.since = since
        }
    }

    /// A page of an edition in order of building, after the building `after`.
    package func commitments(
        matching filter: CommitmentFilter, edition: Int, after: String?, limit: Int
    ) throws -> [Commitment] {
        var (conditions, arguments) = Self.conditions(filter, edition: edition)
        conditions.append("c.building > ?")
        arguments += [after ?? "", limit]
        return try commitments(
            "WHERE \(conditions.joined(separator: " AND ")) ORDER BY c.building LIMIT ?", arguments)
    }

    /// A page of an edition in order of revision, after `(revision, building)`: what changed, oldest change first.
    package func commitmentsByRevision(
        matching filter: CommitmentFilter, edition: Int, after: (revision: Int64, building: String), limit: Int
    ) throws -> [Commitment] {
        var (conditions, arguments) = Self.conditions(filter, edition: edition)
        conditions.append("(c.revision, c.building) > (?, ?)")
        arguments += [after.revision, after.building, limit]
        return try commitments(
            "WHERE \(conditions.joined(separator: " AND ")) ORDER BY c.revision, c.building LIMIT ?", arguments)
    }

    private static func conditions(
        _ filter: CommitmentFilter, edition: Int
    ) -> ([String], [(any DatabaseValueConvertible)?]) {
        var conditions = ["c.edition = ?"]
        var arguments: [(any DatabaseValueConvertible)?] = [edition]
        if let municipality = filter.municipality {
            conditions.append("c.municipality = ?")
            arguments.append(municipality)
        }
        if let promise = filter.promise {
            conditions.append("c.promise = ?")
            arguments.append(promise.rawValue)
        }
        if let verdict = filter.verdict {
            conditions.append("c.verdict = ?")
            arguments.append(verdict.rawValue)
        }
        if let division = filter.division {
            conditions.append("c.municipality IN (SELECT id FROM municipality WHERE division = ?)")
            arguments.append(division)
        }
        if let since = filter.since {
            conditions.append("c.revision > ?")
            arguments.append(since)
        }
        return (conditions, arguments)
    }

    /// The ids of live commitments of an edition, in order: for planning in passes.
    package func liveCommitmentIDs(in edition: Int, after: String, limit: Int) throws -> [CommitmentID] {
        try rows(
            """
            SELECT building FROM commitment
            WHERE edition = ? AND building > ? AND promise <> 'withdrawn' ORDER BY building LIMIT ?
            """, [edition, after, limit]
        ) { CommitmentID(building: BuildingID(stored: $0[0]), edition: edition) }
    }

    package func insert(_ commitment: Commitment) throws {
        try run(
            """
            INSERT INTO commitment (building, edition, municipality, promise, onMoment, offMoment, opens, closes, note,
              since, verdict, reason, sighting, freshUntil, review, revision)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, ?, ?)
            """,
            [
                commitment.id.building.text, commitment.id.edition, commitment.id.municipality.text,
                commitment.promise.rawValue, commitment.on?.description, commitment.off?.description,
                commitment.window?.opens.secondsSince1970, commitment.window?.closes.secondsSince1970,
                commitment.note, commitment.since.secondsSince1970, commitment.judgement.verdict.rawValue,
                commitment.judgement.reason, commitment.judgement.review?.secondsSince1970, commitment.revision,
            ])
    }

    /// Writes all but the judgement, which is written by `setJudgement`.
    package func update(_ commitment: Commitment) throws {
        try run(
            """
            UPDATE commitment SET promise = ?, onMoment = ?, offMoment = ?, opens = ?, closes = ?, note = ?, since = ?,
              revision = ? WHERE building = ? AND edition = ?
            """,
            [
                commitment.promise.rawValue, commitment.on?.description, commitment.off?.description,
                commitment.window?.opens.secondsSince1970, commitment.window?.closes.secondsSince1970,
                commitment.note, commitment.since.secondsSince1970, commitment.revision,
                commitment.id.building.text, commitment.id.edition,
            ])
    }

    package func setJudgement(
        _ judgement: Judgement, sightingID: Int64?, of id: CommitmentID, revision: Int64
    ) throws {
        try run(
            """
            UPDATE commitment SET verdict = ?, reason = ?, sighting = ?, freshUntil = ?, review = ?, revision = ?
            WHERE building = ? AND edition = ?
            """,
            [
                judgement.verdict.rawValue, judgement.reason, sightingID, judgement.freshUntil?.secondsSince1970,
                judgement.review?.secondsSince1970, revision, id.building.text, id.edition,
            ])
    }

    /// Live or not, those whose judgement is due at `now`, the oldest first.
    package func commitmentsToReview(at now: Instant, limit: Int) throws -> [CommitmentID] {
        try rows(
            """
            SELECT building, edition FROM commitment WHERE review IS NOT NULL AND review <= ?
            ORDER BY review, building LIMIT ?
            """, [now.secondsSince1970, limit]
        ) { CommitmentID(building: BuildingID(stored: $0[0]), edition: $0[1]) }
    }

    package func nextReview() throws -> Instant? {
        let seconds: Int64? = try one("SELECT min(review) FROM commitment WHERE review IS NOT NULL")
        return seconds.map(Instant.init(secondsSince1970:))
    }

    // MARK: Declining

    package func insertDecline(
        of municipality: MunicipalityID, in edition: Int, at now: Instant, note: String?
    ) throws {
        try run(
            "INSERT OR REPLACE INTO decline (municipality, edition, at, note) VALUES (?, ?, ?, ?)",
            [municipality.text, edition, now.secondsSince1970, note])
    }

    package func deleteDecline(of municipality: MunicipalityID, in edition: Int) throws {
        try run("DELETE FROM decline WHERE municipality = ? AND edition = ?", [municipality.text, edition])
    }

    // MARK: Rows

    private func commitments(
        _ condition: String, _ arguments: [(any DatabaseValueConvertible)?]
    ) throws -> [Commitment] {
        try rows("\(Self.commitmentSQL) \(condition)", arguments) { row in
            let opens: Int64? = row[5]
            let closes: Int64? = row[6]
            return Commitment(
                id: CommitmentID(building: BuildingID(stored: row[0]), edition: row[1]),
                promise: Promise(rawValue: row[2]) ?? .promised,
                on: Self.moment(row[3]), off: Self.moment(row[4]),
                window: opens.flatMap { opens in
                    closes.flatMap {
                        Window(opens: Instant(secondsSince1970: opens), closes: Instant(secondsSince1970: $0))
                    }
                },
                note: row[7], since: Instant(secondsSince1970: row[8]), judgement: Self.judgement(row),
                revision: row[13])
        }
    }

    private static func moment(_ text: String?) -> Moment? {
        text.flatMap { try? Moment(parsing: $0) }
    }

    private static func judgement(_ row: Row) -> Judgement {
        let freshUntil: Int64? = row[11]
        let review: Int64? = row[12]
        return Judgement(
            verdict: Verdict(rawValue: row[9]) ?? .unknown, reason: row[10], sighting: sighting(row, at: 14),
            freshUntil: freshUntil.map(Instant.init(secondsSince1970:)),
            review: review.map(Instant.init(secondsSince1970:)))
    }

    static func sighting(_ row: Row, at column: Int) -> Sighting? {
        guard let light: String = row[column], let evidence: String = row[column + 1] else { return nil }
        return Sighting(
            light: Light(rawValue: light) ?? .unknown, evidence: Evidence(rawValue: evidence) ?? .commanded,
            by: row[column + 2], at: Instant(secondsSince1970: row[column + 3]), detail: row[column + 4])
    }
}
