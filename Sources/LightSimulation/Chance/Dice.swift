/// Throws that are the same for the same seed, on every machine (SplitMix64, Steele, Lea and Flood 2014).
struct Dice {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A whole number from `range`. The remainder favours the low end by less than 2^-40, which no year notices.
    mutating func number(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.upperBound - range.lowerBound + 1))
    }

    /// Whether something happens that does so in `rate` of all cases. Rate 0 throws too: what follows stays the same.
    mutating func happens(_ rate: Double) -> Bool {
        Double(next() >> 11) / Double(1 << 53) < rate
    }

    mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
        precondition(!choices.isEmpty, "there is something to choose from")
        return choices[number(0...choices.count - 1)]
    }

    /// Other dice, whose throws do not depend on how often these are thrown.
    mutating func fork() -> Dice { Dice(seed: next()) }
}
