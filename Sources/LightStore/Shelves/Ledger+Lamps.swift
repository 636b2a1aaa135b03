import Almanac
import GRDB
import LightDomain

extension Ledger {
    /// What is known of the lamps of a commitment's building; nothing was told yet where there is no row.
    package func lamps(of id: CommitmentID) throws -> Lamps {
        try rows(
            """
            SELECT told, toldAt, isTaken, hand, handUntil, handBy FROM lamps WHERE building = ? AND edition = ?
            """, [id.building.text, id.edition]
        ) { row in
            let told: String? = row[0]
            let toldAt: Int64? = row[1]
            return Lamps(
                told: told.flatMap(LampLevel.init), toldAt: toldAt.map(Instant.init(secondsSince1970:)),
                isTaken: row[2], hand: Self.hand(row))
        }.first ?? Lamps()
    }

    package func setLamps(_ lamps: Lamps, of id: CommitmentID) throws {
        try run(
            """
            INSERT OR REPLACE INTO lamps (building, edition, told, toldAt, isTaken, hand, handUntil, handBy)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id.building.text, id.edition, lamps.told?.rawValue, lamps.toldAt?.secondsSince1970,
                lamps.isTaken ? 1 : 0, lamps.hand?.level.rawValue, lamps.hand?.until?.secondsSince1970,
                lamps.hand?.who,
            ])
    }

    /// Makes the orders to lamps whose window is open at `now` due at once.
    package func hastenSwitches(openAt now: Instant) throws {
        try run(
            """
            UPDATE job SET nextAttempt = ?1 WHERE kind = 'switch' AND state = 'waiting' AND nextAttempt > ?1
              AND EXISTS (SELECT 1 FROM commitment c WHERE c.edition = job.edition AND c.municipality = job.municipality
                AND c.building || '@' || c.edition = job.subject AND c.opens <= ?1 AND c.closes > ?1)
            """, [now.secondsSince1970])
    }

    /// Live commitments of buildings with lamps or probes whose window has not closed at `now`.
    package func commitmentsToServe(at now: Instant) throws -> [CommitmentID] {
        try rows(
            """
            SELECT DISTINCT c.building, c.edition FROM device d JOIN commitment c ON c.building = d.building
            WHERE d.position = 0 AND c.promise <> 'withdrawn' AND c.closes > ? ORDER BY c.building, c.edition
            """, [now.secondsSince1970]
        ) { CommitmentID(building: BuildingID(stored: $0[0]), edition: $0[1]) }
    }

    private static func hand(_ row: Row) -> Lamps.Hand? {
        let level: String? = row[3]
        let until: Int64? = row[4]
        guard let level = level.flatMap(LampLevel.init), let who: String = row[5] else { return nil }
        return Lamps.Hand(level: level, until: until.map(Instant.init(secondsSince1970:)), who: who)
    }
}
