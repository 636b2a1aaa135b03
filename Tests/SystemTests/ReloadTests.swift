import Foundation
import LightProtocol
import Testing
import Varlink

extension SystemTests {
    /// The built daemon, whose operator edits its configuration while it works.
    @Suite struct ReloadTests {
        private static let quiet = "log: { level: error }"

        /// Writes the configuration of a running daemon anew.
        private func edit(_ workshop: Workshop, _ configuration: String) throws {
            _ = try workshop.write("\(configuration)\nclock: { holdSeconds: 0 }\n", to: "lightd.yaml")
        }

        private func client(_ workshop: Workshop) throws -> Client {
            try Client(connectingTo: ServiceAddress(path: workshop.socket), timeout: .seconds(30))
        }

        /// When the first waiting job of a rule is due.
        private func due(_ rule: String, _ client: Client) throws -> String? {
            let jobs = try client.call(Agenda.List.self, .init(state: .waiting)).jobs
            return jobs?.first { $0.rule == rule }?.due
        }

        @Test func rulesAndColourChangeForEverybodyWhoIsConnected() throws {
            let workshop = try Workshop()
            let daemon = try workshop.startDaemon(configuration: Self.quiet)
            #expect(try workshop.lightctl("add", "Gent", "--building", "Belfort", "--edition", "2031").code == 0)
            let before = try client(workshop)
            let old = try due("eve", before)
            let status = try before.call(Status.Get.self, .init(edition: 2031))
            var watch = try client(workshop).stream(Status.Watch.self, .init(edition: 2031))
            while try watch.next()?.kind != .ready {}
            try edit(
                workshop,
                """
                \(Self.quiet)
                campaign: { name: Groen Hart, colour: "#00FF00" }
                rules: { eve: { at: day -2d at 11:00 } }
                """)
            let reloaded = try workshop.lightctl("reload")
            #expect(reloaded.code == 0 && reloaded.output.hasPrefix("reloaded, revision "), "\(reloaded)")
            // The same connections see it, and the watcher is told without asking.
            let new = try due("eve", before)
            #expect(old != nil && new != nil && old != new)
            let seen = try before.call(
                Status.Get.self, .init(edition: 2031, since: status.revision, instance: status.instance))
            #expect(!seen.unchanged && seen.summary?.colour == "#00FF00" && seen.summary?.campaign == "Groen Hart")
            var summary: Status.Summary?
            while summary == nil { summary = try watch.next()?.summary }
            #expect(summary?.colour == "#00FF00")
            #expect(try before.call(Manager.GetConfiguration.self, .init()).yaml.contains("Groen Hart"))
            let history = try workshop.lightctl("history", "--what", "config").output
            #expect(history.contains("config.reloaded"), "\(history)")
            #expect(daemon.end(SIGTERM) == 0)
        }

        @Test func whatIsWrongLeavesTheOldOneInForceAndIsToldByItsPlace() throws {
            let workshop = try Workshop()
            let daemon = try workshop.startDaemon(configuration: Self.quiet)
            let connection = try client(workshop)
            let (yaml, revision) = (
                try connection.call(Manager.GetConfiguration.self, .init()).yaml,
                try connection.call(Status.Get.self, .init()).revision
            )
            try edit(workshop, "campaign:\n  colour: \"#00FF00\"\n  on: sunst +15m")
            let error = #expect(throws: ClientError.self) { try connection.call(Manager.Reload.self, .init()) }
            guard
                case .invalidConfiguration("\(workshop.folder)/lightd.yaml", 3, 7, let reason) =
                    try #require(error).typed(Manager.Failure.self)
            else { throw Failed("\(String(describing: error))") }
            #expect(reason.contains("sunset"))
            let told = try workshop.lightctl("reload")
            #expect(told.code == 1 && told.errors.contains("\(workshop.folder)/lightd.yaml:3:7: "), "\(told)")
            #expect(told.errors.hasSuffix("The old configuration is in force.\n"))
            // A message that cannot be read is as bad as a setting, and so is a mail server without its password.
            try FileManager.default.createDirectory(
                atPath: "\(workshop.folder)/messages", withIntermediateDirectories: true)
            try edit(workshop, Self.quiet)
            _ = try workshop.write("Subject: {{nobody}}\n\n{{#open}}", to: "messages/eve.nl.mustache")
            let message = try workshop.lightctl("reload")
            #expect(message.code == 1 && message.errors.contains("messages/eve.nl.mustache:"), "\(message)")
            try FileManager.default.removeItem(atPath: "\(workshop.folder)/messages")
            try edit(
                workshop,
                """
                mail:
                  via: smtp
                  from: Blue Heart <blueheart@example.org>
                  smtp: { host: localhost, user: jan, passwordCredential: nowhere }
                """)
            let secret = try workshop.lightctl("reload")
            #expect(secret.code == 1 && secret.errors.contains("the mail server's password"), "\(secret)")
            #expect(try connection.call(Manager.GetConfiguration.self, .init()).yaml == yaml)
            #expect(try connection.call(Status.Get.self, .init()).revision == revision)
            #expect(daemon.end(SIGTERM) == 0)
        }

        @Test func aHangupIsAReloadToo() throws {
            let workshop = try Workshop()
            let daemon = try workshop.startDaemon(configuration: Self.quiet)
            let connection = try client(workshop)
            let status = try connection.call(Status.Get.self, .init())
            try edit(workshop, "\(Self.quiet)\ncampaign: { colour: \"#00FF00\" }")
            kill(daemon.processIdentifier, SIGHUP)
            let seen = try connection.call(
                Status.Get.self, .init(since: status.revision, instance: status.instance, waitSeconds: 30))
            #expect(seen.summary?.colour == "#00FF00")
            // One that is wrong ends nothing.
            try edit(workshop, "campaign: { colour: blue }")
            kill(daemon.processIdentifier, SIGHUP)
            while daemon.line()?.contains("the old one is in force") != true {}
            #expect(try connection.call(Status.Get.self, .init()).revision == seen.revision)
            #expect(daemon.end(SIGTERM) == 0)
        }

        @Test func limitsAndRightsHoldFromThenOnAndAnotherSocketWaitsForARestart() throws {
            let workshop = try Workshop()
            let daemon = try workshop.startDaemon(configuration: Self.quiet)
            let before = try client(workshop)
            let other = "\(workshop.folder)/elsewhere"
            // The command line's socket wins over the configuration's, so that one changes nothing.
            try edit(
                workshop,
                """
                \(Self.quiet)
                limits: { messageBytes: 4096, unfinishedBytesPerUser: 4096 }
                socket: { path: \(other), mode: 0600 }
                access: { operators: { users: [\"65534\"] } }
                """)
            let reloaded = try workshop.lightctl("reload", "--json")
            #expect(reloaded.output.hasPrefix(#"{"revision":"#), "\(reloaded)")
            let long = String(repeating: "a", count: 5_000)
            #expect(throws: ClientError.self) {
                try client(workshop).call(Register.Lookup.self, .init(name: long))
            }
            let error = #expect(throws: ClientError.self) { try before.call(Register.Lookup.self, .init(name: long)) }
            #expect(error?.typed(Register.Failure.self) != nil, "who was connected keeps what it was promised")
            let mode = try FileManager.default.attributesOfItem(atPath: workshop.socket)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            #expect(!FileManager.default.fileExists(atPath: other))
            #expect(daemon.end(SIGTERM) == 0)
        }

        @Test(.enabled(if: getuid() == 0, "only root can be somebody else"))
        func whoMayDoWhatChangesForOpenConnectionsToo() throws {
            let workshop = try Workshop()
            let open = "\(Self.quiet)\nsocket: { mode: 0666 }"
            let daemon = try workshop.startDaemon(configuration: open)
            let nobody = try Program(
                "/usr/bin/setpriv",
                [
                    "--reuid=65534", "--clear-groups", "/usr/bin/env", "python3", "-uc",
                    """
                    import socket, sys
                    peer = socket.socket(socket.AF_UNIX); peer.connect(sys.argv[1])
                    for line in sys.stdin:
                        peer.sendall(b'{"method":"io.lightd.Manager.WhoAmI"}\\0')
                        print(peer.recv(9999)[:-1].decode())
                    """, workshop.socket,
                ])
            #expect(nobody.ask().contains(#""right":"public""#))
            try edit(workshop, "\(open)\naccess: { operators: { users: [\"65534\"] } }")
            #expect(try workshop.lightctl("reload").code == 0)
            #expect(nobody.ask().contains(#""right":"operator""#))
            try edit(workshop, open)
            #expect(try workshop.lightctl("reload").code == 0)
            #expect(nobody.ask().contains(#""right":"public""#))
            nobody.closeInput()
            #expect(daemon.end(SIGTERM) == 0)
        }

        @Test(.enabled(if: Workshop.python != nil, "make test sets up the Python that this needs"))
        func aLetterThatIsUnderWayIsNeitherLostNorSentTwice() throws {
            let workshop = try Workshop()
            let sink = try MailSink(pause: 2)
            let from = "\(Self.quiet)\nmail:\n  from: Blue Heart <blueheart@example.org>\n"
            let daemon = try workshop.startDaemon(
                configuration: "\(from)  via: smtp\n  smtp: { host: 127.0.0.1, port: \(sink.port), security: none }")
            for (town, building) in [("Gent", "Belfort"), ("Leuven", "Stadhuis")] {
                let added = try workshop.lightctl(
                    "add", town, "--building", building, "--contact", "Jan <jan@example.org>", "--edition", "2031")
                #expect(added.code == 0, "\(added)")
            }
            let job = "2031/gent/belfort/week-before"
            #expect(try workshop.lightctl("run", job).code == 0)
            // The server has it and has not said so yet.
            let letter = try sink.letter()
            try edit(workshop, "\(from)  via: maildir\n  maildir: { folder: \(workshop.folder)/outbox }")
            #expect(try workshop.lightctl("reload").code == 0)
            let next = try workshop.lightctl("run", "2031/leuven/stadhuis/eve", "--wait")
            #expect(next.code == 0 && next.output.contains("done: new/"), "what comes next goes the new way: \(next)")
            let connection = try client(workshop)
            var seen = try connection.call(Agenda.Get.self, .init(id: job)).job
            while seen.state == .running {
                let now = try connection.call(Status.Get.self, .init(edition: 2031)).revision
                seen = try connection.call(Agenda.Get.self, .init(id: job)).job
                if seen.state == .running {
                    _ = try connection.call(Status.Get.self, .init(edition: 2031, since: now, waitSeconds: 5))
                }
            }
            #expect(seen.state == .done && seen.attempts.count == 1, "\(seen)")
            #expect(letter.to == ["jan@example.org"])
            #expect(try FileManager.default.contentsOfDirectory(atPath: "\(workshop.folder)/outbox/new").count == 1)
            #expect(daemon.end(SIGTERM) == 0)
        }

        @Test func messagesAndHolidaysAreReadAgain() throws {
            let workshop = try Workshop()
            let daemon = try workshop.startDaemon(configuration: Self.quiet)
            let added = try workshop.lightctl(
                "add", "Gent", "--building", "Belfort", "--contact", "Jan <jan@example.org>", "--edition", "2031")
            #expect(added.code == 0, "\(added)")
            let connection = try client(workshop)
            let day = try #require(try due("eve", connection)?.prefix(10))
            try FileManager.default.createDirectory(
                atPath: "\(workshop.folder)/messages", withIntermediateDirectories: true)
            _ = try workshop.write("Subject: Vooravond\n\nTot morgen.\n", to: "messages/eve.nl.mustache")
            let holidays = try workshop.write(
                "BE:\n  - { day: \"\(day.dropFirst(5))\", names: { nl: Vrije dag } }\n", to: "holidays.yaml")
            try edit(workshop, "\(Self.quiet)\nholidays: \(holidays)")
            let reloaded = try workshop.lightctl("reload")
            #expect(reloaded.code == 0, "\(reloaded)")
            let moved = try #require(try due("eve", connection)?.prefix(10))
            #expect(moved < day, "a holiday is no day to write to anybody")
            let rehearsed = try workshop.lightctl("rehearse", "--edition", "2031", "--json")
            #expect(rehearsed.output.contains("Vooravond"))
            #expect(daemon.end(SIGTERM) == 0)
        }
    }
}

extension Program {
    /// Gives the program a line, and waits for its answer.
    fileprivate func ask() -> String {
        give("\n")
        return line() ?? ""
    }
}
