import Foundation
import Testing

@testable import Almanac

/// Clocks that change by an hour, by half of one, by a quarter, and by a day.
@Suite struct ZoneChangeTests {
    @Test(arguments: [
        // Samoa and Tokelau went over the date line without a 30 December.
        ("Pacific/Apia", "2011-12-29", "23:59", "2011-12-30T09:59:00Z"),
        ("Pacific/Apia", "2011-12-30", "00:00", "2011-12-30T10:00:00Z"),
        ("Pacific/Apia", "2011-12-30", "12:00", "2011-12-30T22:00:00Z"),
        ("Pacific/Apia", "2011-12-30", "23:59", "2011-12-31T09:59:00Z"),
        ("Pacific/Apia", "2011-12-31", "00:00", "2011-12-30T10:00:00Z"),
        ("Pacific/Fakaofo", "2011-12-30", "12:00", "2011-12-30T23:00:00Z"),
        ("Pacific/Kiritimati", "1994-12-31", "12:00", "1994-12-31T22:00:00Z"),
        ("Pacific/Kwajalein", "1993-08-21", "12:00", "1993-08-22T00:00:00Z"),
        // Lord Howe's summer time is half an hour.
        ("Australia/Lord_Howe", "2026-10-04", "01:59", "2026-10-03T15:29:00Z"),
        ("Australia/Lord_Howe", "2026-10-04", "02:00", "2026-10-03T15:30:00Z"),
        ("Australia/Lord_Howe", "2026-10-04", "02:29", "2026-10-03T15:59:00Z"),
        ("Australia/Lord_Howe", "2026-10-04", "02:30", "2026-10-03T15:30:00Z"),
        ("Australia/Lord_Howe", "2026-04-05", "01:29", "2026-04-04T14:29:00Z"),
        ("Australia/Lord_Howe", "2026-04-05", "01:30", "2026-04-04T14:30:00Z"),
        ("Australia/Lord_Howe", "2026-04-05", "02:00", "2026-04-04T15:30:00Z"),
        // Nepal skipped the first quarter of an hour of 1986.
        ("Asia/Kathmandu", "1985-12-31", "23:59", "1985-12-31T18:29:00Z"),
        ("Asia/Kathmandu", "1986-01-01", "00:00", "1985-12-31T18:30:00Z"),
        ("Asia/Kathmandu", "1986-01-01", "00:15", "1985-12-31T18:30:00Z"),
        ("Asia/Kathmandu", "2027-07-30", "21:00", "2027-07-30T15:15:00Z"),
        // Chatham changes at a quarter to the hour.
        ("Pacific/Chatham", "2026-04-05", "02:44", "2026-04-04T12:59:00Z"),
        ("Pacific/Chatham", "2026-04-05", "02:45", "2026-04-04T13:00:00Z"),
        ("Pacific/Chatham", "2026-04-05", "03:45", "2026-04-04T15:00:00Z"),
        ("Pacific/Chatham", "2026-09-27", "02:45", "2026-09-26T14:00:00Z"),
        ("Pacific/Chatham", "2026-09-27", "03:45", "2026-09-26T14:00:00Z"),
        // By the rule in the zone's footer, long after the last change that its table knows.
        ("Australia/Lord_Howe", "2095-10-02", "02:15", "2095-10-01T15:45:00Z"),
        ("Pacific/Chatham", "2095-04-03", "03:00", "2095-04-02T13:15:00Z"),
    ])
    func wallTimesAroundChanges(name: String, date: String, time: String, instant: String) throws {
        let zone = try Oracle.zone(name)
        let found = zone.instant(of: try #require(CivilDate(date)), at: try #require(ClockTime(time)))
        #expect(found.rfc3339 == instant)
    }

    /// Every row, both folds: an instant knows which of the two it is.
    @Test func instantsShowTheWallTimeThatTheyShowInPython() throws {
        var checked = 0
        for row in try Oracle.rows("wall-times") {
            let name = row["zone", default: ""]
            let instant = try #require(Instant(rfc3339: row["utc", default: ""]))
            let civil = try Oracle.zone(name).civil(at: instant)
            let (sign, offset) = (civil.utcOffset < 0 ? "-" : "+", abs(civil.utcOffset))
            let seconds = offset % 60 == 0 ? "" : ":\(padded(offset % 60))"
            let shown = [
                "\(civil.date)T\(padded(civil.hour)):\(padded(civil.minute)):\(padded(civil.second))",
                "\(sign)\(padded(offset / 3_600)):\(padded(offset / 60 % 60))\(seconds)", civil.abbreviation,
            ]
            let expected = ["utc_back_to_wall", "offset", "abbrev"].map { row[$0, default: ""] }
            // Of a wall time in a gap the table has the offset by which Python read it, not that of the instant.
            let isSame = row["kind"] == "gap" ? shown[0] == expected[0] : shown == expected
            let isDisputed = ZoneTests.disputed.contains(name) && instant.rfc3339 >= "2026"
            // Debian keeps Amsterdam's own time of before 1940, where IANA has but a link to Brussels.
            if !isSame, isDisputed || name == "Europe/Amsterdam" && instant.rfc3339 < "1940" {
                print("tzdata differs: \(name) \(instant)")
                continue
            }
            #expect(isSame, "\(name) at \(instant): \(shown) is not \(expected)")
            checked += 1
        }
        #expect(checked > 230)
    }

    @Test func whatOccursTwiceIsTheFirstAndTheSecondShowsTheSame() throws {
        var checked = 0
        for row in try Oracle.rows("wall-times") where row["fold"] == "1" && row["kind"] == "overlap" {
            let zone = try Oracle.zone(row["zone", default: ""])
            let second = try #require(Instant(rfc3339: row["utc", default: ""]))
            let civil = zone.civil(at: second)
            let first = zone.instant(of: civil.date, at: civil.time).advanced(by: Int64(civil.second))
            let shown = zone.civil(at: first)
            if shown.utcOffset == civil.utcOffset, ZoneTests.disputed.contains(zone.name) { continue }
            #expect(first < second, "\(zone.name) \(second)")
            #expect((shown.date, shown.time, shown.second) == (civil.date, civil.time, civil.second))
            #expect(Int64(shown.utcOffset - civil.utcOffset) == second - first)
            checked += 1
        }
        #expect(checked > 20)
    }

    /// All changes of all zones of the installed database: in a gap the wall time moves forward by it, and of two the
    /// first counts.
    @Test func everyChangeOfEveryZone() throws {
        var (gaps, overlaps) = (0, 0)
        for name in try Self.names() {
            let zone = try Oracle.zone(name)
            let times = [-1 << 60] + zone.transitions + [1 << 60]
            let offsets = [zone.first.offset] + zone.types.map(\.offset)
            for index in 1..<(times.count - 1) {
                // Of two changes so close that they meddle with each other nothing is said here.
                if times[index] - times[index - 1] < 172_800 || times[index + 1] - times[index] < 172_800 { continue }
                let (before, after) = (Int64(offsets[index - 1]), Int64(offsets[index]))
                let (earliest, latest) = (times[index] + min(before, after), times[index] + max(before, after))
                let walls = Set([earliest, (earliest + latest) / 2, latest - 1].map { ($0 + 59) / 60 * 60 })
                for wall in walls where (earliest..<latest).contains(wall) {
                    let day = CivilDate(dayNumber: Int(wall.flooredDivision(by: 86_400)))
                    let time = ClockTime(secondOfDay: Int(wall - Int64(day.dayNumber) * 86_400))
                    let found = zone.instant(of: day, at: time).secondsSince1970
                    #expect(found == wall - before, "\(name) \(day) \(time)")
                    if after > before { gaps += 1 } else { overlaps += 1 }
                }
            }
        }
        print("\(gaps) wall times in gaps and \(overlaps) that occur twice")
        #expect(gaps > 10_000 && overlaps > 10_000)
    }

    /// A zone that was made up: on 2 January 2027 at 12:00 UTC it goes from 0 to +1, a day and a half later to +3. What
    /// is then skipped was to come by the offset of the middle, not by that of before.
    @Test func twoChangesWithinDays() throws {
        func four(_ number: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) } }
        let noon = 1_798_891_200
        let header = Array("TZif".utf8) + [UInt8](repeating: 0, count: 16) + [0, 0, 0, 2, 3, 4].flatMap { four($0) }
        let types: [UInt8] = [0, 3_600, 10_800].flatMap { four($0) + [0, 0] as [UInt8] }
        let bytes = header + four(noon) + four(noon + 129_600) + [1, 2] + types + Array("ABC".utf8) + [0]
        let zone = try Zone(name: "Made/Up", tzif: bytes)
        for (date, time, instant) in [
            ("2027-01-02", "12:30", "2027-01-02T12:30:00Z"), ("2027-01-03", "12:30", "2027-01-03T11:30:00Z"),
            ("2027-01-04", "01:30", "2027-01-04T00:30:00Z"), ("2027-01-04", "03:00", "2027-01-04T00:00:00Z"),
        ] {
            let found = zone.instant(of: try #require(CivilDate(date)), at: try #require(ClockTime(time)))
            #expect(found.rfc3339 == instant, "\(date) \(time)")
        }
    }

    /// Times of day all through a century, in zones with all kinds of changes: the wall time that an instant shows leads
    /// back to it, or to an earlier instant that shows the same.
    @Test(arguments: [
        "Europe/Brussels", "Pacific/Apia", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Chatham",
        "Africa/Casablanca", "America/St_Johns", "Antarctica/Troll",
    ])
    func aWallTimeLeadsBackToTheFirstInstantThatShowsIt(name: String) throws {
        let zone = try Oracle.zone(name)
        var again = 0
        for seconds in stride(from: Int64(-631_152_000), to: 2_524_608_000, by: 23_400) {
            let instant = Instant(secondsSince1970: seconds)
            let civil = zone.civil(at: instant)
            let back = zone.instant(of: civil.date, at: civil.time).advanced(by: Int64(civil.second))
            if back == instant { continue }
            again += 1
            let shown = zone.civil(at: back)
            let isSame = (shown.date, shown.time, shown.second) == (civil.date, civil.time, civil.second)
            #expect(back < instant && isSame, "\(name) \(instant)")
        }
        print("\(again) instants of \(name) show a wall time for the second time")
        #expect(again < 100)
    }

    /// Of the zones with an area of their own; others are links to them.
    private static func names() throws -> [String] {
        let table = try String(contentsOfFile: "/usr/share/zoneinfo/zone1970.tab", encoding: .utf8)
        return table.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap {
            $0.split(separator: "\t").dropFirst(2).first.map(String.init)
        }
    }

    private func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
