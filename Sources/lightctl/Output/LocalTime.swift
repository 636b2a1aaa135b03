import Glibc

/// Instants as they stand on the wire, told in this machine's zone.
enum LocalTime {
    /// `Fri 30 Jul 2027 21:31 CEST`; what is no instant stays as it is.
    static func text(_ instant: String?) -> String {
        guard let instant else { return "-" }
        return format(instant, "%a %e %b %Y %H:%M %Z") ?? instant
    }

    /// `Friday 30 July 2027`.
    static func day(_ instant: String) -> String { format(instant, "%A %e %B %Y") ?? instant }

    /// The end of a window: `01:00 CEST`, with its day where it is not within the next 24 hours.
    static func end(_ closes: String, after opens: String) -> String {
        guard let end = seconds(closes), let start = seconds(opens), end - start < 86_400 else { return text(closes) }
        return time(closes)
    }

    /// `21:31 CEST`.
    static func time(_ instant: String) -> String { format(instant, "%H:%M %Z") ?? instant }

    private static func format(_ instant: String, _ pattern: String) -> String? {
        guard var seconds = seconds(instant) else { return nil }
        var parts = tm()
        guard localtime_r(&seconds, &parts) != nil else { return nil }
        var buffer = [CChar](repeating: 0, count: 128)
        guard strftime(&buffer, buffer.count, pattern, &parts) > 0 else { return nil }
        let bytes = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        // %e pads the day with a blank.
        return String(decoding: bytes, as: UTF8.self).split(separator: " ").joined(separator: " ")
    }

    /// The daemon's own form of RFC 3339: `2027-07-30T19:31:45Z`.
    private static func seconds(_ text: String) -> time_t? {
        let fields = text.split { !$0.isNumber }.compactMap { Int32($0) }
        guard text.hasSuffix("Z"), fields.count >= 6 else { return nil }
        var parts = tm()
        parts.tm_year = fields[0] - 1_900
        parts.tm_mon = fields[1] - 1
        parts.tm_mday = fields[2]
        parts.tm_hour = fields[3]
        parts.tm_min = fields[4]
        parts.tm_sec = fields[5]
        return timegm(&parts)
    }
}
