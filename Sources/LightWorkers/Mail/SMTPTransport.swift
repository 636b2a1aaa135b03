import LightDomain

/// Sends letters through a mail server. A few connections stay open between letters and are closed when nothing is
/// to be done; each belongs to a thread of its own, so that a slow server holds up nobody else.
///
/// A repeat is sent again under the same Message-ID.
package final class SMTPTransport: MailTransport {
    /// Letters that may wait for a connection.
    package static let queueLimit = 1_000
    /// Seconds that a letter under way has when the transport is closed.
    package static let closingSeconds = 5

    private let settings: SMTPSettings
    private let crew: Crew<SMTPConnection>

    /// - Precondition: the settings have no objection.
    package init(_ settings: SMTPSettings) {
        precondition(settings.objection == nil, "the settings of a mail server are checked where they are read")
        self.settings = settings
        crew = Crew(members: settings.connections, limit: Self.queueLimit, restAfter: settings.idleSeconds) {
            patience in
            SMTPConnection(settings, patience: patience)
        }
    }

    package func send(_ letter: Letter) async -> Outcome {
        let octets = letter.rfc5322()
        let sender = settings.returnPath ?? letter.from.address
        let answer = await crew.perform { connection in
            connection.send(octets, from: sender, to: letter.to.address)
        }
        switch answer {
        case .success(let outcome): return outcome
        case .failure(.full): return .deferred(detail: "\(Self.queueLimit) letters wait for \(settings.server) already")
        case .failure(.closed): return .deferred(detail: "lightd is ending, so the letter was not begun")
        }
    }

    package func close() async { await crew.close(within: Self.closingSeconds) }
}
