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
    /// By how much the sun is ahead of a clock on which it is noon at Greenwich at noon of UTC, in days.
    let lead: Double

    /// Those around a noon, in days from it.
    static var midnights: SIMD4<Double> { SIMD4(-1.5, -0.5, 0.5, 1.5) }

    /// At the four midnights around a noon.
    ///
    /// - Parameter noon: seconds since 1970, UTC, which is taken for universal time.
    static func atMidnights(around noon: Double) -> [SolarPosition] {
        let days = noon / 86_400 + 2_440_587.5 - 2_451_545
        let universal = days / 36_525
        let centuries = universal + dynamicalMinusUniversal(universal) / (86_400 * 36_525)
        let middle = centuries / 10
        let t: SIMD4<Double> = middle + midnights * (1.0 / 365_250)
        let change: SIMD4<Double> = EarthOrbit.sum(EarthOrbit.longitude1, middle)
        let bending: SIMD4<Double> = EarthOrbit.sum(EarthOrbit.longitude2, middle)
        let longitudes: SIMD4<Double> = EarthOrbit.sum(EarthOrbit.longitude0, middle) + t * (change + t * bending)
        let latitudes: SIMD4<Double> = EarthOrbit.sum(EarthOrbit.latitude, middle)
        let distances: SIMD4<Double> = EarthOrbit.sum(EarthOrbit.radius, middle)
        let (inLongitude, inObliquity) = nutation(centuries)
        return (0..<4).map { index in
            SolarPosition(
                days: days, midnight: midnights[index], nutation: (inLongitude[index], inObliquity[index]),
                heliocentric: (1e-8 * longitudes[index], 1e-8 * latitudes[index], 1e-8 * distances[index]))
        }
    }

    /// - Parameters:
    ///   - days: from 2000-01-01 12:00 to the noon.
    ///   - midnight: days from the noon.
    private init(
        days: Double, midnight: Double, nutation: (inLongitude: Double, inObliquity: Double),
        heliocentric: (longitude: Double, latitude: Double, distance: Double)
    ) {
        let universal = (days + midnight) / 36_525
        let latitude = -heliocentric.latitude
        // The terms count from the equinox of VSOP87; 0.09033 arc seconds lead to that of the FK5.
        let toFK5 = Self.arcSeconds(0.09033)
        let aberration = Self.arcSeconds(20.4898) / heliocentric.distance
        let longitude = heliocentric.longitude + .pi - toFK5 + nutation.inLongitude - aberration
        let mean = 84_381.448 - universal * (46.815 + universal * (0.00059 - universal * 0.001813))
        let obliquity = Self.arcSeconds(mean) + nutation.inObliquity
        let (sine, cosine) = (sin(obliquity), cos(obliquity))
        sineOfDeclination = sin(latitude) * cosine + cos(latitude) * sine * sin(longitude)
        let rightAscension = atan2(sin(longitude) * cosine - tan(latitude) * sine, cos(longitude))
        // Sidereal time of the noon and what a day has more than a turn, so that no large number takes the small away.
        let noon = (280.46061837 + 360.98564736629 * days).truncatingRemainder(dividingBy: 360)
        let degrees = noon + 0.98564736629 * midnight + universal * universal * 0.000387933
        let ahead = Self.radians(degrees) + nutation.inLongitude * cosine - rightAscension
        lead = remainder(ahead, 2 * .pi) / (2 * .pi)
    }

    /// In longitude and in obliquity, radians.
    private static func nutation(_ t: Double) -> (SIMD4<Double>, SIMD4<Double>) {
        let elongation = radians(297.85036 + t * (445_267.11148 - t * 0.0019142))
        let sunsAnomaly = radians(357.52772 + t * (35_999.05034 - t * 0.0001603))
        let moonsAnomaly = radians(134.96298 + t * (477_198.867398 + t * 0.0086972))
        let moonsLatitude = radians(93.27191 + t * (483_202.017538 - t * 0.0036825))
        let node = radians(125.04452 + t * (-1934.136261 + t * 0.0020708))
        var (inLongitude, inObliquity) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
        for term in EarthOrbit.nutation {
            let (d, s, m, f, n) = term.multiples
            let argument = d * elongation + s * sunsAnomaly + m * moonsAnomaly + f * moonsLatitude + n * node
            inLongitude += (term.longitude.0 + term.longitude.1 * t) * term.turning.sines(from: argument)
            inObliquity += (term.obliquity.0 + term.obliquity.1 * t) * term.turning.cosines(from: argument)
        }
        return (inLongitude * arcSeconds(1e-4), inObliquity * arcSeconds(1e-4))
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
