#if canImport(Glibc)
import Glibc
#endif

/// A point on Earth, in degrees, WGS 84.
public struct Place: Hashable, Sendable {
    /// North positive, -90 to 90.
    public let latitude: Double
    /// East positive, -180 to 180.
    public let longitude: Double
    /// For every day the same.
    let sineOfLatitude: Double
    let cosineOfLatitude: Double

    /// Absent where the numbers are not finite or out of range.
    public init?(latitude: Double, longitude: Double) {
        guard latitude.isFinite, longitude.isFinite, abs(latitude) <= 90, abs(longitude) <= 180 else { return nil }
        self.latitude = latitude
        self.longitude = longitude
        sineOfLatitude = sin(SolarPosition.radians(latitude))
        cosineOfLatitude = cos(SolarPosition.radians(latitude))
    }
}
