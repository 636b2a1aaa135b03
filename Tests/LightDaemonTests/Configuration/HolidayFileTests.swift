import Almanac
import Testing

@testable import LightDaemon

@Suite struct HolidayFileTests {
    @Test(arguments: [
        "2027-01-01", "2027-03-29", "2027-05-01", "2027-05-06", "2027-05-17", "2027-07-21", "2027-08-15", "2027-11-01",
        "2027-11-11", "2027-12-25",
    ])
    func belgiumKeepsTheseDays(date: String) throws {
        let belgium = try #require(try HolidayFile.load(files: [])["BE"])
        #expect(belgium.contains(try #require(CivilDate(date))))
        #expect(belgium.rules.count == 10)
    }

    @Test func everyHolidayHasItsNameInFourLanguages() throws {
        let belgium = try #require(try HolidayFile.load(files: [])["BE"])
        for rule in belgium.rules { #expect(Set(rule.names.keys) == ["nl", "fr", "de", "en"]) }
    }

    @Test func aLaterFileReplacesACountryAndLeavesTheOthers() throws {
        let countries = try HolidayFile.load(files: [
            ("a.yaml", "BE: [{day: 07-21}]\nLU: [{day: 06-23}]\n"), ("b.yaml", "BE: [{easter: 1, until: 2030}]\n"),
        ])
        #expect(countries["BE"]?.rules == [HolidayRule(.easter(1), names: [:], until: 2_030)])
        #expect(countries["LU"]?.rules.count == 1)
        #expect(try HolidayFile.load(files: [("a.yaml", "LU:\n")])["BE"]?.rules.count == 10)
    }

    @Test(arguments: [
        ("BE:\n  - day: 7-21\n", "h.yaml:2:10: BE[0].day is a month and a day such as 07-30, not \"7-21\""),
        ("BE:\n  - day: 07-21\n    easter: 1\n", "h.yaml:2:5: a holiday has either a day or its distance from Easter"),
        ("BE:\n  - names: {}\n", "h.yaml:2:5: a holiday has either a day or its distance from Easter"),
        ("Belgium: []\n", "h.yaml:1:1: a country is two capital letters (ISO 3166-1), such as BE"),
        ("BE:\n  - easter: 1\n    untill: 3\n", "h.yaml:3:5: unknown key \"untill\" in BE[0]; did you mean \"until\"?"),
        (
            "BE:\n  - easter: 1\n    from: 2030\n    until: 2020\n",
            "h.yaml:4:12: it ends (2020) before it begins (2030)"
        ),
        ("- day: 07-21\n", "h.yaml:1:1: the configuration is a section of keys and values, not a list"),
    ])
    func aWrongHolidayIsNamed(yaml: String, problem: String) {
        #expect(throws: ConfigurationErrors.self) { try HolidayFile.load(files: [("h.yaml", yaml)]) }
        do {
            _ = try HolidayFile.load(files: [("h.yaml", yaml)])
        } catch {
            #expect(error.first.description == problem)
        }
    }
}
