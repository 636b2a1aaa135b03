import GRDB

/// The migrations, oldest first. Names are never reused; SQL that has shipped is never edited.
enum Schema {
    /// Marks a database as ours (`LIGD`), see file(1) and PRAGMA application_id.
    static let applicationID: Int32 = 0x4C49_4744

    /// What a database has when all migrations are applied: `table edition`, `index job_due` ...
    static func objects() throws -> Set<String> {
        let queue = try DatabaseQueue()
        try migrator.migrate(queue)
        return try queue.read { db in try objects(in: db) }
    }

    static func objects(in db: Database) throws -> Set<String> {
        try String.fetchSet(db, sql: "SELECT type || ' ' || name FROM sqlite_schema")
    }

    static let migrator: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration(SchemaV1.name) { db in try db.execute(sql: SchemaV1.sql) }
        return migrator
    }()
}
