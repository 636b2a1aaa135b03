// LightStore: what we remember. Schema, migrations, records and transactions on SQLite, through GRDB.
//
// It decides nothing: no rule, no planning, no clock. Every instant in it was handed in. Nothing else in the
// house touches SQLite.

import Almanac
import GRDB
import Glibc
import LightDomain

/// The database. One writer, many readers; a change that was acknowledged is on disk.
package final class Store: Sendable {
    private let database: any DatabaseWriter
    private let beforeCommit: BeforeCommit?

    /// Called with a change all written and not yet committed. What it throws undoes the change, as a disk that
    /// refuses the commit would: so the simulation plays a full disk, or a process that dies at that point.
    package typealias BeforeCommit = @Sendable () throws -> Void

    /// Opens, checks and migrates the database at `path`, making it if it is not there.
    ///
    /// - Parameters:
    ///   - instance: names a database that is new; a stored one keeps its own.
    ///   - now: the instant at which a new database counts as made.
    ///   - beforeCommit: for simulation only; see `BeforeCommit`.
    /// - Throws: `StoreProblem` with words on what to do.
    package convenience init(
        path: String, instance: String, at now: Instant, beforeCommit: BeforeCommit? = nil
    ) throws {
        do {
            try Self.refuseForeign(path)
            let pool = try DatabasePool(path: path, configuration: Self.configuration(label: "lightd"))
            try self.init(database: pool, name: path, instance: instance, at: now, beforeCommit: beforeCommit)
        } catch let error as DatabaseError {
            throw StoreProblem(opening: path, error)
        }
    }

    /// A database in memory, for rehearsals and tests.
    package convenience init(inMemoryAs instance: String, at now: Instant) throws {
        let queue = try DatabaseQueue(configuration: Self.configuration(label: "rehearsal"))
        try self.init(database: queue, name: ":memory:", instance: instance, at: now, beforeCommit: nil)
    }

    private init(
        database: any DatabaseWriter, name: String, instance: String, at now: Instant, beforeCommit: BeforeCommit?
    ) throws {
        self.database = database
        self.beforeCommit = beforeCommit
        try Self.refuseNewer(database, name: name)
        try Self.refuseDamaged(database, name: name)
        try Schema.migrator.migrate(database)
        try database.writeWithoutTransaction { db in
            if try Self.applicationID(db) != Schema.applicationID {
                try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
            }
            // The pool sets NORMAL when it turns WAL on, whatever it was told before: an acknowledged change
            // could then be lost with the power.
            try db.execute(sql: "PRAGMA synchronous = FULL")
            let level = try Int.fetchOne(db, sql: "PRAGMA synchronous")
            precondition(level == 2, "the writer commits with synchronous=FULL")
        }
        try database.write { db in
            try db.execute(
                sql: "INSERT OR IGNORE INTO instance (only, id, madeAt) VALUES (1, ?, ?)",
                arguments: [instance, now.secondsSince1970])
        }
    }

    // MARK: Doors

    /// Runs `body` in one immediate transaction; what it throws undoes it. When this returns, it is on disk.
    package func write<Value>(_ body: (Ledger) throws -> Value) throws -> Value {
        do {
            return try database.writeWithoutTransaction { db in
                var value: Value?
                try db.inTransaction(.immediate) {
                    value = try body(Ledger(db: db))
                    try beforeCommit?()
                    return .commit
                }
                guard let value else { preconditionFailure("a committed transaction has its value") }
                return value
            }
        } catch let error as DatabaseError {
            throw WriteRefusal(error) as (any Error)? ?? error
        }
    }

    /// Runs `body` on one consistent state of the database, beside the writer.
    package func read<Value>(_ body: (Ledger) throws -> Value) throws -> Value {
        try database.read { db in try body(Ledger(db: db)) }
    }

    /// Writes a consistent copy to `path`, which must not exist, while others go on reading.
    ///
    /// It has its name only when all of it is on disk.
    ///
    /// - Returns: the copy's size in bytes.
    package func backUp(to path: String) throws -> Int64 {
        let part = "\(path).part"
        unlink(part)
        // Gone already where the copy was made.
        defer { unlink(part) }
        do {
            try database.writeWithoutTransaction { db in try db.execute(sql: "VACUUM INTO ?", arguments: [part]) }
        } catch let error as DatabaseError {
            throw WriteRefusal(error) as (any Error)? ?? error
        }
        let file = open(part, O_RDONLY | O_CLOEXEC)
        defer { if file >= 0 { Glibc.close(file) } }
        var facts = stat()
        guard file >= 0, fsync(file) == 0, fstat(file, &facts) == 0, rename(part, path) == 0 else {
            throw StoreProblem.unopenable(path: path, reason: String(cString: strerror(errno)))
        }
        return Int64(facts.st_size)
    }

    /// A copy in memory of all that is stored: what a rehearsal plays with.
    package func rehearsalCopy() throws -> Store {
        let queue = try DatabaseQueue(configuration: Self.configuration(label: "rehearsal"))
        try database.backup(to: queue)
        return Store(copy: queue)
    }

    private init(copy: DatabaseQueue) {
        database = copy
        beforeCommit = nil
    }

    /// The size of the database file.
    package func bytes() throws -> Int64 { try database.read { db in try Self.bytes(of: db) } }

    /// Closes every connection; the write-ahead log is folded into the file.
    package func close() throws {
        try? database.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
        try database.close()
    }

    // MARK: Opening

    private static func configuration(label: String) -> GRDB.Configuration {
        var configuration = GRDB.Configuration()
        configuration.label = label
        configuration.foreignKeysEnabled = true
        configuration.journalMode = .wal
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = 2
        configuration.prepareDatabase { db in
            // A large import rewrites the same index pages batch after batch: folding the log into the file less often
            // (16 MiB instead of 4) writes them fewer times.
            try db.execute(
                sql: "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 4000")
        }
        return configuration
    }

    private static func bytes(of db: Database) throws -> Int64 {
        let pages = try Int64.fetchOne(db, sql: "PRAGMA page_count") ?? 0
        let size = try Int64.fetchOne(db, sql: "PRAGMA page_size") ?? 0
        return pages * size
    }

    /// Looks before anything is written: the write-ahead log alone would change another program's file.
    private static func refuseForeign(_ path: String) throws {
        var facts = stat()
        guard stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG, facts.st_size > 0 else { return }
        let isOurs = try DatabaseQueue(path: path).read { db in
            let id = try applicationID(db)
            if id == Schema.applicationID { return true }
            // One that was made before databases were marked, or none yet.
            let names = try String.fetchSet(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
            return id == 0 && (names.isEmpty || names.isSuperset(of: ["grdb_migrations", "instance", "event"]))
        }
        guard isOurs else { throw StoreProblem.foreign(path: path) }
    }

    private static func applicationID(_ db: Database) throws -> Int32 {
        try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    }

    private static func refuseNewer(_ database: any DatabaseWriter, name: String) throws {
        let unknown = try database.read { db in
            try Schema.migrator.appliedIdentifiers(db).subtracting(Schema.migrator.migrations)
        }
        if let newest = unknown.sorted().last { throw StoreProblem.newer(path: name, migration: newest) }
    }

    /// A check at each start: a database that cannot be trusted is not written to. A file so large that reading all
    /// of it would hold up the night is checked by `findings()` once the daemon is at work.
    private static func refuseDamaged(_ database: any DatabaseWriter, name: String) throws {
        let findings = try database.read { db in
            let isSmall = try bytes(of: db) <= checkedAtStart
            let damage = isSmall ? try String.fetchAll(db, sql: "PRAGMA quick_check(5)").filter { $0 != "ok" } : []
            guard damage.isEmpty, try Schema.migrator.hasCompletedMigrations(db) else { return damage }
            let missing = try Schema.objects().subtracting(try Schema.objects(in: db)).sorted().prefix(5)
            if !missing.isEmpty { return missing.map { "the \($0) is missing" } }
            return isSmall ? try dangling(db) : []
        }
        guard findings.isEmpty else { throw StoreProblem.damaged(path: name, findings: findings) }
    }

    /// Rows that belong to others which are not there.
    private static func dangling(_ db: Database) throws -> [String] {
        let sql = #"SELECT DISTINCT "table", parent FROM pragma_foreign_key_check LIMIT 5"#
        return try Row.fetchAll(db, sql: sql).map { row in
            "rows of the table \(row[0] as String) belong to rows of \(row[1] as String) that are missing"
        }
    }

    /// Bytes; such a file is read through in well under a second.
    private static let checkedAtStart: Int64 = 64 << 20
}
