import LightDomain

/// What was found wrong while a configuration was read. Reading goes on after an error, so that all are told at once.
final class Findings {
    private var found: [(order: Int, error: ConfigurationError)] = []

    /// Questions about several values at once, put off until each of them is known to be right.
    private var checks: [() -> Void] = []

    func report(_ reason: String, at spot: Spot) {
        found.append((spot.document.order, spot.error(reason)))
    }

    func later(_ check: @escaping () -> Void) { checks.append(check) }

    /// Asks what was put off, unless something is wrong already.
    func finish() {
        if found.isEmpty {
            for check in checks { check() }
        }
        checks = []
    }

    /// What the files name outside themselves, in the order in which it was read.
    private(set) var references: [Reference] = []

    func refer(_ reference: Reference) { references.append(reference) }

    /// In the order of the files and their lines.
    var errors: [ConfigurationError] {
        found.sorted { ($0.order, $0.error.line, $0.error.column) < ($1.order, $1.error.line, $1.error.column) }
            .map(\.error)
    }
}

/// One section while it is read. Each question names a key and what it should be; a wrong answer is reported and a
/// stand-in returned, which nobody sees, because a configuration with errors is never used. `close` then reports the
/// keys that nobody asked for.
final class Section {
    /// As in messages: `mail.smtp`, empty for the whole.
    let path: String
    let spot: Spot
    let findings: Findings
    let entries: [Setting.Entry]
    private let places: [String: Int]
    private var asked: [String] = []
    /// It is no section at all, which has been reported: what it lacks is not reported besides.
    private var isBroken: Bool

    init(_ setting: Setting, path: String, findings: Findings, isBroken: Bool = false) {
        self.path = path
        self.findings = findings
        self.isBroken = isBroken
        spot = setting.spot
        switch setting.value {
        case .section(let entries):
            self.entries = entries
            places = Dictionary(uniqueKeysWithValues: entries.indices.map { (entries[$0].key, $0) })
        case .nothing:
            (entries, places) = ([], [:])
        case .scalar, .list:
            (entries, places) = ([], [:])
            self.isBroken = true
            let name = path.isEmpty ? "the configuration" : path
            findings.report("\(name) is a section of keys and values, not \(setting.kind)", at: setting.spot)
        }
    }

    // MARK: Doors

    /// The setting of a key; nil where it is absent or `~`.
    func setting(_ key: String) -> Setting? {
        asked.append(key)
        guard let setting = entry(key)?.setting else { return nil }
        if case .nothing = setting.value { return nil }
        return setting
    }

    /// Reads a value that may be left out.
    func optional<Value>(_ key: String, _ form: Form<Value>) -> Value? {
        setting(key).flatMap { form.read($0, name(of: key), findings) }
    }

    /// Reads a value that must be there.
    func required<Value>(_ key: String, _ form: Form<Value>) -> Value {
        guard let setting = setting(key) else {
            reportMissing(key)
            return form.standIn
        }
        return form.read(setting, name(of: key), findings) ?? form.standIn
    }

    func section(_ key: String) -> Section {
        asked.append(key)
        let setting = entry(key)?.setting ?? Setting(value: .nothing, spot: spot)
        return Section(setting, path: name(of: key), findings: findings, isBroken: isBroken)
    }

    /// Marks every key as known: for sections whose keys are names that the operator chooses.
    func acceptAnyKey() { asked += entries.map(\.key) }

    /// Marks keys as known without reading them.
    func accept(_ keys: String...) { asked += keys }

    /// Whether a value is given, right or wrong.
    func has(_ key: String) -> Bool { setting(key) != nil }

    /// Reports what nobody asked for.
    func close() {
        let asked = Set(asked)
        for (count, entry) in entries.filter({ !asked.contains($0.key) }).enumerated() {
            // Nobody reads more of them, and looking for the nearest word takes time.
            let known = count < ConfigurationErrors.mostTold ? self.asked : []
            findings.report(Self.unknown(entry.key, known: known, in: path), at: entry.keySpot)
        }
    }

    /// Where a key's value stands, for errors that are found later; the section itself where it is absent.
    func spot(of key: String) -> Spot { entry(key)?.setting.spot ?? spot }

    func name(of key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    func report(_ reason: String, at key: String) { findings.report(reason, at: spot(of: key)) }

    /// Reports what several values have made together, at the first of them that is not a default; `causes` are
    /// places outside this section.
    func report(_ reason: String, atOneOf keys: [String], or causes: [Spot] = []) {
        let spots = keys.map { spot(of: $0) } + causes
        findings.report(reason, at: spots.first { !$0.document.isDefault } ?? spots.first ?? spot)
    }

    /// Notes that a text, or each of a list, names something outside the configuration. What is built in is not
    /// noted: it names what a machine may do without.
    func refer(to kind: Reference.Kind, _ key: String) {
        guard let setting = setting(key) else { return }
        var items = [setting]
        if case .list(let listed) = setting.value { items = listed }
        for item in items where !item.spot.document.isDefault {
            guard case .scalar(let scalar) = item.value else { continue }
            findings.refer(Reference(setting: name(of: key), kind: kind, name: scalar.text, spot: item.spot))
        }
    }

    // MARK: Helpers

    private func entry(_ key: String) -> Setting.Entry? { places[key].map { entries[$0] } }

    private func reportMissing(_ key: String) {
        if isBroken { return }
        guard let entry = entry(key) else {
            return findings.report("\(name(of: key)) is missing", at: spot)
        }
        let line = entry.keySpot.rest.dropFirst(key.unicodeScalars.count)
        let isComment = line.drop { $0 == ":" || $0 == " " || $0 == "\"" || $0 == "'" }.first == "#"
        let hint = isComment ? "; # begins a comment, so put the value in quotes" : ""
        findings.report("\(name(of: key)) needs a value\(hint)", at: isComment ? entry.keySpot : entry.setting.spot)
    }

    private static func unknown(_ key: String, known: [String], in path: String) -> String {
        let place = path.isEmpty ? "" : " in \(path)"
        return "unknown key \"\(key.prefix(60))\"\(place)\(suggestion(for: key, among: known))"
    }

    private static func listed(_ words: [String]) -> String {
        var seen: Set<String> = []
        return words.filter { seen.insert($0).inserted }.joined(separator: ", ")
    }

    /// `; did you mean "sunset"?`, or the words there are.
    static func suggestion(for word: String, among known: [String]) -> String {
        let folded = word.lowercased()
        let allowed = word.utf8.count < 4 ? 1 : 3
        let near =
            known.map { (distance: Spelling.distance(folded, $0.lowercased(), atMost: allowed), word: $0) }
            .filter { $0.distance <= allowed && $0.distance < $0.word.utf8.count }
            .min { ($0.distance, $0.word) < ($1.distance, $1.word) }
        if let near { return "; did you mean \"\(near.word)\"?" }
        return known.isEmpty ? "" : "; there are \(Self.listed(known))"
    }
}
