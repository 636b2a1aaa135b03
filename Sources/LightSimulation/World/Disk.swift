import LightStore
import Synchronization

/// The disk under the database: it takes a commit, refuses it, or is the last thing a dying process sees.
final class Disk: Sendable {
    enum Mood { case willing, full, dying }

    /// SQLITE_FULL, as the store would throw it.
    struct Full: Error {}
    /// The process died with a change written and not committed.
    struct PowerCut: Error {}

    private let state: Mutex<(mood: Mood, files: DatabaseFiles)>

    init(files: DatabaseFiles) { state = Mutex((.willing, files)) }

    func turn(_ mood: Mood) { state.withLock { $0.mood = mood } }

    /// For `Store.BeforeCommit`. A dying process leaves its files as they lie at that moment.
    func beforeCommit() throws {
        let (mood, files) = state.withLock { ($0.mood, $0.files) }
        switch mood {
        case .willing: return
        case .full: throw Full()
        case .dying:
            try files.leaveBehind()
            throw PowerCut()
        }
    }
}

/// The database's files in the folder of a year. The n-th process works on the n-th copy: what a process leaves behind
/// when it dies is what lies on the disk at that moment, the write-ahead log with it, and not what an orderly end
/// makes of it.
struct DatabaseFiles: Sendable {
    let folder: String
    var generation: Int

    var path: String { "\(folder)/\(generation).sqlite" }

    var next: DatabaseFiles { DatabaseFiles(folder: folder, generation: generation + 1) }

    /// Copies the files for the next process, if that has not been done.
    func leaveBehind() throws {
        if try Files.copy(path, to: next.path) { try Files.copy("\(path)-wal", to: "\(next.path)-wal") }
    }

    func remove() {
        for suffix in ["", "-wal", "-shm"] { Files.remove(path + suffix) }
    }
}
