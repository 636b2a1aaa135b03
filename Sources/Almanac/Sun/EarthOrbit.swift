#if canImport(Glibc)
import Glibc
#endif

/// The periodic terms of the Earth's way around the sun: the part of P. Bretagnon's and G. Francou's VSOP87 that stands
/// in tables A4.2 and A4.3 of I. Reda and A. Andreas, Solar Position Algorithm for Solar Radiation Applications,
/// NREL/TP-560-34302, 2008. Left out is what moves the sun by less than 0.02 arc seconds between 1950 and 2100.
enum EarthOrbit {
    /// `amplitude * cos(phase + frequency * t)`; `t` in Julian millennia of dynamical time since 2000.
    struct Term: Sendable {
        let amplitude: Double
        let phase: Double
        let frequency: Double
        private let turning: Turning

        init(_ amplitude: Double, _ phase: Double, _ frequency: Double) {
            self.amplitude = amplitude
            self.phase = phase
            self.frequency = frequency
            turning = Turning(perDay: frequency / 365_250)
        }

        /// At four midnights, of which `t` is the middle.
        func callAsFunction(_ t: Double) -> SIMD4<Double> { amplitude * turning.cosines(from: phase + frequency * t) }
    }

    /// A term of the nutation of 1980: multiples of the moon's elongation, the sun's anomaly, the moon's anomaly, its
    /// argument of latitude and the longitude of its node; then 0.0001 arc seconds in longitude and in obliquity, each
    /// with its change per century.
    struct Nutation: Sendable {
        let multiples: (Double, Double, Double, Double, Double)
        let longitude: (Double, Double)
        let obliquity: (Double, Double)
        let turning: Turning

        init(
            _ multiples: (Double, Double, Double, Double, Double), _ longitude: (Double, Double),
            _ obliquity: (Double, Double)
        ) {
            self.multiples = multiples
            self.longitude = longitude
            self.obliquity = obliquity
            let (d, s, m, f, n) = multiples
            let degrees = d * 445_267.11 + s * 35_999.05 + m * 477_198.87 + f * 483_202.02 - n * 1934.14
            turning = Turning(perDay: degrees / 36_525 * .pi / 180)
        }
    }

    /// An angle that turns evenly. What its cosine is at four midnights around a noon, by the addition theorem, costs
    /// little more than at one time.
    struct Turning: Sendable {
        private let cosines: SIMD4<Double>
        private let sines: SIMD4<Double>

        /// - Parameter perDay: radians.
        init(perDay: Double) {
            let angles = SolarPosition.midnights * perDay
            cosines = SIMD4(cos(angles[0]), cos(angles[1]), cos(angles[2]), cos(angles[3]))
            sines = SIMD4(sin(angles[0]), sin(angles[1]), sin(angles[2]), sin(angles[3]))
        }

        /// - Parameter middle: the angle at noon.
        @inline(__always)
        func cosines(from middle: Double) -> SIMD4<Double> { cos(middle) * cosines - sin(middle) * sines }
        @inline(__always)
        func sines(from middle: Double) -> SIMD4<Double> { sin(middle) * cosines + cos(middle) * sines }
    }

    static func sum(_ terms: [Term], _ t: Double) -> SIMD4<Double> { terms.reduce(.zero) { $0 + $1(t) } }

    /// Heliocentric longitude, 1e-8 radians.
    static let longitude0: [Term] = [
        Term(175_347_046, 0, 0), Term(3_341_656, 4.6692568, 6283.07585), Term(34_894, 4.6261, 12_566.1517),
        Term(3497, 2.7441, 5753.3849), Term(3418, 2.8289, 3.5231), Term(3136, 3.6277, 77_713.7715),
        Term(2676, 4.4181, 7860.4194), Term(2343, 6.1352, 3930.2097), Term(1324, 0.7425, 11_506.7698),
        Term(1273, 2.0371, 529.691), Term(1199, 1.1096, 1577.3435), Term(990, 5.233, 5884.927),
        Term(902, 2.045, 26.298), Term(857, 3.508, 398.149), Term(780, 1.179, 5223.694), Term(753, 2.533, 5507.553),
        Term(505, 4.583, 18_849.228), Term(492, 4.205, 775.523), Term(357, 2.92, 0.067), Term(317, 5.849, 11_790.629),
        Term(284, 1.899, 796.298), Term(271, 0.315, 10_977.079), Term(243, 0.345, 5486.778),
        Term(206, 4.806, 2544.314), Term(205, 1.869, 5573.143), Term(202, 2.458, 6069.777), Term(156, 0.833, 213.299),
        Term(132, 3.411, 2942.463), Term(126, 1.083, 20.775), Term(115, 0.645, 0.98), Term(103, 0.636, 4694.003),
        Term(102, 0.976, 15_720.839), Term(102, 4.267, 7.114), Term(99, 6.21, 2146.17), Term(98, 0.68, 155.42),
        Term(86, 5.98, 161_000.69), Term(85, 1.3, 6275.96), Term(85, 3.67, 71_430.7), Term(80, 1.81, 17_260.15),
        Term(79, 3.04, 12_036.46), Term(75, 1.76, 5088.63), Term(74, 3.5, 3154.69), Term(74, 4.68, 801.82),
        Term(70, 0.83, 9437.76), Term(62, 3.98, 8827.39), Term(61, 1.82, 7084.9), Term(57, 2.78, 6286.6),
        Term(56, 4.39, 14_143.5), Term(56, 3.47, 6279.55), Term(52, 0.19, 12_139.55), Term(52, 1.33, 1748.02),
        Term(51, 0.28, 5856.48), Term(49, 0.49, 1194.45), Term(41, 5.37, 8429.24), Term(41, 2.4, 19_651.05),
        Term(39, 6.17, 10_447.39), Term(37, 6.04, 10_213.29), Term(37, 2.57, 1059.38), Term(36, 1.71, 2352.87),
        Term(36, 1.78, 6812.77), Term(33, 0.59, 17_789.85), Term(30, 0.44, 83_996.85), Term(30, 2.74, 1349.87),
        Term(25, 3.16, 4690.48),
    ]

    /// The same, times `t`.
    static let longitude1: [Term] = [
        Term(628_331_966_747, 0, 0), Term(206_059, 2.678235, 6283.07585), Term(4303, 2.6351, 12_566.1517),
        Term(425, 1.59, 3.523), Term(119, 5.796, 26.298), Term(109, 2.966, 1577.344),
    ]

    /// The same, times the square of `t`.
    static let longitude2: [Term] = [
        Term(52_919, 0, 0), Term(8720, 1.0721, 6283.0758),
    ]

    /// Heliocentric latitude, 1e-8 radians.
    static let latitude: [Term] = [
        Term(280, 3.199, 84_334.662), Term(102, 5.422, 5507.553), Term(80, 3.88, 5223.69), Term(44, 3.7, 2352.87),
        Term(32, 4, 1577.34),
    ]

    /// Distance to the sun, 1e-8 astronomical units: as much of it as aberration needs.
    static let radius: [Term] = [
        Term(100_013_989, 0, 0), Term(1_670_700, 3.0984635, 6283.07585), Term(13_956, 3.05525, 12_566.1517),
        Term(3084, 5.1985, 77_713.7715),
    ]

    static let nutation: [Nutation] = [
        Nutation((0, 0, 0, 0, 1), (-171_996, -174.2), (92_025, 8.9)),
        Nutation((-2, 0, 0, 2, 2), (-13_187, -1.6), (5736, -3.1)),
        Nutation((0, 0, 0, 2, 2), (-2274, -0.2), (977, -0.5)),
        Nutation((0, 0, 0, 0, 2), (2062, 0.2), (-895, 0.5)),
        Nutation((0, 1, 0, 0, 0), (1426, -3.4), (54, -0.1)),
        Nutation((0, 0, 1, 0, 0), (712, 0.1), (-7, 0)),
        Nutation((-2, 1, 0, 2, 2), (-517, 1.2), (224, -0.6)),
        Nutation((0, 0, 0, 2, 1), (-386, -0.4), (200, 0)),
        Nutation((0, 0, 1, 2, 2), (-301, 0), (129, -0.1)),
        Nutation((-2, -1, 0, 2, 2), (217, -0.5), (-95, 0.3)),
    ]
}
