import Almanac

/// A moment as the simulation thinks of it: simple enough to be worked out by hand. The engine gets it as text.
struct MomentSketch: Hashable {
    enum Anchor: String { case day, kickoff, sunset, on, off }

    var anchor: Anchor
    /// Calendar days.
    var days = 0
    /// Elapsed time; 0 where `at` is given.
    var minutes = 0
    /// Minutes after midnight.
    var at: Int?
    var isWorkday = false

    init(_ anchor: Anchor, days: Int = 0, minutes: Int = 0, at: Int? = nil, isWorkday: Bool = false) {
        self.anchor = anchor
        self.days = days
        self.minutes = minutes
        self.at = at
        self.isWorkday = isWorkday
    }

    var text: String {
        var words = [anchor.rawValue]
        if days != 0 { words.append("\(days < 0 ? "-" : "+")\(abs(days))d") }
        if minutes != 0 { words.append("\(minutes < 0 ? "-" : "+")\(abs(minutes))m") }
        if let at { words.append("at \(Self.padded(at / 60)):\(Self.padded(at % 60))") }
        if isWorkday { words.append("workday") }
        return words.joined(separator: " ")
    }

    var moment: Moment {
        guard let moment = try? Moment(parsing: text) else {
            preconditionFailure("a sketch is written as the almanac reads it: \(text)")
        }
        return moment
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
