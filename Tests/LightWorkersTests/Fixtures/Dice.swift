/// Throws that are the same for the same seed (SplitMix64).
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// Text of many scripts, with what is awkward in mail strewn in.
    mutating func text(upTo length: Int, breakingLines: Bool) -> String {
        let awkward = [
            "=", "?", "=?", "?=", "_", ".", "..", "From ", " ", "  ", "\t", "\"", "\\", "<", ">", "@", ",", "%",
        ]
        let breaks = breakingLines ? ["\n", "\r\n", "\r", "\n\n", "\n.\n", "\nFrom "] : []
        var text = ""
        for _ in 0..<Int.random(in: 0...length, using: &self) {
            switch Int.random(in: 0..<12, using: &self) {
            case 0..<5: text.append(Character(Unicode.Scalar(UInt8.random(in: 33...126, using: &self))))
            case 5: text.append(" ")
            case 6: text.append(awkward.randomElement(using: &self) ?? "")
            case 7: text.append(breaks.randomElement(using: &self) ?? "")
            case 8: text.append(Self.scalar(in: 0xC0...0x17F, &self))
            case 9: text.append(Self.scalar(in: 0x410...0x44F, &self))
            case 10: text.append(Self.scalar(in: 0x4E00...0x9FA5, &self))
            default: text.append(Self.scalar(in: 0x1F300...0x1F5FF, &self))
            }
        }
        return text
    }

    private static func scalar(in range: ClosedRange<UInt32>, _ dice: inout Dice) -> Character {
        Character(Unicode.Scalar(UInt32.random(in: range, using: &dice)) ?? "?")
    }
}
