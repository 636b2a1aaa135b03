import GRDB
import Glibc

/// Why a database cannot be used, and the way out.
package enum StoreProblem: Error, CustomStringConvertible {
    case newer(path: String, migration: String)
    case damaged(path: String, findings: [String])
    case unopenable(path: String, reason: String)
    case inUse(path: String)
    case foreign(path: String)

    init(opening path: String, _ error: DatabaseError) {
        switch error.resultCode {
        case .SQLITE_NOTADB, .SQLITE_CORRUPT:
            self = .damaged(path: path, findings: [error.message ?? error.resultCode.description])
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self = .inUse(path: path)
        default:
            let reason = Self.cause(path) ?? error.message ?? error.resultCode.description
            self = .unopenable(path: path, reason: reason)
        }
    }

    /// What the file system says, which SQLite keeps to itself.
    private static func cause(_ path: String) -> String? {
        var facts = stat()
        if stat(path, &facts) == 0 {
            if facts.st_mode & S_IFMT == S_IFDIR { return "it is a folder" }
            if access(path, R_OK | W_OK) != 0 { return String(cString: strerror(errno)) }
        }
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        return access(folder, W_OK | X_OK) == 0 ? nil : "\(folder): \(String(cString: strerror(errno)))"
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
        case .foreign(let path):
            """
            \(path) is another program's database. Nothing was changed. Move it away, or give lightd a \
            folder of its own (--state).
            """
        case .inUse(let path):
            """
            \(path) is locked by another process. Is a second lightd, or a sqlite3 shell with an open transaction, at \
            work?
            """
        }
    }
}
