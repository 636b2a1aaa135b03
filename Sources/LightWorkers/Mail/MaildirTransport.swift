import Glibc
import LightDomain

/// Puts letters into a folder that any mail program reads (Maildir): for trying out, and for a mail system that
/// fetches them there. Each letter is on disk before it counts as delivered.
///
/// The file is named after the Message-ID, so a repeat replaces the letter that lies in `new/`. One that a mail
/// program has moved to `cur/` meanwhile is not looked for: the repeat lies in `new/` again.
package final class MaildirTransport: MailTransport {
    package let folder: String
    private let crew: Crew<MaildirClerk>

    /// - Parameter folder: made with the first letter where it is missing, for its owner only (0700).
    package init(folder: String) {
        self.folder = folder
        crew = Crew(members: 1, limit: SMTPTransport.queueLimit, restAfter: nil) { _ in MaildirClerk(folder) }
    }

    package func send(_ letter: Letter) async -> Outcome {
        let octets = letter.rfc5322()
        let name = Self.fileName(of: letter.messageID)
        switch await crew.perform({ $0.deliver(octets, as: name) }) {
        case .success(let outcome): return outcome
        case .failure(.full): return .deferred(detail: "\(SMTPTransport.queueLimit) letters wait for \(folder) already")
        case .failure(.closed): return .deferred(detail: "lightd is ending, so the letter was not begun")
        }
    }

    package func close() async { await crew.close(within: SMTPTransport.closingSeconds) }

    /// The Message-ID with `=2F` for what does not belong into a file name; a long one ends with its fingerprint.
    static func fileName(of id: MessageID) -> String {
        let name = id.text.utf8.map { byte in
            let isHarmless = byte.isLetterOrDigit || "-_.@+".utf8.contains(byte)
            return isHarmless ? String(Unicode.Scalar(byte)) : "=\(byte.hexadecimal)"
        }.joined()
        return name.utf8.count <= 200 ? name : "\(name.prefix(160)).\(String(Fingerprint.of(id.text), radix: 16))"
    }
}

/// Writes letters into one Maildir.
private final class MaildirClerk: CrewTool {
    private let folder: String
    private var isReady = false

    init(_ folder: String) { self.folder = folder }

    func rest() {}

    func deliver(_ octets: [UInt8], as name: String) -> Outcome {
        if !isReady, let trouble = makeFolders() { return trouble }
        isReady = true
        let (draft, place) = ("\(folder)/tmp/\(name)", "\(folder)/new/\(name)")
        let isRepeat = access(place, F_OK) == 0
        if let trouble = write(octets, to: draft) ?? move(draft, to: place) {
            unlink(draft)
            // The folders may be gone, so they are made anew next time.
            isReady = false
            return trouble
        }
        return .succeeded(detail: isRepeat ? "replaced new/\(name)" : "new/\(name)")
    }

    // MARK: Helpers

    private func makeFolders() -> Outcome? {
        let steps = folder.split(separator: "/", omittingEmptySubsequences: true)
        var path = folder.hasPrefix("/") ? "" : "."
        let parents = steps.map { step in
            path += "/\(step)"
            return path
        }
        for place in parents + ["tmp", "new", "cur"].map({ "\(folder)/\($0)" }) {
            if mkdir(place, 0o700) != 0, errno != EEXIST, errno != EISDIR { return trouble("make the folder \(place)") }
        }
        return nil
    }

    private func write(_ octets: [UInt8], to path: String) -> Outcome? {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { return trouble("create \(path)") }
        defer { Glibc.close(file) }
        var rest = octets[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return trouble("write \(path)") }
            rest = rest.dropFirst(count)
        }
        return fsync(file) == 0 ? nil : trouble("write \(path) to disk")
    }

    private func move(_ draft: String, to place: String) -> Outcome? {
        guard rename(draft, place) == 0 else { return trouble("move \(draft) to \(place)") }
        let shelf = open("\(folder)/new", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard shelf >= 0 else { return trouble("open \(folder)/new") }
        defer { Glibc.close(shelf) }
        return fsync(shelf) == 0 ? nil : trouble("write \(folder)/new to disk")
    }

    /// Whatever it is, somebody can mend it.
    private func trouble(_ attempt: String) -> Outcome {
        .deferred(detail: "\(attempt): \(String(cString: strerror(errno)))")
    }
}
