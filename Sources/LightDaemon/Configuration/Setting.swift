/// A value of the configuration as it is written, before anything is known of what it should be. Scalars stay text:
/// `07-30`, `0666` and `no` mean what the setting they are given to makes of them.
struct Setting: Sendable {
    enum Value: Sendable {
        /// `~`, `null` or nothing at all.
        case nothing
        case scalar(Scalar)
        case list([Setting])
        case section([Entry])
    }

    /// `key: value`, in the order of the file.
    struct Entry: Sendable {
        let key: String
        let keySpot: Spot
        var setting: Setting
        /// Whether an earlier file says more of this key than that it is off.
        var isKnown = false
    }

    struct Scalar: Sendable {
        enum Style: Sendable { case plain, singleQuoted, doubleQuoted, block }

        let text: String
        let style: Style
    }

    var value: Value
    let spot: Spot

    /// What it is, for a message.
    var kind: String {
        switch value {
        case .nothing: "nothing"
        case .scalar(let scalar): "\"\(scalar.text.prefix(60))\""
        case .list: "a list"
        case .section: "a section"
        }
    }

    /// Whether it is a plain `false`, which switches off what goes by a name.
    var isOff: Bool {
        guard case .scalar(let scalar) = value else { return false }
        return scalar.style == .plain && scalar.text == "false"
    }

    // MARK: Merging

    /// This setting with a later file's on top: sections are merged key by key, anything else is replaced. A section
    /// of which the later file has nothing but the name stays.
    func overridden(by later: Setting) -> Setting {
        switch (value, later.value) {
        case (.section(let entries), .section(let laterEntries)):
            return Setting(value: .section(Self.merge(entries, with: laterEntries)), spot: later.spot)
        case (.section, .nothing):
            return self
        default:
            return later
        }
    }

    private static func merge(_ entries: [Entry], with later: [Entry]) -> [Entry] {
        var merged = entries
        var places = Dictionary(uniqueKeysWithValues: entries.indices.map { (entries[$0].key, $0) })
        for entry in later {
            guard let index = places[entry.key] else {
                places[entry.key] = merged.count
                merged.append(entry)
                continue
            }
            let earlier = merged[index]
            merged[index] = Entry(
                key: entry.key, keySpot: entry.keySpot, setting: earlier.setting.overridden(by: entry.setting),
                isKnown: earlier.isKnown || !earlier.setting.isOff)
        }
        return merged
    }

    // MARK: Pointing

    /// Where the character at `offset` of a scalar's text stands in the file. Exact for a scalar on one line, which
    /// moments and durations are; the scalar's beginning otherwise.
    func spot(at offset: Int) -> Spot {
        guard case .scalar(let scalar) = value, let start = contentSpot(scalar.style) else { return spot }
        let raw = Array(start.rest)
        var index = 0
        for _ in 0..<offset where index < raw.count {
            index += Self.width(of: raw[index...], style: scalar.style)
        }
        return start.moved(by: index)
    }

    /// Where a scalar's own text begins: behind its anchor, its tag and its quote, or on the line after a block's `|`.
    private func contentSpot(_ style: Scalar.Style) -> Spot? {
        var start = spot
        while let first = start.rest.first, first == "&" || first == "!" {
            let property = start.rest.prefix { $0 != " " }.count
            let gap = start.rest.dropFirst(property).prefix { $0 == " " }.count
            start = start.moved(by: property + gap)
        }
        switch style {
        case .plain:
            return start
        case .singleQuoted, .doubleQuoted:
            return start.moved(by: 1)
        case .block:
            let next = start.document.line(start.line + 1)
            let indentation = next.prefix { $0 == " " }.count
            return next.isEmpty ? nil : Spot(document: start.document, line: start.line + 1, column: indentation + 1)
        }
    }

    /// How many characters of the file make the next one of the text.
    private static func width(of raw: ArraySlice<Unicode.Scalar>, style: Scalar.Style) -> Int {
        guard let first = raw.first, let second = raw.dropFirst().first else { return 1 }
        switch style {
        case .plain, .block:
            return 1
        case .singleQuoted:
            return first == "'" && second == "'" ? 2 : 1
        case .doubleQuoted:
            guard first == "\\" else { return 1 }
            switch second {
            case "x": return 4
            case "u": return 6
            case "U": return 10
            default: return 2
            }
        }
    }
}
