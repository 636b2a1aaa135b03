import Almanac

/// How dates and times are said in a language. By hand: what the system's libraries say differs from version to
/// version, and is not what stands in Belgian letters.
enum Wording: String, CaseIterable, Sendable {
    case nl, fr, de, en

    /// `vrijdag 30 juli 2027`.
    func date(_ date: CivilDate) -> String {
        let weekday = weekdays[Self.index(of: date.weekday)]
        let month = months[date.month - 1]
        switch self {
        case .nl, .en: return "\(weekday) \(date.day) \(month) \(date.year)"
        case .fr: return "\(weekday) \(date.day == 1 ? "1er" : "\(date.day)") \(month) \(date.year)"
        case .de: return "\(weekday), \(date.day). \(month) \(date.year)"
        }
    }

    /// `21.32 uur`, `21 h 32`, `21.32 Uhr`, `21:32`; seconds are cut off, as on a clock. Hour 24 is the end of a day.
    func time(hour: Int, minute: Int) -> String {
        let minutes = minute < 10 ? "0\(minute)" : "\(minute)"
        let hours = hour < 10 ? "0\(hour)" : "\(hour)"
        switch self {
        case .nl: return "\(hours).\(minutes) uur"
        case .fr: return minute == 0 ? "\(hour) h" : "\(hour) h \(minutes)"
        case .de: return "\(hour).\(minutes) Uhr"
        case .en: return "\(hours):\(minutes)"
        }
    }

    /// `vrijdag 30 juli 2027, 21.32 uur`.
    func dateAndTime(_ civil: CivilTime) -> String {
        "\(date(civil.date)), \(time(hour: civil.hour, minute: civil.minute))"
    }

    /// The same for the end of something: midnight is the end of the day before (`vrijdag 30 juli 2027, 24.00 uur`),
    /// since nobody agrees to which day it belongs.
    func endDateAndTime(_ civil: CivilTime) -> String {
        guard civil.hour == 0, civil.minute == 0, civil.second == 0 else { return dateAndTime(civil) }
        return "\(date(civil.date.adding(days: -1))), \(time(hour: 24, minute: 0))"
    }

    // MARK: Words

    private static func index(of weekday: Weekday) -> Int {
        switch weekday {
        case .monday: 0
        case .tuesday: 1
        case .wednesday: 2
        case .thursday: 3
        case .friday: 4
        case .saturday: 5
        case .sunday: 6
        }
    }

    private var weekdays: [String] {
        switch self {
        case .nl: ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
        case .fr: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
        case .de: ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]
        case .en: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        }
    }

    private var months: [String] {
        switch self {
        case .nl:
            [
                "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
                "november", "december",
            ]
        case .fr:
            [
                "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
                "novembre", "décembre",
            ]
        case .de:
            [
                "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
                "November", "Dezember",
            ]
        case .en:
            [
                "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                "November", "December",
            ]
        }
    }
}
