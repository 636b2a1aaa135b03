/// When the sun crosses an altitude on a day, or why it does not.
public enum SunEvent: Hashable, Sendable {
    case at(Instant)
    /// It stays above all day.
    case alwaysAbove
    /// It stays below all day.
    case alwaysBelow

    public var instant: Instant? {
        if case .at(let instant) = self { instant } else { nil }
    }
}

/// The sun's day at a place: what belongs to one solar transit.
public struct SolarDay: Hashable, Sendable {
    /// The sun stands in the meridian, highest but for the last degree to the poles.
    public let transit: Instant
    /// The last before the transit.
    public let dawn: SunEvent
    public let sunrise: SunEvent
    /// The first after the transit; in the north it may be after midnight.
    public let sunset: SunEvent
    public let dusk: SunEvent
}

/// Sunrise, sunset, civil dawn and dusk.
///
/// For an observer at elevation 0 with the standard refraction, to the nearest second. Between 65 S and 65 N from 1950
/// to 2100 within 2 seconds of independent ephemerides where the sun crosses the altitude with a tenth of a degree to
/// spare, and within 30 seconds down to a thousandth: the time of an event that the sun barely makes hangs on less
/// than anybody knows of the turning of the Earth. The position is that of NREL's Solar Position Algorithm (see
/// `SolarPosition`); crossings are found on the altitude itself (see `Sky`).
public enum Sun {
    /// The events of a local date: those around the solar transit that is nearest to its noon.
    public static func day(_ date: CivilDate, at place: Place, in zone: Zone) -> SolarDay {
        let noon = zone.instant(of: date, at: .noon)
        let ephemeris = Ephemeris.remembered(of: date)
        let morning = ephemeris.morning(at: place, near: noon)
        let evening = ephemeris.evening(at: place, near: noon)
        return SolarDay(
            transit: ephemeris.transit(at: place, near: noon), dawn: morning.dawn, sunrise: morning.sunrise,
            sunset: evening.sunset, dusk: evening.dusk)
    }

    /// One event alone, for those who need no more of the day.
    public static func event(_ anchor: Anchor, on date: CivilDate, at place: Place, in zone: Zone) -> SunEvent {
        let noon = zone.instant(of: date, at: .noon)
        let ephemeris = Ephemeris.remembered(of: date)
        switch anchor {
        case .dawn: return ephemeris.morning(at: place, near: noon).dawn
        case .sunrise: return ephemeris.morning(at: place, near: noon).sunrise
        case .sunset: return ephemeris.evening(at: place, near: noon).sunset
        case .dusk: return ephemeris.evening(at: place, near: noon).dusk
        }
    }

    public enum Anchor: String, Hashable, Sendable, CaseIterable {
        case dawn, sunrise, sunset, dusk
    }
}
