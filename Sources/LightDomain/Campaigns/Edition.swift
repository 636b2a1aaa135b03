import Almanac

/// The campaign in one year.
package struct Edition: Hashable, Sendable {
    package let year: Int
    package let day: CivilDate
    package let kickoff: CivilDate

    /// The years that the almanac vouches for.
    package static let years = 1950...2100

    /// Absent where the year is out of range or the campaign's day does not exist in it (29 February).
    package init?(_ year: Int, of campaign: Campaign) {
        guard Self.years.contains(year), let day = campaign.day.in(year), let kickoff = campaign.kickoff.in(year)
        else { return nil }
        self.year = year
        self.day = day
        self.kickoff = kickoff
    }

    /// The edition that is ahead at `now`, or under way: an edition ends two days after its day (UTC), when every
    /// window on Earth that ends the morning after has closed.
    package static func next(of campaign: Campaign, at now: Instant) -> Edition? {
        let today = CivilDate(dayNumber: Int((Double(now.secondsSince1970) / 86_400).rounded(.down)))
        for year in today.year...(today.year + 8) {
            if let edition = Edition(year, of: campaign), today <= edition.day.adding(days: 2) { return edition }
        }
        return nil
    }

    /// `2027` as a year in range, else nil.
    package static func year(_ text: some StringProtocol) -> Int? {
        guard text.utf8.count == 4, let year = Int(text), years.contains(year) else { return nil }
        return year
    }
}
