import Almanac
import GRDB
import LightDomain

extension Ledger {
    /// Writes the edition down if it is not yet; its day follows the configuration.
    package func ensure(_ edition: Edition) throws {
        try run(
            "INSERT INTO edition (year, day) VALUES (?, ?) ON CONFLICT (year) DO UPDATE SET day = excluded.day",
            [edition.year, edition.day.description])
    }

    /// Whether the engine has moved to this edition and planned its invitations.
    package func isInvited(_ edition: Edition) throws -> Bool {
        let at: Int64? = try one("SELECT invitedAt FROM edition WHERE year = ?", [edition.year])
        return at != nil
    }

    package func invitedAt(_ edition: Edition) throws -> Instant? {
        let at: Int64? = try one("SELECT invitedAt FROM edition WHERE year = ?", [edition.year])
        return at.map(Instant.init(secondsSince1970:))
    }

    package func setInvited(_ edition: Edition, at now: Instant) throws {
        try run("UPDATE edition SET invitedAt = ? WHERE year = ?", [now.secondsSince1970, edition.year])
    }

    /// Whether any edition but this one is spoken of from its year on.
    package func hasEdition(but year: Int, from first: Int) throws -> Bool {
        try exists("SELECT 1 FROM edition WHERE year <> ? AND year >= ?", [year, first])
    }

    package func editions() throws -> [Int] { try rows("SELECT year FROM edition ORDER BY year") { $0[0] } }
}

extension Ledger {
    /// The last edition to which the engine has moved.
    package func lastInvitedEdition() throws -> Int? {
        try one("SELECT max(year) FROM edition WHERE invitedAt IS NOT NULL")
    }
}
