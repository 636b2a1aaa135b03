import Varlink

/// Numbers that look random and are the same for the same seed (SplitMix64), so that a failing case can be had again.
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

    mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }

    mutating func json(depth: Int = 4) -> JSON {
        switch below(depth > 0 ? 8 : 6) {
        case 0: return .null
        case 1: return .bool(below(2) == 0)
        case 2: return .int(Int64(truncatingIfNeeded: next() >> UInt64(below(64))))
        case 3: return .float(double())
        case 4, 5: return .string(string())
        case 6: return .array((0..<below(5)).map { _ in json(depth: depth - 1) })
        default: return .object(JSONObject((0..<below(5)).map { _ in (string(), json(depth: depth - 1)) }))
        }
    }

    /// Any finite double, more often an ordinary one.
    mutating func double() -> Double {
        if below(2) == 0 { return Double(below(2_000_000) - 1_000_000) / 1000 }
        while true {
            let value = Double(bitPattern: next())
            if value.isFinite { return value }
        }
    }

    /// Any code points that varlink allows.
    mutating func string() -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<below(12) {
            let limit = [0x20, 0x80, 0x800, 0x10000, 0x110000][below(5)]
            guard let scalar = Unicode.Scalar(UInt32(below(limit))), scalar.value != 0 else { continue }
            if !isNoncharacter(scalar.value) { text.append(scalar) }
        }
        return String(text)
    }

    private func isNoncharacter(_ value: UInt32) -> Bool {
        (0xFDD0...0xFDEF).contains(value) || value & 0xFFFE == 0xFFFE
    }
}
