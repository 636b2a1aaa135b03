/// A colour as controllers tell it.
struct LampColour: Hashable, Sendable {
    /// How a controller writes a colour.
    enum Form: String, Hashable, Sendable, CaseIterable {
        /// `[0, 0, 255]`, with white as a fourth `[0, 0, 255, 0]`, `{"r": 0, "g": 0, "b": 255}` or `"#0000ff"`.
        case rgb
        /// `[240, 100]`: degrees and percent (Home Assistant).
        case hs
        /// `[0.15, 0.06]` or `{"x": 0.15, "y": 0.06}`: CIE 1931 chromaticity (Hue, Home Assistant).
        case xy
    }

    /// Degrees, 0 to 360; 0 for what has none.
    let hue: Double
    /// 0 to 1.
    let saturation: Double
    /// 0 to 1, of the strongest part; 1 where the form does not say.
    let brightness: Double

    /// Parts from 0 to 1.
    init(red: Double, green: Double, blue: Double) {
        let (strongest, weakest) = (max(red, green, blue), min(red, green, blue))
        let spread = strongest - weakest
        brightness = strongest
        saturation = strongest > 0 ? spread / strongest : 0
        guard spread > 0 else {
            hue = 0
            return
        }
        let sixth =
            switch strongest {
            case red: (green - blue) / spread
            case green: (blue - red) / spread + 2
            default: (red - green) / spread + 4
            }
        hue = (sixth < 0 ? sixth + 6 : sixth) * 60
    }

    init(hue: Double, saturation: Double) {
        self.hue = hue
        self.saturation = saturation
        brightness = 1
    }

    /// Reads a controller's value; nil where it is not of that form.
    ///
    /// - Parameter first: where the colour begins in a longer list, such as a DMX universe.
    init?(_ value: JSONValue, as form: Form, first: Int) {
        switch form {
        case .rgb: self.init(rgb: value, first: first)
        case .hs:
            guard let parts = Self.numbers(value, first: first, names: ["h", "s"]), parts.count >= 2,
                0...360 ~= parts[0], 0...100 ~= parts[1]
            else { return nil }
            self.init(hue: parts[0], saturation: parts[1] / 100)
        case .xy:
            guard let parts = Self.numbers(value, first: first, names: ["x", "y"]), parts.count >= 2 else { return nil }
            self.init(x: parts[0], y: parts[1])
        }
    }

    // MARK: Forms

    private init?(rgb value: JSONValue, first: Int) {
        guard let parts = Self.hexadecimal(value) ?? Self.numbers(value, first: first, names: ["r", "g", "b"]),
            parts.count >= 3, parts.prefix(3).allSatisfy({ 0...255 ~= $0 })
        else { return nil }
        // A list of four is red, green, blue and white, and white pales the others. A longer one is a universe.
        var white = 0.0
        if case .array(let list) = value, list.count == 4, first == 0 { white = min(max(parts[3], 0), 255) }
        let sums = parts.prefix(3).map { ($0 + white) / 255 }
        self.init(red: sums[0], green: sums[1], blue: sums[2])
    }

    private init?(x: Double, y: Double) {
        guard 0...1 ~= x, 0.001...1 ~= y, x + y <= 1, let parts = Chromaticity(x: x, y: y).components else {
            return nil
        }
        self.init(red: parts.red, green: parts.green, blue: parts.blue)
    }

    // MARK: Helpers

    /// The members of those names, or the elements from `first` on, four at most.
    private static func numbers(_ value: JSONValue, first: Int, names: [String]) -> [Double]? {
        let values: [JSONValue]
        switch value {
        case .array(let elements): values = Array(elements.dropFirst(first).prefix(4))
        case .object(let members): values = names.compactMap { members[$0] }
        case .null, .bool, .number, .string: return nil
        }
        let numbers = values.compactMap { value -> Double? in
            if case .number(let number) = value { number } else { nil }
        }
        return numbers.count == values.count ? numbers : nil
    }

    private static func hexadecimal(_ value: JSONValue) -> [Double]? {
        guard case .string(let text) = value else { return nil }
        let digits = text.hasPrefix("#") ? text.dropFirst() : Substring(text)
        guard digits.utf8.count == 6, digits.utf8.allSatisfy(\.isHexDigit), let number = Int(digits, radix: 16) else {
            return nil
        }
        return [number >> 16, number >> 8 & 255, number & 255].map(Double.init)
    }
}
