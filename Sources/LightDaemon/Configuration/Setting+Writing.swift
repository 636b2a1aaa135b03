extension Setting {
    /// As YAML that reads as this setting again: what a section holds in the order in which it was first named, and
    /// no comments.
    var yaml: String {
        var lines: [String] = []
        write(to: &lines, indent: 0, lead: "")
        return lines.map { $0 + "\n" }.joined()
    }

    /// - Parameter lead: what stands before the value on its first line: `key:` or `-`.
    private func write(to lines: inout [String], indent: Int, lead: String) {
        let margin = String(repeating: " ", count: indent)
        let start = lead.isEmpty ? margin : "\(margin)\(lead) "
        switch value {
        case .nothing: lines.append("\(start)~")
        case .scalar(let scalar): lines.append("\(start)\(scalar.yaml)")
        case .list(let settings):
            guard !settings.isEmpty else { return lines.append("\(start)[]") }
            if !lead.isEmpty { lines.append("\(margin)\(lead)") }
            for setting in settings { setting.write(to: &lines, indent: indent + 2, lead: "-") }
        case .section(let entries):
            guard !entries.isEmpty else { return lines.append("\(start){}") }
            if !lead.isEmpty { lines.append("\(margin)\(lead)") }
            for entry in entries {
                let key = Scalar(text: entry.key, style: .doubleQuoted).yaml
                let isPlain = entry.key.utf8.allSatisfy { 97...122 ~= $0 | 32 || 48...57 ~= $0 || $0 == 45 }
                entry.setting.write(
                    to: &lines, indent: lead.isEmpty ? indent : indent + 2,
                    lead: "\(isPlain && !entry.key.isEmpty ? entry.key : key):")
            }
        }
    }
}

extension Setting.Scalar {
    /// Only a plain scalar can be a number or a truth, so it stays plain; the others are all the same text.
    fileprivate var yaml: String {
        if style == .plain { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case _ where scalar.value < 32 || scalar.value == 127:
                quoted += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
