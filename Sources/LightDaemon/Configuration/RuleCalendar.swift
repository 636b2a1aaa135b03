import Almanac

/// Compares moments by the calendar alone, to find rules that no year, or not every year, can keep. Only what holds
/// everywhere is compared: moments that need neither sun nor window, or start from the same of these.
struct RuleCalendar {
    let day: MonthDay
    let kickoff: MonthDay
    var holidays: Holidays = .none

    /// In 28 years every date falls on every weekday, in common and in leap years.
    private static let years = 2_026...2_053

    /// The first year in which `late` does not come after `early`; nil where it always does, or where it depends on
    /// the place.
    func year(inWhich late: Moment, isNotAfter early: Moment) -> Int? {
        let isCivil = [late, early].allSatisfy { !$0.needsPlace && !$0.needsWindow }
        guard isCivil || late.anchor == early.anchor, let zone = Self.zone else { return nil }
        for year in Self.years {
            guard let day = day.in(year), let kickoff = kickoff.in(year) else { continue }
            let noon = zone.instant(of: day, at: .midnight).advanced(by: 43_200)
            // Any place and window do: they are the same for both.
            let context = MomentContext(
                day: day, kickoff: kickoff, zone: zone, place: Place(latitude: 50.85, longitude: 4.35), on: noon,
                off: noon, holidays: holidays)
            guard let first = try? early.resolve(in: context), let second = try? late.resolve(in: context) else {
                continue
            }
            if second <= first { return year }
        }
        return nil
    }

    /// A zone whose clocks never change: version 1 of RFC 9636 with one type, UTC, and no transition.
    private static let zone: Zone? = {
        let counts: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 4]
        let header = Array("TZif".utf8) + [0] + [UInt8](repeating: 0, count: 15) + counts
        return try? Zone(name: "UTC", tzif: header + [0, 0, 0, 0, 0, 0] + Array("UTC".utf8) + [0])
    }()
}
