/// Lengths of time as they are written in the configuration: `15m`, `1h30m`, `45s`, `2d`.
enum DurationText {
    private static let units: [(letter: Character, seconds: Int)] = [("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1)]

    /// Seconds; nil for what is not written so, and above ten years.
    static func seconds(_ text: String) -> Int? {
        var total = 0
        var digits = ""
        var isComplete = false
        for character in text {
            if character.isASCII, character.isNumber, digits.count < 9 {
                digits.append(character)
                isComplete = false
            } else if let unit = units.first(where: { $0.letter == character }), let number = Int(digits) {
                total += number * unit.seconds
                guard total <= 3_650 * 86_400 else { return nil }
                digits = ""
                isComplete = true
            } else {
                return nil
            }
        }
        return isComplete ? total : nil
    }

    /// As short as it can be written.
    static func text(_ seconds: Int) -> String {
        var rest = seconds
        var text = ""
        for unit in units where rest >= unit.seconds {
            text += "\(rest / unit.seconds)\(unit.letter)"
            rest %= unit.seconds
        }
        return text.isEmpty ? "0s" : text
    }
}
