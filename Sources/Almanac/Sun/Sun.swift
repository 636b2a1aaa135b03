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
        let sky = sky(on: date, at: place, in: zone)
        let (morning, evening) = (sky.morning, sky.evening)
        return SolarDay(
            transit: sky.transit, dawn: morning.dawn, sunrise: morning.sunrise, sunset: evening.sunset,
            dusk: evening.dusk)
    }

    /// One event alone, for those who need no more of the day.
    public static func event(_ anchor: Anchor, on date: CivilDate, at place: Place, in zone: Zone) -> SunEvent {
        let sky = sky(on: date, at: place, in: zone)
        switch anchor {
        case .dawn: return sky.morning.dawn
        case .sunrise: return sky.morning.sunrise
        case .sunset: return sky.evening.sunset
        case .dusk: return sky.evening.dusk
        }
    }

    private static func sky(on date: CivilDate, at place: Place, in zone: Zone) -> Sky {
        let noon = zone.instant(of: date, at: .noon)
        return Sky(place: place, transitNear: noon, by: .remembered(of: date))
    }

    public enum Anchor: String, Hashable, Sendable, CaseIterable {
        case dawn, sunrise, sunset, dusk
    }
}
