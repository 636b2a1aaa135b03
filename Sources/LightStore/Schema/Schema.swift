import GRDB

/// The migrations, oldest first. Names are never reused; SQL that has shipped is never edited.
enum Schema {
    static let migrator: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration(SchemaV1.name) { db in try db.execute(sql: SchemaV1.sql) }
        return migrator
    }()
}
