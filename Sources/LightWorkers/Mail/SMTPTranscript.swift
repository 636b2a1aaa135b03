import CCurl

/// How far a dialogue with a mail server went, and what the server said last. It is written along from what libcurl
/// reports and keeps no password.
final class SMTPTranscript {
    private(set) var stage = SMTPStage.connection
    /// The reply to what `stage` names; absent while there is none.
    private(set) var reply: SMTPReply?
    private var isOver = false

    /// A new letter, perhaps on a connection that stands already.
    func begin() {
        stage = .connection
        reply = nil
        isOver = false
    }

    /// The connection stands, whether or not the server has said anything.
    func noteConnection() {
        if stage == .connection { enter(.greeting) }
    }

    func note(_ kind: curl_infotype, _ bytes: UnsafeRawBufferPointer) {
        guard !isOver else { return }
        switch kind {
        case CURLINFO_HEADER_OUT: noteCommand(String(decoding: bytes.prefix(16), as: UTF8.self))
        case CURLINFO_HEADER_IN: noteReply(bytes)
        case CURLINFO_DATA_OUT where stage != .letter: enter(.letter)
        default: break
        }
    }

    // MARK: Helpers

    private func noteCommand(_ line: String) {
        let line = line.uppercased()
        // What answers the farewell says nothing of the letter.
        if line.hasPrefix("QUIT") || line.hasPrefix("RSET") {
            isOver = true
        } else if let stage = SMTPStage.allCases.first(where: { $0.commands.contains { line.hasPrefix($0) } }) {
            enter(stage)
        } else {
            reply = nil
        }
    }

    private func noteReply(_ bytes: UnsafeRawBufferPointer) {
        noteConnection()
        guard let line = SMTPReply.Line(bytes) else { return }
        if let reply, !reply.isComplete {
            self.reply = reply.adding(line)
        } else {
            reply = SMTPReply(line)
        }
    }

    private func enter(_ stage: SMTPStage) {
        self.stage = stage
        reply = nil
    }
}

/// A step of the dialogue.
enum SMTPStage: CaseIterable {
    case connection, greeting, hello, encryption, login, sender, recipient, announcement, letter

    /// How the commands begin by which it is entered.
    var commands: [String] {
        switch self {
        case .connection, .greeting, .letter: []
        case .hello: ["EHLO", "HELO"]
        case .encryption: ["STARTTLS"]
        case .login: ["AUTH "]
        case .sender: ["MAIL FROM"]
        case .recipient: ["RCPT TO"]
        case .announcement: ["DATA"]
        }
    }
}

/// What a server answered to one command.
struct SMTPReply: Hashable {
    struct Line: Hashable {
        let code: Int
        let text: String
        let isLast: Bool

        /// Reads `250-text` or `250 text`; what cannot be shown becomes a question mark.
        init?(_ bytes: some Sequence<UInt8>) {
            let line = Array(bytes.prefix(512).prefix { $0 != 13 && $0 != 10 })
            guard line.count >= 3, line[0...2].allSatisfy(\.isDigit) else { return nil }
            code = line[0...2].reduce(0) { $0 * 10 + Int($1 - 48) }
            isLast = line.count == 3 || line[3] != UInt8(ascii: "-")
            let rest = line.dropFirst(4).map { 32...126 ~= $0 ? $0 : UInt8(ascii: "?") }
            text = String(decoding: rest, as: UTF8.self)
        }
    }

    let code: Int
    private(set) var text: String
    private(set) var lastLine: String
    private(set) var isComplete: Bool

    init(_ line: Line) {
        code = line.code
        text = line.text
        lastLine = Self.shown(line.code, line.text)
        isComplete = line.isLast
    }

    func adding(_ line: Line) -> SMTPReply {
        var reply = self
        // Enough for every reason that a person reads.
        if reply.text.utf8.count < 1_000 { reply.text += " " + line.text }
        reply.lastLine = Self.shown(line.code, line.text)
        reply.isComplete = line.isLast
        return reply
    }

    /// `550 5.1.1 No such user`
    var description: String { Self.shown(code, text) }

    private static func shown(_ code: Int, _ text: String) -> String { text.isEmpty ? "\(code)" : "\(code) \(text)" }
}
