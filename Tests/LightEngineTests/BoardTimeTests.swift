import Almanac
import LightDomain
import LightEngine
import LightStore
import Testing

/// Whatever a board shows has a revision, also where time alone has changed it.
@Suite struct BoardTimeTests {
    private static let room = Room(reminders: 100, checks: 100, switches: 100)

    /// What boards show of an edition, as text.
    private func shown(_ fixture: Fixture, at now: Instant) throws -> (revision: Int64, board: String) {
        try fixture.engine.store.read { ledger in
            let tally = try ledger.tally(of: 2027, at: now)
            let edition = try #require(Edition(2027, of: fixture.engine.campaign))
            let phase = Phase(
                opens: tally.opensFirst, closes: tally.closesLast, rollover: edition.rollover, at: now)
            let verdicts = tally.verdicts.map { "\($0.key) \($0.value)" }.sorted()
            let jobs = tally.jobs.filter { $0.key != .waiting && $0.key != .running }.map { "\($0.key) \($0.value)" }
            let text = "\(phase) \(verdicts) \(jobs.sorted()) due \(tally.jobsDue) next \(tally.nextJob?.rfc3339 ?? "")"
            return (try ledger.revision(), text)
        }
    }

    /// Plays from `start` to `end`, and looks at the board after each passage through a door.
    ///
    /// - Returns: boards that differ though they have the same revision.
    private func play(
        _ fixture: Fixture, from start: String, until end: String, room: Room = room,
        _ answer: (Assignment, Instant) -> Outcome?
    ) throws -> [String] {
        var (now, end) = (try Fixture.instant(start), try Fixture.instant(end))
        var known: [Int64: String] = [:]
        var lies: [String] = []
        func look() throws {
            let (revision, board) = try shown(fixture, at: now)
            if let before = known[revision], before != board { lies.append("\(now): \(before) became \(board)") }
            known[revision] = board
        }
        while now < end {
            let claimed = try fixture.engine.claim(at: now, room: room).assignments
            try look()
            for assignment in claimed {
                guard let outcome = answer(assignment, now) else { continue }
                try fixture.record(assignment, outcome, at: now.rfc3339)
                try look()
            }
            guard let next = try fixture.engine.nextDue(room: room) else { break }
            guard next > now || !claimed.isEmpty else { throw Fixture.Refused(answer: "it spins at \(now)") }
            // The second before is the longest that what is known may stand.
            if next > now {
                now = max(now, next.advanced(by: -1))
                try look()
                now = next
            }
        }
        end = now
        return lies
    }

    @Test func aWholeNightChangesNothingWithoutAFact() throws {
        let fixture = try Fixture()
        try fixture.add(buildings: ["Stadhuis", "Museum"], probe: true, lamp: true)
        try fixture.add("Gent", buildings: ["Belfort"])
        var looks = 0
        let lies = try play(fixture, from: Fixture.start, until: "2027-08-09T00:00:00Z") { assignment, now in
            guard case .check = assignment.work else { return .succeeded(detail: nil) }
            looks += 1
            // Every third look sees nothing, so that what was seen grows old.
            return looks % 3 == 0
                ? .looked([Finding(light: .unreachable, evidence: .echoed, by: "wled")])
                : .looked([Finding(light: .lit, evidence: .seen, by: "wled")])
        }
        #expect(lies.isEmpty, "\(lies)")
        #expect(looks > 10)
    }

    @Test func neitherDoLettersThatArePutOffNorJobsForWhichThereIsNoRoom() throws {
        let fixture = try Fixture()
        try fixture.add(buildings: ["Stadhuis", "Museum"], probe: true)
        var letters = 0
        let lies = try play(
            fixture, from: Fixture.start, until: "2027-08-02T00:00:00Z",
            room: Room(reminders: 1, checks: 0, switches: 0)
        ) { _, _ in
            letters += 1
            return letters % 4 == 0 ? .succeeded(detail: nil) : .deferred(detail: "later")
        }
        #expect(lies.isEmpty, "\(lies)")
        #expect(letters > 8)
    }

    /// A clock that is set back leaves jobs under way that are not due yet; the board counts a job by its due.
    @Test func norDoesAJobThatIsUnderWayBeforeItIsDue() throws {
        let fixture = try Fixture()
        try fixture.add(lamp: true)
        let commitment = try #require(CommitmentID("antwerpen/stadhuis@2027"))
        let window = try #require(try fixture.engine.store.read { try $0.commitment(commitment)?.window })
        let start = window.opens.advanced(by: -1_800)
        _ = try fixture.engine.claim(at: start, room: Self.room)
        let claimed = try fixture.engine.claim(at: window.opens, room: Self.room).assignments
        #expect(claimed.contains { if case .lamps = $0.work { true } else { false } })
        let lies = try play(fixture, from: start.rfc3339, until: "2027-07-30T19:40:00Z") { _, _ in nil }
        #expect(lies.isEmpty, "\(lies)")
    }

    @Test func theEndOfTheLastWindowIsAFactThoughNoVerdictChanges() throws {
        let fixture = try Fixture()
        try fixture.add()
        let seen = RecordSighting("antwerpen", light: .lit)
        _ = try fixture.engine.handle(seen, by: "uid:1", at: try Fixture.instant("2027-07-30T22:50:00Z"))
        _ = try fixture.claim("2027-07-30T22:50:00Z")
        let before = try shown(fixture, at: try Fixture.instant("2027-07-30T22:59:59Z"))
        let closes = try #require(try fixture.engine.nextDue(room: Self.room))
        #expect(closes.rfc3339 == "2027-07-30T23:00:00Z")
        _ = try fixture.claim(closes.rfc3339)
        let after = try shown(fixture, at: closes)
        #expect(after.board.hasPrefix("after") && after.revision > before.revision)
        _ = try fixture.claim(closes.rfc3339)
        #expect(try shown(fixture, at: closes).revision == after.revision, "once is enough")
    }

    @Test func anEditionThatPassesWithoutCommitmentsIsAFactToo() throws {
        let fixture = try Fixture()
        let last = try Fixture.instant("2027-08-01T23:59:59Z")
        let before = try shown(fixture, at: last)
        let rollover = try #require(try fixture.engine.nextDue(room: Self.room))
        _ = try fixture.claim(rollover.rfc3339)
        let after = try shown(fixture, at: rollover)
        #expect(after.board.hasPrefix("after") && after.revision > before.revision)
    }

    @Test func aClockThatIsSetBackIsAFact() throws {
        let fixture = try Fixture()
        try fixture.add(probe: true)
        _ = try fixture.claim("2027-07-31T06:00:00Z")
        let after = try shown(fixture, at: try Fixture.instant("2027-07-31T06:00:00Z"))
        _ = try fixture.claim("2027-07-30T22:00:00Z", limit: 0)
        let again = try shown(fixture, at: try Fixture.instant("2027-07-30T22:00:00Z"))
        #expect(again.board.hasPrefix("open") && again.revision > after.revision)
    }

    @Test func whatIsPutOffIsDueStill() throws {
        let fixture = try Fixture()
        try fixture.add()
        let letter = try #require(try fixture.claim("2027-07-23T07:30:00Z").first)
        try fixture.record(letter, .deferred(detail: "later"), at: "2027-07-23T07:30:00Z")
        let board = try fixture.engine.store.read {
            try $0.tally(of: 2027, at: Fixture.instant("2027-07-23T07:30:01Z"))
        }
        #expect(board.jobsDue == 1)
        #expect(board.nextJob?.rfc3339 == "2027-07-29T08:00:00Z", "what is ahead is the eve's letter")
    }
}
