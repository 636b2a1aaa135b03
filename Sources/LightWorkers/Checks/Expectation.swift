/// What a probe's answer must say for a facade to be lit, about one of its values.
struct Expectation: Hashable, Sendable {
    enum Test: Hashable, Sendable {
        case oneOf([JSONValue])
        case between(Double?, Double?)
        case colour(ColourTest)
    }

    struct ColourTest: Hashable, Sendable {
        var form: LampColour.Form
        /// Where the colour begins in a longer list.
        var first: Int
        /// Degrees; where the first is larger the range goes through red.
        var hueFrom: Double
        var hueTo: Double
        /// 0 to 1. Below it a light is white.
        var saturation: Double
    }

    /// What an answer says by this expectation.
    enum Verdict: Hashable, Sendable {
        case lit(String)
        case dark(String)
        case wrongColour(String)
        case unknown(String)
    }

    let pointer: JSONPointer
    let test: Test
    /// Values by which the controller says that it does not know.
    let silent: [JSONValue]

    func judge(_ answer: JSONValue) -> Verdict {
        guard let value = pointer.value(in: answer) else { return .unknown("there is nothing at \(pointer)") }
        if value == .null || silent.contains(value) { return .unknown("\(pointer) is \(value.shown)") }
        switch test {
        case .oneOf(let wanted): return judge(value, oneOf: wanted)
        case .between(let least, let most): return judge(value, from: least, to: most)
        case .colour(let colour): return judge(value, colour)
        }
    }

    // MARK: Tests

    /// A value of another kind than any that is wanted is a mistake in the settings, not darkness.
    private func judge(_ value: JSONValue, oneOf wanted: [JSONValue]) -> Verdict {
        if wanted.contains(value) { return .lit("\(pointer) is \(value.shown)") }
        let list = wanted.map(\.shown).joined(separator: " or ")
        return wanted.contains { $0.kind == value.kind }
            ? .dark("\(pointer) is \(value.shown), not \(list)")
            : .unknown("\(pointer) is \(value.shown), which cannot be compared with \(list)")
    }

    private func judge(_ value: JSONValue, from least: Double?, to most: Double?) -> Verdict {
        guard case .number(let number) = value else { return .unknown("\(pointer) is \(value.shown), not a number") }
        if let least, number < least { return .dark("\(pointer) is \(value.shown), under \(JSONValue.shown(least))") }
        if let most, number > most { return .dark("\(pointer) is \(value.shown), over \(JSONValue.shown(most))") }
        return .lit("\(pointer) is \(value.shown)")
    }

    private func judge(_ value: JSONValue, _ test: ColourTest) -> Verdict {
        guard let colour = LampColour(value, as: test.form, first: test.first) else {
            return .unknown("\(pointer) is \(value.shown), not a colour in the form \"\(test.form.rawValue)\"")
        }
        if colour.brightness < 0.04 { return .dark("\(pointer) is black") }
        if colour.saturation < test.saturation { return .wrongColour("\(pointer) is white or nearly so") }
        let hue = Int(colour.hue.rounded())
        let isWithin =
            test.hueFrom <= test.hueTo
            ? test.hueFrom...test.hueTo ~= colour.hue : colour.hue >= test.hueFrom || colour.hue <= test.hueTo
        let range = "\(JSONValue.shown(test.hueFrom)) to \(JSONValue.shown(test.hueTo))"
        return isWithin
            ? .lit("\(pointer) has hue \(hue)") : .wrongColour("\(pointer) has hue \(hue), not \(range)")
    }
}
