import GRDB

/// Why the disk did not take a change. Nothing of it was kept, what was there before is, and reading works.
package enum WriteRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    case full, readOnly, failing

    /// Nil where it is about something else than the disk.
    init?(_ error: DatabaseError) {
        switch error.resultCode {
        case .SQLITE_FULL: self = .full
        case .SQLITE_READONLY: self = .readOnly
        case .SQLITE_IOERR, .SQLITE_CANTOPEN: self = .failing
        default: return nil
        }
    }

    /// For machines.
    package var code: String {
        switch self {
        case .full: "disk-full"
        case .readOnly: "disk-read-only"
        case .failing: "disk-failing"
        }
    }

    package var description: String {
        switch self {
        case .full: "the disk is full; reading works, and changes will as soon as there is room again"
        case .readOnly: "the database has become read-only; reading works. Look at its file system and its owner"
        case .failing: "the disk reports errors; reading works. Look at its file system (dmesg) and at what room it has"
        }
    }
}
