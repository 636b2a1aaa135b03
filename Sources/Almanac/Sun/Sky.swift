#if canImport(Glibc)
import Glibc
#endif

/// The sky of one place around one solar transit. Times are days since the ephemeris' noon.
struct Sky {
    let transit: Double

    private let ephemeris: Ephemeris
    /// Radians, east positive.
    private let longitude: Double
    private let sine: Double
    private let cosine: Double
    /// Whole days from the passage that belongs to an hour angle as written to the one near the transit.
    private let turns: Double

    /// Before or after the transit.
    enum Side: Double {
        case before = -1
        case after = 1
    }

    init(place: Place, transitNear noon: Instant, ephemeris: Ephemeris) {
        self.ephemeris = ephemeris
        longitude = SolarPosition.radians(place.longitude)
        let latitude = SolarPosition.radians(place.latitude)
        sine = sin(latitude)
        cosine = cos(latitude)
        let time = (Double(noon.secondsSince1970) - ephemeris.noon) / 86_400
        let lead = ephemeris.lead(time)
        let turned = Ephemeris.wrapped(2 * .pi * time + lead + longitude)
        // The lead changes by half a minute a day: the second step is the last that counts.
        let first = time - turned / (2 * .pi)
        transit = first + (lead - ephemeris.lead(first)) / (2 * .pi)
        turns = (transit + (longitude + lead) / (2 * .pi)).rounded()
    }

    /// The first time after the transit, or the last before it, at which the sun passes an altitude.
    func crossing(of altitude: Altitude, _ side: Side) -> SunEvent {
        if let time = steady(altitude, side) { return .at(instant(time)) }
        if height(at: transit) <= altitude.sine { return .alwaysBelow }
        let lowest = passage(of: side.rawValue * .pi, near: transit + side.rawValue / 2)
        if height(at: lowest) <= altitude.sine { return .at(instant(bisected(altitude, from: transit, to: lowest))) }
        // Within a degree of the poles the seasons move the sun more than the hours do: it may set when it should rise.
        let next = transit + side.rawValue
        guard height(at: next) <= altitude.sine else { return .alwaysAbove }
        return .at(instant(bisected(altitude, from: lowest, to: next)))
    }

    /// Rounded to the nearest second.
    func instant(_ day: Double) -> Instant {
        let seconds = (ephemeris.noon + day * 86_400).rounded()
        // Out of range only for dates at the ends of what 64 bits can say, where the theory says nothing any more.
        return Instant(secondsSince1970: Int64(exactly: seconds) ?? (ephemeris.noon < 0 ? .min : .max))
    }

    /// The crossing on most days, when the sun crosses well between its highest and lowest point: the hour angle by the
    /// sunset equation, with the declination of that very time; absent where that does not settle at once.
    private func steady(_ altitude: Altitude, _ side: Side) -> Double? {
        var time = transit + side.rawValue / 4
        for _ in 0..<4 {
            let declination = ephemeris.sineOfDeclination(time)
            let slant = (1 - declination * declination).squareRoot()
            let cosineOfHourAngle = (altitude.sine - sine * declination) / (cosine * slant)
            guard abs(cosineOfHourAngle) < 0.95 else { return nil }
            let next = passage(of: side.rawValue * acos(cosineOfHourAngle), near: time)
            // Each step is at most a hundredth of the one before.
            if abs(next - time) < 1e-4 { return next }
            time = next
        }
        return nil
    }

    /// When the sun has an hour angle; `time` is near it.
    private func passage(of hourAngle: Double, near time: Double) -> Double {
        (hourAngle - longitude - ephemeris.lead(time)) / (2 * .pi) + turns
    }

    /// The sine of the altitude of the sun's centre, without refraction.
    private func height(at time: Double) -> Double {
        let declination = ephemeris.sineOfDeclination(time)
        let slant = (1 - declination * declination).squareRoot()
        return sine * declination + cosine * slant * cos(2 * .pi * time + ephemeris.lead(time) + longitude)
    }

    /// Where the height passes the altitude between a time when it is above and one when it is not.
    private func bisected(_ altitude: Altitude, from above: Double, to below: Double) -> Double {
        var (above, below) = (above, below)
        for _ in 0..<30 {
            let middle = (above + below) / 2
            if height(at: middle) > altitude.sine { above = middle } else { below = middle }
        }
        return (above + below) / 2
    }
}

/// An altitude above the horizon.
struct Altitude {
    let sine: Double

    init(degrees: Double) { sine = sin(SolarPosition.radians(degrees)) }
}
