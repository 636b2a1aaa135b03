import LightDomain

extension Ledger {
    /// How many commitments an edition has, withdrawn ones included.
    package func commitmentCount(in edition: Int) throws -> Int {
        try one("SELECT count(*) FROM commitment WHERE edition = ?", [edition]) ?? 0
    }

    /// The revision at which something was last taken out of the register; 0 if nothing ever was. What was read before
    /// may hold what is no more.
    package func lastRemoval() throws -> Int64 {
        try one("SELECT max(revision) FROM event WHERE what LIKE '%.removed' OR what LIKE '%.forgotten'") ?? 0
    }
}
