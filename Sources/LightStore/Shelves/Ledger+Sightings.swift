import Almanac
import GRDB
import LightDomain

extension Ledger {
    /// - Returns: the sighting's number.
    package func insert(_ sighting: Sighting, of id: CommitmentID) throws -> Int64 {
        try run(
            "INSERT INTO sighting (building, edition, light, evidence, by, at, detail) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                id.building.text, id.edition, sighting.light.rawValue, sighting.evidence.rawValue, sighting.by,
                sighting.at.secondsSince1970, sighting.detail,
            ])
        return db.lastInsertedRowID
    }

    /// Those made at or after `from`, with their numbers, oldest first.
    package func sightings(of id: CommitmentID, from: Instant) throws -> [(id: Int64, sighting: Sighting)] {
        try rows(
            """
            SELECT light, evidence, by, at, detail, id FROM sighting
            WHERE building = ? AND edition = ? AND at >= ? ORDER BY at, id
            """, [id.building.text, id.edition, from.secondsSince1970]
        ) { row in Self.sighting(row, at: 0).map { (row[5], $0) } }.compactMap { $0 }
    }
}
