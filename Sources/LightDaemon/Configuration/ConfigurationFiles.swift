import Glibc

/// Finds and reads the files of the configuration. The only file here that touches the disk.
package enum ConfigurationFiles {
    /// `lightd.yaml` and, in the order of their names, the `*.yaml` of `conf.d` beside it.
    ///
    /// - Parameter isNamed: whether somebody named the file, which then must be there; at its usual place it may be
    ///   missing.
    package static func read(
        _ path: String, isNamed: Bool
    ) throws(ConfigurationErrors) -> [(name: String, text: String)] {
        var paths: [String] = []
        if isNamed || access(path, F_OK) == 0 { paths.append(path) }
        paths += try names(in: folder(of: path) + "conf.d", endingIn: ".yaml")
        return try texts(paths)
    }

    /// The messages in a folder, `*.mustache`; none where there is no such folder.
    package static func messages(in folder: String) throws(ConfigurationErrors) -> [(name: String, text: String)] {
        try texts(try names(in: folder, endingIn: ".mustache"))
    }

    /// The folder that holds the messages which go with a configuration: `messages` beside it.
    package static func messageFolder(beside path: String) -> String { folder(of: path) + "messages" }

    /// One file that must be there, such as the operator's holidays.
    package static func text(_ path: String) throws(ConfigurationErrors) -> String {
        do {
            return try contents(path)
        } catch {
            throw ConfigurationErrors(error)
        }
    }

    /// Why a file that a setting names cannot be read, `does not exist` for one; nil where it can.
    static func obstacle(to path: String) -> String? {
        do {
            close(try openFile(path))
            return nil
        } catch {
            return access(path, F_OK) != 0 && errno == ENOENT ? "does not exist" : error.reason
        }
    }

    // MARK: Helpers

    private static let largestFile = 1_048_576

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "" }
        return String(path[...slash])
    }

    private static func texts(_ paths: [String]) throws(ConfigurationErrors) -> [(name: String, text: String)] {
        var files: [(name: String, text: String)] = []
        var errors: [ConfigurationError] = []
        for path in paths {
            do {
                files.append((path, try contents(path)))
            } catch {
                errors.append(error)
            }
        }
        if let errors = ConfigurationErrors(errors) { throw errors }
        return files
    }

    /// Paths, sorted by name byte by byte. Hidden files, which editors leave behind, are passed over.
    private static func names(in folder: String, endingIn suffix: String) throws(ConfigurationErrors) -> [String] {
        guard let directory = opendir(folder) else {
            if errno == ENOENT || errno == ENOTDIR { return [] }
            throw ConfigurationErrors(problem(folder, "cannot be read: \(reason(errno))"))
        }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if name.hasSuffix(suffix), !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }.map { "\(folder)/\($0)" }
    }

    private static func openFile(_ path: String) throws(ConfigurationError) -> Int32 {
        // Without O_NONBLOCK a named pipe would be waited for.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw problem(path, "cannot be opened: \(reason(errno))") }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw problem(path, "is not a file")
        }
        return descriptor
    }

    private static func contents(_ path: String) throws(ConfigurationError) -> String {
        let descriptor = try openFile(path)
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw problem(path, "cannot be read: \(reason(errno))") }
            if count == 0 { break }
            bytes += buffer[..<count]
            guard bytes.count <= largestFile else {
                throw problem(path, "is larger than \(largestFile / 1_024) KiB; the configuration is not meant to be")
            }
        }
        return try text(bytes, of: path)
    }

    private static func text(_ bytes: [UInt8], of path: String) throws(ConfigurationError) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        // The place where what can be decoded ends: the first replacement character that is not in the file itself.
        let decoded = String(decoding: bytes, as: UTF8.self).unicodeScalars
        var offset = 0
        var line = 1
        var column = 1
        for scalar in decoded {
            let encoded = Array(String(scalar).utf8)
            guard bytes[offset...].starts(with: encoded) else { break }
            offset += encoded.count
            (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
        }
        throw ConfigurationError(
            file: path, line: line, column: column,
            reason: "this is not UTF-8; save the file as UTF-8 instead of Latin-1 or another encoding")
    }

    private static func problem(_ path: String, _ reason: String) -> ConfigurationError {
        ConfigurationError(file: path, line: 0, column: 0, reason: reason)
    }

    private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}
