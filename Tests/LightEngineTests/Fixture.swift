import Almanac
import Foundation
import LightDomain
import LightEngine
import LightStore
import Testing

/// An engine on a register in memory, with the rules of a small campaign. What a test sets is what it is about.
struct Fixture {
    var engine: Engine
    static let start = "2026-11-24T12:00:00Z"

    init(rules: [String: String] = [:], file: String? = nil, at now: String = Fixture.start) throws {
        let store =
            if let file {
                try Store(path: file, instance: "test", at: try Fixture.instant(now))
            } else {
                try Store(inMemoryAs: "test", at: try Fixture.instant(now))
            }
        engine = Engine(store: store, campaign: try Fixture.campaign(rules), surroundings: try Fixture.surroundings())
        try engine.recover(at: try Fixture.instant(now))
    }

    static func instant(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text), "\(text)") }

    /// - Parameter rules: other moments for rules by name.
    static func campaign(_ rules: [String: String] = [:]) throws -> Campaign {
        func moment(_ name: String, _ usual: String) throws -> Moment { try Moment(parsing: rules[name] ?? usual) }
        func reminder(_ name: String, _ audience: ReminderRule.Audience, _ at: String, _ deadline: String? = nil) throws
            -> Rule
        {
            Rule(
                name: name, at: try moment(name, at), deadline: try deadline.map { try Moment(parsing: $0) },
                action: .reminder(ReminderRule(audience: audience, to: [.first], channel: "mail", message: name)))
        }
        return Campaign(
            name: "Blue Heart", day: try #require(MonthDay("07-30")), kickoff: try #require(MonthDay("07-22")),
            colour: "#009EDB", on: try Moment(parsing: "sunset"), off: try Moment(parsing: "day +1d at 01:00"),
            rules: [
                try reminder("invitation", .invited, "day -11w at 09:30 workday", "kickoff"),
                try reminder("week-before", .committed, "day -1w at 09:30 workday"),
                try reminder("eve", .committed, "day -1d at 10:00 workday", "day at 12:00"),
                try reminder("tonight", .committed, "day at 10:00", "day at 23:00"),
                Rule(
                    name: "watch", at: try Moment(parsing: "on +10m"), deadline: nil,
                    action: .check(CheckRule(every: 900, until: try Moment(parsing: "off"), lifetime: 1_800))),
            ])
    }

    static func surroundings() throws -> Surroundings {
        let data = try Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/Europe/Brussels"))
        let brussels = try Zone(name: "Europe/Brussels", tzif: [UInt8](data))
        func entry(_ name: String, _ code: String, _ names: [String: String], _ place: (Double, Double)) throws
            -> Gazetteer.Entry
        {
            Gazetteer.Entry(
                name: name, names: names, country: "BE", code: code, division: "Antwerpen", languages: ["nl"],
                timeZone: "Europe/Brussels", place: try #require(Place(latitude: place.0, longitude: place.1)),
                postalCodes: [])
        }
        return Surroundings(
            zones: Zones { $0 == "Europe/Brussels" ? brussels : nil },
            holidays: [
                "BE": Holidays(country: "BE", rules: [HolidayRule(.fixed(try #require(MonthDay("07-21"))), names: [:])])
            ],
            gazetteer: Gazetteer([
                try entry("Antwerpen", "11002", ["nl": "Antwerpen", "fr": "Anvers"], (51.22, 4.40)),
                try entry("Gent", "44021", ["nl": "Gent", "fr": "Gand"], (51.05, 3.72)),
            ]))
    }

    // MARK: What tests do

    func add(
        _ name: String = "Antwerpen", email: String? = "jan@example.org", buildings: [String] = ["Stadhuis"],
        probe: Bool = false, lamp: Bool = false, promise: Promise? = nil, at now: String = Fixture.start
    ) throws {
        let address = #"{"url":"http://\#(name.lowercased()).example/"}"#
        let probes = probe ? [Device(name: "wled", kind: "http", settings: address)] : []
        let lamps = lamp ? [Device(name: "wled", kind: "http", settings: address)] : []
        let new = NewMunicipality(
            name: name, contacts: email.map { [Contact(name: "Jan", email: $0)] },
            buildings: buildings.map { NewBuilding(name: $0, lamps: lamps, probes: probes, promise: promise) })
        let answer = try engine.handle(AddMunicipality(new), by: "test", at: try Fixture.instant(now))
        guard case .done = answer else { throw Refused(answer: "\(answer)") }
    }

    struct Refused: Error { let answer: String }

    func move(_ id: String, to promise: Promise, at now: String = Fixture.start) throws -> Answer<[Commitment]> {
        try engine.handle(MovePromises([id], to: promise), by: "test", at: try Fixture.instant(now))
    }

    func claim(_ now: String, limit: Int = 100, perDestination: Int = 4) throws -> [Assignment] {
        let room = Room(reminders: limit, checks: limit, switches: limit, perDestination: perDestination)
        return try engine.claim(at: try Fixture.instant(now), room: room).assignments
    }

    func record(_ assignment: Assignment, _ outcome: Outcome, at now: String) throws {
        let report = Report(job: assignment.job, attempt: assignment.attempt, outcome: outcome)
        _ = try engine.record([report], at: try Fixture.instant(now))
    }

    /// Plays from `now` until `end`, where `answer` says what comes of each assignment.
    func play(from now: String, until end: String, _ answer: (Assignment, Instant) throws -> Outcome) throws {
        let room = Room(reminders: 100, checks: 100, switches: 100)
        let end = try Fixture.instant(end)
        var now = try Fixture.instant(now)
        while now < end {
            let claimed = try engine.claim(at: now, room: room).assignments
            for assignment in claimed { try record(assignment, try answer(assignment, now), at: now.rfc3339) }
            guard claimed.isEmpty else { continue }
            guard let next = try engine.nextDue(room: room) else { return }
            if next <= now { throw Refused(answer: "it spins at \(now)") }
            now = next
        }
    }

    /// What was reported of a subject.
    func facts(_ subject: String) throws -> [String] {
        try engine.store.read { try $0.facts(of: subject) }
    }

    /// Rule, state and reason of every job, in order of due time.
    func jobs(_ edition: Int = 2027) throws -> [String] {
        try engine.store.read { try $0.jobs(matching: .init(edition: edition), after: nil, limit: 1_000) }.map {
            "\($0.key.rule) \($0.state.rawValue)\($0.reason.map { " \($0)" } ?? "")"
        }
    }

    func verdict(_ id: String = "antwerpen/stadhuis@2027") throws -> Verdict? {
        let id = try #require(CommitmentID(id))
        return try engine.store.read { try $0.commitment(id)?.judgement.verdict }
    }
}
