import Glibc

/// A header that a probe sends along. A secret is the path of a file, read when it is needed.
struct ProbeHeader: Hashable, Sendable {
    enum Value: Hashable, Sendable {
        case text(String)
        case file(String)
    }

    let name: String
    let value: Value

    /// Returns the reason where name or value cannot be a header.
    static func objection(name: String, value: String) -> String? {
        guard (1...100).contains(name.utf8.count),
            name.utf8.allSatisfy({ $0.isLetterOrDigit || "-_".utf8.contains($0) })
        else { return "is no name of a header" }
        if ["content-length", "transfer-encoding", "connection"].contains(name.lowercased()) {
            return "is a header that is not for probes to set"
        }
        if value.hasPrefix("file:") {
            return value.hasPrefix("file:/") && !value.utf8.contains(0) && value.utf8.count <= 1_000
                ? nil : "must name its file by an absolute path, such as \"file:/etc/lightd/secrets/wled\""
        }
        let secretive = ["authorization", "cookie", "key", "token", "secret", "password"]
        if secretive.contains(where: name.lowercased().contains) {
            return "is a secret, so it stands in a file: \"file:/etc/lightd/secrets/wled\""
        }
        return isValue(value) ? nil : "must be a text of 1 to 4000 printable characters"
    }

    init(name: String, value: String) {
        self.name = name
        self.value = value.hasPrefix("file:") ? .file(String(value.dropFirst(5))) : .text(value)
    }

    var isSecret: Bool {
        if case .file = value { true } else { false }
    }

    /// The line as it is sent.
    ///
    /// - Parameter secrets: the folders whose files may be sent out. Whoever may register a probe may name any
    ///   path, and no other file of the daemon's must leave the house that way.
    func line(secrets: [String]) -> Result<String, SecretError> {
        switch value {
        case .text(let text): return .success("\(name): \(text)")
        case .file(let path): return Self.read(path, within: secrets).map { "\(name): \($0)" }
        }
    }

    // MARK: Files

    private static func isValue(_ text: String) -> Bool {
        (1...4_000).contains(text.utf8.count) && text.utf8.allSatisfy { $0 >= 32 && $0 != 127 }
    }

    private static func read(_ path: String, within folders: [String]) -> Result<String, SecretError> {
        guard let real = realPath(path) else {
            return .failure(SecretError(reason: "read \(path): \(String(cString: strerror(errno)))"))
        }
        guard folders.compactMap(realPath).contains(where: { real.hasPrefix($0 == "/" ? $0 : $0 + "/") }) else {
            return .failure(SecretError(reason: "\(path) does not lie in a folder for secrets"))
        }
        // Opening a pipe would block, so it is not waited for.
        let file = open(real, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else {
            return .failure(SecretError(reason: "read \(path): \(String(cString: strerror(errno)))"))
        }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 4_002)
        let count = Glibc.read(file, &bytes, bytes.count)
        guard count >= 0 else {
            return .failure(SecretError(reason: "read \(path): \(String(cString: strerror(errno)))"))
        }
        var text = String(decoding: bytes.prefix(count), as: UTF8.self)
        while text.unicodeScalars.last == "\n" || text.unicodeScalars.last == "\r" { text.unicodeScalars.removeLast() }
        return isValue(text)
            ? .success(text) : .failure(SecretError(reason: "\(path) is not one line of 1 to 4000 characters"))
    }

    private static func realPath(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }
}

/// Why a secret cannot be had, as a sentence that does not show it.
struct SecretError: Error, Hashable {
    let reason: String
}
