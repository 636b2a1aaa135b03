import Synchronization

#if canImport(Glibc)
import Glibc
#endif

/// The sun around one date, for all places: what it costs to know where the sun stands is paid once for a date.
///
/// Declination and hour angle run so evenly that polynomials of the fourth degree through the noons of five days follow
/// them within a thousandth of an arc second, from two days before to two days after.
public struct Ephemeris: Hashable, Sendable {
    /// Of UTC on that date.
    let noon: Instant
    private let sine: Quartic
    private let offset: Quartic

    public init(of date: CivilDate) {
        noon = Instant(secondsSince1970: 43_200).advanced(byDays: date.dayNumber)
        let seconds = Double(noon.secondsSince1970)
        let positions = (-2...2).map { SolarPosition(at: seconds + Double($0) * 86_400) }
        sine = Quartic(through: positions.map(\.sineOfDeclination))
        offset = Quartic(through: positions.map { remainder($0.greenwichHourAngle, 2 * .pi) / (2 * .pi) })
    }

    /// The same, remembered: planning asks for the same few dates all the time.
    public static func remembered(of date: CivilDate) -> Ephemeris {
        remembered.withLock { remembered in
            if let known = remembered[date.dayNumber] { return known }
            if remembered.count == 64 { remembered.removeAll(keepingCapacity: true) }
            let made = Ephemeris(of: date)
            remembered[date.dayNumber] = made
            return made
        }
    }

    /// Sunset and dusk of the solar transit that is nearest to an instant on the date, such as the local noon.
    public func evening(at place: Place, near noon: Instant) -> (sunset: SunEvent, dusk: SunEvent) {
        Sky(place: place, transitNear: noon, by: self).evening
    }

    /// Dawn and sunrise of that transit.
    public func morning(at place: Place, near noon: Instant) -> (dawn: SunEvent, sunrise: SunEvent) {
        Sky(place: place, transitNear: noon, by: self).morning
    }

    /// When the sun stands in the meridian.
    public func transit(at place: Place, near noon: Instant) -> Instant {
        Sky(place: place, transitNear: noon, by: self).transit
    }

    private static let remembered = Mutex<[Int: Ephemeris]>([:])

    // MARK: In days since noon

    /// Of the declination, `day` days after noon; -2 to 2.
    @inline(__always)
    func sineOfDeclination(_ day: Double) -> Double { sine(day) }
    @inline(__always)
    func sineOfDeclination(_ days: SIMD2<Double>) -> SIMD2<Double> { sine(days) }

    /// By how much the sun is ahead of a clock on which it is noon at Greenwich at noon of UTC, in days.
    @inline(__always)
    func lead(_ day: Double) -> Double { offset(day) }
    @inline(__always)
    func lead(_ days: SIMD2<Double>) -> SIMD2<Double> { offset(days) }

    /// At noon, a day: good for a step of Newton's method at any time of the date.
    var driftOfDeclination: Double { sine.slope }
    var driftOfLead: Double { offset.slope }
    var leadAtNoon: Double { offset.middle }

    /// A polynomial of the fourth degree.
    private struct Quartic: Hashable {
        private let a: Double
        private let b: Double
        private let c: Double
        private let d: Double
        private let e: Double

        /// - Parameter values: at -2, -1, 0, 1 and 2.
        init(through values: [Double]) {
            let inner = ((values[3] + values[1]) / 2 - values[2], (values[3] - values[1]) / 2)
            let outer = ((values[4] + values[0]) / 2 - values[2], (values[4] - values[0]) / 2)
            a = values[2]
            d = (outer.1 - 2 * inner.1) / 6
            b = inner.1 - d
            e = (outer.0 - 4 * inner.0) / 12
            c = inner.0 - e
        }

        // In the order in which a processor can do most at the same time.
        @inline(__always)
        func callAsFunction(_ x: Double) -> Double { (a + x * b) + x * x * ((c + x * d) + x * x * e) }
        @inline(__always)
        func callAsFunction(_ x: SIMD2<Double>) -> SIMD2<Double> {
            let square = x * x
            return (a + x * b) + square * ((c + x * d) + square * e)
        }

        var middle: Double { a }
        var slope: Double { b }
    }
}
