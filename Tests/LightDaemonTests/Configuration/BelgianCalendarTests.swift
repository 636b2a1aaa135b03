import Almanac
import Testing

@testable import LightDaemon

/// The public holidays that are built in, against another list, and the working days between them.
@Suite struct BelgianCalendarTests {
    /// Easter Monday, Ascension Day and Whit Monday as PyPI's holidays 0.109 has them from 2010 on.
    static let published: [(year: Int, movable: [String])] = [
        (2_008, ["03-24", "05-01", "05-12"]), (2_016, ["03-28", "05-05", "05-16"]),
        (2_017, ["04-17", "05-25", "06-05"]),
        (2_018, ["04-02", "05-10", "05-21"]), (2_019, ["04-22", "05-30", "06-10"]),
        (2_020, ["04-13", "05-21", "06-01"]),
        (2_021, ["04-05", "05-13", "05-24"]), (2_022, ["04-18", "05-26", "06-06"]),
        (2_023, ["04-10", "05-18", "05-29"]),
        (2_024, ["04-01", "05-09", "05-20"]), (2_025, ["04-21", "05-29", "06-09"]),
        (2_026, ["04-06", "05-14", "05-25"]),
        (2_027, ["03-29", "05-06", "05-17"]), (2_028, ["04-17", "05-25", "06-05"]),
        (2_029, ["04-02", "05-10", "05-21"]),
        (2_030, ["04-22", "05-30", "06-10"]), (2_035, ["03-26", "05-03", "05-14"]),
    ]
    static let fixed = ["01-01", "05-01", "07-21", "08-15", "11-01", "11-11", "12-25"]

    @Test(arguments: published)
    func theseDaysAndNoOthersAreHolidays(year: Int, movable: [String]) throws {
        let belgium = try #require(try HolidayFile.load(files: [])["BE"])
        let newYear = try #require(CivilDate(year: year, month: 1, day: 1))
        let found = (0..<366).map { newYear.adding(days: $0) }.filter { $0.year == year && belgium.contains($0) }
        #expect(found.map { String($0.description.dropFirst(5)) } == Set(Self.fixed + movable).sorted())
    }

    /// The moment's date and the last working day up to it, by the calendar on the wall.
    @Test(arguments: [
        // Over the year's end: New Year on each day of the week.
        ("2024-01-01", "2023-12-29"), ("2019-01-01", "2018-12-31"), ("2020-01-01", "2019-12-31"),
        ("2026-01-01", "2025-12-31"), ("2027-01-01", "2026-12-31"), ("2028-01-01", "2027-12-31"),
        ("2023-01-01", "2022-12-30"), ("2023-01-02", "2023-01-02"), ("2028-01-02", "2027-12-31"),
        // Christmas on a Saturday, a Sunday and a Monday; Boxing Day is a working day like others.
        ("2027-12-26", "2027-12-24"), ("2022-12-25", "2022-12-23"), ("2028-12-25", "2028-12-22"),
        ("2028-12-26", "2028-12-26"),
        // Over Easter, of which Good Friday is not a legal holiday; early, late, and across the change of clocks.
        ("2027-03-29", "2027-03-26"), ("2027-03-28", "2027-03-26"), ("2027-03-30", "2027-03-30"),
        ("2035-03-26", "2035-03-23"), ("2038-04-26", "2038-04-23"), ("2024-04-01", "2024-03-29"),
        // Ascension, the bridge after it, Whit Monday.
        ("2026-05-14", "2026-05-13"), ("2026-05-15", "2026-05-15"), ("2027-05-17", "2027-05-14"),
        // Two holidays on one day, and holidays on both sides of a weekend.
        ("2008-05-01", "2008-04-30"), ("2023-05-01", "2023-04-28"), ("2028-11-01", "2028-10-31"),
        ("2026-11-01", "2026-10-30"), ("2024-11-11", "2024-11-08"), ("2025-08-17", "2025-08-14"),
        // The national day next to the weekend.
        ("2025-07-21", "2025-07-18"), ("2028-07-23", "2028-07-20"), ("2024-07-21", "2024-07-19"),
    ])
    func theLastWorkingDayUpTo(date: String, working: String) throws {
        let belgium = try #require(try HolidayFile.load(files: [])["BE"])
        // The same as a campaign's day, and as two weeks before one.
        for text in ["day at 09:30 workday", "day -14d at 09:30 workday"] {
            let moment = try Moment(parsing: text)
            let day = try #require(CivilDate(date)).adding(days: text.contains("14d") ? 14 : 0)
            let zone = try Belgium.zone()
            let context = MomentContext(
                day: day, kickoff: day, zone: zone, place: nil, on: nil, off: nil, holidays: belgium)
            let civil = zone.civil(at: try moment.resolve(in: context))
            #expect("\(civil.date) \(civil.time)" == "\(working) 09:30", "\(text)")
        }
    }

    /// Half a century: at most a weekend and the Monday after it, or the Friday before, are off together.
    @Test func aWorkdayIsNeverFar() throws {
        let belgium = try #require(try HolidayFile.load(files: [])["BE"])
        let start = try #require(CivilDate("2000-01-01"))
        var farthest = (days: 0, date: start)
        for number in 0..<18_263 {
            let date = start.adding(days: number)
            let days = date.dayNumber - belgium.workday(onOrBefore: date).dayNumber
            if days > farthest.days { farthest = (days, date) }
        }
        print("farthest from a working day: \(farthest.date), \(farthest.days) days after one")
        #expect(farthest.days == 3)
    }
}
