#if canImport(Glibc)
import Glibc
#endif

/// The sky of one place around one solar transit. Times are days since the ephemeris' noon. It does not hold the
/// ephemeris, since copies of that cost more than what is done with it.
struct Sky {
    /// Of the latitude.
    private let tangent: Double
    private let secant: Double
    /// From noon at Greenwich to noon at the place, by a clock that knows longitudes and no zones.
    private let noon: Double

    /// Before or after the transit.
    enum Side: Double {
        case before = -1
        case after = 1
    }

    /// - Parameters:
    ///   - instant: to which the transit is nearest; on the ephemeris' date.
    @inline(__always)
    init(place: Place, transitNear instant: Instant, by ephemeris: Ephemeris) {
        tangent = place.tangent
        secant = place.secant
        let time = Double(instant - ephemeris.noon) * (1 / 86_400)
        let ahead = time + place.longitude * (1 / 360) + ephemeris.lead.middle
        noon = ahead + Self.whole - Self.whole - place.longitude * (1 / 360)
    }

    /// When the sun stands in the meridian.
    func transit(by ephemeris: Ephemeris) -> Instant { instant(passed(by: ephemeris), ephemeris) }

    /// The transit. The lead changes by half a minute a day: the second step is the last that counts.
    private func passed(by ephemeris: Ephemeris) -> Double {
        noon - ephemeris.lead(noon - ephemeris.lead.middle)
    }

    /// The first after the transit.
    @inline(__always)
    func evening(by ephemeris: Ephemeris) -> (sunset: SunEvent, dusk: SunEvent) {
        let found = crossings(.after, ephemeris)
        return (found.horizon, found.civil)
    }

    /// The last before the transit.
    @inline(__always)
    func morning(by ephemeris: Ephemeris) -> (dawn: SunEvent, sunrise: SunEvent) {
        let found = crossings(.before, ephemeris)
        return (found.civil, found.horizon)
    }

    // MARK: Crossings

    /// Sines of -0.8333 degrees for the sun's centre at sunrise and sunset, 34' of refraction and 16' of radius, and of
    /// -6 for the ends of civil twilight.
    static var altitudes: SIMD2<Double> { SIMD2(-0.014543316, -0.104528463) }

    /// The sky's, in a day; radians.
    private static var turn: Double { 2 * .pi }

    @inline(__always)
    private func crossings(_ side: Side, _ ephemeris: Ephemeris) -> (horizon: SunEvent, civil: SunEvent) {
        let (times, areFound) = steady(side, ephemeris)
        return (
            areFound[0] ? .at(instant(times[0], ephemeris)) : searched(Self.altitudes[0], side, ephemeris),
            areFound[1] ? .at(instant(times[1], ephemeris)) : searched(Self.altitudes[1], side, ephemeris)
        )
    }

    /// The crossings on most days, when the sun crosses well between its highest and its lowest point: a guess by the
    /// sunset equation, and one step of Chebyshev's method from there, which makes the guess' error its cube. Both
    /// altitudes are done at once, since a processor can; and nothing is asked of a library, since what is asked is so
    /// little.
    ///
    /// - Returns: the times, and whether they hold: where the guess was far off, or close to the highest or lowest
    ///   point, they do not.
    @inline(__always)
    func steady(_ side: Side, _ ephemeris: Ephemeris) -> (SIMD2<Double>, SIMDMask<SIMD2<Int64>>) {
        typealias Pair = SIMD2<Double>
        let sign = side.rawValue
        let heights: Pair = Self.altitudes * secant
        // The cosine of the hour angle a quarter of a day from the transit, and how it changes.
        let passed = noon - (ephemeris.lead.middle + noon * ephemeris.lead.slope)
        let quarter = passed + sign / 4
        let drift: Pair = heights * ephemeris.secant.slope - tangent * ephemeris.tangent.slope
        let middle: Pair = heights * ephemeris.secant.middle - tangent * ephemeris.tangent.middle
        let rough: Pair = (middle + quarter * drift) * (1 - drift * (sign / Self.turn))
        let guess: Pair = quarter - Self.roughArcSine(of: rough) * (sign / Self.turn)
        // How far the sun stands there from where it should, and how fast it comes nearer.
        let wanted: Pair = heights * ephemeris.secant(guess) - tangent * ephemeris.tangent(guess)
        let angle: Pair = Self.turn * (0.25 - sign * (guess - noon + ephemeris.lead(guess)))
        let (sine, cosine) = Self.sineAndCosine(of: angle)
        let speed: Pair = sign * Self.turn * (1 + ephemeris.lead.slope) * cosine + drift
        let slowness: Pair = 1 / speed
        let step: Pair = (sine - wanted) * slowness
        let bent: Pair = step * step * sine * slowness * (Self.turn * Self.turn / 2)
        return (guess + step - bent, (rough * rough .< 0.81) .& (step * step .< 1e-6))
    }

    /// Within 0.0007 for sines up to 0.9; fitted.
    @inline(__always)
    private static func roughArcSine(of sine: SIMD2<Double>) -> SIMD2<Double> {
        typealias Pair = SIMD2<Double>
        let square: Pair = sine * sine
        let low: Pair = 0.99378 + square * 0.249616
        let high: Pair = -0.208601 + square * 0.346825
        return sine * (low + square * square * high)
    }

    /// Of angles up to 1.2 radians, by the power series; the sine to a ten millionth.
    @inline(__always)
    private static func sineAndCosine(of angle: SIMD2<Double>) -> (SIMD2<Double>, SIMD2<Double>) {
        typealias Pair = SIMD2<Double>
        let square: Pair = angle * angle
        let fourth: Pair = square * square
        let sineHigh: Pair = (1.0 / 120 - square * (1.0 / 5_040)) + fourth * (1.0 / 362_880)
        let cosineHigh: Pair = (1.0 / 24 - square * (1.0 / 720)) + fourth * (1.0 / 40_320)
        return (angle * ((1 - square * (1.0 / 6)) + fourth * sineHigh), (1 - square * 0.5) + fourth * cosineHigh)
    }

    /// The crossing of an altitude, whose sine is given, on any day.
    @inline(never)
    private func searched(_ altitude: Double, _ side: Side, _ ephemeris: Ephemeris) -> SunEvent {
        let passed = passed(by: ephemeris)
        if height(at: passed, over: altitude, ephemeris) <= 0 { return .alwaysBelow }
        let lowest = passage(of: side.rawValue * .pi, near: passed + side.rawValue / 2, ephemeris)
        if height(at: lowest, over: altitude, ephemeris) <= 0 {
            return .at(instant(bisected(altitude, from: passed, to: lowest, ephemeris), ephemeris))
        }
        // In the last degree to the poles the seasons move the sun more than the hours do: it may set while it rises.
        let next = passed + side.rawValue
        guard height(at: next, over: altitude, ephemeris) <= 0 else { return .alwaysAbove }
        return .at(instant(bisected(altitude, from: lowest, to: next, ephemeris), ephemeris))
    }

    /// When the sun has an hour angle, in radians from the transit; `time` is near it.
    private func passage(of hourAngle: Double, near time: Double, _ ephemeris: Ephemeris) -> Double {
        noon + hourAngle / Self.turn - ephemeris.lead(time)
    }

    /// By how much the sun's centre, without refraction, is above the altitude whose sine is given: the difference of
    /// the sines, divided by the cosines of latitude and declination.
    func height(at time: Double, over altitude: Double, _ ephemeris: Ephemeris) -> Double {
        let wanted = altitude * secant * ephemeris.secant(time) - tangent * ephemeris.tangent(time)
        return cos(Self.turn * (time - noon + ephemeris.lead(time))) - wanted
    }

    /// Where the height passes the altitude between a time when it is above and one when it is not.
    private func bisected(
        _ altitude: Double, from above: Double, to below: Double, _ ephemeris: Ephemeris
    ) -> Double {
        var (above, below) = (above, below)
        for _ in 0..<24 {
            let middle = (above + below) / 2
            if height(at: middle, over: altitude, ephemeris) > 0 { above = middle } else { below = middle }
        }
        return (above + below) / 2
    }

    /// Rounded to the nearest second.
    @inline(__always)
    private func instant(_ day: Double, _ ephemeris: Ephemeris) -> Instant {
        ephemeris.noon.advanced(by: Int64(bitPattern: (day * 86_400 + Self.whole).bitPattern) &- Self.wholeBits)
    }

    /// Added to a small number it leaves no place for a fraction, and the sum's last bits count the whole.
    private static var whole: Double { 0x1.8p52 }
    private static var wholeBits: Int64 { Int64(bitPattern: whole.bitPattern) }
}
