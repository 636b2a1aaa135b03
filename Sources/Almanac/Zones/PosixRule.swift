/// The footer of a zone: the rule for all time after its last transition, a POSIX TZ string such as
/// `CET-1CEST,M3.5.0,M10.5.0/3` with the extensions of RFC 9636.
struct PosixRule: Hashable, Sendable {
    let standard: Zone.LocalType
    private(set) var daylight: Daylight?

    struct Daylight: Hashable, Sendable {
        var type: Zone.LocalType
        var start: Change
        var end: Change
    }

    /// A day of the year and the wall time on it.
    struct Change: Hashable, Sendable {
        enum Day: Hashable, Sendable {
            /// 1 to 365, 29 February never counted.
            case julian(Int)
            /// 0 to 365, 29 February counted.
            case ordinal(Int)
            /// Weekday 0 (Sunday) to 6 of week 1 to 5 (the last) of a month.
            case weekday(month: Int, week: Int, weekday: Int)
        }

        var day: Day
        /// Seconds after local midnight; -167 to 167 hours.
        var time: Int
    }

    /// Absent where the text is no TZ string.
    init?(_ text: some Collection<UInt8>) {
        var scanner = PosixScanner(bytes: Array(text))
        guard let name = scanner.name(), let offset = scanner.time(limit: 24) else { return nil }
        standard = Zone.LocalType(offset: -offset, abbreviation: name, isDaylight: false)
        if scanner.isAtEnd { return }
        guard let daylightName = scanner.name() else { return nil }
        var daylightOffset = -offset + 3_600
        if !scanner.isNext(",") {
            guard let given = scanner.time(limit: 24) else { return nil }
            daylightOffset = -given
        }
        guard scanner.take(","), let start = scanner.change(), scanner.take(","), let end = scanner.change(),
            scanner.isAtEnd
        else { return nil }
        let type = Zone.LocalType(offset: daylightOffset, abbreviation: daylightName, isDaylight: true)
        daylight = Daylight(type: type, start: start, end: end)
    }

    func type(at seconds: Int64) -> Zone.LocalType {
        guard let daylight, isIn(daylight, seconds) else { return standard }
        return daylight.type
    }

    func utcOffset(at seconds: Int64) -> Int {
        guard let daylight, isIn(daylight, seconds) else { return standard.offset }
        return daylight.type.offset
    }

    private func isIn(_ daylight: Daylight, _ seconds: Int64) -> Bool {
        let local = seconds + Int64(standard.offset)
        let year = CivilDate(dayNumber: Int(local.flooredDivision(by: 86_400))).year
        let start = daylight.start.second(in: year) - Int64(standard.offset)
        let end = daylight.end.second(in: year) - Int64(daylight.type.offset)
        return start < end ? (start..<end).contains(seconds) : !(end..<start).contains(seconds)
    }
}

extension PosixRule.Change {
    /// Seconds since 1970 as if the wall clock were UTC.
    func second(in year: Int) -> Int64 {
        let newYear = CivilDate(year: year, month: 1, day: 1)?.dayNumber ?? 0
        let day: Int
        switch self.day {
        case .julian(let number):
            day = newYear + number - 1 + (CivilDate.isLeap(year) && number >= 60 ? 1 : 0)
        case .ordinal(let number):
            day = newYear + number
        case .weekday(let month, let week, let weekday):
            let first = CivilDate(year: year, month: month, day: 1)?.dayNumber ?? newYear
            let firstWeekday = (first + 4) - (first + 4).flooredDivision(by: 7) * 7
            let inMonth = (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
            let length = CivilDate.days(in: month, of: year)
            day = first + (inMonth >= length ? inMonth - 7 : inMonth)
        }
        return Int64(day) * 86_400 + Int64(time)
    }
}

/// Reads the parts of a TZ string.
struct PosixScanner {
    let bytes: [UInt8]
    private var next = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { next == bytes.count }

    func isNext(_ character: Character) -> Bool { next < bytes.count && bytes[next] == character.asciiValue }

    mutating func take(_ character: Character) -> Bool {
        guard isNext(character) else { return false }
        next += 1
        return true
    }

    /// Letters, or anything between `<` and `>`.
    mutating func name() -> String? {
        let isQuoted = take("<")
        let start = next
        while next < bytes.count {
            let byte = bytes[next]
            if isQuoted ? byte == UInt8(ascii: ">") : !((65...90).contains(byte) || (97...122).contains(byte)) { break }
            next += 1
        }
        let name = String(decoding: bytes[start..<next], as: UTF8.self)
        if isQuoted, !take(">") { return nil }
        return name.utf8.count >= 3 ? name : nil
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int? {
        let start = next
        while next < bytes.count, (48...57).contains(bytes[next]), next - start < 4 { next += 1 }
        guard let value = Digits.value(of: bytes[start..<next]), range.contains(value) else { return nil }
        return value
    }

    /// `[+-]hh[:mm[:ss]]`, in seconds.
    mutating func time(limit hours: Int) -> Int? {
        let sign = take("-") ? -1 : (take("+"), 1).1
        guard let hour = number(0...hours) else { return nil }
        var seconds = hour * 3_600
        for unit in [60, 1] where take(":") {
            guard let value = number(0...59) else { return nil }
            seconds += value * unit
        }
        return sign * seconds
    }

    mutating func change() -> PosixRule.Change? {
        guard let day = changeDay() else { return nil }
        guard take("/") else { return PosixRule.Change(day: day, time: 7_200) }
        return time(limit: 167).map { PosixRule.Change(day: day, time: $0) }
    }

    private mutating func changeDay() -> PosixRule.Change.Day? {
        if take("J") { return number(1...365).map { .julian($0) } }
        guard take("M") else { return number(0...365).map { .ordinal($0) } }
        guard let month = number(1...12), take("."), let week = number(1...5), take("."), let weekday = number(0...6)
        else { return nil }
        return .weekday(month: month, week: week, weekday: weekday)
    }
}
