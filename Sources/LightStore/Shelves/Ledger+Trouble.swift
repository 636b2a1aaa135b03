import Almanac
import GRDB
import LightDomain

extension Ledger {
    /// How the looks at a commitment's building have gone; all well where there is no row.
    package func trouble(of id: CommitmentID) throws -> Trouble {
        try rows(
            "SELECT badLooks, lookedAt, since FROM trouble WHERE building = ? AND edition = ?",
            [id.building.text, id.edition]
        ) { row in
            let lookedAt: Int64? = row[1]
            let since: Int64? = row[2]
            return Trouble(
                badLooks: row[0], lookedAt: lookedAt.map(Instant.init(secondsSince1970:)),
                since: since.map(Instant.init(secondsSince1970:)))
        }.first ?? Trouble()
    }

    package func setTrouble(_ trouble: Trouble, of id: CommitmentID) throws {
        try run(
            "INSERT OR REPLACE INTO trouble (building, edition, badLooks, lookedAt, since) VALUES (?, ?, ?, ?, ?)",
            [
                id.building.text, id.edition, trouble.badLooks, trouble.lookedAt?.secondsSince1970,
                trouble.since?.secondsSince1970,
            ])
    }

    /// Live commitments in hard trouble whose window is open at `now`, up to `limit`, and since when.
    package func buildingsInTrouble(at now: Instant, limit: Int) throws -> [(id: CommitmentID, since: Instant)] {
        try rows(
            """
            SELECT t.building, t.edition, t.since FROM trouble t
            JOIN commitment c ON c.building = t.building AND c.edition = t.edition
            WHERE t.since IS NOT NULL AND c.promise <> 'withdrawn' AND c.opens <= ?1 AND c.closes > ?1
            ORDER BY t.since, t.building LIMIT ?2
            """, [now.secondsSince1970, limit]
        ) {
            (
                CommitmentID(building: BuildingID(stored: $0[0]), edition: $0[1]),
                Instant(secondsSince1970: $0[2])
            )
        }
    }

    /// What devices found when they last looked, of each building that one has looked at since `from`. A building has
    /// as many findings of one look as it has probes; it is out of reach where all of them are.
    package func latestLooks(from: Instant) throws -> [Light] {
        try rows(
            """
            SELECT CASE WHEN min(s.light = 'unreachable') THEN 'unreachable'
                   ELSE min(CASE WHEN s.light <> 'unreachable' THEN s.light END) END
            FROM sighting s JOIN (
              SELECT building, edition, max(at) AS at FROM sighting
              WHERE at >= ? AND evidence IN ('echoed', 'seen') GROUP BY building, edition
            ) l ON l.building = s.building AND l.edition = s.edition AND l.at = s.at
            WHERE s.evidence IN ('echoed', 'seen') GROUP BY s.building, s.edition
            """, [from.secondsSince1970]
        ) { Light(rawValue: $0[0]) ?? .unknown }
    }
}
