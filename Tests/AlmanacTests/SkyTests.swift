import Testing

@testable import Almanac

/// The quick way to a crossing against the altitude itself.
@Suite struct SkyTests {
    /// A twentieth of a second before the crossing the sun is still above, and a twentieth after it is not; in the
    /// morning the other way round.
    @Test(arguments: [Sky.Side.before, .after])
    func aQuickCrossingIsOne(side: Sky.Side) throws {
        let seed = UInt64(1_786)
        var dice = Dice(seed: seed)
        var (found, all) = (0, 0)
        let twentieth = side.rawValue * 0.05 / 86_400
        for round in 0..<20_000 {
            let ephemeris = Ephemeris(of: CivilDate(dayNumber: dice.below(55_152) - 7_305))
            let place = try #require(
                Place(
                    latitude: Double(dice.below(180_001)) / 1_000 - 90,
                    longitude: Double(dice.below(360_001)) / 1_000 - 180))
            let noon = ephemeris.noon.advanced(by: Int64(dice.below(100_000) - 50_000))
            let sky = Sky(place: place, transitNear: noon, by: ephemeris)
            let (times, areFound) = sky.steady(side, ephemeris)
            for index in 0...1 {
                all += 1
                guard areFound[index] else { continue }
                let altitude = Sky.altitudes[index]
                let early = sky.height(at: times[index] - twentieth, over: altitude, ephemeris)
                let late = sky.height(at: times[index] + twentieth, over: altitude, ephemeris)
                #expect(early > 0 && late <= 0, "seed \(seed), round \(round): \(place)")
                found += 1
            }
        }
        #expect(found > all / 2, "\(found) of \(all) are found quickly")
    }

    /// Each date has its own polynomials; where two meet they tell the same, to some thousandths of an arc second.
    @Test func neighbouringDatesAgreeAboutTheHoursBetween() throws {
        let arcSecond = Double.pi / 648_000
        var worst = (arcSeconds: 0.0, date: CivilDate(dayNumber: 0))
        for number in stride(from: -7_305, to: 47_847, by: 17) {
            let date = CivilDate(dayNumber: number)
            let (today, tomorrow) = (Ephemeris(of: date), Ephemeris(of: date.adding(days: 1)))
            for hours in stride(from: -12.0, through: 36, by: 6) {
                let (day, other) = (hours / 24, hours / 24 - 1)
                let differences = [
                    today.tangent(day) - tomorrow.tangent(other), today.secant(day) - tomorrow.secant(other),
                    (today.lead(day) - tomorrow.lead(other)) * 2 * .pi,
                ]
                let largest = differences.map { abs($0) / arcSecond }.max() ?? .infinity
                if largest >= worst.arcSeconds { worst = (largest, date) }
            }
        }
        print("neighbouring dates differ by \(worst.arcSeconds) arc seconds at most, on \(worst.date)")
        #expect(worst.arcSeconds < 0.005)
    }
}
