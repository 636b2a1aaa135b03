import Almanac
import Foundation
import LightDaemon
import LightDomain
import LightEngine
import LightProtocol
import LightStore
import Testing
import Varlink

extension SystemTests {
    /// The built daemon, killed in the middle of a burst.
    @Suite(.enabled(if: Workshop.python != nil, "make test sets up the Python that this needs"))
    struct CrashTests {
        static let towns = 400

        @Test func aDaemonKilledWhileSendingForgetsNoReminder() throws {
            let workshop = try Workshop()
            let sink = try MailSink(pause: 0.002)
            let configuration = try Self.configuration(port: sink.port)
            try Self.prepare(workshop, configuration)

            var letters: [TakenLetter] = []
            let first = try workshop.startDaemon(configuration: configuration)
            while letters.count < Self.towns / 3 { letters.append(try sink.letter()) }
            first.end(SIGKILL)

            let second = try workshop.startDaemon(configuration: configuration)
            let lost = try Self.lostAttempts(workshop)
            #expect(lost > 0, "nothing was under way when the daemon was killed")
            while Set(letters.map(\.id)).count < Self.towns { letters.append(try sink.letter()) }
            try Self.waitUntilAllIsDone(workshop)
            #expect(second.end(SIGTERM) == 0)

            // Each was sent, and one was sent again only where the crash fell between sending it and writing that down.
            #expect(Set(letters.map { $0.to[0] }).count == Self.towns)
            let repeated = letters.count - Self.towns
            #expect(repeated <= lost, "\(repeated) repeats of \(lost) lost attempts")
            for (id, copies) in Dictionary(grouping: letters, by: \.id) where copies.count > 1 {
                #expect(Set(copies.map { $0.to[0] }).count == 1, "\(id) went to several people")
            }
            let store = try Store(path: workshop.database, instance: "", at: Instant(secondsSince1970: 0))
            let jobs = try store.read { try $0.jobs(matching: .init(), after: nil, limit: 10_000) }
            #expect(jobs.count == Self.towns)
            #expect(jobs.allSatisfy { $0.state == .done })
            for job in jobs {
                let attempts = try store.read { try $0.attempts(of: job.id) }
                #expect(attempts.last?.outcome == .succeeded)
                #expect(attempts.dropLast().allSatisfy { $0.outcome == .lost })
            }
        }

        @Test func anUnreachableMailServerDelaysMailAndShowsInHealthAndLosesNone() throws {
            let workshop = try Workshop()
            let configuration = try Self.configuration(port: 1)
            try Self.prepare(workshop, configuration, towns: 3)
            let daemon = try workshop.startDaemon(configuration: configuration)
            let client = try Client(connectingTo: ServiceAddress(path: workshop.socket))
            // Every change of the board may be the one that is waited for.
            var health = try client.call(Manager.Health.self, .init())
            while !health.problems.contains(where: { $0.code == "mail-deferred" }) {
                _ = try client.call(Status.Get.self, .init(since: health.revision, waitSeconds: 1))
                health = try client.call(Manager.Health.self, .init())
            }
            #expect(!health.healthy)
            #expect(health.problems.contains { $0.text.contains("127.0.0.1:1") })
            let told = try workshop.lightctl("health")
            #expect(told.code == 1 && told.output.contains("mail-deferred"))
            #expect(daemon.end(SIGTERM) == 0)
            let store = try Store(path: workshop.database, instance: "", at: Instant(secondsSince1970: 0))
            let jobs = try store.read { try $0.jobs(matching: .init(), after: nil, limit: 10) }
            #expect(jobs.count == 3 && jobs.allSatisfy { $0.state == .waiting })
        }

        // MARK: Helpers

        /// A campaign whose only reminder fell due five days ago, whatever today is.
        static func configuration(port: Int) throws -> String {
            let today = CivilDate(dayNumber: Int(SystemClock().now.secondsSince1970 / 86_400))
            var day = today.adding(days: 40)
            // The kickoff lies in the same year.
            while day.month == 1, day.day < 10 { day = day.adding(days: 1) }
            let kickoff = day.adding(days: -3)
            let ago = day.dayNumber - today.dayNumber + 5
            return """
                campaign: { day: \(month(day)), kickoff: \(month(kickoff)), on: day at 20:00 }
                rules:
                  invitation: false
                  kickoff: false
                  week-before: false
                  eve: false
                  tonight: false
                  thanks: false
                  watch: false
                  afterwards: false
                  kit: { at: day -\(ago)d at 00:00, deadline: day }
                mail:
                  via: smtp
                  from: Blue Heart <blueheart@example.org>
                  smtp: { host: 127.0.0.1, port: \(port), security: none, connections: 4 }
                """
        }

        private static func month(_ date: CivilDate) -> String { String(date.description.dropFirst(5)) }

        /// Registers towns as if it had been done three weeks ago.
        static func prepare(_ workshop: Workshop, _ yaml: String, towns: Int = Self.towns) throws {
            let messages = try Messages.load(files: [])
            let configuration = try Configuration.load(files: [("test.yaml", yaml)], messages: messages.names)
            let then = SystemClock().now.advanced(by: -21 * 86_400)
            try FileManager.default.createDirectory(atPath: workshop.state, withIntermediateDirectories: true)
            let store = try Store(path: workshop.database, instance: "crash", at: then)
            let engine = Engine(
                store: store, campaign: configuration.campaign, surroundings: try Workshop.surroundings())
            try engine.recover(at: then)
            let entries = engine.surroundings.gazetteer.entries.prefix(towns)
            let new = entries.map { entry in
                NewMunicipality(
                    name: entry.name, code: entry.code, contacts: [Contact(email: "\(entry.code)@example.org")],
                    buildings: [NewBuilding(name: "Stadhuis")])
            }
            _ = try engine.importMunicipalities(
                ImportMunicipalities(Array(new), isStrict: true), dryRun: false, by: "test", at: then)
            try store.close()
        }

        private static func lostAttempts(_ workshop: Workshop) throws -> Int {
            let counted = try Program.run(
                "/usr/bin/sqlite3", [workshop.database, "SELECT count(*) FROM attempt WHERE outcome = 'lost'"])
            return Int(counted.output.split(separator: "\n").first ?? "") ?? -1
        }

        private static func waitUntilAllIsDone(_ workshop: Workshop) throws {
            let client = try Client(connectingTo: ServiceAddress(path: workshop.socket))
            var answer = try client.call(Status.Get.self, .init())
            while answer.summary?.jobs.done != towns {
                answer = try client.call(Status.Get.self, .init(since: answer.revision, waitSeconds: 5))
                if answer.unchanged { answer = try client.call(Status.Get.self, .init()) }
            }
        }
    }
}
