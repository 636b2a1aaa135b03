import Almanac
import LightDomain
import LightEngine
import LightStore

/// One year, or rather two editions: first in foul weather, then in fair.
///
/// True time runs in `elapsed`; the house's wall clock is off by `clockError`, and that is the only time the engine is
/// told. Nothing here waits: the loop leaps to whatever comes first, a due instant of the engine or a happening.
final class World {
    let seed: UInt64
    let country: Country
    /// Printed, a line at a time, where given.
    let trace: ((String) -> Void)?
    var dice: Dice
    var weather: Weather
    let scene: Scene
    var oracle: Oracle
    var agenda = Agenda()
    var book = Book()
    var chronicle = Chronicle()

    /// Seconds since 1970, truly.
    var elapsed: Int64
    /// Seconds by which the wall clock is ahead.
    var clockError: Int64 = 0
    /// What the house's clock shows.
    var now: Instant { Instant(secondsSince1970: elapsed + clockError) }
    /// When fair weather began.
    var fairSince: Int64?
    let firstEdition: Int
    /// Those that are lived through.
    var editions: [Int] { faults == nil ? [firstEdition, firstEdition + 1] : [firstEdition] }
    let faults: Int?

    // The house. While the process is down there is no engine.
    var files: DatabaseFiles
    var disk: Disk
    var engine: Engine?
    /// What the engine says is due next, until something changes.
    var cachedDue: Instant??
    /// Rules that hold from the next start.
    var pendingSketch: CampaignSketch?
    /// The disk refuses until it mends.
    var isDiskFull = false
    /// Outcomes that are not written down yet.
    var unrecorded: [Report] = []
    /// Attempts that workers have in hand, by job.
    var inHand: [Int64: (kind: PlannedJob.Kind, attempt: Int)] = [:]
    /// After trouble the shell tries again only then.
    var restsUntil: Int64 = 0
    /// Until when nobody takes mail, and no probe answers.
    var mailIsOutUntil: Int64 = 0
    var probesAreOutUntil: Int64 = 0
    var lampsAreOutUntil: Int64 = 0
    /// What a building's lamps really are; off where nobody ever switched them.
    var lampsAre: [BuildingID: LampLevel] = [:]
    /// Claims in a row by which nothing was taken while something was due.
    var claimsInVain = 0
    /// By which commitment's order they last became so.
    var lampsObeyed: [BuildingID: CommitmentID] = [:]
    /// When something last happened to a town on which its lamps depend, truly.
    var touchedAt: [String: Int64] = [:]
    /// How often lamps were told to go off since they were last told to go on.
    var toldOff: [CommitmentID: Int] = [:]

    // What has been checked.
    var lastRevision: Int64 = 0
    var told = Told()
    /// By edition, when the engine had its last turn.
    var shown: [Int: (revision: Int64, board: String)] = [:]
    /// When other rules last came into use, truly.
    var rulesChangedAt: Int64 = 0
    /// When a town's contacts last changed.
    var contactsChangedAt: [String: Instant] = [:]
    /// When the clock was last set back.
    var retreatedAt: Int64?
    /// Changes of hard states that history ought to tell next.
    var troublesToTell: [CommitmentID: String] = [:]
    /// When a look of a series was last written down, by series.
    var lookedAt: [String: Instant] = [:]

    /// - Parameter faults: see `Simulation`.
    init(seed: UInt64, towns: Int?, faults: Int?, trace: ((String) -> Void)?) throws {
        self.seed = seed
        self.trace = trace
        var dice = Dice(seed: seed)
        self.faults = faults
        weather = faults == nil ? Weather.drawn(by: &dice) : .ordinary
        scene = faults == nil ? Scene.drawn(by: &dice) : .ordinary
        country = try Country(towns: towns ?? dice.number(2...10))
        oracle = Oracle(
            sketch: CampaignSketch.usual(every: dice.pick([15, 30, 60]), in: scene), zones: country.surroundings.zones)
        firstEdition = 2027
        // Somewhere in the first five months of the year, at any second.
        elapsed = Int64(20_819 * 86_400 + dice.number(0...150 * 86_400))
        self.dice = dice
        files = DatabaseFiles(folder: try Files.newFolder(), generation: 0)
        disk = Disk(files: files)
    }

    deinit {
        engine = nil
        for generation in 0...files.generation + 1 {
            DatabaseFiles(folder: files.folder, generation: generation).remove()
        }
        Files.removeFolder(files.folder)
    }

    /// Lives through it all.
    ///
    /// - Throws: `Broken` where a sentence is not true; anything else is the machine failing in a way that nobody drew.
    func run() throws {
        say("weather: \(weather.description)")
        say("scene: \(scene.description)")
        if let faults {
            scheduleCampaign()
            scheduleFaults(faults)
        } else {
            schedulePeople()
            scheduleFaults()
        }
        try start()
        while elapsed < end {
            try step()
            chronicle.steps += 1
            try theYearMakesProgress()
        }
        try finish()
    }

    /// A month after the last edition, as the wall clock may not know.
    private var end: Int64 { oracle.rollover(of: editions.last ?? firstEdition).secondsSince1970 + 30 * 86_400 }

    // MARK: Steps

    private func step() throws {
        let due = try nextTurn()
        let next = agenda.nextTime
        guard let time = [due, next].compactMap({ $0 }).min(), time < end else {
            elapsed = end
            return
        }
        elapsed = max(elapsed, time)
        // What is due and what happens in the same second come in either order.
        if let due, due <= time, next != time || dice.happens(0.5) {
            try turn()
        } else if let happening = agenda.popFirst() {
            try happen(happening)
        }
    }

    private func happen(_ happening: Happening) throws {
        switch happening {
        case .errand(let errand, let receipt): try perform(errand, receipt)
        case .whim(let whim): try follow(whim)
        case .perform(let assignment, let generation):
            if isAlive(generation) { try perform(assignment) }
        case .report(let report, let generation):
            if isAlive(generation) { receive(report) }
        case .crash: try crash("out of the blue")
        case .restart: try start()
        case .reload: try reload()
        case .editRules: try editRules()
        case .outage(let outage): strike(outage)
        case .setClock(let seconds): setClock(by: seconds)
        case .powerCut: cutPower()
        case .inspect(let id): try inspect(id)
        case .diskRefuses: refuseDisk()
        case .diskMends: mendDisk()
        case .fairWeather: try clearUp()
        }
    }

    func isAlive(_ generation: Int) -> Bool { engine != nil && files.generation == generation }

    func say(_ words: @autoclosure () -> String) {
        if let trace { trace("\(now) \(words())") }
    }
}
