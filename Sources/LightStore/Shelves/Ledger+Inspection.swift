import Almanac
import GRDB
import LightDomain

/// Looking at the database as a whole, for those who have to vouch for it.
extension Ledger {
    /// The facts after `revision`, oldest first.
    package func events(after revision: Int64, limit: Int) throws -> [(revision: Int64, event: Event)] {
        try rows(
            """
            SELECT revision, at, who, what, subject, before, after, note FROM event
            WHERE revision > ? ORDER BY revision LIMIT ?
            """, [revision, limit]
        ) { row in
            (
                row[0],
                Event(
                    at: Instant(secondsSince1970: row[1]), who: row[2], what: row[3], subject: row[4], before: row[5],
                    after: row[6], note: row[7])
            )
        }
    }

    /// What SQLite finds wrong with the file, its indexes, its constraints and its references; empty where it is
    /// sound. Reads all of it.
    package func findings() throws -> [String] {
        let damage = try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
        let dangling = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { "dangling reference: \($0)" }
        return damage + dangling
    }

    /// Hands over every row of every table as text, in an order that depends on nothing but what is stored.
    package func dump(_ line: (String) throws -> Void) throws {
        let tables = try String.fetchAll(
            db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        for table in tables {
            let values = try db.columns(in: table).map { "quote(\($0.name.quotedDatabaseIdentifier))" }
            let cursor = try String.fetchCursor(
                db,
                sql: "SELECT \(values.joined(separator: " || ',' || ")) AS line "
                    + "FROM \(table.quotedDatabaseIdentifier) ORDER BY line")
            try line(table)
            while let row = try cursor.next() { try line(row) }
        }
    }
}
