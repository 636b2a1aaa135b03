/// The public holidays of one country.
public struct Holidays: Hashable, Sendable {
    public let country: String
    public let rules: [HolidayRule]

    /// A country of which no holidays are known.
    public static let none = Holidays(country: "", rules: [])

    public init(country: String, rules: [HolidayRule]) {
        self.country = country
        self.rules = rules
    }

    public func contains(_ date: CivilDate) -> Bool { rule(on: date) != nil }

    /// The first rule by which the date is a holiday.
    public func rule(on date: CivilDate) -> HolidayRule? { rules.first { $0.falls(on: date) } }

    /// Neither a weekend nor a holiday.
    public func isWorkday(_ date: CivilDate) -> Bool { !date.weekday.isWeekend && !contains(date) }

    /// The date itself if it is a working day, else the last one before it.
    public func workday(onOrBefore date: CivilDate) -> CivilDate {
        var day = date
        // A calendar of nothing but holidays would have no end to this: a month is further than any has.
        for _ in 0..<31 where !isWorkday(day) { day = day.adding(days: -1) }
        return day
    }
}

/// A day that a country keeps every year.
public struct HolidayRule: Hashable, Sendable {
    public enum Day: Hashable, Sendable {
        case fixed(MonthDay)
        /// Days after Easter Sunday of the Gregorian calendar.
        case easter(Int)
    }

    public var day: Day
    /// By language.
    public var names: [String: String]
    /// The first and the last year in which it was one; absent for no end.
    public var from: Int?
    public var until: Int?

    public init(_ day: Day, names: [String: String], from: Int? = nil, until: Int? = nil) {
        self.day = day
        self.names = names
        self.from = from
        self.until = until
    }

    /// Whether it falls on `date`, found without making another date where it cannot.
    func falls(on date: CivilDate) -> Bool {
        if case .fixed(let day) = day, day.month != date.month || day.day != date.day { return false }
        return self.date(in: date.year) == date
    }

    public func date(in year: Int) -> CivilDate? {
        guard year >= from ?? .min, year <= until ?? .max else { return nil }
        switch day {
        case .fixed(let day): return day.in(year)
        case .easter(let offset): return Easter.sunday(of: year)?.adding(days: offset)
        }
    }
}

/// When Easter is.
public enum Easter {
    /// Easter Sunday of the Gregorian calendar, by the anonymous algorithm of 1876 (J. Meeus, Astronomical Algorithms,
    /// 2nd ed., chapter 8).
    public static func sunday(of year: Int) -> CivilDate? {
        guard year > 1582 else { return nil }
        let (a, b, c) = (year % 19, year / 100, year % 100)
        let (d, e) = (b / 4, b % 4)
        let f = (b + 8) / 25
        let g = (b - f + 1) / 3
        let h = (19 * a + b - d - g + 15) % 30
        let (i, k) = (c / 4, c % 4)
        let l = (32 + 2 * e + 2 * i - h - k) % 7
        let m = (a + 11 * h + 22 * l) / 451
        let n = h + l - 7 * m + 114
        return CivilDate(year: year, month: n / 31, day: n % 31 + 1)
    }
}
