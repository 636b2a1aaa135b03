import Almanac
import Foundation
import Testing

@Suite struct ZoneTests {
    /// Zones whose rules from 2026 on Debian's tzdata (2025b) and the table's IANA 2026f know differently. Of these a
    /// row may disagree where the installed data has another offset at the table's own instant; nowhere else.
    static let disputed: Set<String> = [
        "Africa/Casablanca", "Africa/El_Aaiun", "America/Vancouver", "America/Edmonton", "America/Winnipeg",
        "America/Havana", "Europe/Chisinau",
    ]

    @Test func wallTimesResolveAsTheyDoInPython() throws {
        var checked = 0
        for row in try Oracle.rows("wall-times") where row["fold"] == "0" {
            let name = row["zone", default: ""]
            let wall = row["wall", default: ""].split(separator: "T")
            guard wall[1].hasSuffix(":00"), let time = ClockTime(wall[1].dropLast(3)) else { continue }
            let zone = try Oracle.zone(name)
            let found = zone.instant(of: try #require(CivilDate(wall[0])), at: time)
            let expected = try #require(Instant(rfc3339: row["utc", default: ""]))
            if wall[0] >= "2026", Self.disputed.contains(name), found != expected {
                print("tzdata differs: \(name) \(wall[0])")
                continue
            }
            #expect(found == expected, "\(name) \(wall) (\(row["kind"] ?? "")): \(found) is not \(expected)")
            checked += 1
        }
        #expect(checked > 80)
    }

    @Test func anInstantReadsBackAsItsWallTime() throws {
        for name in [
            "Europe/Brussels", "Asia/Kathmandu", "Pacific/Kiritimati", "America/St_Johns", "Australia/Lord_Howe",
        ] {
            let zone = try Oracle.zone(name)
            for day in stride(from: -7_000, to: 47_000, by: 97) {
                let date = CivilDate(dayNumber: day)
                let noon = try #require(ClockTime("12:00"))
                let civil = zone.civil(at: zone.instant(of: date, at: noon))
                #expect(civil.date == date && civil.time == noon, "\(name) \(date)")
            }
        }
    }

    @Test(arguments: [
        ("2027-03-28", "02:30", "2027-03-28T01:30:00Z"),  // a gap: 03:30 summer time
        ("2027-10-31", "02:30", "2027-10-31T00:30:00Z"),  // twice: the first
        ("2080-07-30", "12:00", "2080-07-30T10:00:00Z"),  // beyond the table: the footer's rule
        ("1916-07-30", "12:00", "1916-07-30T10:00:00Z"),
    ])
    func brusselsChangesItsClocks(date: String, time: String, instant: String) throws {
        let zone = try Oracle.zone("Europe/Brussels")
        let found = zone.instant(of: try #require(CivilDate(date)), at: try #require(ClockTime(time)))
        #expect(found.rfc3339 == instant)
    }

    @Test func hostileBytesAreAnErrorAndNeverATrap() throws {
        let seed = UInt64(20_270_730)
        var dice = Dice(seed: seed)
        let good = [UInt8](try Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/Europe/Brussels")))
        var accepted = 0
        for round in 0..<3_000 {
            var bytes = good
            for _ in 0...dice.below(6) { bytes[dice.below(bytes.count)] = UInt8(dice.below(256)) }
            if dice.below(3) == 0 { bytes.removeLast(dice.below(bytes.count)) }
            guard let zone = try? Zone(name: "hostile", tzif: bytes) else { continue }
            accepted += 1
            let instant = zone.instant(of: CivilDate(dayNumber: dice.below(60_000)), at: .midnight)
            #expect(zone.civil(at: instant).abbreviation.utf8.count < 100, "seed \(seed), round \(round)")
        }
        #expect(accepted > 0)
    }
}

/// Random numbers that a seed repeats (SplitMix64).
struct Dice {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(bound))
    }
}
