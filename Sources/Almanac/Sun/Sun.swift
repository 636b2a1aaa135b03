#if canImport(Glibc)
import Glibc
#endif

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
    /// The sun stands highest, in the south or north.
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
/// Within 5 seconds of an independent ephemeris between 65 S and 65 N, 1950 to 2100, for an observer at elevation 0
/// with the standard refraction. The position is Meeus' (see `SolarPosition`); crossings are found by Newton's method
/// on the altitude itself, with bisection where that leaves the half day, so that days at the edge of the polar night
/// are decided by the altitude and not by a formula.
public enum Sun {
    /// The altitude of the centre at sunrise and sunset, degrees: 34' of refraction and 16' of radius.
    static let horizon = -0.8333
    /// The end of civil twilight.
    static let civil = -6.0

    /// The events of a local date: those around the solar transit that is nearest to its noon.
    public static func day(_ date: CivilDate, at place: Place, in zone: Zone) -> SolarDay {
        let noon = zone.instant(of: date, at: ClockTime(secondOfDay: 43_200))
        let sky = Sky(place: place, transitNear: Double(noon.secondsSince1970))
        return SolarDay(
            transit: instant(sky.transit),
            dawn: sky.crossing(of: civil, isAfter: false), sunrise: sky.crossing(of: horizon, isAfter: false),
            sunset: sky.crossing(of: horizon, isAfter: true), dusk: sky.crossing(of: civil, isAfter: true))
    }

    /// One event alone, for those who need no more of the day.
    public static func event(
        _ anchor: Anchor, on date: CivilDate, at place: Place, in zone: Zone
    ) -> SunEvent {
        let noon = zone.instant(of: date, at: ClockTime(secondOfDay: 43_200))
        let sky = Sky(place: place, transitNear: Double(noon.secondsSince1970))
        switch anchor {
        case .dawn: return sky.crossing(of: civil, isAfter: false)
        case .sunrise: return sky.crossing(of: horizon, isAfter: false)
        case .sunset: return sky.crossing(of: horizon, isAfter: true)
        case .dusk: return sky.crossing(of: civil, isAfter: true)
        }
    }

    public enum Anchor: String, Hashable, Sendable, CaseIterable {
        case dawn, sunrise, sunset, dusk
    }

    fileprivate static func instant(_ seconds: Double) -> Instant {
        Instant(secondsSince1970: Int64(seconds.rounded(.down)))
    }
}

/// The sky of one place around one solar transit.
private struct Sky {
    let latitude: Double
    let longitude: Double
    /// Seconds since 1970.
    let transit: Double

    init(place: Place, transitNear noon: Double) {
        latitude = SolarPosition.radians(place.latitude)
        longitude = SolarPosition.radians(place.longitude)
        var time = noon
        for _ in 0..<3 {
            let angle = SolarPosition.normalized(SolarPosition(at: time).greenwichHourAngle + longitude)
            time -= angle * Self.secondsPerRadian
        }
        transit = time
    }

    func crossing(of degrees: Double, isAfter: Bool) -> SunEvent {
        let altitude = SolarPosition.radians(degrees)
        let side: Double = isAfter ? 1 : -1
        let highest = SolarPosition(at: transit)
        // From the highest to the lowest point of the sun's way, half a solar day apart, the altitude only falls.
        let lowest = transit + side * 43_200
        if highest.altitude(latitude: latitude, longitude: longitude) <= altitude { return .alwaysBelow }
        if height(at: lowest) > altitude { return .alwaysAbove }
        let cosine =
            (sin(altitude) - sin(latitude) * sin(highest.declination)) / (cos(latitude) * cos(highest.declination))
        let angle = acos(min(1, max(-1, cosine.isNaN ? 0 : cosine)))
        let guess = transit + side * angle * Self.secondsPerRadian
        return .at(Sun.instant(solve(altitude, from: transit, to: lowest, guess: guess)))
    }

    /// The time at which the falling altitude passes `altitude`, to a tenth of a second.
    private func solve(_ altitude: Double, from high: Double, to low: Double, guess: Double) -> Double {
        var (above, below, time) = (high, low, guess)
        for _ in 0..<60 {
            let position = SolarPosition(at: time)
            let difference = position.altitude(latitude: latitude, longitude: longitude) - altitude
            if difference > 0 { above = time } else { below = time }
            let hourAngle = position.greenwichHourAngle + longitude
            let slope = -cos(latitude) * cos(position.declination) * sin(hourAngle) / cos(altitude)
            let newton = time - difference / slope * Self.secondsPerRadian
            let inside = (min(above, below)...max(above, below)).contains(newton)
            let next = inside ? newton : (above + below) / 2
            if abs(next - time) < 0.1 { return next }
            time = next
        }
        return time
    }

    private func height(at time: Double) -> Double {
        SolarPosition(at: time).altitude(latitude: latitude, longitude: longitude)
    }

    /// The sun's hour angle grows by 360 degrees in a day.
    private static let secondsPerRadian = 43_200 / Double.pi
}
