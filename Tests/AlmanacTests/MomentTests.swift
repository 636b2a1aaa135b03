import Almanac
import Testing

@Suite struct MomentTests {
    static let belgium = Holidays(
        country: "BE",
        rules: [
            MonthDay(month: 7, day: 21).map { HolidayRule(.fixed($0), names: ["nl": "Nationale feestdag"]) },
            HolidayRule(.easter(1), names: ["nl": "Paasmaandag"]), HolidayRule(.easter(39), names: [:]),
        ].compactMap { $0 })

    static func context(place: Place? = Place(latitude: 51.2211, longitude: 4.3997)) throws -> MomentContext {
        MomentContext(
            day: try #require(CivilDate("2027-07-30")), kickoff: try #require(CivilDate("2027-07-22")),
            zone: try Oracle.zone("Europe/Brussels"), place: place,
            on: Instant(rfc3339: "2027-07-30T19:31:30Z"), off: Instant(rfc3339: "2027-07-30T23:00:00Z"),
            holidays: belgium)
    }

    @Test(arguments: [
        ("day", "2027-07-29T22:00:00Z"),
        ("kickoff", "2027-07-21T22:00:00Z"),
        ("day -14d at 09:30", "2027-07-16T07:30:00Z"),
        ("day -2w at 09:30", "2027-07-16T07:30:00Z"),
        ("day -30w at 09:30", "2027-01-01T08:30:00Z"),  // winter time: the wall time stays
        ("day +90m", "2027-07-29T23:30:00Z"),
        ("day +1d at 01:00", "2027-07-30T23:00:00Z"),
        ("day -1d +2h", "2027-07-29T00:00:00Z"),
        ("on +10m", "2027-07-30T19:41:30Z"),
        ("off -1h", "2027-07-30T22:00:00Z"),
        ("on -1d", "2027-07-29T19:31:30Z"),
        ("off at 10:00", "2027-07-31T08:00:00Z"),
        ("day -12d at 09:30 workday", "2027-07-16T07:30:00Z"),  // Sunday: the Friday before
        ("day -9d at 09:30 workday", "2027-07-20T07:30:00Z"),  // the national day: the day before
        ("day at 23:00 not after 22:15", "2027-07-30T20:15:00Z"),
        ("day at 05:00 not before 08:00", "2027-07-30T06:00:00Z"),
    ])
    func momentsOf2027(text: String, instant: String) throws {
        let moment = try Moment(parsing: text)
        #expect(try moment.resolve(in: Self.context()).rfc3339 == instant)
    }

    @Test func theSunIsThatOfTheDayAskedFor() throws {
        let sunset = try Moment(parsing: "sunset").resolve(in: Self.context())
        let weekBefore = try Moment(parsing: "sunset -1w").resolve(in: Self.context())
        let later = try Moment(parsing: "sunset +15m").resolve(in: Self.context())
        #expect(later - sunset == 900)
        let earlierByTheClock = (sunset - weekBefore) - 7 * 86_400
        #expect(earlierByTheClock < -480 && earlierByTheClock > -900, "in July the sun sets earlier every day")
    }

    @Test func withoutAPlaceTheSunIsAnError() throws {
        let context = try Self.context(place: nil)
        #expect(throws: MomentUnresolvable.noPlace(.sunset)) { try Moment(parsing: "sunset").resolve(in: context) }
        #expect(throws: Never.self) { try Moment(parsing: "day at 21:00").resolve(in: context) }
    }

    @Test func whereTheSunDoesNotSetElseServes() throws {
        let tromso = try Self.context(place: Place(latitude: 78.2, longitude: 15.6))
        #expect(throws: MomentUnresolvable.noSunEvent(.sunset, isAbove: true)) {
            try Moment(parsing: "sunset").resolve(in: tromso)
        }
        let moment = try Moment(parsing: "sunset +15m else 22:00")
        #expect(try moment.resolve(in: tromso).rfc3339 == "2027-07-30T20:00:00Z")
    }

    @Test(arguments: [
        ("", 0), ("noon", 0), ("day -d", 5), ("day -14x", 7), ("day -14dd", 7), ("day at", 6), ("day at 9:30", 7),
        ("day at 24:00", 7), ("day workday at 09:30", 12), ("day -2h at 09:30", 4), ("day at 09:30 else 10:00", 13),
        ("sunset not 10:00", 11), ("day not", 7),
        ("day not befor 08:00", 8), ("day not after 20:00 not before 08:00", 20), ("day  -14d   at 09:30 tomorrow", 21),
        ("day -99999d", 5),
    ])
    func anErrorPointsAtTheCharacter(text: String, offset: Int) {
        do {
            let moment = try Moment(parsing: text)
            Issue.record("\"\(text)\" was read as \(moment)")
        } catch {
            #expect(error.offset == offset, "\(error)")
            #expect(!error.reason.isEmpty)
        }
    }

    @Test func everyMomentReadsBackAsItIsWritten() throws {
        let seed = UInt64(7)
        var dice = Dice(seed: seed)
        for round in 0..<2_000 {
            let anchors = Moment.Anchor.allCases
            var text = anchors[dice.below(anchors.count)].rawValue
            for _ in 0..<dice.below(3) {
                text += " \(dice.below(2) == 0 ? "+" : "-")\(dice.below(90))\(["w", "d"][dice.below(2)])"
            }
            if dice.below(2) == 0 { text += " at 0\(dice.below(10)):30" } else { text += " +\(dice.below(90))m" }
            if dice.below(2) == 0 { text += " workday" }
            if dice.below(2) == 0 { text += " not before 08:00" }
            if dice.below(2) == 0 { text += " not after 20:00" }
            let moment = try Moment(parsing: text)
            #expect(try Moment(parsing: moment.description) == moment, "seed \(seed), round \(round): \(text)")
        }
    }
}
