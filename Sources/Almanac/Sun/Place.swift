#if canImport(Glibc)
import Glibc
#endif

/// A point on Earth, in degrees, WGS 84.
public struct Place: Hashable, Sendable {
    /// North positive, -90 to 90.
    public let latitude: Double
    /// East positive, -180 to 180.
    public let longitude: Double
    /// Of the latitude, for every day the same; at the poles enormous, not infinite, since no latitude is a right angle
    /// to the last bit.
    let tangent: Double
    let secant: Double

    /// Absent where the numbers are not finite or out of range.
    public init?(latitude: Double, longitude: Double) {
        guard latitude.isFinite, longitude.isFinite, abs(latitude) <= 90, abs(longitude) <= 180 else { return nil }
        self.latitude = latitude
        self.longitude = longitude
        let angle = SolarPosition.radians(latitude)
        tangent = sin(angle) / cos(angle)
        secant = 1 / cos(angle)
    }
}
