import LightDomain

/// Which program takes letters, and how. The daemon fills it from its configuration.
package struct SendmailSettings: Hashable, Sendable {
    /// An absolute path, `/usr/sbin/sendmail`.
    package var program: String
    /// What stands before `-f SENDER -- RECIPIENT`.
    package var arguments: [String]
    /// The envelope's sender, where bounces go; absent means the address of `from`.
    package var returnPath: MailAddress?
    /// How many of it may run at once.
    package var concurrency: Int
    /// Seconds for one letter.
    package var letterSeconds: Int

    package init(
        program: String, arguments: [String] = ["-i"], returnPath: MailAddress? = nil, concurrency: Int = 4,
        letterSeconds: Int = 60
    ) {
        self.program = program
        self.arguments = arguments
        self.returnPath = returnPath
        self.concurrency = concurrency
        self.letterSeconds = letterSeconds
    }
}

/// Hands letters to a program that takes them as sendmail(1) does: the envelope as arguments, the letter with the
/// line breaks of Unix on standard input, and an answer by sysexits(3).
///
/// A repeat is handed over again under the same Message-ID.
package final class SendmailTransport: MailTransport {
    private let settings: SendmailSettings
    private let crew: Crew<SendmailClerk>

    package init(_ settings: SendmailSettings) {
        self.settings = settings
        crew = Crew(members: settings.concurrency, limit: SMTPTransport.queueLimit, restAfter: nil) { patience in
            SendmailClerk(settings, patience: patience)
        }
    }

    package func send(_ letter: Letter) async -> Outcome {
        let octets = letter.rfc5322().filter { $0 != 13 }
        let sender = settings.returnPath ?? letter.from.address
        switch await crew.perform({ $0.send(octets, from: sender, to: letter.to.address) }) {
        case .success(let outcome): return outcome
        case .failure(.full):
            return .deferred(detail: "\(SMTPTransport.queueLimit) letters wait for \(settings.program) already")
        case .failure(.closed): return .deferred(detail: "lightd is ending, so the letter was not begun")
        }
    }

    package func close() async { await crew.close(within: SMTPTransport.closingSeconds) }
}

/// Runs the program for one letter after another.
private final class SendmailClerk: CrewTool {
    private let settings: SendmailSettings
    private let patience: Patience

    init(_ settings: SendmailSettings, patience: Patience) {
        self.settings = settings
        self.patience = patience
    }

    func rest() {}

    func send(_ octets: [UInt8], from sender: MailAddress, to recipient: MailAddress) -> Outcome {
        // What follows -- is a recipient, whatever it begins with.
        let arguments = settings.arguments + ["-f", sender.description, "--", recipient.description]
        let program = Program(path: settings.program, arguments: arguments)
        let (end, words) = program.run(on: octets, within: settings.letterSeconds, patience: patience)
        return SendmailAnswer(program: settings.program, seconds: settings.letterSeconds, words: words).outcome(of: end)
    }
}

/// What the end of such a program means.
///
/// Only what is said of the letter or its recipient is final: an unknown user or host, and a letter that is not taken
/// as it is. The rest passes or is about our settings, and must not cost a reminder.
struct SendmailAnswer {
    let program: String
    let seconds: Int
    /// What it said, as it came.
    let words: String

    func outcome(of end: Program.End) -> Outcome {
        switch end {
        case .exited(0): .succeeded(detail: said.isEmpty ? "taken by \(program)" : String(said))
        case .exited(let code) where Self.final.contains(code):
            .failed(detail: "\(program) refused the letter: \(reason(code))")
        case .exited(let code) where Self.ours.contains(code):
            .deferred(detail: "\(program) refused: \(reason(code)) (the mail settings are at fault, not this letter)")
        case .exited(let code): .deferred(detail: "\(program) put off the letter: \(reason(code))")
        case .killed(let signal): .deferred(detail: "\(program) was ended by signal \(signal)\(said(after: ": "))")
        case .ranTooLong:
            .deferred(
                detail: "\(program) took longer than \(seconds) seconds for a letter, which it may have taken all the "
                    + "same\(said(after: ": "))")
        case .interrupted: .deferred(detail: "lightd is ending, so \(program) was ended in the middle of a letter")
        case .cannotStart(let problem):
            .deferred(detail: "\(program) cannot be started: \(problem) (the mail settings are at fault)")
        }
    }

    // MARK: Helpers

    /// EX_DATAERR, EX_NOUSER, EX_NOHOST.
    private static let final = [65, 67, 68]
    /// EX_USAGE, EX_NOPERM, EX_CONFIG.
    private static let ours = [64, 77, 78]

    /// The names of sysexits.h.
    private static let names = [
        64: "EX_USAGE", 65: "EX_DATAERR", 66: "EX_NOINPUT", 67: "EX_NOUSER", 68: "EX_NOHOST", 69: "EX_UNAVAILABLE",
        70: "EX_SOFTWARE", 71: "EX_OSERR", 72: "EX_OSFILE", 73: "EX_CANTCREAT", 74: "EX_IOERR", 75: "EX_TEMPFAIL",
        76: "EX_PROTOCOL", 77: "EX_NOPERM", 78: "EX_CONFIG",
    ]

    private func reason(_ code: Int) -> String {
        "exit code \(code)\(Self.names[code].map { " (\($0))" } ?? "")\(said(after: ": "))"
    }

    private var said: Substring { HeaderText(words).text.prefix(300) }

    private func said(after lead: String) -> String { said.isEmpty ? "" : lead + said }
}
