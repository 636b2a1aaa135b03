import Foundation
import LightProtocol
import Testing
import Varlink

extension SystemTests {
    /// What stands in the way of a start is told in words, and nothing is touched.
    @Suite struct StartTests {
        @Test func aPlaceThatCannotBeUsedIsNamedWithTheReason() throws {
            let workshop = try Workshop()
            let file = try workshop.write("", to: "file")
            try FileManager.default.createDirectory(
                atPath: "\(workshop.folder)/odd/lightd.sqlite", withIntermediateDirectories: true)
            let long = "\(workshop.folder)/\(String(repeating: "x", count: 120))"
            let cases: [(state: String, socket: String, words: String)] = [
                ("", workshop.socket, "the state folder \"\" cannot be used: its name is empty"),
                (file, workshop.socket, "the state folder \(file) cannot be used: it is a file, not a folder"),
                ("\(file)/x", workshop.socket, "\(file): it is a file, not a folder"),
                ("\(workshop.folder)/odd", workshop.socket, "odd/lightd.sqlite cannot be opened: it is a folder"),
                (workshop.state, long, "and a socket's path at most 107; choose a shorter one"),
                (workshop.state, "\(file)/socket", "the socket's folder \(file) cannot be used: it is a file"),
                (workshop.state, "/proc/socket", "listen on /proc/socket: "),
            ]
            for one in cases {
                let start = try Self.start(state: one.state, socket: one.socket)
                #expect(start.code == 1 && start.errors.contains(one.words), "\(start)")
                #expect(!start.errors.contains("Error Domain") && start.errors.utf8.count < 600, "\(start)")
            }
        }

        @Test func aDatabaseOfAnotherProgramIsLeftAsItIs() throws {
            let workshop = try Workshop()
            for mark in ["", "PRAGMA application_id = 7;"] {
                try Self.sqlite(workshop, "CREATE TABLE theirs (a); INSERT INTO theirs VALUES (1); \(mark)")
                let before = try Data(contentsOf: URL(filePath: workshop.database))
                let start = try Self.start(state: workshop.state, socket: workshop.socket)
                #expect(start.code == 1 && start.errors.contains("is another program's database"), "\(start)")
                #expect(try Data(contentsOf: URL(filePath: workshop.database)) == before)
                try FileManager.default.removeItem(atPath: workshop.database)
            }
        }

        @Test func aDatabaseIsMarkedAndItsDamageIsToldInWords() throws {
            let workshop = try Workshop()
            let daemon = try workshop.startDaemon(configuration: "log: { level: error }")
            #expect(try workshop.lightctl("add", "Gent", "--building", "Belfort").code == 0)
            #expect(daemon.end(SIGTERM) == 0)
            // "LIGD"
            #expect(try Self.sqlite(workshop, "PRAGMA application_id") == "1279870788\n")
            try Self.sqlite(workshop, "PRAGMA foreign_keys = 0; DELETE FROM municipality")
            let dangling = try Self.start(state: workshop.state, socket: workshop.socket)
            #expect(dangling.code == 1 && dangling.errors.contains("is damaged: rows of the table "), "\(dangling)")
            try Self.sqlite(workshop, "PRAGMA foreign_keys = 0; DROP TABLE building")
            let dropped = try Self.start(state: workshop.state, socket: workshop.socket)
            #expect(dropped.code == 1 && dropped.errors.contains("the table building is missing"), "\(dropped)")
        }

        @Test func aClosedStandardErrorIsNoSocketForIt() throws {
            let workshop = try Workshop()
            let daemon = try Program(
                "/bin/sh",
                [
                    "-c", #"exec "$0" --state "$1" --socket "$2" 2>&-"#, "\(Workshop.products)/lightd", workshop.state,
                    workshop.socket,
                ])
            let client = try Self.connect(workshop.socket)
            let pid = try client.call(Manager.WhoAmI.self, .init()).pid
            #expect(pid == Int(getpid()))
            let link = "/proc/\(daemon.processIdentifier)/fd/2"
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "/dev/null")
            #expect(daemon.end(SIGTERM) == 0)
        }

        // MARK: Helpers

        private static func start(state: String, socket: String) throws -> (code: Int32, errors: String) {
            let run = try Program.run("\(Workshop.products)/lightd", ["--state", state, "--socket", socket])
            return (run.code, run.errors)
        }

        @discardableResult
        private static func sqlite(_ workshop: Workshop, _ sql: String) throws -> String {
            try FileManager.default.createDirectory(atPath: workshop.state, withIntermediateDirectories: true)
            return try Program.run("/usr/bin/sqlite3", [workshop.database, sql]).output
        }

        /// Whom it says nothing to has to look for the socket.
        private static func connect(_ socket: String) throws -> Client {
            let patience = ContinuousClock.now + .seconds(30)
            while ContinuousClock.now < patience {
                if let client = try? Client(connectingTo: ServiceAddress(path: socket)) { return client }
                sched_yield()
            }
            throw Failed("nobody answers on \(socket)")
        }
    }
}
