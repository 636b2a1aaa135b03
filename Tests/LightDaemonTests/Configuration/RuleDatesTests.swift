import Almanac
import LightDomain
import Testing

@testable import LightDaemon

/// When the default rules fall due, by the calendar of Belgium.
@Suite struct RuleDatesTests {
    /// Worked out on paper. 2028: 30 July is a Sunday, and the 23rd too, before which lie the 22nd, a Saturday, and the
    /// national day. 2026: 14 May is Ascension Day.
    @Test(arguments: [
        (2_026, ["05-13", "06-18", "07-15", "07-23", "07-29", "07-30", "08-03"]),
        (2_027, ["05-14", "06-18", "07-15", "07-23", "07-29", "07-30", "08-03"]),
        (2_028, ["05-12", "06-16", "07-14", "07-20", "07-28", "07-30", "08-03"]),
        (2_029, ["05-14", "06-18", "07-13", "07-23", "07-27", "07-30", "08-03"]),
        (2_030, ["05-14", "06-18", "07-15", "07-23", "07-29", "07-30", "08-02"]),
    ])
    func theRemindersFallOnTheseDays(year: Int, days: [String]) throws {
        #expect(try reminders(in: year).map { String($0.due.date.description.dropFirst(5)) } == days)
    }

    @Test(arguments: 2_026...2_053)
    func noReminderComesBeforeTheOneItFollows(year: Int) throws {
        let found = try reminders(in: year)
        for (earlier, later) in zip(found, found.dropFirst()) {
            #expect(earlier.due.date < later.due.date, "\(earlier.rule.name) and \(later.rule.name) in \(year)")
        }
    }

    @Test(arguments: 2_026...2_053)
    func everyDeadlineIsAfterItsReminder(year: Int) throws {
        let campaign = try BuiltIn.configuration.get().campaign
        let (hours, window) = try night(of: year, campaign)
        let invitations = Plan.invitations(campaign, hours: hours, since: Instant(secondsSince1970: 0))
        let commitment = CommitmentToPlan(
            promise: .promised, window: window, since: Instant(secondsSince1970: 0), hasProbes: true, lamps: Lamps(),
            trouble: Trouble(), occurrences: Occurrences())
        let plan = Plan.commitment(campaign, commitment, hours: hours, now: Instant(secondsSince1970: 0))
        #expect(plan.unplannable.isEmpty && invitations.unplannable.isEmpty)
        #expect(invitations.jobs.map(\.rule) == ["invitation"])
        #expect(plan.jobs.count == 9)
        for job in plan.jobs + invitations.jobs {
            #expect(job.deadline > job.due, "\(job.rule) in \(year)")
        }
        let kickoff = hours.zone.instant(of: hours.edition.kickoff, at: .midnight)
        #expect(try #require(invitations.jobs.first).deadline == kickoff)
    }

    @Test(arguments: 2_026...2_053)
    func whatIsForTheOfficeArrivesOnAWorkingDay(year: Int) throws {
        let holidays = try #require(try HolidayFile.load(files: [])["BE"])
        for (rule, due) in try reminders(in: year) where rule.name != "tonight" {
            #expect(rule.at.isWorkday)
            #expect(holidays.isWorkday(due.date), "\(rule.name) on \(due.date)")
            #expect((9...16).contains(due.hour))
        }
    }

    @Test(arguments: 2_026...2_053)
    func theDaysOwnMailComesOnTheDayAndThanksAfterTheNight(year: Int) throws {
        let campaign = try BuiltIn.configuration.get().campaign
        let (hours, window) = try night(of: year, campaign)
        let found = try reminders(in: year)
        let tonight = try #require(found.first { $0.rule.name == "tonight" })
        #expect(tonight.due.date == hours.edition.day && tonight.due.hour == 10)
        let eve = try #require(found.first { $0.rule.name == "eve" })
        #expect((-3 ... -1).contains(eve.due.date.dayNumber - hours.edition.day.dayNumber))
        let thanks = try #require(found.first { $0.rule.name == "thanks" })
        #expect(try hours.instant(of: thanks.rule.at, window: window) > window.closes)
    }

    // MARK: Helpers

    private func night(of year: Int, _ campaign: Campaign) throws -> (LightingHours, Window) {
        let edition = try #require(Edition(year, of: campaign))
        let holidays = try #require(try HolidayFile.load(files: [])["BE"])
        let hours = LightingHours(
            edition: edition, zone: try Belgium.zone(), place: Place(latitude: 51.22047, longitude: 4.40026),
            holidays: holidays)
        return (hours, try hours.window(on: campaign.on, off: campaign.off))
    }

    /// In the order of the configuration.
    private func reminders(in year: Int) throws -> [(rule: Rule, due: CivilTime)] {
        let campaign = try BuiltIn.configuration.get().campaign
        let (hours, window) = try night(of: year, campaign)
        return try campaign.rules.compactMap { rule in
            guard case .reminder = rule.action else { return nil }
            return (rule, hours.zone.civil(at: try hours.instant(of: rule.at, window: window)))
        }
    }
}
