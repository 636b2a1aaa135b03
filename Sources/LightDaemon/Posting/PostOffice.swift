import Almanac
import Foundation
import LightDomain
import LightWorkers

/// Makes letters of notices and the transport that the configuration names.
package struct PostOffice: Sendable {
    private let composer: Composer
    private let settings: MailSettings
    private let clock: any Clock

    package init(composer: Composer, settings: MailSettings, clock: any Clock) {
        self.composer = composer
        self.settings = settings
        self.clock = clock
    }

    /// The worker for reminders.
    package func worker(credentials: String?) throws -> (any Worker, transport: (any MailTransport)?) {
        guard let transport = try transport(credentials: credentials) else {
            return (NoMail(reason: settings.obstacle ?? "mail is not configured"), nil)
        }
        return (MailWorker(transport: transport) { letter($0, $1) }, transport)
    }

    /// The letter of a notice.
    package func letter(_ notice: Notice, _ assignment: Assignment) -> Result<Letter, CompositionError> {
        do {
            let composition = try composer.compose(notice, key: assignment.key)
            guard let sender = settings.from, let address = notice.contact.email else {
                throw CompositionError(reason: "there is nobody to write from or to")
            }
            guard let messageID = MessageID(composition.messageID), let thread = MessageID(composition.threadID),
                let language = LanguageTag(composition.language)
            else { throw CompositionError(reason: "no identifier can be made of \(assignment.key)") }
            return .success(
                Letter(
                    from: try sender.postal, to: try LightWorkers.Mailbox(address: address, name: notice.contact.name),
                    replyTo: try settings.replyTo?.postal, subject: HeaderText(composition.subject),
                    text: composition.text, html: composition.html, messageID: messageID, date: clock.now,
                    language: language, inReplyTo: thread, references: [thread],
                    listUnsubscribe: unsubscribe(notice, sender)))
        } catch let error as CompositionError {
            return .failure(error)
        } catch {
            return .failure(CompositionError(reason: "\(error)"))
        }
    }

    /// Where a town that has promised nothing asks to be left alone (RFC 2369): a letter to whom answers go anyway.
    private func unsubscribe(_ notice: Notice, _ sender: Mailbox) -> MailLink? {
        guard notice.commitment == nil else { return nil }
        let mailbox = (settings.replyTo ?? sender).address
        return MailLink("mailto:\(mailbox)?subject=unsubscribe%20\(notice.municipality)")
    }

    /// A reminder as its contact would read it, for rehearsals.
    package func preview(_ assignment: Assignment, _ notice: Notice) -> RehearsedText {
        do {
            let composition = try composer.compose(notice, key: assignment.key)
            return RehearsedText(title: composition.subject, text: composition.text)
        } catch {
            return RehearsedText(title: "no letter can be made of it", text: error.description)
        }
    }

    // MARK: Transports

    private func transport(credentials: String?) throws -> (any MailTransport)? {
        guard let transport = try unpacedTransport(credentials: credentials) else { return nil }
        return settings.pace.map { PacedTransport(transport, pace: $0) } ?? transport
    }

    private func unpacedTransport(credentials: String?) throws -> (any MailTransport)? {
        switch settings.via {
        case .none: nil
        case .discard: DiscardTransport()
        case .maildir: settings.maildir.map { MaildirTransport(folder: $0) }
        case .smtp: try settings.smtp.map { SMTPTransport(try smtpSettings($0, credentials: credentials)) }
        case .sendmail:
            SendmailTransport(
                SendmailSettings(
                    program: settings.sendmail.program, arguments: settings.sendmail.arguments,
                    returnPath: try settings.returnPath.map { try MailAddress($0) },
                    concurrency: settings.sendmail.concurrency, letterSeconds: settings.sendmail.timeout))
        }
    }

    private func smtpSettings(_ smtp: MailSettings.SMTP, credentials: String?) throws -> SMTPSettings {
        let password = try smtp.password.map { try read($0, credentials: credentials) }
        let security: SMTPSettings.Security =
            switch smtp.security {
            case .none: .none
            case .starttls: .starttls
            case .tls: .tls
            }
        let settings = SMTPSettings(
            host: smtp.host, port: smtp.port, security: security, caFile: smtp.ca,
            credentials: smtp.user.map { Credentials(user: $0, password: password ?? "") },
            returnPath: try settings.returnPath.map { try MailAddress($0) }, helo: ProcessInfo.processInfo.hostName,
            connections: smtp.connections, letterSeconds: smtp.timeout)
        if let objection = settings.objection {
            throw SettingProblem(setting: "mail.smtp.\(objection.setting)", reason: objection.reason)
        }
        return settings
    }

    private func read(_ secret: MailSettings.Secret, credentials: String?) throws -> String {
        let path: String
        switch secret {
        case .file(let file): path = file
        case .credential(let name):
            guard let credentials else {
                throw SecretProblem(
                    place: "the systemd credential \"\(name)\"", reason: "no credentials were passed on")
            }
            path = "\(credentials)/\(name)"
        }
        if let reason = ConfigurationFiles.obstacle(to: path) {
            throw SecretProblem(place: path, reason: "it \(reason)")
        }
        guard let data = FileManager.default.contents(atPath: path), let text = String(data: data, encoding: .utf8)
        else {
            throw SecretProblem(place: path, reason: "it cannot be read as text")
        }
        return String(text.prefix { !$0.isNewline })
    }
}

/// Why a password is not to be had.
package struct SecretProblem: Error, CustomStringConvertible {
    package let place: String
    package let reason: String

    package var description: String { "the mail server's password, \(place): \(reason)" }
}

/// A setting that only its worker can judge.
package struct SettingProblem: Error, CustomStringConvertible {
    package let setting: String
    package let reason: String

    package var description: String { "\(setting): \(reason)" }
}

extension Mailbox {
    /// As letters carry it.
    fileprivate var postal: LightWorkers.Mailbox {
        get throws { try LightWorkers.Mailbox(address: address, name: name) }
    }
}

/// Stands in for a channel that is not configured: reminders wait until it is, or until it is too late.
struct NoMail: Worker {
    let reason: String

    func perform(_ assignment: Assignment) async -> Outcome { .deferred(detail: reason) }
}
