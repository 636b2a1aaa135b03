/// A day of the Gregorian calendar, without a place.
public struct CivilDate: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Days since 1970-01-01.
    public let dayNumber: Int
    public let year: Int
    /// 1 to 12.
    public let month: Int
    /// 1 to 31.
    public let day: Int

    /// Absent where there is no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year), abs(year) < 1_000_000 else {
            return nil
        }
        self.year = year
        self.month = month
        self.day = day
        dayNumber = Self.number(year, month, day)
    }

    public init(dayNumber: Int) {
        self.dayNumber = dayNumber
        (year, month, day) = Self.civil(dayNumber)
    }

    /// Reads `2027-07-30`.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
            let year = Digits.value(of: parts[0].utf8), let month = Digits.value(of: parts[1].utf8),
            let day = Digits.value(of: parts[2].utf8)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    public var weekday: Weekday {
        let index = (dayNumber + 3) - (dayNumber + 3).flooredDivision(by: 7) * 7
        return Weekday.allCases[index]
    }

    public func adding(days: Int) -> CivilDate { CivilDate(dayNumber: dayNumber + days) }

    public static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    public static func < (left: CivilDate, right: CivilDate) -> Bool { left.dayNumber < right.dayNumber }

    public static func == (left: CivilDate, right: CivilDate) -> Bool { left.dayNumber == right.dayNumber }

    public func hash(into hasher: inout Hasher) { hasher.combine(dayNumber) }

    /// ISO 8601, `2027-07-30`.
    public var description: String {
        "\(Digits.padded(year, to: 4))-\(Digits.padded(month, to: 2))-\(Digits.padded(day, to: 2))"
    }

    // MARK: Counting days

    static func days(in month: Int, of year: Int) -> Int {
        month == 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    /// Years counted from March, so that the leap day comes last; eras of 400 years have 146,097 days.
    private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted.flooredDivision(by: 400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func civil(_ dayNumber: Int) -> (Int, Int, Int) {
        let shifted = dayNumber + 719_468
        let era = shifted.flooredDivision(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}

public enum Weekday: String, Hashable, Sendable, CaseIterable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday

    public var isWeekend: Bool { self == .saturday || self == .sunday }
}

/// A time of day on a wall clock, to the minute.
public struct ClockTime: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let hour: Int
    public let minute: Int

    public static let midnight = ClockTime(secondOfDay: 0)
    public static let noon = ClockTime(secondOfDay: 43_200)

    public init?(hour: Int, minute: Int) {
        guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
        self.hour = hour
        self.minute = minute
    }

    /// The minute of that second.
    init(secondOfDay: Int) {
        hour = secondOfDay / 3_600
        minute = secondOfDay / 60 % 60
    }

    /// Reads `09:30`; `9:30` is refused, so that one time has one form.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let hour = Digits.value(of: parts[0].utf8),
            let minute = Digits.value(of: parts[1].utf8)
        else { return nil }
        self.init(hour: hour, minute: minute)
    }

    public var secondOfDay: Int { hour * 3_600 + minute * 60 }

    public static func < (left: ClockTime, right: ClockTime) -> Bool { left.secondOfDay < right.secondOfDay }

    public var description: String { "\(Digits.padded(hour, to: 2)):\(Digits.padded(minute, to: 2))" }
}

/// A day of every year, `07-30`.
public struct MonthDay: Hashable, Sendable, CustomStringConvertible {
    public let month: Int
    public let day: Int

    /// 29 February is one, though not every year has it.
    public init?(month: Int, day: Int) {
        guard (1...12).contains(month), day >= 1, day <= CivilDate.days(in: month, of: 2_000) else { return nil }
        self.month = month
        self.day = day
    }

    /// Reads `07-30`.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let month = Digits.value(of: parts[0].utf8),
            let day = Digits.value(of: parts[1].utf8)
        else { return nil }
        self.init(month: month, day: day)
    }

    /// That day of a year; absent for 29 February of a year without one.
    public func `in`(_ year: Int) -> CivilDate? { CivilDate(year: year, month: month, day: day) }

    public var description: String { "\(Digits.padded(month, to: 2))-\(Digits.padded(day, to: 2))" }
}
