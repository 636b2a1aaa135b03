import Almanac
import LightDomain
import Testing

/// What should be on now, and when the lamps are told.
@Suite struct LampsTests {
    static let opens = 1_000_000
    static let closes = 1_012_000

    static func instant(_ seconds: Int) -> Instant { Instant(secondsSince1970: Int64(seconds)) }

    static func window() throws -> Window {
        try #require(Window(opens: instant(opens), closes: instant(closes)))
    }

    private func due(
        _ lamps: Lamps, promise: Promise = .confirmed, since: Int = 0, at now: Int
    ) throws -> Int? {
        let order = lamps.nextOrder(
            promise: promise, window: try Self.window(), since: Self.instant(since), at: Self.instant(now))
        return order.map { Int($0.due.secondsSince1970) }
    }

    private func told(_ level: LampLevel, at: Int, isTaken: Bool = true, hand: Lamps.Hand? = nil) -> Lamps {
        Lamps(told: level, toldAt: Self.instant(at), isTaken: isTaken, hand: hand)
    }

    @Test(arguments: [
        (at: 999_999, level: LampLevel.off), (1_000_000, .on), (1_011_999, .on), (1_012_000, .off),
    ])
    func theWindowSaysWhatShouldBeOn(at now: Int, level: LampLevel) throws {
        let lamps = Lamps()
        #expect(lamps.wanted(promise: .promised, window: try Self.window(), at: Self.instant(now)) == level)
        #expect(lamps.wanted(promise: .withdrawn, window: try Self.window(), at: Self.instant(now)) == .off)
        #expect(lamps.wanted(promise: .promised, window: nil, at: Self.instant(now)) == .off)
    }

    @Test func lampsAreToldAtEachEndOfTheWindow() throws {
        #expect(try due(Lamps(), at: 5) == Self.opens)
        #expect(try due(told(.on, at: 1_011_500), at: 1_011_600) == Self.closes)
        #expect(try due(told(.on, at: 1_011_500), at: 1_013_000) == Self.closes)
        #expect(try due(told(.off, at: 1_012_000), at: 1_012_001) == nil)
    }

    @Test func aStartInTheMiddleOfTheNightCatchesUp() throws {
        #expect(try due(Lamps(), at: 1_005_000) == Self.opens)
        #expect(try due(Lamps(), since: 1_004_000, at: 1_005_000) == 1_004_000)
        #expect(try due(Lamps(), at: 1_012_000) == nil, "what never was on need not go off")
    }

    @Test func lampsThatAreOnAreToldSoAgain() throws {
        #expect(try due(told(.on, at: 1_000_000), at: 1_000_001) == 1_000_900)
        #expect(try due(told(.on, at: 1_011_900), at: 1_011_901) == Self.closes, "the end comes first")
    }

    @Test func anOrderThatWasNotTakenIsRepeatedUntilHoursAfterTheWindow() throws {
        #expect(try due(told(.on, at: 1_000_000, isTaken: false), at: 1_000_010) == 1_000_900)
        #expect(try due(told(.off, at: 1_012_000, isTaken: false), at: 1_012_010) == 1_012_900)
        let last = Self.closes + Int(Lamps.patience)
        #expect(try due(told(.off, at: last - 100, isTaken: false), at: last - 50) == nil)
    }

    @Test func whoWithdrawsInTheNightGoesDarkAtOnce() throws {
        #expect(try due(told(.on, at: 1_004_000), promise: .withdrawn, at: 1_005_000) == Self.opens)
        #expect(try due(Lamps(), promise: .withdrawn, at: 5) == nil)
    }

    @Test func aHandGoesBeforeTheWindowUntilItIsLifted() throws {
        let hand = Lamps.Hand(level: .off, until: Self.instant(1_006_000), who: "uid:1 jan")
        let lamps = told(.off, at: 1_005_000, hand: hand)
        #expect(lamps.wanted(promise: .confirmed, window: try Self.window(), at: Self.instant(1_005_500)) == .off)
        #expect(try due(lamps, at: 1_005_500) == 1_006_000)
        #expect(lamps.wanted(promise: .confirmed, window: try Self.window(), at: Self.instant(1_006_000)) == .on)
        let day = Lamps(hand: Lamps.Hand(level: .on, until: Self.instant(2_000_030), who: "uid:1 jan"))
        #expect(try due(day, at: 2_000_000) == 2_000_000, "thirty seconds of blue on another day")
    }

    @Test func whatIsDueIsBeforeItsDeadlineAndNeverSpins() throws {
        var random = SystemRandomNumberGenerator()
        let seed = UInt64.random(in: 0...UInt64.max, using: &random)
        var dice = Dice(seed: seed)
        for _ in 0..<20_000 {
            let level: LampLevel? = [LampLevel.on, .off, nil][dice.roll(3)]
            var lamps = Lamps(
                told: level, toldAt: level == nil ? nil : Self.instant(995_000 + dice.roll(40_000)),
                isTaken: dice.roll(2) == 0)
            if dice.roll(3) == 0 {
                lamps.hand = Lamps.Hand(
                    level: dice.roll(2) == 0 ? .on : .off,
                    until: dice.roll(2) == 0 ? nil : Self.instant(995_000 + dice.roll(40_000)), who: "x")
            }
            let promise = Promise.allCases[dice.roll(3)]
            let now = Self.instant(995_000 + dice.roll(50_000))
            guard
                let order = lamps.nextOrder(
                    promise: promise, window: try Self.window(), since: Self.instant(0), at: now)
            else { continue }
            #expect(order.due < order.deadline, "seed \(seed)")
            let wanted = lamps.wanted(promise: promise, window: try Self.window(), at: now)
            if lamps.isSettled(on: wanted), lamps.toldAt.map({ now - $0 < Lamps.keepAlive }) ?? true {
                #expect(order.due > now, "seed \(seed): it would spin at \(now)")
            }
        }
    }
}

/// A small seeded generator (SplitMix64).
struct Dice {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func roll(_ sides: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(sides))
    }
}
