import LightDomain

/// What kept a letter from being taken, and what follows from it.
///
/// A 4xx and every trouble with the line pass. A 5xx to the recipient or to the letter is about this letter and
/// final. A 5xx to anything before, a login that is missing, and a server that will not relay are about our settings:
/// these are mended by the operator and must not cost a reminder.
struct SMTPTrouble {
    /// `mail.example.org:587`
    let server: String
    let stage: SMTPStage
    let reply: SMTPReply?
    /// libcurl's words.
    let problem: String

    var outcome: Outcome {
        guard let reply, reply.code >= 400 else { return .deferred(detail: brokenOff) }
        if reply.code < 500 { return .deferred(detail: "\(server) put off \(object): \(reply.description)") }
        let refusal = "\(server) refused \(object): \(reply.description)"
        return isAboutUs(reply)
            ? .deferred(detail: "\(refusal) (the mail settings are at fault, not this letter)")
            : .failed(detail: refusal)
    }

    // MARK: Helpers

    private func isAboutUs(_ reply: SMTPReply) -> Bool {
        // RFC 4954 section 6: a login is required, too weak, wrong, or wants encryption.
        if [530, 534, 535, 538].contains(reply.code) { return true }
        switch stage {
        case .connection, .greeting, .hello, .encryption, .login: return true
        // 552: the letter is larger than the server takes.
        case .sender: return reply.code != 552
        // "Relay access denied", "relay not permitted", "Relaying denied", "Unable to relay": no code says it.
        case .recipient: return reply.text.lowercased().contains("relay")
        case .announcement, .letter: return false
        }
    }

    private var brokenOff: String {
        switch stage {
        case .connection: "\(server) cannot be reached: \(problem)"
        case .letter: "\(server) broke off \(activity), which it may have taken all the same: \(problem)"
        default: "\(server) broke off \(activity): \(problem)"
        }
    }

    /// What is refused or put off.
    private var object: String {
        switch stage {
        case .connection, .greeting: "the connection"
        case .hello: "our greeting"
        case .encryption: "encryption"
        case .login: "the login"
        case .sender: "the sender"
        case .recipient: "the recipient"
        case .announcement, .letter: "the letter"
        }
    }

    /// While what it was broken off.
    private var activity: String {
        switch stage {
        case .connection: "while connecting"
        case .greeting: "before its greeting"
        case .hello: "after our greeting"
        case .encryption: "while encryption was set up"
        case .login: "while logging in"
        case .sender: "after the sender"
        case .recipient: "after the recipient"
        case .announcement: "before the letter"
        case .letter: "during the letter"
        }
    }
}
