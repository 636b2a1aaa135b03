/// A time zone of the IANA database: which wall time holds when.
public struct Zone: Sendable {
    public let name: String
    /// Ascending; `types[i]` holds from `transitions[i]` on.
    let transitions: [Int64]
    let types: [LocalType]
    /// Before the first transition.
    let first: LocalType
    /// After the last transition; absent: the last type goes on.
    let footer: PosixRule?

    struct LocalType: Hashable, Sendable {
        /// Seconds east of Greenwich.
        var offset: Int
        var abbreviation: String
        var isDaylight: Bool
    }

    /// Reads a compiled zone (RFC 9636, "TZif", versions 1 to 4) from the bytes of its file.
    public init(name: String, tzif bytes: [UInt8]) throws(ZoneDataError) {
        let data = try TZifData(bytes)
        self.name = name
        transitions = data.transitions
        types = data.types
        first = data.first
        footer = data.footer
    }

    /// The instant of a wall time. One that does not exist, in the gap when clocks go forward, moves forward by the
    /// gap; one that exists twice is the first.
    public func instant(of date: CivilDate, at time: ClockTime) -> Instant {
        let wall = Int64(date.dayNumber) * 86_400 + Int64(time.secondOfDay)
        // Nearly every day no clock changes: the same offset holds the day before and the day after.
        if let offset = steadyOffset(from: wall - 86_400, to: wall + 86_400) {
            return Instant(secondsSince1970: wall - Int64(offset))
        }
        let around = offsets(from: wall - 2 * 86_400, to: wall + 2 * 86_400)
        var found: Int64?
        for offset in around {
            let candidate = wall - Int64(offset)
            if utcOffset(at: candidate) == offset { found = min(found ?? candidate, candidate) }
        }
        if let found { return Instant(secondsSince1970: found) }
        return Instant(secondsSince1970: wall - Int64(offsetBeforeGap(wall, around)))
    }

    /// The wall time of an instant.
    public func civil(at instant: Instant) -> CivilTime {
        let type = type(at: instant.secondsSince1970)
        let local = instant.advanced(by: Int64(type.offset)).secondsSince1970
        let day = local.flooredDivision(by: 86_400)
        let second = Int(local - day * 86_400)
        return CivilTime(
            date: CivilDate(dayNumber: Int(day)), hour: second / 3_600, minute: second / 60 % 60, second: second % 60,
            utcOffset: type.offset, abbreviation: type.abbreviation)
    }

    // MARK: Types in force

    func type(at seconds: Int64) -> LocalType {
        guard let last = transitions.last else { return footer?.type(at: seconds) ?? first }
        if seconds >= last, let footer { return footer.type(at: seconds) }
        let index = upperBound(seconds)
        return index == 0 ? first : types[index - 1]
    }

    /// Seconds east of Greenwich.
    private func utcOffset(at seconds: Int64) -> Int {
        if let footer, transitions.last.map({ seconds >= $0 }) ?? true { return footer.utcOffset(at: seconds) }
        let index = upperBound(seconds)
        return index == 0 ? first.offset : types[index - 1].offset
    }

    /// The offset that holds all the time in between, where that is quickly told.
    private func steadyOffset(from start: Int64, to end: Int64) -> Int? {
        if let last = transitions.last, start < last {
            let index = upperBound(start)
            guard transitions[index] > end else { return nil }
            return index == 0 ? first.offset : types[index - 1].offset
        }
        let offset = utcOffset(at: start)
        return footer?.daylight == nil || utcOffset(at: end) == offset ? offset : nil
    }

    /// The first transition after `seconds`.
    private func upperBound(_ seconds: Int64) -> Int {
        var (low, high) = (0, transitions.count)
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle] <= seconds { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The distinct offsets in force at some time in between, in their order.
    private func offsets(from start: Int64, to end: Int64) -> [Int] {
        var offsets = [utcOffset(at: start)]
        func note(_ offset: Int) { if !offsets.contains(offset) { offsets.append(offset) } }
        var index = upperBound(start)
        while index < transitions.count, transitions[index] <= end {
            note(types[index].offset)
            index += 1
        }
        note(utcOffset(at: (start + end) / 2))
        note(utcOffset(at: end))
        return offsets
    }

    /// The offset with which clocks ran just before they skipped `wall`.
    private func offsetBeforeGap(_ wall: Int64, _ around: [Int]) -> Int {
        // In a gap the old offset puts the wall time after the change, where another offset holds; the one that
        // holds a little earlier is the old one.
        for offset in around {
            let candidate = wall - Int64(offset)
            let before = utcOffset(at: candidate - 86_400)
            if before == offset { return offset }
        }
        return around[0]
    }
}

/// What clocks and calendars on the wall show at an instant.
public struct CivilTime: Hashable, Sendable {
    public let date: CivilDate
    public let hour: Int
    public let minute: Int
    public let second: Int
    /// Seconds east of Greenwich.
    public let utcOffset: Int
    /// Such as `CEST`.
    public let abbreviation: String

    /// To the minute.
    public var time: ClockTime { ClockTime(secondOfDay: hour * 3_600 + minute * 60) }
}

/// The zones that are there, by their IANA names. Where they come from is up to whoever makes it.
public struct Zones: Sendable {
    private let find: @Sendable (String) -> Zone?

    public init(_ find: @escaping @Sendable (String) -> Zone?) { self.find = find }

    public subscript(name: String) -> Zone? { find(name) }
}

/// Why bytes are no time zone.
public struct ZoneDataError: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String
}
