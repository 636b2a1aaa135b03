import Almanac
import LightDomain

/// What goes wrong by itself, and when: somewhere in the foul part of the year, half of it near instants that matter.
extension World {
    func scheduleFaults() {
        let fairAt = drawFairWeather()
        agenda.schedule(.fairWeather, at: fairAt)
        for _ in 0..<weather.mailOutages { schedule(before: fairAt) { .outage(.mail($0.spell(1_800...2 * 86_400))) } }
        if scene.hasNightLetters { scheduleBlindNights() }
        for _ in 0..<weather.probeOutages { schedule(before: fairAt) { .outage(.probes($0.spell(600...6 * 3_600))) } }
        if scene.hasLamps {
            for _ in 0..<weather.lampOutages { schedule(before: fairAt) { .outage(.lamps($0.spell(600...6 * 3_600))) } }
            schedulePowerCuts()
        }
        for _ in 0..<weather.diskOutages { schedule(before: fairAt) { _ in .diskRefuses } }
        for _ in 0..<weather.clockLeaps { schedule(before: fairAt) { .setClock($0.leap()) } }
        for _ in 0..<weather.clockRetreats { schedule(before: fairAt) { .setClock(-$0.retreat()) } }
        if weather.clockLeaps > 0, weather.clockRetreats > 0 { scheduleWrongClock() }
        for _ in 0..<weather.ruleEdits { schedule(before: fairAt) { _ in .editRules } }
        for _ in 0..<weather.reloads { schedule(before: fairAt) { _ in .reload } }
    }

    /// So many, up to the day after the night.
    func scheduleFaults(_ count: Int) {
        let fairAt = Int64(oracle.day(of: firstEdition) + 2) * 86_400
        agenda.schedule(.fairWeather, at: fairAt)
        schedulePowerCuts()
        for _ in 0..<count { schedule(before: fairAt) { $0.fault() } }
    }

    /// Some time between the first edition's night and the second's, or in one of them.
    private func drawFairWeather() -> Int64 {
        let (first, second) = (firstEdition, firstEdition + 1)
        let nights = [first, second].map { Int64(oracle.day(of: $0)) * 86_400 }
        switch dice.number(0...3) {
        case 0: return nights[0] + Int64(dice.number(-10 * 86_400...2 * 86_400))
        case 1: return nights[1] + Int64(dice.number(-10 * 86_400...2 * 86_400))
        default: return nights[0] + Int64(dice.number(0...Int(nights[1] - nights[0])))
        }
    }

    /// An instant of the year: half of them near a reminder, or in a night.
    func drawTime(before end: Int64) -> Int64 {
        let isNear = dice.happens(0.5)
        let year = dice.happens(0.4) ? editions.last ?? firstEdition : firstEdition
        let days = dice.pick([-77, -42, -30, -21, -15, -7, -1, -1, 0, 0, 0, 0, 1, 4])
        let near = Int64(oracle.day(of: year) + days) * 86_400 + Int64(dice.number(6 * 3_600...25 * 3_600))
        let anywhere = elapsed + Int64(dice.number(0...Int(max(1, end - elapsed))))
        let time = isNear ? near : anywhere
        return time > elapsed && time < end ? time : anywhere
    }

    private func schedule(before end: Int64, _ happening: (inout Dice) -> Happening) {
        let time = drawTime(before: end)
        agenda.schedule(happening(&dice), at: time)
    }

    /// Before a night the clock is set ahead, over it perhaps, and after a while set right.
    private func scheduleWrongClock() {
        for year in [firstEdition, firstEdition + 1] {
            let time = Int64(oracle.day(of: year)) * 86_400 + Int64(dice.number(-86_400...22 * 3_600))
            let ahead = Int64(dice.number(3_600...2 * 86_400))
            agenda.schedule(.setClock(ahead), at: time)
            agenda.schedule(.setClock(-ahead), at: time + Int64(dice.number(60...6 * 3_600)))
        }
    }

    /// While letters go in a night, no probe answers.
    private func scheduleBlindNights() {
        for year in [firstEdition, firstEdition + 1] {
            let evening = Int64(oracle.day(of: year)) * 86_400 + Int64(dice.number(18 * 3_600...20 * 3_600))
            agenda.schedule(.outage(.probes(Int64(dice.number(7_200...6 * 3_600)))), at: evening)
        }
    }

    // MARK: When they strike

    func setClock(by seconds: Int64) {
        if fairSince != nil { return }
        say("the clock is set by \(seconds) s")
        chronicle.clockSteps += 1
        clockError += seconds
        // The house is woken whenever somebody sets the clock.
        cachedDue = .some(engine == nil ? nil : now)
        if seconds < 0 {
            retreatedAt = elapsed
            lookedAt = [:]
        }
    }

    func strike(_ outage: Happening.Outage) {
        if fairSince != nil { return }
        chronicle.outages += 1
        switch outage {
        case .mail(let seconds): mailIsOutUntil = elapsed + seconds
        case .probes(let seconds): probesAreOutUntil = elapsed + seconds
        case .lamps(let seconds): lampsAreOutUntil = elapsed + seconds
        }
        say("outage: \(outage)")
    }

    func refuseDisk() {
        if fairSince != nil { return }
        chronicle.outages += 1
        isDiskFull = true
        disk.turn(.full)
        say("the disk is full")
        agenda.schedule(.diskMends, at: elapsed + Int64(dice.number(60...2 * 3_600)))
    }

    func mendDisk() {
        isDiskFull = false
        disk.turn(.willing)
        restsUntil = 0
        say("the disk takes what it is given")
    }

    /// Somebody edits the rules: they hold from the next start, which may be a reload.
    func editRules() throws {
        if fairSince != nil { return }
        chronicle.ruleEdits += 1
        pendingSketch = (pendingSketch ?? oracle.sketch).edited(by: &dice)
        say("the rules are edited: \(pendingSketch?.difference(from: oracle.sketch) ?? "")")
        if dice.happens(0.5) { try crash("for a restart") } else { try reload() }
    }

    /// From now on nothing goes wrong any more, and workers that hang are gone.
    func clearUp() throws {
        say("fair weather")
        weather = .fair
        fairSince = elapsed
        mailIsOutUntil = 0
        probesAreOutUntil = 0
        lampsAreOutUntil = 0
        mendDisk()
        try crash("for the last time")
        try start()
        for town in book.townIDs { scheduleInspections(of: town) }
    }
}

extension Dice {
    fileprivate mutating func fault() -> Happening {
        switch number(0...7) {
        case 0: .outage(.mail(spell(600...4 * 3_600)))
        case 1: .outage(.probes(spell(600...6 * 3_600)))
        case 2: .outage(.lamps(spell(600...3 * 3_600)))
        case 3: .diskRefuses
        case 4: .setClock(spell(-7_200...7_200))
        case 5: .reload
        default: .crash
        }
    }

    /// Seconds forward: a suspended laptop, a clock that was wrong at boot.
    fileprivate mutating func leap() -> Int64 {
        Int64(pick([number(60...7_200), number(3_600...86_400), number(86_400...5 * 86_400), 40 * 86_400]))
    }

    fileprivate mutating func spell(_ seconds: ClosedRange<Int>) -> Int64 { Int64(number(seconds)) }

    fileprivate mutating func retreat() -> Int64 {
        Int64(pick([number(60...7_200), number(3_600...86_400), number(86_400...10 * 86_400)]))
    }
}

extension CampaignSketch {
    /// In words, for a trace.
    func difference(from other: CampaignSketch) -> String {
        var words: [String] = []
        if (month, day) != (other.month, other.day) { words.append("day \(month)-\(day)") }
        if off != other.off { words.append("off \(off.text)") }
        for rule in rules where !other.rules.contains(rule) {
            words.append("\(rule.name) \(rule.at.text) until \(rule.deadline?.text ?? "next")")
        }
        for rule in other.rules where !rules.contains(where: { $0.name == rule.name }) {
            words.append("no \(rule.name)")
        }
        return words.joined(separator: ", ")
    }
}
