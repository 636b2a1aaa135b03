#if canImport(Glibc)
import Glibc
#endif

/// Where the sun stands, as seen from the Earth's centre.
///
/// J. Meeus, Astronomical Algorithms, 2nd ed., chapter 25 ("low accuracy", 0.01 degrees) with the sidereal time of
/// chapter 12 and the difference between dynamical and universal time after Espenak and Meeus (NASA/TP-2006-214141).
struct SolarPosition {
    /// Apparent, radians.
    let declination: Double
    /// Greenwich hour angle, radians: 0 where the sun stands in the meridian of Greenwich.
    let greenwichHourAngle: Double

    /// - Parameter seconds: since 1970, UTC, which is taken for universal time.
    init(at seconds: Double) {
        let universal = (seconds / 86_400 + 2_440_587.5 - 2_451_545) / 36_525
        let t = universal + Self.dynamicalMinusUniversal(universal) / (86_400 * 36_525)
        let meanLongitude = 280.46646 + t * (36_000.76983 + t * 0.0003032)
        let anomaly = Self.radians(357.52911 + t * (35_999.05029 - t * 0.0001537))
        let center =
            (1.914602 - t * (0.004817 + t * 0.000014)) * sin(anomaly) + (0.019993 - t * 0.000101) * sin(2 * anomaly)
            + 0.000289 * sin(3 * anomaly)
        let node = Self.radians(125.04 - 1_934.136 * t)
        let nutation = -0.00478 * sin(node)
        let longitude = Self.radians(meanLongitude + center - 0.00569 + nutation)
        let meanObliquity = 23.4392911 - t * (0.0130042 + t * (0.00000016 - t * 0.0000005036))
        let obliquity = Self.radians(meanObliquity + 0.00256 * cos(node))
        declination = asin(sin(obliquity) * sin(longitude))
        let rightAscension = atan2(cos(obliquity) * sin(longitude), cos(longitude))
        let days = universal * 36_525
        let sidereal =
            280.46061837 + 360.98564736629 * days + universal * universal * 0.000387933 + nutation * cos(obliquity)
        greenwichHourAngle = Self.radians(sidereal.truncatingRemainder(dividingBy: 360)) - rightAscension
    }

    /// Of the sun's centre, radians, without refraction.
    func altitude(latitude: Double, longitude: Double) -> Double {
        asin(
            sin(latitude) * sin(declination)
                + cos(latitude) * cos(declination) * cos(greenwichHourAngle + longitude))
    }

    static func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }

    /// Between -180 and 180 degrees.
    static func normalized(_ radians: Double) -> Double {
        remainder(radians, 2 * .pi)
    }

    /// Seconds; `centuries` since 2000. Polynomials for 1941-2150 in three pieces; a minute of error here moves a
    /// sunset by a quarter of a second.
    private static func dynamicalMinusUniversal(_ centuries: Double) -> Double {
        let year = 2_000 + centuries * 100
        switch year {
        case ..<1_961:
            let u = year - 1_950
            return 29.07 + 0.407 * u - u * u / 233 + u * u * u / 2_547
        case ..<2_005:
            let u = year - 1_975
            return 45.45 + 1.067 * u - u * u / 260 - u * u * u / 718
        default:
            let u = year - 2_000
            return 62.92 + 0.32217 * u + 0.005589 * u * u
        }
    }
}
