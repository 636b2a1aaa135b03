import Almanac
import Foundation
import LightDaemon
import LightDomain
import LightEngine
import LightStore
import LightWorkers
import Synchronization
import Testing

/// A clock that a test sets.
final class SetClock: LightDaemon.Clock {
    private let instant: Mutex<Instant>

    init(_ instant: Instant) { self.instant = Mutex(instant) }

    var now: Instant { instant.withLock { $0 } }
    var isSynchronised: Bool { true }
    var elapsed: Int64 { now.secondsSince1970 }

    func set(_ now: Instant) { instant.withLock { $0 = now } }
}

extension SystemTests {
    /// A whole edition of all 565 Belgian towns, in virtual time, through a real mail server.
    @Suite(.enabled(if: Workshop.python != nil, "make test sets up the Python that this needs"))
    struct EditionTests {
        /// When each reminder is due in 2027, worked out by hand: Brussels is two hours ahead of UTC in summer.
        static let due: [String: String] = [
            "invitation": "2027-05-14T07:30:00Z", "kit": "2027-06-18T07:30:00Z", "kickoff": "2027-07-15T07:30:00Z",
            "week-before": "2027-07-23T07:30:00Z", "eve": "2027-07-29T08:00:00Z", "tonight": "2027-07-30T08:00:00Z",
            "thanks": "2027-08-03T08:00:00Z",
        ]

        /// No more letters at a time than fit into the pipe through which the mail server tells of them.
        static let room = Room(reminders: 20, checks: 20, switches: 20)

        @Test func everyMailOfAnEditionIsAccountedFor() async throws {
            let sink = try MailSink()
            let start = try #require(Instant(rfc3339: "2026-11-24T12:00:00Z"))
            let clock = SetClock(start)
            let (engine, office) = try house(port: sink.port, clock: clock)
            let committed = try register(engine, at: start)
            let worker = try office.worker(credentials: nil).0

            let end = try #require(Instant(rfc3339: "2027-10-01T00:00:00Z"))
            var sent: [TakenLetter] = []
            while let due = try engine.nextDue(room: Room(reminders: 1, checks: 1, switches: 1)), due < end {
                clock.set(max(clock.now, due))
                while true {
                    let claim = try engine.claim(at: clock.now, room: Self.room)
                    if claim.assignments.isEmpty { break }
                    let reports = await perform(claim.assignments, worker)
                    for report in reports {
                        guard case .succeeded = report.outcome else {
                            Issue.record("\(report)")
                            continue
                        }
                        sent.append(try sink.letter())
                    }
                    _ = try engine.record(reports, at: clock.now)
                }
            }
            try account(for: sent, committed: committed)
            let tally = try engine.store.read { try $0.tally(of: 2027, at: clock.now) }
            #expect(tally.jobs == [.done: sent.count])
            #expect(tally.nextJob == nil)
        }

        // MARK: Accounting

        private func account(for sent: [TakenLetter], committed: Set<String>) throws {
            let expected = committed.count * 6 + (565 - committed.count)
            #expect(sent.count == expected)
            #expect(Set(sent.map(\.id)).count == expected, "a letter has another's Message-ID")
            var byTown: [String: [TakenLetter]] = [:]
            for letter in sent {
                #expect(letter.to == [letter.header_to])
                byTown[try #require(letter.to.first), default: []].append(letter)
            }
            #expect(byTown.count == 565)
            let gazetteer = try Workshop.surroundings().gazetteer
            for entry in gazetteer.entries {
                let letters = try #require(byTown["\(entry.code)@example.org"], "\(entry.name) got no letter")
                let rules =
                    committed.contains(entry.code)
                    ? ["kit", "kickoff", "week-before", "eve", "tonight", "thanks"] : ["invitation"]
                let dates = letters.map { Instant(secondsSince1970: Int64($0.date)).rfc3339 }
                #expect(dates.sorted() == rules.compactMap { Self.due[$0] }, "\(entry.name)")
                for (letter, rule) in zip(letters.sorted { $0.date < $1.date }, rules) {
                    #expect(letter.language == entry.languages[0], "\(entry.name) \(rule)")
                    #expect(letter.id.contains(".\(rule).0."), "\(letter.id) at \(letter.date)")
                    #expect(letter.from == "blueheart@example.org")
                    #expect(letter.text.contains("078 055 800"))
                    #expect(letter.subject.contains(entry.name), "\(letter.subject)")
                }
            }
        }

        // MARK: The house

        private func house(port: Int, clock: SetClock) throws -> (Engine, PostOffice) {
            let messages = try Messages.load(files: [])
            let yaml = """
                mail:
                  via: smtp
                  from: Blue Heart <blueheart@example.org>
                  smtp: { host: 127.0.0.1, port: \(port), security: none }
                """
            let configuration = try Configuration.load(files: [("test.yaml", yaml)], messages: messages.names)
            let surroundings = try Workshop.surroundings()
            let store = try Store(inMemoryAs: "edition", at: clock.now)
            let engine = Engine(store: store, campaign: configuration.campaign, surroundings: surroundings)
            try engine.recover(at: clock.now)
            let composer = Composer(
                messages: messages, facts: configuration.facts, zones: surroundings.zones, domain: "example.org",
                instance: "edition")
            return (engine, PostOffice(composer: composer, settings: configuration.mail, clock: clock))
        }

        /// Registers every town; every fifth promises nothing.
        ///
        /// - Returns: the codes of those that promise a building.
        private func register(_ engine: Engine, at now: Instant) throws -> Set<String> {
            let entries = engine.surroundings.gazetteer.entries
            #expect(entries.count == 565)
            var committed: Set<String> = []
            var towns: [NewMunicipality] = []
            for (index, entry) in entries.enumerated() {
                let promises = index % 5 != 0
                if promises { committed.insert(entry.code) }
                towns.append(
                    NewMunicipality(
                        name: entry.name, code: entry.code,
                        contacts: [Contact(name: "Contact \(index)", email: "\(entry.code)@example.org")],
                        buildings: promises
                            ? [NewBuilding(name: "Stadhuis", promise: index % 2 == 0 ? .confirmed : nil)] : []))
            }
            let answer = try engine.importMunicipalities(
                ImportMunicipalities(towns, isStrict: true), dryRun: false, by: "test", at: now)
            guard case .done(let lines, _) = answer else { throw Failed("\(answer)") }
            #expect(lines.allSatisfy { $0.effect == .added })
            return committed
        }

        private func perform(_ assignments: [Assignment], _ worker: any Worker) async -> [Report] {
            await withTaskGroup(of: Report.self) { group in
                for assignment in assignments {
                    group.addTask {
                        Report(
                            job: assignment.job, attempt: assignment.attempt, outcome: await worker.perform(assignment))
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
        }
    }
}
