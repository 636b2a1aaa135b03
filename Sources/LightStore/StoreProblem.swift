import GRDB

/// Why a database cannot be used, and the way out.
package enum StoreProblem: Error, CustomStringConvertible {
    case newer(path: String, migration: String)
    case damaged(path: String, findings: [String])
    case unopenable(path: String, reason: String)
    case inUse(path: String)

    init(opening path: String, _ error: DatabaseError) {
        switch error.resultCode {
        case .SQLITE_NOTADB, .SQLITE_CORRUPT:
            self = .damaged(path: path, findings: [error.message ?? error.resultCode.description])
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self = .inUse(path: path)
        default:
            self = .unopenable(path: path, reason: error.message ?? error.resultCode.description)
        }
    }

    package var description: String {
        switch self {
        case .newer(let path, let migration):
            """
            \(path) was written by a newer lightd (it has the migration "\(migration)", which this version does not \
            know). Start that version again, or restore a backup made before the upgrade. Nothing was changed.
            """
        case .damaged(let path, let findings):
            """
            \(path) is damaged: \(findings.joined(separator: "; ")). Nothing was changed. Keep a copy of it, restore \
            the latest backup (lightctl backup made it), or save what can be read with: \
            sqlite3 \(path) .recover | sqlite3 new.sqlite
            """
        case .unopenable(let path, let reason):
            "\(path) cannot be opened: \(reason). Check that its folder exists and that lightd's user may write there."
        case .inUse(let path):
            """
            \(path) is locked by another process. Is a second lightd, or a sqlite3 shell with an open transaction, at \
            work?
            """
        }
    }
}
