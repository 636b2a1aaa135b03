import Yams

/// Reads one YAML file into settings, and says in our words what YAML says in its own.
extension Setting {
    /// The largest file in bytes, the most values and aliases in it, the deepest nesting. Aliases are few because
    /// each one repeats all it stands for, and those of aliases multiply.
    static let largestFile = 262_144
    static let mostValues = 10_000
    static let mostAliases = 16
    static let deepest = 12

    /// The file's settings; nothing for an empty file.
    ///
    /// - Parameter order: the file's place among those that are read; -1 for what is built in.
    static func read(_ name: String, order: Int, text: String) throws(ConfigurationError) -> Setting {
        // Some editors begin a file with a byte order mark.
        let text = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
        return try parse(Document(name: name, order: order, text: text), text: text)
    }

    private static func parse(_ document: Document, text: String) throws(ConfigurationError) -> Setting {
        let start = Spot(document: document, line: 1, column: 1)
        guard text.utf8.count <= largestFile else {
            throw Spot(document: document, line: 0, column: 0)
                .error("this file is larger than \(largestFile / 1024) KiB; the configuration is not meant to be")
        }
        try refuseManyAliases(in: document)
        let root: Node?
        do {
            root = try compose(yaml: text, .default, .default, .utf8)
        } catch let problem as YamlError {
            throw translate(problem, in: document, text: text)
        } catch {
            throw start.error("this is not YAML: \(error)")
        }
        guard let root else { return Setting(value: .nothing, spot: start) }
        var budget = mostValues
        return try setting(from: root, at: start, depth: 0, budget: &budget)
    }

    // MARK: Nodes

    private static func setting(
        from node: Node, at fallback: Spot, depth: Int, budget: inout Int
    ) throws(ConfigurationError) -> Setting {
        let spot = spot(of: node.mark, in: fallback.document) ?? fallback
        budget -= 1
        guard budget > 0 else { throw spot.error("there are more than \(mostValues) values in this file") }
        guard depth <= deepest else { throw spot.error("this is nested more than \(deepest) levels deep") }
        switch node {
        case .scalar(let scalar):
            return Setting(value: value(of: scalar), spot: spot)
        case .sequence(let sequence):
            var items: [Setting] = []
            for item in sequence {
                items.append(try setting(from: item, at: spot, depth: depth + 1, budget: &budget))
            }
            return Setting(value: .list(items), spot: spot)
        case .mapping(let mapping):
            return try section(from: mapping, at: spot, depth: depth, budget: &budget)
        case .alias:
            throw spot.error("this alias stands for nothing")
        }
    }

    private static func section(
        from mapping: Node.Mapping, at spot: Spot, depth: Int, budget: inout Int
    ) throws(ConfigurationError) -> Setting {
        var entries: [Entry] = []
        var lines: [String: Int] = [:]
        for (keyNode, node) in mapping {
            let keySpot = Self.spot(of: keyNode.mark, in: spot.document) ?? spot
            guard case .scalar(let key) = keyNode else { throw keySpot.error("a key is a word, not a list or section") }
            if key.string == "<<", key.style == .plain {
                throw keySpot.error("merge keys (<<) are not read here; write the settings out")
            }
            if let first = lines.updateValue(keySpot.line, forKey: key.string) {
                throw keySpot.error("\"\(key.string)\" is here twice; the first is on line \(first)")
            }
            let setting = try setting(from: node, at: keySpot, depth: depth + 1, budget: &budget)
            entries.append(Entry(key: key.string, keySpot: keySpot, setting: setting))
        }
        return Setting(value: .section(entries), spot: spot)
    }

    private static func value(of scalar: Node.Scalar) -> Value {
        switch scalar.style {
        case .plain, .any:
            let isNothing = ["", "~", "null", "Null", "NULL"].contains(scalar.string)
            return isNothing ? .nothing : .scalar(Scalar(text: scalar.string, style: .plain))
        case .singleQuoted:
            return .scalar(Scalar(text: scalar.string, style: .singleQuoted))
        case .doubleQuoted:
            return .scalar(Scalar(text: scalar.string, style: .doubleQuoted))
        case .literal, .folded:
            let text = scalar.string.hasSuffix("\n") ? String(scalar.string.dropLast()) : scalar.string
            return .scalar(Scalar(text: text, style: .block))
        }
    }

    private static func spot(of mark: Mark?, in document: Document) -> Spot? {
        mark.map { Spot(document: document, line: $0.line, column: $0.column) }
    }

    /// Counts what looks like an alias before YAML expands any.
    private static func refuseManyAliases(in document: Document) throws(ConfigurationError) {
        var count = 0
        for (index, line) in document.lines.enumerated() where line.first(where: { $0 != " " }) != "#" {
            var previous: Unicode.Scalar = " "
            for (column, scalar) in line.enumerated() {
                if scalar == "*", " [{,:?-\t".unicodeScalars.contains(previous) { count += 1 }
                guard count <= mostAliases else {
                    throw Spot(document: document, line: index + 1, column: column + 1)
                        .error("there are more than \(mostAliases) aliases in this file")
                }
                previous = scalar
            }
        }
    }

    // MARK: YAML's own errors

    private static func translate(_ problem: YamlError, in document: Document, text: String) -> ConfigurationError {
        switch problem {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let spot = Spot(document: document, line: mark.line, column: mark.column)
            return tab(at: spot) ?? spot.error(sentence(problem, context: context))
        case .duplicatedKeysInMapping(let keys, let context):
            return duplicate(keys.first ?? "", first: context.mark, in: document)
        case .reader(_, let offset, let value, _):
            let before = text.prefix(offset ?? 0).unicodeScalars
            let line = before.count { $0 == "\n" } + 1
            let column = before.reversed().prefix { $0 != "\n" }.count + 1
            let digits = String(value, radix: 16, uppercase: true)
            let code = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
            return Spot(document: document, line: line, column: column)
                .error("a character that YAML does not allow (U+\(code))")
        default:
            return Spot(document: document, line: 1, column: 1).error("this is not YAML: \(problem)")
        }
    }

    private static func sentence(_ problem: String, context: YamlError.Context?) -> String {
        let problem = problem.trimmingPrefix("but ")
        guard let context else { return "not YAML: \(problem)" }
        return "not YAML: \(context.text) on line \(context.mark.line), \(problem)"
    }

    private static func tab(at spot: Spot) -> ConfigurationError? {
        let line = spot.document.line(spot.line)
        guard let tab = line.firstIndex(of: "\t"), line[..<tab].allSatisfy({ $0 == " " || $0 == "-" || $0 == ":" })
        else { return nil }
        return Spot(document: spot.document, line: spot.line, column: tab + 1)
            .error("a tab; YAML is indented with spaces")
    }

    /// YAML names the first of two equal keys; the second is the one to delete.
    private static func duplicate(_ key: String, first: Mark, in document: Document) -> ConfigurationError {
        let wanted = Array(key.unicodeScalars)
        for number in (first.line + 1)..<max(document.lines.count + 1, first.line + 2) {
            let line = document.line(number)
            guard let start = line.firstIndex(where: { $0 != " " }), line[start] != "#" else { continue }
            if start < first.column - 1 { break }
            guard start == first.column - 1, line[start...].starts(with: wanted),
                line[(start + wanted.count)...].first(where: { $0 != " " }) == ":"
            else { continue }
            return Spot(document: document, line: number, column: start + 1)
                .error("\"\(key)\" is here twice; the first is on line \(first.line)")
        }
        return Spot(document: document, line: first.line, column: first.column)
            .error("\"\(key)\" is here twice in one section")
    }
}
