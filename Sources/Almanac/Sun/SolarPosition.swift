#if canImport(Glibc)
import Glibc
#endif

/// Where the sun stands, as seen from the Earth's centre.
///
/// I. Reda and A. Andreas, Solar Position Algorithm for Solar Radiation Applications, NREL/TP-560-34302, 2008, steps
/// 3.1 to 3.11, with dynamical time after F. Espenak and J. Meeus, Five Millennium Canon of Solar Eclipses,
/// NASA/TP-2006-214141. Within an arc second of PyPI's ephem from 1950 to 2025 and within two until 2100, where the two
/// no longer guess the same turning of the Earth.
struct SolarPosition {
    /// Of the apparent declination.
    let sineOfDeclination: Double
    /// Greenwich hour angle, radians: 0 where the sun stands in the meridian of Greenwich.
    let greenwichHourAngle: Double

    /// - Parameter seconds: since 1970, UTC, which is taken for universal time.
    init(at seconds: Double) {
        let days = seconds / 86_400 + 2_440_587.5 - 2_451_545
        let universal = days / 36_525
        let centuries = universal + Self.dynamicalMinusUniversal(universal) / (86_400 * 36_525)
        let (inLongitude, inObliquity) = Self.nutation(centuries)
        let t = centuries / 10
        let heliocentric =
            EarthOrbit.sum(EarthOrbit.longitude0, t) + t * EarthOrbit.sum(EarthOrbit.longitude1, t)
            + t * t * EarthOrbit.sum(EarthOrbit.longitude2, t)
        let latitude = -1e-8 * EarthOrbit.sum(EarthOrbit.latitude, t)
        let distance = 1e-8 * EarthOrbit.sum(EarthOrbit.radius, t)
        // The terms count from the equinox of VSOP87; 0.09033 arc seconds lead to that of the FK5.
        let toFK5 = Self.arcSeconds(0.09033)
        let aberration = Self.arcSeconds(20.4898) / distance
        let longitude = 1e-8 * heliocentric + .pi - toFK5 + inLongitude - aberration
        let mean = 84_381.448 - centuries * (46.815 + centuries * (0.00059 - centuries * 0.001813))
        let obliquity = Self.arcSeconds(mean) + inObliquity
        let (sine, cosine) = (sin(obliquity), cos(obliquity))
        sineOfDeclination = sin(latitude) * cosine + cos(latitude) * sine * sin(longitude)
        let rightAscension = atan2(sin(longitude) * cosine - tan(latitude) * sine, cos(longitude))
        let degrees = 280.46061837 + 360.98564736629 * days + universal * universal * 0.000387933
        let sidereal = degrees.truncatingRemainder(dividingBy: 360) * .pi / 180 + inLongitude * cosine
        greenwichHourAngle = sidereal - rightAscension
    }

    /// In longitude and in obliquity, radians.
    private static func nutation(_ t: Double) -> (Double, Double) {
        let elongation = radians(297.85036 + t * (445_267.11148 - t * 0.0019142))
        let sunsAnomaly = radians(357.52772 + t * (35_999.05034 - t * 0.0001603))
        let moonsAnomaly = radians(134.96298 + t * (477_198.867398 + t * 0.0086972))
        let moonsLatitude = radians(93.27191 + t * (483_202.017538 - t * 0.0036825))
        let node = radians(125.04452 + t * (-1934.136261 + t * 0.0020708))
        var (inLongitude, inObliquity) = (0.0, 0.0)
        for term in EarthOrbit.nutation {
            let (d, s, m, f, n) = term.multiples
            let argument = d * elongation + s * sunsAnomaly + m * moonsAnomaly + f * moonsLatitude + n * node
            inLongitude += (term.longitude.0 + term.longitude.1 * t) * sin(argument)
            inObliquity += (term.obliquity.0 + term.obliquity.1 * t) * cos(argument)
        }
        return (arcSeconds(inLongitude * 1e-4), arcSeconds(inObliquity * 1e-4))
    }

    static func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }

    private static func arcSeconds(_ number: Double) -> Double { number * .pi / 648_000 }

    /// Seconds; `centuries` since 2000. The pieces that span 1941 to 2150. A minute of error here moves a sunset by a
    /// quarter of a second.
    private static func dynamicalMinusUniversal(_ centuries: Double) -> Double {
        let year = 2_000 + centuries * 100
        let u = year - 2_000
        switch year {
        case ..<1_961:
            let u = year - 1_950
            return 29.07 + u * (0.407 - u * (1 / 233.0 - u / 2_547))
        case ..<1_986:
            let u = year - 1_975
            return 45.45 + u * (1.067 - u * (1 / 260.0 + u / 718))
        case ..<2_005:
            return 63.86 + u * (0.3345 - u * (0.060374 - u * (0.0017275 + u * (0.000651814 + u * 0.00002373599))))
        case ..<2_050:
            return 62.92 + u * (0.32217 + u * 0.005589)
        default:
            let w = (year - 1_820) / 100
            return -20 + 32 * w * w - 0.5628 * (2_150 - year)
        }
    }
}
