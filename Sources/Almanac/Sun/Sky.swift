#if canImport(Glibc)
import Glibc
#endif

/// The sky of one place around one solar transit. Times are days since the ephemeris' noon.
struct Sky {
    private let ephemeris: Ephemeris
    /// Sine and cosine of the latitude.
    private let sine: Double
    private let cosine: Double
    /// From noon at Greenwich to noon at the place, by a clock that knows longitudes and no zones.
    private let noon: Double
    /// The transit.
    private let passed: Double
    /// The sine of the declination at the transit, the factor of the sunset equation there,
    /// `1 / (cos(latitude) * cos(declination))`, and its relative slope.
    private let declination: Double
    private let inverse: Double
    private let slope: Double

    /// Before or after the transit.
    enum Side: Double {
        case before = -1
        case after = 1
    }

    /// - Parameters:
    ///   - instant: to which the transit is nearest; on the ephemeris' date.
    @inline(__always)
    init(place: Place, transitNear instant: Instant, by ephemeris: Ephemeris) {
        self.ephemeris = ephemeris
        sine = place.sineOfLatitude
        cosine = place.cosineOfLatitude
        let time = Double(instant - ephemeris.noon) * (1 / 86_400)
        let ahead = time + place.longitude * (1 / 360) + ephemeris.leadAtNoon
        noon = ahead + Self.whole - Self.whole - place.longitude * (1 / 360)
        // The lead changes by half a minute a day: the second step is the last that counts.
        passed = noon - ephemeris.lead(noon - ephemeris.leadAtNoon)
        declination = ephemeris.sineOfDeclination(passed)
        let square = 1 - declination * declination
        inverse = 1 / (cosine * square.squareRoot())
        slope = declination / square
    }

    /// When the sun stands in the meridian.
    var transit: Instant { instant(passed) }

    /// The first after the transit.
    @inline(__always)
    var evening: (sunset: SunEvent, dusk: SunEvent) {
        let found = crossings(.after)
        return (found.horizon, found.civil)
    }

    /// The last before the transit.
    @inline(__always)
    var morning: (dawn: SunEvent, sunrise: SunEvent) {
        let found = crossings(.before)
        return (found.civil, found.horizon)
    }

    // MARK: Crossings

    /// Sines of -0.8333 degrees for the sun's centre at sunrise and sunset, 34' of refraction and 16' of radius, and of
    /// -6 for the ends of civil twilight.
    private static var altitudes: SIMD2<Double> { SIMD2(-0.014543316, -0.104528463) }

    /// The sky turns once a day.
    private static var daysPerRadian: Double { 0.5 / .pi }

    @inline(__always)
    private func crossings(_ side: Side) -> (horizon: SunEvent, civil: SunEvent) {
        let (times, areFound) = steady(side)
        return (
            areFound[0] ? .at(instant(times[0])) : searched(Self.altitudes[0], side),
            areFound[1] ? .at(instant(times[1])) : searched(Self.altitudes[1], side)
        )
    }

    /// The crossings on most days, when the sun crosses well between its highest and its lowest point: the hour angle
    /// by the sunset equation, with the declination of that very time. One guess and one step of Newton's method lead
    /// to within a tenth of a second. Both altitudes are done at once, since a processor can.
    @inline(__always)
    private func steady(_ side: Side) -> (SIMD2<Double>, SIMDMask<SIMD2<Int64>>) {
        typealias Pair = SIMD2<Double>
        let sign = side.rawValue
        let drift = ephemeris.driftOfDeclination
        let early: Double = sine * (declination + sign / 4 * drift)
        let rough: Pair = (Self.altitudes - early) * inverse
        let square: Pair = rough * rough
        // The arc cosine, as far as a guess needs it, in days.
        let angle: Pair = 0.25 - (rough + rough * square * (1 / 6)) * Self.daysPerRadian
        let guess: Pair = passed + sign * angle
        let then: Pair = ephemeris.sineOfDeclination(guess)
        // What to divide by changes with the declination, in half a day by so little that its slope tells it.
        let divided: Pair = inverse + (inverse * slope) * (then - declination)
        let cosine: Pair = (Self.altitudes - sine * then) * divided
        let root: Pair = (1 - cosine * cosine).squareRoot()
        let hourAngle: Pair = 0.25 - Self.arcSine(of: cosine, root) * Self.daysPerRadian
        let passage: Pair = noon + sign * hourAngle - ephemeris.lead(guess)
        let change: Pair = drift * (sine * inverse - cosine * slope)
        let turning: Pair = change / root
        let factor: Pair = 1 - ephemeris.driftOfLead + (sign * Self.daysPerRadian) * turning
        return (guess - (guess - passage) * factor, square .< 0.81)
    }

    /// The arc sine to a millionth, for sines up to 0.9: four times the arc tangent of the quarter of the angle.
    @inline(__always)
    private static func arcSine(of sine: SIMD2<Double>, _ cosine: SIMD2<Double>) -> SIMD2<Double> {
        typealias Pair = SIMD2<Double>
        let half: Pair = sine / (1 + cosine)
        let root: Pair = (1 + half * half).squareRoot()
        let quarter: Pair = half / (1 + root)
        let square: Pair = quarter * quarter
        let fourth: Pair = square * square
        let first: Pair = 1 - square * (1.0 / 3)
        let third: Pair = 1.0 / 5 - square * (1.0 / 7)
        let second: Pair = third + fourth * (1.0 / 9)
        return 4 * quarter * (first + fourth * second)
    }

    /// The crossing of an altitude, whose sine is given, on any day.
    @inline(never)
    private func searched(_ altitude: Double, _ side: Side) -> SunEvent {
        if height(at: passed) <= altitude { return .alwaysBelow }
        let lowest = passage(of: side.rawValue * .pi, near: passed + side.rawValue / 2)
        if height(at: lowest) <= altitude { return .at(instant(bisected(altitude, from: passed, to: lowest))) }
        // In the last degree to the poles the seasons move the sun more than the hours do: it may set while it rises.
        let next = passed + side.rawValue
        guard height(at: next) <= altitude else { return .alwaysAbove }
        return .at(instant(bisected(altitude, from: lowest, to: next)))
    }

    /// When the sun has an hour angle, in radians from the transit; `time` is near it.
    private func passage(of hourAngle: Double, near time: Double) -> Double {
        noon + hourAngle * Self.daysPerRadian - ephemeris.lead(time)
    }

    /// The sine of the altitude of the sun's centre, without refraction.
    private func height(at time: Double) -> Double {
        let declination = ephemeris.sineOfDeclination(time)
        let slant = cosine * (1 - declination * declination).squareRoot()
        return sine * declination + slant * cos(2 * .pi * (time - noon + ephemeris.lead(time)))
    }

    /// Where the height passes the altitude between a time when it is above and one when it is not.
    private func bisected(_ altitude: Double, from above: Double, to below: Double) -> Double {
        var (above, below) = (above, below)
        for _ in 0..<24 {
            let middle = (above + below) / 2
            if height(at: middle) > altitude { above = middle } else { below = middle }
        }
        return (above + below) / 2
    }

    /// Rounded to the nearest second.
    @inline(__always)
    private func instant(_ day: Double) -> Instant {
        ephemeris.noon.advanced(by: Int64(bitPattern: (day * 86_400 + Self.whole).bitPattern) &- Self.wholeBits)
    }

    /// Added to a small number it leaves no place for a fraction, and the sum's last bits count the whole.
    private static var whole: Double { 0x1.8p52 }
    private static var wholeBits: Int64 { Int64(bitPattern: whole.bitPattern) }
}
