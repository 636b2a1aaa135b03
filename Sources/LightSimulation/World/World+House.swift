import Almanac
import LightDomain
import LightEngine
import LightStore

/// The process: it starts, takes its turns, and dies.
extension World {
    /// How a passage through a door of the engine ended.
    enum Passage<Value> {
        case done(Value)
        /// The disk refused the commit.
        case refused
        /// The process died at the commit.
        case died
    }

    /// Goes through a door. Whether the disk takes it is drawn beforehand.
    func pass<Value>(_ body: (Engine) throws -> Value) throws -> Passage<Value> {
        guard let engine else { return .died }
        cachedDue = nil
        disk.turn(drawMood())
        defer { disk.turn(isDiskFull ? .full : .willing) }
        do {
            return .done(try body(engine))
        } catch is Disk.Full {
            chronicle.refusedCommits += 1
            say("the disk refuses")
            try whatFailedLeftNothing(engine)
            return .refused
        } catch is Disk.PowerCut {
            try crash("before the commit", isLeftBehind: true)
            return .died
        }
    }

    private func drawMood() -> Disk.Mood {
        let refuses = dice.happens(weather.refusedCommits)
        let dies = dice.happens(weather.crashes)
        return isDiskFull || refuses ? .full : dies ? .dying : .willing
    }

    // MARK: Starting

    func start() throws {
        guard engine == nil else { return }
        let disk = disk
        let store = try Store(path: files.path, instance: "year-\(seed)", at: now) { try disk.beforeCommit() }
        let sketch = pendingSketch ?? oracle.sketch
        try lookOverTheFile(store)
        engine = Engine(store: store, campaign: sketch.campaign, surroundings: country.surroundings)
        try recover(sketch, isReload: false)
        if engine != nil { try audit(isStart: true) }
    }

    /// Reads the configuration again while workers are at work: what they do is recorded by the new rules.
    func reload() throws {
        guard let engine else { return }
        let sketch = pendingSketch ?? oracle.sketch
        let before = engine
        self.engine = Engine(store: engine.store, campaign: sketch.campaign, surroundings: country.surroundings)
        say("reload")
        if try !recover(sketch, isReload: true), self.engine != nil { self.engine = before }
    }

    /// - Returns: whether it was written.
    @discardableResult
    private func recover(_ sketch: CampaignSketch, isReload: Bool) throws -> Bool {
        let door: (Engine) throws -> Int = { [now] engine in
            guard isReload else { return try engine.recover(at: now) }
            _ = try engine.recover(at: now, reloadedBy: "operator", note: nil)
            return 0
        }
        switch try pass(door) {
        case .died: return false
        case .refused:
            // A database that takes nothing ends the process; the service manager tries again.
            if unrecorded.isEmpty && inHand.isEmpty { try crash("cannot recover") }
            return false
        case .done(let lost):
            say("recovered, \(lost) lost")
            pendingSketch = nil
            try isReload ? reloadingLeavesWhatIsUnderWay() : recoveringClosesWhatWasOpen(lost)
            let wasPlannedBy = book.hasRecovered ? oracle.sketch : nil
            if oracle.sketch != sketch { rulesChangedAt = elapsed }
            oracle.sketch = sketch
            if !isReload { book.loseWhatIsUnderWay() }
            book.recover(at: now, wasPlannedBy: wasPlannedBy, oracle)
            for town in book.townIDs { touchedAt[town] = elapsed }
            try readHistory()
            try maybeDie("after recovering")
            return true
        }
    }

    // MARK: Turns

    var room: Room {
        func free(_ kind: PlannedJob.Kind) -> Int { max(0, weather.room - inHand.values.count { $0.kind == kind }) }
        return Room(
            reminders: free(.reminder), checks: free(.check), switches: free(.switch),
            perDestination: scene.perDestination)
    }

    /// When the house takes its next turn, truly.
    func nextTurn() throws -> Int64? {
        guard let engine else { return nil }
        if !unrecorded.isEmpty { return max(elapsed, restsUntil) }
        let due: Instant?
        if let cachedDue {
            due = cachedDue
        } else {
            due = try engine.nextDue(room: room)
            cachedDue = .some(due)
        }
        return due.map { max($0.secondsSince1970 - clockError, elapsed, restsUntil) }
    }

    func turn() throws {
        if try record() { try claim() }
    }

    /// - Returns: whether all outcomes are written down.
    private func record() throws -> Bool {
        let reports = unrecorded
        if reports.isEmpty { return engine != nil }
        switch try pass({ try $0.record(reports, at: now) }) {
        case .died: return false
        case .refused:
            restsUntil = elapsed + 60
            return false
        case .done:
            unrecorded = []
            for report in reports { note(report) }
            try outcomesAreWrittenDown(reports)
            try readHistory()
            try maybeDie("after recording")
            return engine != nil
        }
    }

    private func claim() throws {
        let room = room
        switch try pass({ try $0.claim(at: now, room: room) }) {
        case .died: return
        case .refused: restsUntil = elapsed + 60
        case .done(let claim):
            book.openEdition(at: now, by: oracle)
            try noMoreIsHandedOutThanThereIsRoomFor(claim.assignments, room)
            for assignment in claim.assignments { try take(assignment) }
            try noMoreGoToOneDestination(claim.assignments)
            try readHistory()
            try whateverIsShownHasARevision()
            try theEngineDoesNotSpin(taken: claim.assignments.count, room)
            try lettersAreHeldForAWhile()
            try nobodyWaitsForRoomThatIsThere()
            try maybeDie("after claiming")
        }
    }

    private func take(_ assignment: Assignment) throws {
        chronicle.claims += 1
        say("attempt \(assignment.attempt) of \(assignment.key)")
        try check(assignment)
        let kind = assignment.work.kind
        book.begin(assignment, due: try engine?.store.read { try $0.job(assignment.job)?.due })
        inHand[assignment.job] = (kind, assignment.attempt)
        agenda.schedule(
            .perform(assignment, generation: files.generation), at: elapsed + Int64(dice.number(0...2)))
        if dice.happens(weather.mindChangesInFlight) {
            let town = assignment.key.subject.municipality.text
            agenda.schedule(.whim(.changeMindNow(town: town)), at: elapsed + Int64(dice.number(0...5)))
        }
        interfere(with: assignment)
    }

    /// While something is under way, somebody wants another letter to the same, or sets the clock right.
    private func interfere(with assignment: Assignment) {
        if dice.happens(weather.wishes > 0 ? 0.03 : 0), case .reminder = assignment.work {
            let rules = oracle.sketch.rules.filter { $0.audience != nil }
            let errand = Errand.remind(assignment.key.subject.description, rule: dice.pick(rules).name)
            agenda.schedule(.errand(errand, receipt: nil), at: elapsed + Int64(dice.number(0...5)))
        }
        if dice.happens(weather.clockRetreats > 0 ? 0.003 : 0) {
            agenda.schedule(.setClock(-Int64(dice.number(60...7_200))), at: elapsed + Int64(dice.number(0...3)))
        }
    }

    // MARK: Dying

    func maybeDie(_ point: String) throws {
        if dice.happens(weather.crashes), engine != nil { try crash(point) }
    }

    /// - Parameter isLeftBehind: the files were copied at the very moment.
    func crash(_ point: String, isLeftBehind: Bool = false) throws {
        guard engine != nil else { return }
        say("the process dies \(point)")
        chronicle.crashes += 1
        if !isLeftBehind { try files.leaveBehind() }
        engine = nil
        files.remove()
        files = files.next
        disk = Disk(files: files)
        disk.turn(isDiskFull ? .full : .willing)
        unrecorded = []
        inHand = [:]
        restsUntil = 0
        let isLong = weather.longDowntimes && dice.happens(0.3)
        let downtime = isLong ? dice.number(1_800...3 * 86_400) : dice.number(0...300)
        agenda.schedule(.restart, at: elapsed + Int64(fairSince == nil ? downtime : 0))
    }
}

extension Work {
    var kind: PlannedJob.Kind {
        switch self {
        case .reminder: .reminder
        case .check: .check
        case .lamps: .switch
        }
    }
}
