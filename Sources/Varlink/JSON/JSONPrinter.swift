/// JSON for people: indented, in colour if wanted, and safe to show on a terminal. Without colour still JSON: what it
/// prints reads back as the same value.
public struct JSONPrinter: Sendable {
    /// Spaces a level; 0 prints all on one line.
    public var indentation: Int
    /// With ANSI colours.
    public var isColoured: Bool

    public init(indentation: Int = 2, coloured isColoured: Bool = false) {
        self.indentation = indentation
        self.isColoured = isColoured
    }

    /// Without a line break at the end.
    public func text(of value: JSON) -> String {
        var text = ""
        append(value, depth: 0, to: &text)
        return text
    }

    private enum Colour: String {
        case name = "\u{1B}[34m"
        case string = "\u{1B}[32m"
        case number = "\u{1B}[36m"
        case word = "\u{1B}[35m"
        static let end = "\u{1B}[0m"
    }

    private func append(_ value: JSON, depth: Int, to text: inout String) {
        switch value {
        case .null, .bool: append(value.description, .word, to: &text)
        case .int, .float: append(value.description, value.isFinite ? .number : .word, to: &text)
        case .string: append(Self.harmless(value.description), .string, to: &text)
        case .array(let elements):
            list("[", "]", elements, depth: depth, to: &text) { element, text in
                append(element, depth: depth + 1, to: &text)
            }
        case .object(let object):
            list("{", "}", object.members, depth: depth, to: &text) { member, text in
                append(Self.harmless(JSON.string(member.key).description), .name, to: &text)
                text += ": "
                append(member.value, depth: depth + 1, to: &text)
            }
        }
    }

    private func list<Element>(
        _ open: String, _ close: String, _ elements: [Element], depth: Int, to text: inout String,
        each: (Element, inout String) -> Void
    ) {
        text += open
        for (index, element) in elements.enumerated() {
            if index > 0 { text += indentation > 0 ? "," : ", " }
            lineBreak(depth: depth + 1, to: &text)
            each(element, &text)
        }
        if !elements.isEmpty { lineBreak(depth: depth, to: &text) }
        text += close
    }

    private func lineBreak(depth: Int, to text: inout String) {
        guard indentation > 0 else { return }
        text += "\n" + String(repeating: " ", count: depth * indentation)
    }

    private func append(_ word: String, _ colour: Colour, to text: inout String) {
        text += isColoured ? colour.rawValue + word + Colour.end : word
    }

    /// Escapes what JSON lets pass though terminals obey it (C1 controls, DEL) or it hides text (direction marks).
    private static func harmless(_ quoted: String) -> String {
        guard quoted.unicodeScalars.contains(where: isRisky) else { return quoted }
        var text = ""
        for scalar in quoted.unicodeScalars {
            if isRisky(scalar) {
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    private static func isRisky(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x7F...0x9F, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}

extension JSON {
    fileprivate var isFinite: Bool { if case .float(let value) = self { value.isFinite } else { true } }
}
