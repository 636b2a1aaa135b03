import Almanac
import Foundation
import LightDomain
import LightEngine
import LightStore
import Testing

@testable import LightWorkers

/// From a mail server's failure to the state of the job, through the real engine and store.
@Suite struct SMTPJobStateTests {
    enum Failure: CaseIterable, Sendable { case putsOff, refuses, hangsUp, isSilent }

    /// A register with one reminder that is due.
    private struct House {
        let engine: Engine
        static let now = Instant(secondsSince1970: 1_816_934_400)

        init() throws {
            let data = try Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/Europe/Brussels"))
            let brussels = try Zone(name: "Europe/Brussels", tzif: [UInt8](data))
            let reminder = ReminderRule(audience: .committed, to: [.first], channel: "mail", message: "tonight")
            let campaign = Campaign(
                name: "Blue Heart", day: try #require(MonthDay("07-30")), kickoff: try #require(MonthDay("07-22")),
                colour: "#009EDB", on: try Moment(parsing: "day at 21:30"),
                off: try Moment(parsing: "day +1d at 01:00"),
                rules: [
                    Rule(
                        name: "tonight", at: try Moment(parsing: "day at 10:00"),
                        deadline: try Moment(parsing: "day at 23:00"), action: .reminder(reminder))
                ])
            engine = Engine(
                store: try Store(inMemoryAs: "test", at: Self.now.advanced(by: -86_400)), campaign: campaign,
                surroundings: Surroundings(
                    zones: Zones { $0 == "Europe/Brussels" ? brussels : nil }, holidays: [:], gazetteer: Gazetteer([])))
            let town = NewMunicipality(
                name: "Antwerpen", country: "BE", languages: ["nl"], timeZone: "Europe/Brussels",
                contacts: [Contact(name: "Jan", email: "jan@example.org")], buildings: [NewBuilding(name: "Stadhuis")])
            let answer = try engine.handle(AddMunicipality(town), by: "test", at: Self.now.advanced(by: -86_400))
            guard case .done = answer else { throw Refused(answer: "\(answer)") }
        }

        struct Refused: Error { let answer: String }

        /// Sends what is due at `now`, and answers the job's state after it.
        func send(through settings: SMTPSettings, at now: Instant) async throws -> Job.State? {
            let room = Room(reminders: 10, checks: 10, switches: 10)
            let assignments = try engine.claim(at: now, room: room).assignments
            let transport = SMTPTransport(settings)
            let letter = try Letter.fixture()
            let worker = MailWorker(transport: transport) { _, _ in .success(letter) }
            for assignment in assignments {
                #expect(try state() == .running)
                let outcome = await worker.perform(assignment)
                let report = Report(job: assignment.job, attempt: assignment.attempt, outcome: outcome)
                _ = try engine.record([report], at: now.advanced(by: 5))
            }
            await transport.close()
            return try state()
        }

        func state() throws -> Job.State? { try job()?.state }

        func job() throws -> Job? {
            try engine.store.read { try $0.job(named: "2027/antwerpen/stadhuis/tonight") }
        }

        func attempts() throws -> [Attempt.Result?] {
            guard let job = try job() else { return [] }
            return try engine.store.read { try $0.attempts(of: job.id).map(\.outcome) }
        }
    }

    private static func reaction(_ failure: Failure, at step: ScriptedMailServer.Step) -> ScriptedMailServer.Reaction {
        switch failure {
        case .putsOff: .say(step == .AUTH ? "454 4.7.0 Not now" : "451 4.3.0 Not now")
        case .refuses: .say(step == .AUTH ? "535 5.7.8 No" : step == .RCPT ? "550 5.1.1 No such user" : "554 5.7.0 No")
        case .hangsUp: .hangUp
        case .isSilent: .silence
        }
    }

    private func settings(port: Int, for step: ScriptedMailServer.Step?) -> SMTPSettings {
        SMTPSettings(
            host: "127.0.0.1", port: port, security: step == .STARTTLS ? .starttls : .none,
            credentials: step == .AUTH ? Credentials(user: "lightd", password: "geheim") : nil, helo: "lightd.example",
            connections: 1, connectSeconds: 1, letterSeconds: 1)
    }

    @Test(
        arguments: [
            ScriptedMailServer.Step.greeting, .EHLO, .STARTTLS, .AUTH, .MAIL, .RCPT, .DATA, .end,
        ], Failure.allCases)
    func everyFailureAtEveryStageEndsInItsState(step: ScriptedMailServer.Step, failure: Failure) async throws {
        let hello = "250-scripted\r\n250\(step == .STARTTLS ? " STARTTLS" : " AUTH PLAIN")"
        let server = try ScriptedMailServer([step: Self.reaction(failure, at: step)], hello: hello)
        defer { server.stop() }
        let house = try House()
        let state = try await house.send(through: settings(port: server.port, for: step), at: House.now)
        let isFinal = failure == .refuses && [.RCPT, .DATA, .end].contains(step)
        #expect(state == (isFinal ? .failed : .waiting))
        #expect(try house.attempts() == [isFinal ? .failed : .deferred])
        #expect(server.letters.count == (step == .end ? 1 : 0))
        // The server is mended, and a little later what waits is sent once; what failed stays as it is.
        let mended = try ScriptedMailServer()
        defer { mended.stop() }
        let later = House.now.advanced(by: 600)
        #expect(
            try await house.send(through: settings(port: mended.port, for: nil), at: later) == (isFinal ? state : .done)
        )
        #expect(mended.letters.count == (isFinal ? 0 : 1))
        // Nothing is left to do.
        let last = later.advanced(by: 600)
        #expect(
            try await house.send(through: settings(port: mended.port, for: nil), at: last) == (isFinal ? state : .done))
        #expect(mended.letters.count == (isFinal ? 0 : 1))
    }

    @Test func nobodyThereDefersUntilItIsTooLate() async throws {
        let house = try House()
        let settings = settings(port: try LocalServer.deadPort(), for: nil)
        let deadline = try #require(try house.job()?.deadline)
        var now = House.now
        while now < deadline {
            #expect(try await house.send(through: settings, at: now) == .waiting)
            now = try #require(try house.job()?.nextAttempt)
        }
        #expect(try await house.send(through: settings, at: now) == .missed)
        #expect(try house.attempts().allSatisfy { $0 == .deferred })
        #expect(try house.attempts().count > 10)
    }
}
