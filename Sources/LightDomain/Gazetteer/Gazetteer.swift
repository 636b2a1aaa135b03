import Almanac

/// The towns that are known before anybody registers one: names in every language, official code, zone, coordinates.
package struct Gazetteer: Sendable {
    package struct Entry: Hashable, Sendable {
        /// The name in the town's first language.
        package var name: String
        package var names: [String: String]
        /// ISO 3166-1 alpha-2.
        package var country: String
        /// The country's official code; in Belgium NIS.
        package var code: String
        package var division: String
        package var languages: [String]
        package var timeZone: String
        package var place: Place
        package var postalCodes: [String]
        /// Names and codes that people still write for a town that was merged into this one.
        package var formerly: [String]

        package init(
            name: String, names: [String: String], country: String, code: String, division: String,
            languages: [String], timeZone: String, place: Place, postalCodes: [String], formerly: [String] = []
        ) {
            self.name = name
            self.names = names
            self.country = country
            self.code = code
            self.division = division
            self.languages = languages
            self.timeZone = timeZone
            self.place = place
            self.postalCodes = postalCodes
            self.formerly = formerly
        }
    }

    package let entries: [Entry]
    private let byCode: [String: Int]
    private let byPostalCode: [String: [Int]]
    private let byName: [String: [Int]]
    private let byFormerName: [String: [Int]]

    package init(_ entries: [Entry]) {
        self.entries = entries
        var byCode: [String: Int] = [:]
        var byPostalCode: [String: [Int]] = [:]
        var byName: [String: [Int]] = [:]
        var byFormerName: [String: [Int]] = [:]
        for (index, entry) in entries.enumerated() {
            byCode[entry.code] = index
            for postal in entry.postalCodes { byPostalCode[postal, default: []].append(index) }
            for name in Set((Array(entry.names.values) + [entry.name]).map { Folding.fold($0) }) {
                byName[name, default: []].append(index)
            }
            for former in Set(entry.formerly.map { Folding.fold($0) }) {
                byFormerName[former, default: []].append(index)
            }
        }
        self.byCode = byCode
        self.byPostalCode = byPostalCode
        self.byName = byName
        self.byFormerName = byFormerName
    }

    /// Every town that `text` may mean, the likeliest first: by code, else by name in any language, else by a name
    /// or code from before a merger, else by postal code. Empty where nothing matches.
    package func find(_ text: some StringProtocol, country: String? = nil) -> [Entry] {
        let folded = Folding.fold(text)
        let code = folded.split(separator: " ").joined()
        let found: [Int] =
            byCode[code].map { [$0] } ?? byName[folded] ?? byFormerName[folded] ?? byPostalCode[code] ?? []
        return found.map { entries[$0] }.filter { country == nil || $0.country == country }
    }

    package func entry(code: String, country: String) -> Entry? {
        guard let index = byCode[code], entries[index].country == country else { return nil }
        return entries[index]
    }

    /// Octets beyond which a text is no name.
    package static let longestName = 200

    /// Towns whose names begin with, contain or nearly spell `text`: what to offer when `find` has nothing.
    package func suggestions(for text: some StringProtocol, limit: Int) -> [Entry] {
        // What is longer than any name by far spells none of them, and would cost much to be compared.
        guard text.utf8.count <= Self.longestName else { return [] }
        let wanted = Folding.fold(text)
        guard !wanted.isEmpty else { return [] }
        var ranked: [(rank: Int, name: String, index: Int)] = []
        for (name, indices) in byName {
            guard let rank = Self.distance(from: wanted, to: name) else { continue }
            for index in indices { ranked.append((rank, name, index)) }
        }
        ranked.sort { ($0.rank, $0.name, $0.index) < ($1.rank, $1.name, $1.index) }
        var seen: Set<Int> = []
        return ranked.filter { seen.insert($0.index).inserted }.prefix(limit).map { entries[$0.index] }
    }

    /// 0 for a prefix, then edits, then 9 for a part; nil when too far.
    private static func distance(from wanted: String, to name: String) -> Int? {
        if name.hasPrefix(wanted) { return 0 }
        let allowed = wanted.utf8.count < 5 ? 1 : 2
        let edits = Spelling.distance(wanted, name, atMost: allowed)
        if edits <= allowed { return edits }
        return wanted.utf8.count >= 4 && (" " + name).contains(" " + wanted) ? 9 : nil
    }
}

/// How far two spellings are apart.
package enum Spelling {
    /// Damerau-Levenshtein distance (optimal string alignment) in bytes, or `atMost + 1` where it is larger.
    package static func distance(_ left: String, _ right: String, atMost: Int) -> Int {
        guard abs(left.utf8.count - right.utf8.count) <= atMost else { return atMost + 1 }
        let (a, b) = (Array(left.utf8), Array(right.utf8))
        var before: [Int] = []
        var previous = Array(0...b.count)
        for i in 0..<a.count {
            var current = [i + 1]
            for j in 0..<b.count {
                var cost = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
                current.append(cost)
            }
            (before, previous) = (previous, current)
        }
        return min(previous[b.count], atMost + 1)
    }
}
