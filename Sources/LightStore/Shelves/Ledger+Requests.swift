import Almanac
import GRDB

extension Ledger {
    /// What this user's request was answered with, if it was heard before.
    package func reply(to id: String, of who: String) throws -> (method: String, parameters: String, reply: String)? {
        try rows("SELECT method, parameters, reply FROM request WHERE who = ? AND id = ?", [who, id]) { row in
            (method: row[0] as String, parameters: row[1] as String, reply: row[2] as String)
        }.first
    }

    package func remember(
        _ id: String, of who: String, method: String, parameters: String, reply: String, at now: Instant
    ) throws {
        try run("DELETE FROM request WHERE at < ?", [now.advanced(by: -86_400).secondsSince1970])
        try run(
            "INSERT INTO request (who, id, at, method, parameters, reply) VALUES (?, ?, ?, ?, ?, ?)",
            [who, id, now.secondsSince1970, method, parameters, reply])
    }
}
