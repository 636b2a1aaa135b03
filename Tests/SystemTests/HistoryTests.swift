import Foundation
import LightProtocol
import Testing
import Varlink

extension SystemTests {
    /// What happened, as observers are told it.
    @Suite struct HistoryTests {
        private func start(_ workshop: Workshop) throws -> Program {
            let daemon = try workshop.startDaemon(
                configuration: """
                    mail:
                      via: maildir
                      from: Blue Heart <blueheart@example.org>
                      maildir: { folder: \(workshop.folder)/outbox }
                    socket: { mode: "0666" }
                    """)
            #expect(try workshop.lightctl("add", "Gent", "--building", "Belfort").code == 0)
            #expect(try workshop.lightctl("add", "Leuven", "--building", "Stadhuis").code == 0)
            #expect(try workshop.lightctl("confirm", "gent", "--note", "by telephone").code == 0)
            return daemon
        }

        private func client(_ workshop: Workshop) throws -> Client {
            try Client(connectingTo: ServiceAddress(path: workshop.socket), timeout: .seconds(30))
        }

        private func events(_ workshop: Workshop, _ input: History.List.Input) throws -> [String] {
            var stream = try client(workshop).stream(History.List.self, input)
            var events: [String] = []
            while let reply = try stream.next() {
                if let event = reply.event { events.append("\(event.what) \(event.subject)") }
            }
            return events
        }

        @Test func theHistoryIsFilteredPagedAndSigned() throws {
            let workshop = try Workshop()
            let daemon = try start(workshop)
            #expect(
                try events(workshop, .init(subject: "gent")) == [
                    "municipality.added gent", "building.added gent/belfort",
                    "commitment.added gent/belfort@\(edition)", "commitment.confirmed gent/belfort@\(edition)",
                ])
            let confirmed = "commitment.confirmed gent/belfort@\(edition)"
            #expect(try events(workshop, .init(what: "commitment.confirmed")) == [confirmed])
            #expect(try events(workshop, .init(what: "commitment")).count == 3)
            #expect(try events(workshop, .init(what: "commit")) == [])
            #expect(try events(workshop, .init(subject: "gent/belfort@\(edition)")).count == 2)
            #expect(try events(workshop, .init(until: "2020-01-01T00:00:00Z")) == [])
            #expect(try events(workshop, .init(limit: 2)).count == 2)
            let last = try client(workshop).call(History.List.self, .init(what: "commitment.confirmed"))
            let event = try #require(last.events?.first)
            #expect(event.before == ["promise": "promised"] && event.after?["promise"] == "confirmed")
            #expect(event.who.hasPrefix("uid:\(getuid())"))
            let after = try client(workshop).call(History.List.self, .init(since: event.revision))
            #expect(after.events == [] && after.revision == event.revision)
            #expect(throws: ClientError.self) { try events(workshop, .init(since: event.revision + 1)) }
            #expect(throws: ClientError.self) { try events(workshop, .init(from: "yesterday")) }
            #expect(throws: ClientError.self) { try events(workshop, .init(limit: 0)) }
            let shown = try workshop.lightctl("history", "gent", "--what", "commitment.confirmed")
            #expect(shown.output.contains("promise: promised > confirmed"), "\(shown)")
            #expect(daemon.end(SIGTERM) == 0)
        }

        @Test func whoFollowsIsToldWhatHappensAndTheDaemonStillEnds() throws {
            let workshop = try Workshop()
            let daemon = try start(workshop)
            var stream = try client(workshop).stream(
                History.List.self, .init(what: "commitment.withdrawn", follow: true))
            #expect(try workshop.lightctl("confirm", "leuven").code == 0)
            #expect(try workshop.lightctl("withdraw", "gent").code == 0)
            #expect(try stream.next()?.event?.subject == "gent/belfort@\(edition)")
            let begun = ContinuousClock.now
            #expect(daemon.end(SIGTERM) == 0)
            #expect(ContinuousClock.now - begun < .seconds(4), "it waited for one who follows")
            #expect(throws: ClientError.self) { try stream.next() }
        }

        @Test(.enabled(if: getuid() == 0, "only root can become somebody else"))
        func theHistoryIsForObservers() throws {
            let workshop = try Workshop()
            let daemon = try start(workshop)
            let script = """
                import os, socket, sys
                os.setgroups([]); os.setresgid(65534, 65534, 65534); os.setresuid(65534, 65534, 65534)
                peer = socket.socket(socket.AF_UNIX); peer.settimeout(20); peer.connect(sys.argv[1])
                for more in (b"", b',"more":true'):
                    peer.sendall(b'{"method":"io.lightd.History.List"' + more + b"}\\0")
                    print(peer.recv(9999).rstrip(b"\\0").decode())
                """
            #expect(chmod(workshop.folder, 0o755) == 0)
            let said = try Program.run("/usr/bin/env", ["python3", "-c", script, workshop.socket])
            let denied = #"{"error":"org.varlink.service.PermissionDenied"}"# + "\n"
            #expect(said.output == denied + denied, "\(said)")
            #expect(daemon.end(SIGTERM) == 0)
        }

        private var edition: Int {
            let parts = Calendar(identifier: .gregorian).dateComponents(in: .gmt, from: Date())
            let (year, month, day) = (parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
            return (month, day) <= (8, 1) ? year : year + 1
        }
    }
}
