/// What a moment is resolved by.
public struct MomentContext: Sendable {
    public var day: CivilDate
    public var kickoff: CivilDate
    public var zone: Zone
    public var place: Place?
    /// The window's ends.
    public var on: Instant?
    public var off: Instant?
    public var holidays: Holidays

    public init(
        day: CivilDate, kickoff: CivilDate, zone: Zone, place: Place?, on: Instant?, off: Instant?,
        holidays: Holidays
    ) {
        self.day = day
        self.kickoff = kickoff
        self.zone = zone
        self.place = place
        self.on = on
        self.off = off
        self.holidays = holidays
    }
}

/// Why a moment has no instant.
public enum MomentUnresolvable: Error, Hashable, Sendable, CustomStringConvertible {
    /// It asks for the sun, and nobody said where.
    case noPlace(Sun.Anchor)
    /// The sun makes no such crossing that day, and there is no `else`.
    case noSunEvent(Sun.Anchor, isAbove: Bool)
    /// It starts from a window that is not known.
    case noWindow

    public var description: String {
        switch self {
        case .noPlace(let anchor):
            "there is no place for which to compute \(anchor.rawValue)"
        case .noSunEvent(let anchor, let isAbove):
            "there is no \(anchor.rawValue) that day, since the sun stays \(isAbove ? "up" : "down"); "
                + "\"else HH:MM\" would say what to do then"
        case .noWindow:
            "there is no window from whose ends to start"
        }
    }
}

extension Moment {
    /// The instant that the moment means there.
    public func resolve(in context: MomentContext) throws(MomentUnresolvable) -> Instant {
        let found = try start(in: context)
        guard isWorkday || notBefore != nil || notAfter != nil else { return found }
        return bounded(isWorkday ? workday(found, context) : found, context.zone)
    }

    private var days: Int { offsets.reduce(0) { $0 + $1.days } }
    private var seconds: Int64 { Int64(offsets.reduce(0) { $0 + $1.seconds }) }

    private func start(in context: MomentContext) throws(MomentUnresolvable) -> Instant {
        switch anchor {
        case .day: return wall(context.day.adding(days: days), context.zone)
        case .kickoff: return wall(context.kickoff.adding(days: days), context.zone)
        case .on: return try windowEnd(context.on, context.zone)
        case .off: return try windowEnd(context.off, context.zone)
        case .sunrise: return try sun(.sunrise, context)
        case .dawn: return try sun(.dawn, context)
        case .sunset: return try sun(.sunset, context)
        case .dusk: return try sun(.dusk, context)
        }
    }

    /// The date at `at`, or at midnight and so many hours and minutes after it.
    private func wall(_ date: CivilDate, _ zone: Zone) -> Instant {
        if let at { return zone.instant(of: date, at: at) }
        return zone.instant(of: date, at: .midnight).advanced(by: seconds)
    }

    private func windowEnd(_ end: Instant?, _ zone: Zone) throws(MomentUnresolvable) -> Instant {
        guard let end else { throw .noWindow }
        if days == 0, at == nil { return end.advanced(by: seconds) }
        let civil = zone.civil(at: end)
        let date = civil.date.adding(days: days)
        if let at { return zone.instant(of: date, at: at) }
        return zone.instant(of: date, at: civil.time).advanced(by: Int64(civil.second) + seconds)
    }

    private func sun(_ event: Sun.Anchor, _ context: MomentContext) throws(MomentUnresolvable) -> Instant {
        guard let place = context.place else { throw .noPlace(event) }
        let date = context.day.adding(days: days)
        switch Sun.event(event, on: date, at: place, in: context.zone) {
        case .at(let instant):
            if let at { return context.zone.instant(of: context.zone.civil(at: instant).date, at: at) }
            return instant.advanced(by: seconds)
        case .alwaysAbove, .alwaysBelow:
            guard let otherwise else {
                let isAbove = Sun.event(event, on: date, at: place, in: context.zone) == .alwaysAbove
                throw .noSunEvent(event, isAbove: isAbove)
            }
            return context.zone.instant(of: date, at: otherwise)
        }
    }

    private func workday(_ instant: Instant, _ context: MomentContext) -> Instant {
        let civil = context.zone.civil(at: instant)
        let date = context.holidays.workday(onOrBefore: civil.date)
        if date == civil.date { return instant }
        return context.zone.instant(of: date, at: civil.time).advanced(by: Int64(civil.second))
    }

    private func bounded(_ instant: Instant, _ zone: Zone) -> Instant {
        let date = zone.civil(at: instant).date
        var bounded = instant
        if let notBefore { bounded = max(bounded, zone.instant(of: date, at: notBefore)) }
        if let notAfter { bounded = min(bounded, zone.instant(of: date, at: notAfter)) }
        return bounded
    }
}
