import Synchronization

#if canImport(Glibc)
import Glibc
#endif

/// The sun around one day of UTC, for all places: what it costs to know where the sun stands is paid once for a day.
///
/// Declination and hour angle run so evenly that polynomials of the fourth degree through the noons of five days follow
/// them within a thousandth of an arc second.
public struct Ephemeris: Hashable, Sendable {
    /// Noon of the day.
    let noon: Instant
    private let sine: Quartic
    private let offset: Quartic

    /// - Parameter dayNumber: of UTC, days since 1970-01-01.
    public init(dayNumber: Int) {
        noon = Instant(secondsSince1970: 43_200).advanced(byDays: dayNumber)
        let seconds = Double(noon.secondsSince1970)
        let positions = (-2...2).map { SolarPosition(at: seconds + Double($0) * 86_400) }
        sine = Quartic(through: positions.map(\.sineOfDeclination))
        offset = Quartic(
            through: positions.map { remainder($0.greenwichHourAngle, 2 * .pi) / (2 * .pi) })
    }

    /// The one of the day to which an instant belongs, remembered: planning asks for the same few days all the time.
    public static func around(_ instant: Instant) -> Ephemeris {
        let dayNumber = Int(instant.secondsSince1970.flooredDivision(by: 86_400))
        return remembered.withLock { remembered in
            if let known = remembered[dayNumber] { return known }
            if remembered.count == 64 { remembered.removeAll(keepingCapacity: true) }
            let made = Ephemeris(dayNumber: dayNumber)
            remembered[dayNumber] = made
            return made
        }
    }

    private static let remembered = Mutex<[Int: Ephemeris]>([:])

    // MARK: In days since noon

    /// Of the declination, `day` days after noon; -2 to 2.
    func sineOfDeclination(_ day: Double) -> Double { sine(day) }

    func driftOfDeclination(_ day: Double) -> Double { sine.slope(day) }

    /// By how much the sun is ahead of a clock on which it is noon at Greenwich at noon of UTC, in days.
    func lead(_ day: Double) -> Double { offset(day) }

    func driftOfLead(_ day: Double) -> Double { offset.slope(day) }

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

        func callAsFunction(_ x: Double) -> Double { a + x * (b + x * (c + x * (d + x * e))) }

        func slope(_ x: Double) -> Double { b + x * (2 * c + x * (3 * d + x * 4 * e)) }
    }
}
