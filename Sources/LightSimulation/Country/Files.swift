import Glibc
import Synchronization

/// The few things that are asked of the file system. Foundation would do, at the price of another import.
enum Files {
    struct Unusable: Error, CustomStringConvertible {
        let path: String
        let problem: String
        var description: String { "\(path): \(problem)" }
    }

    static func bytes(of path: String) -> [UInt8]? {
        guard let file = fopen(path, "rb") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&part, 1, part.count, file)
            if count == 0 { return bytes }
            bytes += part[..<count]
        }
    }

    /// - Returns: whether there was something to copy.
    @discardableResult
    static func copy(_ source: String, to target: String) throws -> Bool {
        guard let bytes = bytes(of: source) else { return false }
        guard let file = fopen(target, "wb") else { throw Unusable(path: target, problem: "cannot be written") }
        let written = bytes.isEmpty ? 0 : fwrite(bytes, 1, bytes.count, file)
        guard fclose(file) == 0, written == bytes.count else {
            throw Unusable(path: target, problem: "cannot be written")
        }
        return true
    }

    static func remove(_ path: String) { _ = unlink(path) }

    /// A new folder for one year, in memory where the machine has a place for that.
    static func newFolder() throws -> String {
        let home = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(home)/lightsim-XXXXXX".utf8CString)
        guard
            let path = template.withUnsafeMutableBufferPointer({ buffer -> String? in
                buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
            })
        else { throw Unusable(path: home, problem: "no folder can be made in it") }
        _ = folders.withLock { $0.insert(path) }
        return path
    }

    static func removeFolder(_ path: String) {
        _ = folders.withLock { $0.remove(path) }
        _ = rmdir(path)
    }

    /// Folders of years that are under way.
    private static let folders = Mutex<Set<String>>([])

    /// Removes them, with all that is in them.
    static func removeAllFolders() {
        folders.withLock { folders in
            for folder in folders {
                if let listing = opendir(folder) {
                    while let entry = readdir(listing) {
                        remove("\(folder)/\(name(of: entry))")
                    }
                    closedir(listing)
                }
                _ = rmdir(folder)
            }
            folders = []
        }
    }

    private static func name(of entry: UnsafeMutablePointer<dirent>) -> String {
        withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
}
