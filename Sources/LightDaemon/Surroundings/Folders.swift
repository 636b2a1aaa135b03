import Glibc

/// A folder that lightd needs and cannot use, why, and the way out.
struct FolderProblem: Error, CustomStringConvertible {
    /// Whose folder it is: `the state folder`.
    let purpose: String
    let path: String
    let reason: String
    let remedy: String

    var description: String { "\(purpose) \(path.isEmpty ? "\"\"" : path) cannot be used: \(reason). \(remedy)" }
}

/// Makes folders and tells in words why one cannot be had.
enum Folders {
    /// Makes sure that the folder is there and that files can be made in it.
    ///
    /// - Parameters:
    ///   - purpose: `the state folder`, for the message.
    ///   - mode: of the folders that are made, less the umask.
    static func make(_ path: String, for purpose: String, mode: mode_t, remedy: String) throws(FolderProblem) {
        func problem(_ reason: String) -> FolderProblem {
            FolderProblem(purpose: purpose, path: path, reason: reason, remedy: remedy)
        }
        guard !path.isEmpty else { throw problem("its name is empty") }
        var made = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/") {
            made += made.isEmpty || made.hasSuffix("/") ? part : "/" + part
            if let reason = makeOne(made, mode) { throw problem(made == path ? reason : "\(made): \(reason)") }
        }
        guard access(path, W_OK | X_OK) == 0 else { throw problem("\(words(errno)) to write there") }
    }

    /// The reason where it is no folder and cannot become one.
    private static func makeOne(_ path: String, _ mode: mode_t) -> String? {
        var facts = stat()
        if stat(path, &facts) == 0 { return facts.st_mode & S_IFMT == S_IFDIR ? nil : "it is a file, not a folder" }
        guard errno == ENOENT else { return words(errno) }
        return mkdir(path, mode) == 0 || errno == EEXIST ? nil : "it is not there and cannot be made: \(words(errno))"
    }

    private static func words(_ code: Int32) -> String {
        switch code {
        case EACCES, EPERM: "lightd's user lacks the permission"
        case EROFS: "the file system is read-only, there is no way"
        case ENOSPC: "the disk is full"
        default: String(cString: strerror(code))
        }
    }
}
