/// How letters leave the house.
package struct MailSettings: Hashable, Sendable {
    package enum Way: String, Hashable, Sendable, CaseIterable {
        case smtp, sendmail, maildir
        /// Written and thrown away, for measuring.
        case discard
        /// Not configured: reminders wait.
        case none
    }

    package enum Security: String, Hashable, Sendable, CaseIterable {
        case starttls, tls, none
    }

    /// Where the password is found; never the password.
    package enum Secret: Hashable, Sendable {
        case file(String)
        /// The name of a systemd credential, a file in `$CREDENTIALS_DIRECTORY`.
        case credential(String)
    }

    package struct SMTP: Hashable, Sendable {
        package var host: String
        package var port: Int
        package var security: Security
        package var user: String?
        package var password: Secret?
        /// A file of certificates (PEM) trusted instead of the system's.
        package var ca: String?
        /// Letters under way at once.
        package var connections: Int
        /// Seconds.
        package var timeout: Int
    }

    package struct Sendmail: Hashable, Sendable {
        /// An absolute path.
        package var program: String
        /// What stands before the envelope.
        package var arguments: [String]
        /// Programs running at once.
        package var concurrency: Int
        /// Seconds.
        package var timeout: Int
    }

    package var via: Way
    /// Present unless `via` is `none`.
    package var from: Mailbox?
    /// The envelope's sender; absent means the address of `from`.
    package var returnPath: String?
    package var replyTo: Mailbox?
    /// Present if `via` is `smtp`.
    package var smtp: SMTP?
    package var sendmail: Sendmail
    /// Present if `via` is `maildir`.
    package var maildir: String?
    /// Letters a minute; absent means as many as are taken.
    package var pace: Int?

    /// How many letters are on their way at once.
    package var concurrency: Int {
        switch via {
        case .smtp: smtp?.connections ?? 1
        case .sendmail: sendmail.concurrency
        case .maildir, .discard, .none: 4
        }
    }

    /// What is missing before a letter can leave, in words for `Health`; nil where nothing is.
    package var obstacle: String? {
        via == .none ? "mail is not configured: set mail.via in lightd.yaml" : nil
    }
}

extension MailSettings {
    init(_ section: Section, coordinator: Mailbox?) {
        via = section.required("via", .word(standIn: .none))
        from = section.optional("from", .mailbox)
        returnPath = section.optional("returnPath", .mailbox)?.address
        replyTo = section.optional("replyTo", .mailbox) ?? coordinator
        let smtp = section.section("smtp")
        // What is missing is missed because of this word.
        let way = section.spot(of: "via")
        self.smtp = Self.readSMTP(smtp, way: via == .smtp ? way : nil)
        smtp.close()
        sendmail = Self.readSendmail(section.section("sendmail"), isUsed: via == .sendmail)
        pace = section.optional("pace", .integer(in: 1...100_000))
        let folder = section.section("maildir")
        maildir = folder.optional("folder", .path)
        if via == .maildir, !folder.has("folder") {
            folder.report(
                "mail.maildir.folder needs a value when mail goes via maildir", atOneOf: ["folder"], or: [way])
        }
        folder.close()
        if via != .none, !section.has("from") {
            section.report("mail.from needs a value when mail goes via \(via.rawValue)", atOneOf: ["from", "via"])
        }
        section.close()
    }

    /// - Parameter way: where it is said that mail goes this way; nil where it does not.
    private static func readSMTP(_ section: Section, way: Spot?) -> SMTP? {
        let host = section.optional("host", .text("a host name such as \"smtp.example.org\"", where: isHost))
        let security: Security = section.required("security", .word(standIn: .starttls))
        let port = section.optional("port", .integer(in: 1...65_535))
        let user = section.optional("user", .text)
        let password = readPassword(section, user: user)
        let ca = section.optional("ca", .path)
        let connections = section.required("connections", .integer(in: 1...32))
        let timeout = section.required("timeoutSeconds", .integer(in: 1...600))
        if let way {
            for key in ["passwordFile", "ca"] { section.refer(to: .file, key) }
            if !section.has("host") {
                section.report("mail.smtp.host needs a value when mail goes via smtp", atOneOf: ["host"], or: [way])
            }
        }
        guard let host else { return nil }
        if security == .none, user != nil, !["localhost", "127.0.0.1", "::1", "[::1]"].contains(host) {
            section.report("without security the password would go to \(host) for all to read", at: "security")
        }
        return SMTP(
            host: host, port: port ?? standardPort(security), security: security, user: user, password: password,
            ca: ca, connections: connections, timeout: timeout)
    }

    private static func readSendmail(_ section: Section, isUsed: Bool) -> Sendmail {
        let sendmail = Sendmail(
            program: section.required("program", .path), arguments: section.required("arguments", .list(of: .text)),
            concurrency: section.required("concurrency", .integer(in: 1...32)),
            timeout: section.required("timeoutSeconds", .integer(in: 1...600)))
        if isUsed { section.refer(to: .file, "program") }
        section.close()
        return sendmail
    }

    private static func readPassword(_ section: Section, user: String?) -> Secret? {
        let file = section.optional("passwordFile", .path)
        let credential = section.optional(
            "passwordCredential", .text("the name of a credential, such as \"smtp-password\"", where: isFileName))
        if file != nil, credential != nil {
            section.report("give passwordFile or passwordCredential, not both", at: "passwordCredential")
        }
        if !section.has("user"), file != nil || credential != nil {
            let key = file == nil ? "passwordCredential" : "passwordFile"
            section.report("a password is of no use without mail.smtp.user", at: key)
        }
        if let credential { return .credential(credential) }
        return file.map { .file($0) }
    }

    private static func standardPort(_ security: Security) -> Int {
        switch security {
        case .starttls: 587
        case .tls: 465
        case .none: 25
        }
    }

    /// A name, an IPv4 address, or an IPv6 address with or without its brackets.
    private static func isHost(_ text: String) -> Bool {
        if Mailbox.isDomain(text) { return true }
        return text.contains(":") && text.utf8.allSatisfy { "0123456789abcdefABCDEF:.[]".utf8.contains($0) }
    }

    private static func isFileName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 255 && !text.contains("/") && text != "." && text != ".."
    }
}
