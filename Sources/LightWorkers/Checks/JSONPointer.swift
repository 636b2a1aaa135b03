/// Names one value within a JSON text (RFC 6901): `/seg/0/col`, or nothing for the whole.
struct JSONPointer: Hashable, Sendable, CustomStringConvertible {
    let text: String
    private let steps: [String]

    /// The whole answer.
    static let whole = JSONPointer(steps: [])

    private init(steps: [String]) {
        text = ""
        self.steps = steps
    }

    init?(_ text: String) {
        guard text.isEmpty || text.hasPrefix("/") else { return nil }
        var steps: [String] = []
        for step in text.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
            guard let step = Self.unescaped(step) else { return nil }
            steps.append(step)
        }
        self.text = text
        self.steps = steps
    }

    /// One step further, escaped as need be.
    static func appending(_ key: String, to pointer: String) -> String {
        var step = ""
        for character in key {
            switch character {
            case "~": step += "~0"
            case "/": step += "~1"
            default: step.append(character)
            }
        }
        return "\(pointer)/\(step)"
    }

    /// What it names in `document`; nil where there is nothing.
    func value(in document: JSONValue) -> JSONValue? {
        var value = document
        for step in steps {
            switch value {
            case .object(let members):
                guard let member = members[step] else { return nil }
                value = member
            case .array(let elements):
                guard let index = Self.index(step), elements.indices.contains(index) else { return nil }
                value = elements[index]
            case .null, .bool, .number, .string: return nil
            }
        }
        return value
    }

    var description: String { text.isEmpty ? "the answer" : text }

    // MARK: Helpers

    private static func unescaped(_ step: Substring) -> String? {
        var result = ""
        var rest = step
        while let character = rest.popFirst() {
            guard character == "~" else {
                result.append(character)
                continue
            }
            switch rest.popFirst() {
            case "0": result.append("~")
            case "1": result.append("/")
            default: return nil
            }
        }
        return result
    }

    /// Digits without a leading zero.
    private static func index(_ step: String) -> Int? {
        guard !step.isEmpty, step.utf8.allSatisfy(\.isDigit), step == "0" || step.first != "0" else { return nil }
        return Int(step)
    }
}
