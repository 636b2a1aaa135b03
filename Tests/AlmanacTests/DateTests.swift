import Almanac
import Testing

@Suite struct DateTests {
    @Test func daysCountBothWays() throws {
        for number in stride(from: -800_000, through: 800_000, by: 371) {
            let date = CivilDate(dayNumber: number)
            #expect(CivilDate(year: date.year, month: date.month, day: date.day)?.dayNumber == number)
        }
    }

    @Test(arguments: [
        ("2024-07-30", Weekday.tuesday), ("2025-07-30", .wednesday), ("2026-07-30", .thursday), ("2027-07-30", .friday),
        ("2028-07-30", .sunday), ("1969-12-31", .wednesday), ("2100-03-01", .monday),
    ])
    func weekdays(date: String, weekday: Weekday) throws {
        #expect(try #require(CivilDate(date)).weekday == weekday)
    }

    @Test(arguments: [
        "2027-02-29", "2027-13-01", "2027-00-10", "2027-1-1", "27-01-01", "2027-01-01x", "", "2100-02-29",
    ])
    func daysThatDoNotExist(text: String) { #expect(CivilDate(text) == nil) }

    @Test(arguments: [
        ("2027-07-30T19:31:45Z", Int64(1_816_975_905)), ("1969-12-31T23:59:59Z", -1),
        ("2027-07-30T21:31:45+02:00", 1_816_975_905), ("2027-07-30t19:31:45.999z", 1_816_975_905),
        ("1950-01-01T00:00:00Z", -631_152_000),
    ])
    func instantsOfRFC3339(text: String, seconds: Int64) throws {
        #expect(Instant(rfc3339: text)?.secondsSince1970 == seconds)
    }

    @Test(arguments: [
        "2027-07-30", "2027-07-30T19:31Z", "2027-07-30T19:31:45", "2027-07-30T24:00:00Z", "2027-07-30T19:60:00Z",
        "2027-07-30T19:31:45+2", "2027-07-30T19:31:45.Z", " 2027-07-30T19:31:45Z", "2027-02-30T00:00:00Z",
    ])
    func whatIsNotRFC3339(text: String) { #expect(Instant(rfc3339: text) == nil) }

    @Test func instantsReadBack() throws {
        for seconds in stride(from: Int64(-631_152_000), to: 4_102_444_800, by: 7_654_321) {
            let instant = Instant(secondsSince1970: seconds)
            #expect(Instant(rfc3339: instant.rfc3339) == instant)
        }
    }

    @Test(arguments: [
        (2024, "2024-03-31"), (2025, "2025-04-20"), (2027, "2027-03-28"), (2038, "2038-04-25"), (1961, "1961-04-02"),
    ])
    func easter(year: Int, date: String) { #expect(Easter.sunday(of: year)?.description == date) }

    /// The rule as C. Clavius wrote it down, by golden number and epact (D. Knuth, The Art of Computer Programming,
    /// vol. 1, 1.3.2, exercise 14).
    @Test func easterIsAsClaviusReckoned() throws {
        for year in 1_583...4_099 {
            let golden = year % 19 + 1
            let century = year / 100 + 1
            let skipped = 3 * century / 4 - 12
            let moon = (8 * century + 5) / 25 - 5
            let sunday = 5 * year / 4 - skipped - 10
            var epact = ((11 * golden + 20 + moon - skipped) % 30 + 30) % 30
            if epact == 25 && golden > 11 || epact == 24 { epact += 1 }
            var day = 44 - epact
            if day < 21 { day += 30 }
            day += 7 - (sunday + day) % 7
            let expected = CivilDate(year: year, month: day > 31 ? 4 : 3, day: day > 31 ? day - 31 : day)
            #expect(Easter.sunday(of: year) == expected, "\(year)")
        }
    }

    @Test func aWorkdayIsNeitherWeekendNorHoliday() throws {
        let belgium = MomentTests.belgium
        let nationalDay = try #require(CivilDate("2027-07-21"))
        #expect(belgium.contains(nationalDay))
        #expect(belgium.workday(onOrBefore: nationalDay).description == "2027-07-20")
        let easterMonday = try #require(CivilDate("2027-03-29"))
        #expect(belgium.workday(onOrBefore: easterMonday).description == "2027-03-26")
    }
}
