import CVarlink
import Glibc
import Varlink

/// Why there is nothing to listen on.
public enum ListeningProblem: Error, Sendable, CustomStringConvertible {
    case inUse(path: String)
    case notASocket(path: String)
    case tooLong(path: String)
    case failed(attempt: String, code: Int32)

    /// Bytes: `sun_path` holds 108 with its final zero.
    public static let longestPath = 107

    public var description: String {
        switch self {
        case .inUse(let path): "another process answers on \(path) already"
        case .notASocket(let path): "\(path) is there and is no socket; it is left as it is"
        case .tooLong(let path):
            "\(path) has \(path.utf8.count) bytes, and a socket's path at most "
                + "\(Self.longestPath); "
                + "choose a shorter one"
        case .failed(let attempt, let code): "\(attempt): \(String(cString: strerror(code)))"
        }
    }
}

/// The file of a Unix socket.
enum SocketFile {
    /// Removes a socket that a process has left behind; one that somebody answers on is an error, as is any other file.
    static func clear(_ path: String) throws {
        guard path.utf8.count <= ListeningProblem.longestPath else { throw ListeningProblem.tooLong(path: path) }
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else { throw ListeningProblem.notASocket(path: path) }
        let address: ServiceAddress
        do { address = try ServiceAddress(path) } catch { throw ListeningProblem.notASocket(path: path) }
        if (try? Client(connectingTo: address, timeout: .seconds(1))) != nil {
            throw ListeningProblem.inUse(path: path)
        }
        guard unlink(path) == 0 || errno == ENOENT else {
            throw ListeningProblem.failed(attempt: "remove the stale socket \(path)", code: errno)
        }
    }

    /// Says in the file's attributes that this is a varlink service, where the kernel keeps such (UAPI.20, "Recognizing
    /// Varlink Socket Inodes"); where it does not, nothing is lost.
    static func mark(_ path: String) { cvarlink_mark_file(path) }

    /// - Returns: a socket that listens at the path.
    static func bind(to path: String) throws(ListeningProblem) -> Int32 {
        let descriptor = cvarlink_listen(path)
        guard descriptor >= 0 else { throw .failed(attempt: "listen on \(path)", code: errno) }
        return descriptor
    }

    static func setMode(_ mode: UInt16, of path: String) throws {
        guard chmod(path, mode_t(mode)) == 0 else {
            throw ListeningProblem.failed(attempt: "set the mode of \(path)", code: errno)
        }
    }
}
