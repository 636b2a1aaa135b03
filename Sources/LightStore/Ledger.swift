import Almanac
import GRDB
import GRDBSQLite
import LightDomain

/// One transaction's view of the database: every query and every write of the house is a method of it, on the
/// shelf of its subject (`Shelves/Ledger+Jobs.swift` ...). A reader's ledger refuses to write, by SQLite itself.
package struct Ledger {
    let db: Database

    /// Writes the fact down; its revision is the number of the change that follows it in this transaction.
    package func append(_ event: Event) throws -> Int64 {
        try run(
            "INSERT INTO event (at, who, what, subject, before, after, note) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [event.at.secondsSince1970, event.who, event.what, event.subject, event.before, event.after, event.note])
        return db.lastInsertedRowID
    }

    /// The revision of the last fact; 0 for an empty history.
    package func revision() throws -> Int64 {
        try one("SELECT max(revision) FROM event") ?? 0
    }

    /// What was reported of a subject, oldest first.
    package func facts(of subject: String) throws -> [String] {
        try rows("SELECT what FROM event WHERE subject = ? ORDER BY revision", [subject]) { $0[0] }
    }

    /// When the last fact was written down; nil for an empty history.
    package func lastFactAt() throws -> Instant? {
        let seconds: Int64? = try one("SELECT at FROM event ORDER BY revision DESC LIMIT 1")
        return seconds.map(Instant.init(secondsSince1970:))
    }

    /// This database's name and the campaign by which its jobs were planned.
    package func instance() throws -> (id: String, campaign: String) {
        let row = try Row.fetchOne(db, sql: "SELECT id, campaign FROM instance")
        guard let row else { preconditionFailure("a database has its instance row from the moment it is opened") }
        return (row[0], row[1])
    }

    package func setPlannedCampaign(_ campaign: String) throws {
        try run("UPDATE instance SET campaign = ?", [campaign])
    }

    // MARK: Statements

    /// Runs a change whose text is always the same: SQLite compiles it once.
    ///
    /// An import runs some hundred thousand of these, so the values are bound without the detour through GRDB's own
    /// containers, which costs as much as SQLite's work on a row.
    func run(_ sql: String, _ arguments: [Bindable?] = []) throws {
        try step(sql, arguments) { raw in
            var code = sqlite3_step(raw)
            while code == SQLITE_ROW { code = sqlite3_step(raw) }
            guard code == SQLITE_DONE else { throw failure(code, sql) }
        }
    }

    /// Whether a query whose text is always the same finds a row. An import asks it several times for each town, so it
    /// takes no detour either.
    func exists(_ sql: String, _ arguments: [Bindable?]) throws -> Bool {
        try step(sql, arguments) { raw in
            switch sqlite3_step(raw) {
            case SQLITE_ROW: return true
            case SQLITE_DONE: return false
            case let code: throw failure(code, sql)
            }
        }
    }

    /// Reads every row of a query whose text is always the same without making anything of those that are passed over.
    func forEach(_ sql: String, _ arguments: [Bindable?], _ body: (RawRow) throws -> Void) throws {
        try step(sql, arguments) { raw in
            while true {
                switch sqlite3_step(raw) {
                case SQLITE_ROW: try body(RawRow(statement: raw))
                case SQLITE_DONE: return
                case let code: throw failure(code, sql)
                }
            }
        }
    }

    /// Lets `body` step through a statement with its values bound; their texts live on the stack until it ends.
    private func step<Value>(
        _ sql: String, _ arguments: [Bindable?], _ body: (SQLiteStatement) throws -> Value
    ) throws -> Value {
        let raw = try db.cachedStatement(sql: sql).sqliteStatement
        // One more than the texts need, so that the last of them has an address even where it is empty.
        let size = arguments.reduce(1) { $0 + ($1?.textSize ?? 0) }
        return try withUnsafeTemporaryAllocation(byteCount: size, alignment: 1) { room in
            defer {
                sqlite3_reset(raw)
                sqlite3_clear_bindings(raw)
            }
            var texts = room
            for (index, argument) in arguments.enumerated() {
                let place = Int32(index + 1)
                let code = argument?.bind(to: raw, at: place, texts: &texts) ?? sqlite3_bind_null(raw, place)
                guard code == SQLITE_OK else { throw failure(code, sql) }
            }
            return try body(raw)
        }
    }

    private func failure(_ code: Int32, _ sql: String) -> DatabaseError {
        let message = String(cString: sqlite3_errmsg(db.sqliteConnection))
        return DatabaseError(resultCode: ResultCode(rawValue: code), message: message, sql: sql)
    }

    /// The first column of the first row.
    func one<Value: DatabaseValueConvertible>(
        _ sql: String, _ arguments: [(any DatabaseValueConvertible)?] = []
    ) throws -> Value? {
        let statement = try db.cachedStatement(sql: sql)
        return try Value.fetchOne(statement, arguments: StatementArguments(arguments))
    }

    /// Every row, read by `read` while the cursor stands on it.
    func rows<Value>(
        _ sql: String, _ arguments: [(any DatabaseValueConvertible)?] = [], read: (Row) throws -> Value
    ) throws -> [Value] {
        let statement = try db.cachedStatement(sql: sql)
        let cursor = try Row.fetchCursor(statement, arguments: StatementArguments(arguments))
        var values: [Value] = []
        while let row = try cursor.next() { values.append(try read(row)) }
        return values
    }

    /// Rows changed by the last statement.
    var changes: Int { db.changesCount }
}

extension Ledger {
    /// Runs `body` so that what it throws undoes what it wrote, and nothing before it.
    package func savepoint<Value>(_ body: () throws -> Value) throws -> Value {
        var value: Value?
        try db.inSavepoint {
            value = try body()
            return .commit
        }
        guard let value else { preconditionFailure("a released savepoint has its value") }
        return value
    }
}
