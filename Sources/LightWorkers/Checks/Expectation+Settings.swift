extension Expectation {
    /// Blue as town halls have it: UN blue is 197 degrees, deep blue LEDs go up to 245.
    static let blue: ClosedRange<Double> = 185...255

    private static let names = [
        "pointer", "equals", "in", "atLeast", "atMost", "colour", "first", "hue", "saturation", "unknown",
    ]

    /// Reads `expect`: one expectation, or a list of which all must hold.
    ///
    /// - Parameter pointer: what an expectation without a pointer of its own looks at.
    static func read(
        _ value: JSONValue, at place: String, default pointer: JSONPointer
    ) throws(DeviceSettingsError) -> [Expectation] {
        guard case .array(let values) = value else { return [try Expectation(value, at: place, default: pointer)] }
        guard (1...16).contains(values.count) else {
            throw DeviceSettingsError(pointer: place, reason: "must hold from 1 to 16 expectations")
        }
        var expectations: [Expectation] = []
        for (index, value) in values.enumerated() {
            expectations.append(try Expectation(value, at: "\(place)/\(index)", default: pointer))
        }
        return expectations
    }

    private init(_ value: JSONValue, at place: String, default pointer: JSONPointer) throws(DeviceSettingsError) {
        let settings = try SettingsObject(value, at: place, known: Self.names)
        self.pointer = try settings.jsonPointer("pointer") ?? pointer
        silent = try Self.values(settings, "unknown") ?? []
        let given = ["equals", "in", "colour"].filter { settings[$0] != nil }
        let hasBounds = settings["atLeast"] != nil || settings["atMost"] != nil
        guard given.count + (hasBounds ? 1 : 0) == 1 else {
            throw DeviceSettingsError(
                pointer: place,
                reason: "must say one thing: \"equals\", \"in\", \"atLeast\" and \"atMost\", or \"colour\"")
        }
        if given != ["colour"], let stray = ["first", "hue", "saturation"].first(where: { settings[$0] != nil }) {
            throw settings.wrong(stray, "goes with \"colour\" only")
        }
        switch given.first {
        case "equals": test = .oneOf([try Self.scalar(settings["equals"] ?? .null, at: settings.pointer(to: "equals"))])
        case "in": test = .oneOf(try Self.values(settings, "in") ?? [])
        case "colour": test = .colour(try Self.colour(settings))
        default: test = try Self.bounds(settings)
        }
    }

    // MARK: Helpers

    private static func bounds(_ settings: SettingsObject) throws(DeviceSettingsError) -> Test {
        let (least, most) = (
            try settings.number("atLeast", in: -1e12...1e12), try settings.number("atMost", in: -1e12...1e12)
        )
        if let least, let most, least > most { throw settings.wrong("atMost", "must not be under \"atLeast\"") }
        return .between(least, most)
    }

    private static func colour(_ settings: SettingsObject) throws(DeviceSettingsError) -> ColourTest {
        let forms = LampColour.Form.allCases.map(\.rawValue)
        guard let text = try settings.string("colour"), let form = LampColour.Form(rawValue: text) else {
            throw settings.wrong("colour", "must be one of \(forms.map { "\"\($0)\"" }.joined(separator: ", "))")
        }
        var (from, to) = (Self.blue.lowerBound, Self.blue.upperBound)
        if let range = settings["hue"] {
            guard case .array(let ends) = range, ends.count == 2, case .number(let first) = ends[0],
                case .number(let second) = ends[1], 0...360 ~= first, 0...360 ~= second
            else { throw settings.wrong("hue", "must be two numbers of degrees from 0 to 360, such as [185, 255]") }
            (from, to) = (first, second)
        }
        return ColourTest(
            form: form, first: try settings.integer("first", in: 0...100_000) ?? 0, hueFrom: from, hueTo: to,
            saturation: try settings.number("saturation", in: 0...1) ?? 0.3)
    }

    /// A list of one to 32 simple values.
    private static func values(_ settings: SettingsObject, _ name: String) throws(DeviceSettingsError) -> [JSONValue]? {
        guard let value = settings[name] else { return nil }
        guard case .array(let values) = value, (1...32).contains(values.count) else {
            throw settings.wrong(name, "must be a list of 1 to 32 values")
        }
        var scalars: [JSONValue] = []
        for (index, value) in values.enumerated() {
            scalars.append(try scalar(value, at: "\(settings.pointer(to: name))/\(index)"))
        }
        return scalars
    }

    private static func scalar(_ value: JSONValue, at place: String) throws(DeviceSettingsError) -> JSONValue {
        switch value {
        case .bool, .number, .string: return value
        case .null, .array, .object:
            throw DeviceSettingsError(pointer: place, reason: "must be true, false, a number or a text")
        }
    }
}
