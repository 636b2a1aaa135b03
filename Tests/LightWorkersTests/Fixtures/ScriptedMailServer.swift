import Synchronization
import Testing

/// A mail server that behaves but where its script says otherwise.
final class ScriptedMailServer: Sendable {
    enum Step: String, Sendable, CaseIterable {
        case greeting, EHLO, STARTTLS, AUTH, MAIL, RCPT, DATA, end, QUIT
    }

    enum Reaction: Sendable {
        case say(String)
        case hangUp
        case silence
    }

    private struct Record {
        var commands: [String] = []
        var letters: [String] = []
        /// Connections that ended with QUIT.
        var farewells = 0
    }

    private let server: LocalServer
    private let record: RecordBox

    /// Shared with the threads of the connections.
    private final class RecordBox: Sendable {
        let value = Mutex(Record())
    }

    var port: Int { server.port }
    var connections: Int { server.connections }
    var commands: [String] { record.value.withLock { $0.commands } }
    var letters: [String] { record.value.withLock { $0.letters } }
    var farewells: Int { record.value.withLock { $0.farewells } }

    init(_ script: [Step: Reaction] = [:], hello: String = "250-scripted\r\n250 SIZE 1000000") throws {
        let record = RecordBox()
        self.record = record
        server = try LocalServer { connection in
            Self.talk(connection, script: script, hello: hello, record: record)
        }
    }

    func stop() { server.stop() }

    private static func talk(
        _ connection: LocalConnection, script: [Step: Reaction], hello: String, record: RecordBox
    ) {
        let usual: [Step: String] = [
            .greeting: "220 scripted", .EHLO: hello, .STARTTLS: "220 go ahead", .AUTH: "235 2.7.0 welcome",
            .MAIL: "250 2.1.0 Ok", .RCPT: "250 2.1.5 Ok", .DATA: "354 go on", .end: "250 2.0.0 Ok: queued as 4F",
            .QUIT: "221 2.0.0 Bye",
        ]
        /// False where the dialogue is over.
        func react(to step: Step) -> Bool {
            switch script[step] ?? .say(usual[step] ?? "500 what?") {
            case .say(let text):
                connection.write(text + "\r\n")
                return true
            case .hangUp: return false
            case .silence:
                connection.beSilent()
                return false
            }
        }
        guard react(to: .greeting) else { return }
        while let command = connection.line() {
            record.value.withLock { $0.commands.append(command) }
            let word = String(command.prefix { $0 != " " && $0 != ":" })
            guard let step = Step(rawValue: word == "HELO" ? "EHLO" : word) else {
                connection.write("502 5.5.2 unknown\r\n")
                continue
            }
            if step == .QUIT { record.value.withLock { $0.farewells += 1 } }
            guard react(to: step), step != .QUIT else { return }
            guard step == .DATA, script[.DATA] == nil else { continue }
            guard let letter = readLetter(connection) else { return }
            record.value.withLock { $0.letters.append(letter) }
            guard react(to: .end) else { return }
        }
    }

    /// Up to the dot, with the dots undone that were doubled (RFC 5321 section 4.5.2).
    private static func readLetter(_ connection: LocalConnection) -> String? {
        var letter = ""
        while let line = connection.line() {
            if line == "." { return letter }
            letter += (line.hasPrefix(".") ? String(line.dropFirst()) : line) + "\r\n"
        }
        return nil
    }
}
