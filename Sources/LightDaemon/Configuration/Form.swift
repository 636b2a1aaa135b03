import Almanac

/// What a value should look like, and how it is read from a setting.
struct Form<Value> {
    /// Returned in place of a value that could not be read.
    let standIn: Value
    /// Reads it or reports, by the setting's full name, why it cannot be.
    let read: (Setting, String, Findings) -> Value?
}

extension Form where Value == String {
    /// Any text on one line; a number or a word that YAML would take for something else is text here.
    static var text: Form {
        Form(standIn: "") { setting, name, findings in
            guard case .scalar(let scalar) = setting.value else {
                findings.report("\(name) is a text, not \(setting.kind)", at: setting.spot)
                return nil
            }
            if scalar.text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
                findings.report("\(name) is a text on one line", at: setting.spot)
                return nil
            }
            return scalar.text
        }
    }

    /// A text of a certain shape; `matches` decides, `shape` says in words what it should be.
    static func text(_ shape: String, standIn: String = "", where matches: @escaping (String) -> Bool) -> Form {
        Form(standIn: standIn) { setting, name, findings in
            guard let text = Form.text.read(setting, name, findings) else { return nil }
            if matches(text) { return text }
            findings.report("\(name) is \(shape), not \"\(text.prefix(60))\"", at: setting.spot)
            return nil
        }
    }

    static var path: Form {
        text("an absolute path such as \"/var/lib/lightd\"") { $0.hasPrefix("/") && $0.utf8.count < 4096 }
    }

    static var colour: Form {
        text("a colour such as \"#009EDB\"", standIn: "#000000") { text in
            text.utf8.count == 7 && text.hasPrefix("#") && text.utf8.dropFirst().allSatisfy(isHexDigit)
        }
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        48...57 ~= byte || 65...70 ~= byte || 97...102 ~= byte
    }
}

extension Form where Value == Int {
    static func integer(in range: ClosedRange<Int>) -> Form {
        Form(standIn: range.lowerBound) { setting, name, findings in
            if case .scalar(let scalar) = setting.value, scalar.style == .plain, let number = Int(scalar.text),
                scalar.text.utf8.allSatisfy({ 48...57 ~= $0 || $0 == 45 })
            {
                if range.contains(number) { return number }
                let bounds = "from \(range.lowerBound) to \(range.upperBound)"
                findings.report("\(name) is a number \(bounds), not \(number)", at: setting.spot)
                return nil
            }
            findings.report("\(name) is a number such as \(range.lowerBound), not \(setting.kind)", at: setting.spot)
            return nil
        }
    }

    /// A length of time such as `15m` or `1h30m`, in seconds.
    static func duration(in range: ClosedRange<Int>) -> Form {
        Form(standIn: range.lowerBound) { setting, name, findings in
            guard case .scalar(let scalar) = setting.value, let seconds = DurationText.seconds(scalar.text) else {
                findings.report(
                    "\(name) is a length of time such as 15m or 1h30m, not \(setting.kind)", at: setting.spot)
                return nil
            }
            if range.contains(seconds) { return seconds }
            let bounds = "from \(DurationText.text(range.lowerBound)) to \(DurationText.text(range.upperBound))"
            findings.report("\(name) is a length of time \(bounds), not \(scalar.text)", at: setting.spot)
            return nil
        }
    }

    /// Permissions of a file in octal digits, `0666`, as chmod takes them.
    static var mode: Form {
        Form(standIn: 0) { setting, name, findings in
            if case .scalar(let scalar) = setting.value, (3...4).contains(scalar.text.utf8.count),
                let mode = Int(scalar.text, radix: 8), 0...0o777 ~= mode
            {
                return mode
            }
            findings.report("\(name) is a file mode such as \"0660\", not \(setting.kind)", at: setting.spot)
            return nil
        }
    }
}

extension Form where Value == Bool {
    static var flag: Form {
        Form(standIn: false) { setting, name, findings in
            if case .scalar(let scalar) = setting.value, scalar.style == .plain {
                switch scalar.text {
                case "true": return true
                case "false": return false
                default: break
                }
            }
            findings.report("\(name) is true or false, not \(setting.kind)", at: setting.spot)
            return nil
        }
    }
}

extension Form where Value: RawRepresentable & CaseIterable & Sendable, Value.RawValue == String {
    /// One of a few words. `standIn` is any of them.
    static func word(standIn: Value) -> Form {
        let known = Value.allCases.map(\.rawValue)
        return Form(standIn: standIn) { setting, name, findings in
            guard case .scalar(let scalar) = setting.value else {
                let words = known.joined(separator: ", ")
                findings.report("\(name) is one of \(words), not \(setting.kind)", at: setting.spot)
                return nil
            }
            if let value = Value(rawValue: scalar.text) { return value }
            let hint = Section.suggestion(for: scalar.text, among: known)
            findings.report("\(name) cannot be \"\(scalar.text.prefix(60))\"\(hint)", at: setting.spot)
            return nil
        }
    }
}

extension Form {
    /// A list, each of whose items has this form.
    static func list<Item>(of form: Form<Item>) -> Form where Value == [Item] {
        Form(standIn: []) { setting, name, findings in
            guard case .list(let items) = setting.value else {
                findings.report("\(name) is a list such as [first, second], not \(setting.kind)", at: setting.spot)
                return nil
            }
            var values: [Item] = []
            for (index, item) in items.enumerated() {
                if case .nothing = item.value {
                    findings.report("\(name)[\(index)] needs a value", at: item.spot)
                } else if let value = form.read(item, "\(name)[\(index)]", findings) {
                    values.append(value)
                }
            }
            return values
        }
    }
}
