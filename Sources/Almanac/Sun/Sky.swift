#if canImport(Glibc)
import Glibc
#endif

/// The sky of one place around one solar transit: for those who ask for more than one event of a day, or for the day of
/// many places. Times are days since the ephemeris' noon.
public struct Sky: Sendable {
    private let ephemeris: Ephemeris
    /// Sine and cosine of the latitude.
    private let sine: Double
    private let cosine: Double
    /// The transit.
    private let passed: Double
    /// At the transit: the sine of the declination and its change in a day, that of the lead, and what both equations
    /// divide by.
    private let declination: Double
    private let drift: Double
    private let leadDrift: Double
    private let inverse: Double
    /// Days from noon at Greenwich to noon at the place, by a clock that knows longitudes and no zones.
    private let noon: Double

    /// Before or after the transit.
    enum Side: Double {
        case before = -1
        case after = 1
    }

    /// - Parameters:
    ///   - instant: to which the transit is nearest; of the ephemeris' day.
    public init(place: Place, transitNear instant: Instant, by ephemeris: Ephemeris) {
        self.ephemeris = ephemeris
        let latitude = SolarPosition.radians(place.latitude)
        sine = sin(latitude)
        cosine = cos(latitude)
        let time = Double(instant - ephemeris.noon) * (1 / 86_400)
        let ahead = time + place.longitude * (1 / 360) + ephemeris.lead(time)
        noon = ahead.rounded() - place.longitude * (1 / 360)
        // The lead changes by half a minute a day: the second step is the last that counts.
        passed = noon - ephemeris.lead(noon - ephemeris.lead(time))
        declination = ephemeris.sineOfDeclination(passed)
        drift = ephemeris.driftOfDeclination(passed)
        leadDrift = ephemeris.driftOfLead(passed)
        inverse = 1 / (cosine * (1 - declination * declination).squareRoot())
    }

    /// When the sun stands in the meridian.
    public var transit: Instant { instant(passed) }

    /// The event that belongs to the transit.
    public func event(_ anchor: Sun.Anchor) -> SunEvent {
        switch anchor {
        case .dawn: crossing(of: .civil, .before)
        case .sunrise: crossing(of: .horizon, .before)
        case .sunset: crossing(of: .horizon, .after)
        case .dusk: crossing(of: .civil, .after)
        }
    }

    // MARK: Crossings

    /// The first time after the transit, or the last before it, at which the sun passes an altitude.
    private func crossing(of altitude: Altitude, _ side: Side) -> SunEvent {
        if let time = steady(altitude, side) { return .at(instant(time)) }
        if height(at: passed) <= altitude.sine { return .alwaysBelow }
        let lowest = passage(of: side.rawValue * .pi, near: passed + side.rawValue / 2)
        if height(at: lowest) <= altitude.sine { return .at(instant(bisected(altitude, from: passed, to: lowest))) }
        // In the last degree to the poles the seasons move the sun more than the hours do: it may set while it rises.
        let next = passed + side.rawValue
        guard height(at: next) <= altitude.sine else { return .alwaysAbove }
        return .at(instant(bisected(altitude, from: lowest, to: next)))
    }

    /// The crossing on most days, when the sun crosses well between its highest and its lowest point: the hour angle by
    /// the sunset equation, with the declination of that very time. One guess and one step of Newton's method lead to
    /// within a tenth of a second.
    private func steady(_ altitude: Altitude, _ side: Side) -> Double? {
        let cosine = (altitude.sine - sine * (declination + side.rawValue / 4 * drift)) * inverse
        guard abs(cosine) < 0.9 else { return nil }
        // The arc cosine, as far as a guess needs it.
        let guess = passed + side.rawValue * (0.25 - cosine * (1 + cosine * cosine / 6) * (0.5 / .pi))
        let (hourAngle, slope) = equation(altitude, guess)
        let error = guess - passage(of: side.rawValue * hourAngle, near: guess)
        return guess - error / (1 - side.rawValue * slope * (0.5 / .pi) + leadDrift)
    }

    /// The hour angle, in radians, at which the sun would pass the altitude with the declination that it has at a time,
    /// and how that changes in a day.
    private func equation(_ altitude: Altitude, _ time: Double) -> (Double, Double) {
        let declination = ephemeris.sineOfDeclination(time)
        let square = 1 - declination * declination
        let inverse = 1 / (self.cosine * square.squareRoot())
        let cosine = (altitude.sine - sine * declination) * inverse
        let change = drift * (cosine * declination / square - sine * inverse)
        return (acos(cosine), -change / (1 - cosine * cosine).squareRoot())
    }

    /// When the sun has an hour angle, in radians from the transit; `time` is near it.
    private func passage(of hourAngle: Double, near time: Double) -> Double {
        noon + hourAngle * (0.5 / .pi) - ephemeris.lead(time)
    }

    /// The sine of the altitude of the sun's centre, without refraction.
    private func height(at time: Double) -> Double {
        let declination = ephemeris.sineOfDeclination(time)
        let slant = cosine * (1 - declination * declination).squareRoot()
        return sine * declination + slant * cos(2 * .pi * (time - noon + ephemeris.lead(time)))
    }

    /// Where the height passes the altitude between a time when it is above and one when it is not.
    private func bisected(_ altitude: Altitude, from above: Double, to below: Double) -> Double {
        var (above, below) = (above, below)
        for _ in 0..<24 {
            let middle = (above + below) / 2
            if height(at: middle) > altitude.sine { above = middle } else { below = middle }
        }
        return (above + below) / 2
    }

    /// Rounded to the nearest second.
    private func instant(_ day: Double) -> Instant {
        // More there is not but for dates at the ends of what 64 bits can say, where the theory says nothing any more.
        guard abs(day) < 10 else { return ephemeris.noon }
        return ephemeris.noon.advanced(by: Int64(day * 86_400 + 1_000_000.5) - 1_000_000)
    }
}

/// An altitude above the horizon.
private struct Altitude {
    let sine: Double

    init(degrees: Double) { sine = sin(SolarPosition.radians(degrees)) }

    /// Of the centre at sunrise and sunset: 34' of refraction and 16' of radius.
    static let horizon = Altitude(degrees: -0.8333)
    /// The end of civil twilight.
    static let civil = Altitude(degrees: -6)
}
