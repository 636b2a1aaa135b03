import Almanac
import LightDomain

/// What ought to happen, worked out without the engine's planning, without the parser and without the almanac's way
/// from wall time to instants. Of the almanac it takes the zones' clocks, the numbering of days and the sun.
struct Oracle {
    var sketch: CampaignSketch

    /// Where moments are worked out.
    struct Site: Hashable {
        var country: String
        var timeZone: String
        var place: Place?
    }

    let zones: Zones

    // MARK: Editions

    func day(of year: Int) -> Int { Self.number(year, sketch.month, sketch.day) }

    func kickoff(of year: Int) -> Int { Self.number(year, sketch.kickoff.month, sketch.kickoff.day) }

    /// Three days after the day began in UTC the next edition is ahead.
    func rollover(of year: Int) -> Instant { Instant(secondsSince1970: Int64(day(of: year) + 3) * 86_400) }

    func editionAhead(at now: Instant) -> Int {
        var year = 2020
        while rollover(of: year) <= now { year += 1 }
        return year
    }

    private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
        CivilDate(year: year, month: month, day: day)?.dayNumber ?? 0
    }

    // MARK: Moments

    /// - Parameter window: for moments that start from it.
    func instant(_ moment: MomentSketch, _ year: Int, _ site: Site, window: Window? = nil) -> Instant? {
        guard let zone = zones[site.timeZone] else { return nil }
        let found: Instant?
        switch moment.anchor {
        case .day:
            found = wall(day(of: year) + moment.days, moment.at ?? 0, zone).advanced(by: Int64(moment.minutes) * 60)
        case .kickoff:
            found = wall(kickoff(of: year) + moment.days, moment.at ?? 0, zone).advanced(
                by: Int64(moment.minutes) * 60)
        case .sunset:
            let date = CivilDate(dayNumber: day(of: year) + moment.days)
            found = site.place.flatMap { Sun.event(.sunset, on: date, at: $0, in: zone).instant }?.advanced(
                by: Int64(moment.minutes) * 60)
        case .on: found = shifted(window?.opens, moment, zone)
        case .off: found = shifted(window?.closes, moment, zone)
        }
        guard let found, moment.isWorkday else { return found }
        return workday(found, zone, site)
    }

    func window(on: MomentSketch, off: MomentSketch, _ year: Int, _ site: Site) -> Window? {
        guard let opens = instant(on, year, site), let closes = instant(off, year, site) else { return nil }
        return Window(opens: opens, closes: closes)
    }

    /// Days keep the wall time, minutes elapse.
    private func shifted(_ end: Instant?, _ moment: MomentSketch, _ zone: Zone) -> Instant? {
        guard let end else { return nil }
        if moment.days == 0 && moment.at == nil { return end.advanced(by: Int64(moment.minutes) * 60) }
        let civil = zone.civil(at: end)
        let minutes = moment.at ?? civil.hour * 60 + civil.minute
        let second = moment.at == nil ? Int64(civil.second) : 0
        return wall(civil.date.dayNumber + moment.days, minutes, zone).advanced(
            by: second + Int64(moment.minutes) * 60)
    }

    /// The first instant at which clocks in `zone` show that time; where they skip it, as much later as they skip.
    func wall(_ day: Int, _ minutes: Int, _ zone: Zone) -> Instant {
        let shown = Int64(day) * 86_400 + Int64(minutes) * 60
        func offset(at seconds: Int64) -> Int64 {
            Int64(zone.civil(at: Instant(secondsSince1970: seconds)).utcOffset)
        }
        let (before, after) = (offset(at: shown - 86_400), offset(at: shown + 86_400))
        let candidates = [shown - before, shown - after].filter { offset(at: $0) + $0 == shown }
        return Instant(secondsSince1970: candidates.min() ?? shown - before)
    }

    /// The last working day up to that one, at the same time on the wall.
    private func workday(_ instant: Instant, _ zone: Zone, _ site: Site) -> Instant {
        let civil = zone.civil(at: instant)
        var day = civil.date.dayNumber
        while isFree(day, site) { day -= 1 }
        if day == civil.date.dayNumber { return instant }
        return wall(day, civil.hour * 60 + civil.minute, zone).advanced(by: Int64(civil.second))
    }

    /// Day 0 was a Thursday.
    private func isFree(_ day: Int, _ site: Site) -> Bool {
        if (day + 3) % 7 >= 5 { return true }
        guard site.country == "BE" else { return false }
        let date = CivilDate(dayNumber: day)
        return Country.fixedHolidays.contains { $0.month == date.month && $0.day == date.day }
            || Country.ascensions.contains { $0.year == date.year && $0.month == date.month && $0.day == date.day }
    }
}
