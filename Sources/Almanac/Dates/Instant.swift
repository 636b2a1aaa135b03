/// A point in time: whole seconds of UTC, without leap seconds (POSIX time).
public struct Instant: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let secondsSince1970: Int64

    public init(secondsSince1970: Int64) { self.secondsSince1970 = secondsSince1970 }

    /// The instant `seconds` later (earlier where negative), stopping at the ends of what 64 bits can say.
    public func advanced(by seconds: Int64) -> Instant {
        let (sum, overflow) = secondsSince1970.addingReportingOverflow(seconds)
        return Instant(secondsSince1970: overflow ? (seconds > 0 ? .max : .min) : sum)
    }

    /// So many days of 86,400 seconds later, stopping likewise.
    func advanced(byDays days: Int) -> Instant {
        let (seconds, overflow) = Int64(days).multipliedReportingOverflow(by: 86_400)
        return overflow ? Instant(secondsSince1970: days > 0 ? .max : .min) : advanced(by: seconds)
    }

    /// Seconds from `right` to `left`.
    public static func - (left: Instant, right: Instant) -> Int64 {
        let (difference, overflow) = left.secondsSince1970.subtractingReportingOverflow(right.secondsSince1970)
        return overflow ? (left > right ? .max : .min) : difference
    }

    public static func < (left: Instant, right: Instant) -> Bool { left.secondsSince1970 < right.secondsSince1970 }

    public var description: String { rfc3339 }
}

// MARK: RFC 3339

extension Instant {
    /// `2027-07-30T19:31:45Z`. Years outside 0000 to 9999, which RFC 3339 cannot say, are written with more digits.
    public var rfc3339: String {
        let day = CivilDate(dayNumber: Int(secondsSince1970.flooredDivision(by: 86_400)))
        let second = Int(secondsSince1970 - Int64(day.dayNumber) * 86_400)
        let time = [second / 3_600, second / 60 % 60, second % 60].map { Digits.padded($0, to: 2) }
        return "\(day)T\(time.joined(separator: ":"))Z"
    }

    /// Reads RFC 3339 with any offset; fractions of a second are cut off. A leap second is the second after it.
    public init?(rfc3339 text: some StringProtocol) {
        var scanner = Scanner(text)
        guard let year = scanner.digits(4), scanner.take("-"), let month = scanner.digits(2), scanner.take("-"),
            let dayOfMonth = scanner.digits(2), let day = CivilDate(year: year, month: month, day: dayOfMonth),
            scanner.take("T") || scanner.take("t") || scanner.take(" "),
            let hour = scanner.digits(2), hour < 24, scanner.take(":"), let minute = scanner.digits(2), minute < 60,
            scanner.take(":"), let second = scanner.digits(2), second <= 60, scanner.skipFraction(),
            let offset = scanner.offset(), scanner.isAtEnd
        else { return nil }
        let seconds = day.dayNumber * 86_400 + hour * 3_600 + minute * 60 + second - offset
        self.init(secondsSince1970: Int64(seconds))
    }

    private struct Scanner {
        let bytes: [UInt8]
        var next = 0

        init(_ text: some StringProtocol) { bytes = Array(text.utf8) }

        var isAtEnd: Bool { next == bytes.count }

        mutating func take(_ character: Character) -> Bool {
            guard next < bytes.count, bytes[next] == character.asciiValue else { return false }
            next += 1
            return true
        }

        mutating func digits(_ count: Int) -> Int? {
            guard next + count <= bytes.count else { return nil }
            let value = Digits.value(of: bytes[next..<(next + count)])
            if value != nil { next += count }
            return value
        }

        mutating func skipFraction() -> Bool {
            guard take(".") else { return true }
            let start = next
            while next < bytes.count, (48...57).contains(bytes[next]) { next += 1 }
            return next > start
        }

        /// Seconds east of Greenwich.
        mutating func offset() -> Int? {
            if take("Z") || take("z") { return 0 }
            let sign = take("+") ? 1 : take("-") ? -1 : 0
            guard sign != 0, let hours = digits(2), hours < 24, take(":"), let minutes = digits(2), minutes < 60 else {
                return nil
            }
            return sign * (hours * 3_600 + minutes * 60)
        }
    }
}

/// Decimal digits, for the few fixed forms that dates and times have.
enum Digits {
    static func padded(_ value: Int, to width: Int) -> String {
        let digits = String(abs(value))
        return (value < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// Nil where anything but a digit is there.
    static func value(of bytes: some Collection<UInt8>) -> Int? {
        guard !bytes.isEmpty, bytes.count < 10 else { return nil }
        var value = 0
        for byte in bytes {
            guard (48...57).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 48)
        }
        return value
    }
}

extension BinaryInteger {
    /// Division that rounds down, for a positive divisor.
    func flooredDivision(by divisor: Self) -> Self {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
