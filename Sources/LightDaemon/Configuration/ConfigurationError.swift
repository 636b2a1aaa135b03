/// One thing that is wrong with the configuration, and where.
package struct ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file as it was named to the loader.
    package let file: String
    /// Counted from 1; columns in Unicode scalars, as editors do. Line 0 means the file as a whole.
    package let line: Int
    package let column: Int
    /// A sentence without its full stop: what is wrong and what would do.
    package let reason: String

    package init(file: String, line: Int, column: Int, reason: String) {
        self.file = file
        self.line = line
        self.column = column
        self.reason = reason
    }

    /// `/etc/lightd/lightd.yaml:12:7: unknown key "sunet" ...`
    package var description: String {
        line == 0 ? "\(file): \(reason)" : "\(file):\(line):\(column): \(reason)"
    }
}

/// Everything that is wrong with the configuration, at least one thing, in the order of the files and lines.
package struct ConfigurationErrors: Error, Hashable, Sendable, CustomStringConvertible {
    package let first: ConfigurationError
    package let others: [ConfigurationError]

    package var all: [ConfigurationError] { [first] + others }

    package init(_ first: ConfigurationError, others: [ConfigurationError] = []) {
        self.first = first
        self.others = others
    }

    /// Absent where nothing is wrong. What is reported twice about one place is reported once.
    package init?(_ errors: [ConfigurationError]) {
        var seen: Set<ConfigurationError> = []
        let distinct = errors.filter { seen.insert($0).inserted }
        guard let first = distinct.first else { return nil }
        self.init(first, others: Array(distinct.dropFirst()))
    }

    /// As many as somebody reads at once.
    package static let mostTold = 50

    /// One line for each, and one that counts those beyond `mostTold`.
    package var description: String {
        let told = all.prefix(Self.mostTold).map(\.description)
        let rest = all.count - told.count
        return (told + (rest > 0 ? ["... and \(rest) more"] : [])).joined(separator: "\n")
    }
}
