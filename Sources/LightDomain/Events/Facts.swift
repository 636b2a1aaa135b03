/// The fields of an event, as the text of a JSON object with strings in it.
package struct Facts: Sendable {
    private var text = "{"

    package init(_ fields: KeyValuePairs<String, String?>) {
        self.init(fields.map { ($0.key, $0.value) })
    }

    package init(_ fields: [(String, String?)]) {
        for (name, value) in fields {
            guard let value else { continue }
            if text.utf8.count > 1 { text += "," }
            Self.append(name, to: &text)
            text += ":"
            Self.append(value, to: &text)
        }
    }

    package var json: String { text + "}" }

    private static func append(_ value: String, to text: inout String) {
        text += "\""
        // Most values need no escape, and go in whole.
        if value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }) {
            text += value
            text += "\""
            return
        }
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\u{0}"..."\u{1F}":
                let hex = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
