/// A time expression: `day -14d at 09:30 workday`, `sunset +15m not before 21:00 else 22:00`.
///
///     anchor offset* ["at" HH:MM] ["workday"] ["not before" HH:MM] ["not after" HH:MM] ["else" HH:MM]
///
/// How the parts act, in this order:
/// 1. The anchor gives a date (`day`, `kickoff`: local midnight), a crossing of the sun on the campaign day, or an end
///    of the window (`on`, `off`).
/// 2. Offsets of weeks and days are calendar days: those of a sun anchor ask for the sun of that other day, those of
///    `on` and `off` keep the wall time.
/// 3. `at` puts another wall time on that date. Without it, offsets of hours and minutes follow, as elapsed time;
///    together with it they are refused, since they would have nothing to start from.
/// 4. `else` stands in where the sun makes no such crossing: a wall time on the anchor's date, to which offsets of
///    hours and minutes do not apply.
/// 5. `workday` moves a date that is a weekend or a public holiday to the last working day before, at the same time.
/// 6. `not before` and `not after` are wall times on the date thus found.
public struct Moment: Hashable, Sendable, CustomStringConvertible {
    public enum Anchor: String, Hashable, Sendable, CaseIterable {
        case day, kickoff, sunrise, dawn, sunset, dusk, on, off
    }

    public let anchor: Anchor
    public let offsets: [Offset]
    public let at: ClockTime?
    public let isWorkday: Bool
    public let notBefore: ClockTime?
    public let notAfter: ClockTime?
    public let otherwise: ClockTime?

    public struct Offset: Hashable, Sendable, CustomStringConvertible {
        public enum Unit: Character, Hashable, Sendable, CaseIterable {
            case week = "w"
            case day = "d"
            case hour = "h"
            case minute = "m"
        }

        /// Negative for earlier.
        public let count: Int
        public let unit: Unit

        /// Calendar days; 0 for hours and minutes.
        var days: Int { unit == .week ? count * 7 : unit == .day ? count : 0 }
        /// Elapsed seconds; 0 for weeks and days.
        var seconds: Int { unit == .hour ? count * 3_600 : unit == .minute ? count * 60 : 0 }

        public var description: String { "\(count < 0 ? "-" : "+")\(abs(count))\(unit.rawValue)" }
    }

    /// Reads a moment; an error points at the character.
    public init(parsing text: String) throws(MomentSyntaxError) {
        var parser = MomentParser(text)
        anchor = try parser.anchor()
        offsets = try parser.offsets()
        at = try parser.clockTime(after: "at")
        if at != nil, offsets.contains(where: { $0.seconds != 0 }) { throw parser.hoursBeforeAt }
        isWorkday = parser.take("workday")
        notBefore = try parser.clockTime(after: "not", "before")
        notAfter = try parser.clockTime(after: "not", "after")
        let elsePosition = parser.position
        otherwise = try parser.clockTime(after: "else")
        if otherwise != nil, anchor.sun == nil {
            throw MomentSyntaxError(
                text: text, offset: elsePosition,
                reason: "\"else\" is for the sun, which may not rise or set; \"\(anchor.rawValue)\" always comes")
        }
        try parser.end()
    }

    /// Whether it takes coordinates to resolve it; one that starts from the window takes what the window takes.
    public var needsPlace: Bool { anchor.sun != nil }

    /// Whether it starts from the window's ends.
    public var needsWindow: Bool { anchor == .on || anchor == .off }

    /// The canonical form, which reads back as the same moment.
    public var description: String {
        var words = [anchor.rawValue] + offsets.map(\.description)
        if let at { words.append("at \(at)") }
        if isWorkday { words.append("workday") }
        if let notBefore { words.append("not before \(notBefore)") }
        if let notAfter { words.append("not after \(notAfter)") }
        if let otherwise { words.append("else \(otherwise)") }
        return words.joined(separator: " ")
    }
}

extension Moment.Anchor {
    var sun: Sun.Anchor? {
        switch self {
        case .sunrise: .sunrise
        case .dawn: .dawn
        case .sunset: .sunset
        case .dusk: .dusk
        case .day, .kickoff, .on, .off: nil
        }
    }
}
