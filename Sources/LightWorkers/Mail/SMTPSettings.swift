/// Through which server letters leave, and how. The daemon fills it from its configuration.
package struct SMTPSettings: Sendable {
    package enum Security: String, Hashable, Sendable, CaseIterable {
        /// Clear text; for a server on this machine.
        case none
        /// Clear text until STARTTLS, which the server must offer.
        case starttls
        /// TLS from the first octet, usually on port 465.
        case tls
    }

    /// A name or an IP address, an IPv6 one without brackets.
    package var host: String
    package var port: Int
    package var security: Security
    /// A file of certificates (PEM) to trust instead of the system's.
    package var caFile: String?
    package var credentials: Credentials?
    /// Where bounces go (the envelope's sender); absent means the address of `from`.
    package var returnPath: MailAddress?
    /// The name this machine gives itself in EHLO.
    package var helo: String
    /// How many letters may be on their way at once.
    package var connections: Int
    /// Seconds until a connection stands, TLS not included.
    package var connectSeconds: Int
    /// Seconds for one letter, everything included.
    package var letterSeconds: Int
    /// Seconds after which a connection without work is closed.
    package var idleSeconds: Int

    package init(
        host: String, port: Int = 587, security: Security = .starttls, caFile: String? = nil,
        credentials: Credentials? = nil, returnPath: MailAddress? = nil, helo: String, connections: Int = 4,
        connectSeconds: Int = 15, letterSeconds: Int = 60, idleSeconds: Int = 15
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.caFile = caFile
        self.credentials = credentials
        self.returnPath = returnPath
        self.helo = helo
        self.connections = connections
        self.connectSeconds = connectSeconds
        self.letterSeconds = letterSeconds
        self.idleSeconds = idleSeconds
    }

    /// Why they cannot be used, with the name of the setting at fault; nil where they can.
    package var objection: (setting: String, reason: String)? {
        if !Self.isHost(host) { return ("host", "\"\(HeaderText(host))\" is not a host name or an IP address") }
        if !(1...65_535).contains(port) { return ("port", "a port is a number from 1 to 65535") }
        if !Self.isHost(helo) { return ("helo", "\"\(HeaderText(helo))\" is not a host name") }
        if !(1...32).contains(connections) { return ("connections", "from 1 to 32 connections are possible") }
        if credentials != nil, security == .none, !["localhost", "127.0.0.1", "::1"].contains(host) {
            return ("security", "a password leaves this machine only with \"starttls\" or \"tls\"")
        }
        let seconds = [
            ("connectSeconds", connectSeconds), ("letterSeconds", letterSeconds), ("idleSeconds", idleSeconds),
        ]
        for (name, value) in seconds where !(1...3_600).contains(value) {
            return (name, "from 1 to 3600 seconds are possible")
        }
        return nil
    }

    /// `mail.example.org:587`, for messages.
    var server: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

    /// libcurl takes the name for EHLO from the path.
    var url: String {
        "\(security == .tls ? "smtps" : "smtp")://\(server)/\(helo.contains(":") ? "[IPv6:\(helo)]" : helo)"
    }

    private static func isHost(_ text: String) -> Bool {
        guard (1...253).contains(text.utf8.count) else { return false }
        if text.contains(":") { return text.utf8.allSatisfy { $0.isHexDigit || ":.".utf8.contains($0) } }
        return text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            (1...63).contains(label.utf8.count)
                && label.utf8.allSatisfy { $0.isLetterOrDigit || "-_".utf8.contains($0) }
                && label.first != "-"
        }
    }
}

/// What a mail server asks for. Printing it does not show the password.
package struct Credentials: Sendable, CustomStringConvertible, CustomReflectable {
    package let user: String
    let password: String

    package init(user: String, password: String) {
        self.user = user
        self.password = password
    }

    package var description: String { "\(user) with a password" }
    package var customMirror: Mirror { Mirror(self, children: ["user": user]) }
}
