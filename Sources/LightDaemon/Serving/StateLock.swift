import Glibc

/// The lock on a state folder. Two daemons on one register would take each other's attempts for lost and send every
/// letter twice, so the second one ends before it has touched anything.
///
/// It is the kernel's (flock(2)): it goes with the process, however that ends.
final class StateLock: Sendable {
    /// Somebody else holds the folder.
    struct Taken: Error, CustomStringConvertible {
        let folder: String

        var description: String {
            "another lightd works on \(folder) already. Stop it first, or give this one a folder of its own (--state)"
        }
    }

    /// The lock could not be asked for.
    struct Unavailable: Error, CustomStringConvertible {
        let path: String
        let code: Int32

        var description: String { "lock \(path): \(String(cString: strerror(code)))" }
    }

    private let file: Int32

    init(folder: String) throws {
        let path = "\(folder)/lightd.lock"
        file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw Unavailable(path: path, code: errno) }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            // The file is closed by `deinit`, which runs after this throw too.
            let code = errno
            if code == EWOULDBLOCK { throw Taken(folder: folder) }
            throw Unavailable(path: path, code: code)
        }
    }

    deinit { close(file) }
}
