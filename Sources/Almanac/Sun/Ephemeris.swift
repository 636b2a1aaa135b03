import Synchronization

#if canImport(Glibc)
import Glibc
#endif

/// The sun around one date, for all places: what it costs to know where the sun stands is paid once for a date.
///
/// Declination and hour angle run so evenly that polynomials of the third degree through the midnights of three days
/// follow them within some thousandths of an arc second from 36 hours before noon to 36 hours after.
public struct Ephemeris: Hashable, Sendable {
    /// Of UTC on that date.
    let noon: Instant
    /// Of the declination.
    let tangent: Cubic
    let secant: Cubic
    /// By how much the sun is ahead of a clock on which it is noon at Greenwich at noon of UTC, in days.
    let lead: Cubic

    public init(of date: CivilDate) {
        noon = Instant(secondsSince1970: 43_200).advanced(byDays: date.dayNumber)
        let positions = SolarPosition.atMidnights(around: Double(noon.secondsSince1970))
        let secants = positions.map { 1 / (1 - $0.sineOfDeclination * $0.sineOfDeclination).squareRoot() }
        tangent = Cubic(through: zip(positions, secants).map { $0.sineOfDeclination * $1 })
        secant = Cubic(through: secants)
        lead = Cubic(through: positions.map(\.lead))
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
        Sky(place: place, transitNear: noon, by: self).evening(by: self)
    }

    /// Dawn and sunrise of that transit.
    public func morning(at place: Place, near noon: Instant) -> (dawn: SunEvent, sunrise: SunEvent) {
        Sky(place: place, transitNear: noon, by: self).morning(by: self)
    }

    /// When the sun stands in the meridian.
    public func transit(at place: Place, near noon: Instant) -> Instant {
        Sky(place: place, transitNear: noon, by: self).transit(by: self)
    }

    private static let remembered = Mutex<[Int: Ephemeris]>([:])

    /// A polynomial of the third degree; its argument is days since noon.
    struct Cubic: Hashable {
        /// At noon, and its change in a day there.
        let middle: Double
        let slope: Double
        private let bend: Double
        private let twist: Double

        /// - Parameter values: at the midnights -1.5, -0.5, 0.5 and 1.5.
        init(through values: [Double]) {
            let (inner, outer) = ((values[1] + values[2]) / 2, (values[0] + values[3]) / 2)
            let (step, span) = (values[2] - values[1], values[3] - values[0])
            bend = (outer - inner) / 2
            middle = inner - bend / 4
            twist = (span - 3 * step) / 6
            slope = step - twist / 4
        }

        // In the order in which a processor can do most at the same time.
        @inline(__always)
        func callAsFunction(_ day: Double) -> Double { (middle + day * slope) + day * day * (bend + day * twist) }
        @inline(__always)
        func callAsFunction(_ days: SIMD2<Double>) -> SIMD2<Double> {
            (middle + days * slope) + days * days * (bend + days * twist)
        }
    }
}
