import Glibc

/// A colour without its brightness, as a point of the CIE 1931 diagram.
struct Chromaticity: Hashable, Sendable {
    let x: Double
    let y: Double

    /// Red, green and blue of sRGB (IEC 61966-2-1).
    private static let primaries = [
        Chromaticity(x: 0.64, y: 0.33), Chromaticity(x: 0.30, y: 0.60), Chromaticity(x: 0.15, y: 0.06),
    ]

    /// The parts of red, green and blue in sRGB, 0 to 1, the strongest 1; nil where the point is no light at all.
    ///
    /// Coloured LEDs lie outside what sRGB can show. They count as the nearest colour that it can: were their negative
    /// parts only cut off, the deepest blue of a lamp would turn violet.
    var components: (red: Double, green: Double, blue: Double)? {
        let shown = nearestShown
        guard shown.y > 0.001 else { return nil }
        let (largeX, largeZ) = (shown.x / shown.y, (1 - shown.x - shown.y) / shown.y)
        let linear = [
            3.2404542 * largeX - 1.5371385 - 0.4985314 * largeZ,
            -0.9692660 * largeX + 1.8760108 + 0.0415560 * largeZ,
            0.0556434 * largeX - 0.2040259 + 1.0572252 * largeZ,
        ].map { max($0, 0) }
        guard let strongest = linear.max(), strongest > 0 else { return nil }
        let parts = linear.map { Self.encoded($0 / strongest) }
        return (parts[0], parts[1], parts[2])
    }

    // MARK: The triangle

    private var nearestShown: Chromaticity {
        let corners = Self.primaries
        let isInside = corners.indices.allSatisfy { index in
            let (from, to) = (corners[index], corners[(index + 1) % 3])
            return (to.x - from.x) * (y - from.y) >= (to.y - from.y) * (x - from.x)
        }
        if isInside { return self }
        let candidates = corners.indices.map { nearest(from: corners[$0], to: corners[($0 + 1) % 3]) }
        return candidates.min { distance(to: $0) < distance(to: $1) } ?? self
    }

    private func nearest(from: Chromaticity, to: Chromaticity) -> Chromaticity {
        let (alongX, alongY) = (to.x - from.x, to.y - from.y)
        let share = ((x - from.x) * alongX + (y - from.y) * alongY) / (alongX * alongX + alongY * alongY)
        let bounded = min(max(share, 0), 1)
        return Chromaticity(x: from.x + bounded * alongX, y: from.y + bounded * alongY)
    }

    private func distance(to other: Chromaticity) -> Double {
        (x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)
    }

    private static func encoded(_ linear: Double) -> Double {
        linear <= 0.0031308 ? 12.92 * linear : 1.055 * pow(linear, 1 / 2.4) - 0.055
    }
}
