/// One file of the configuration as text, kept for pointing into it.
final class Document: Sendable {
    let name: String
    /// Its place among the files that were read; the built-in defaults are before the first, at -1.
    let order: Int
    /// Without their line ends.
    let lines: [[Unicode.Scalar]]

    var isDefault: Bool { order < 0 }

    init(name: String, order: Int, text: String) {
        self.name = name
        self.order = order
        lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.last == "\r" ? Array(line.dropLast()) : Array(line)
        }
    }

    /// The line with this number, from 1; empty where there is none.
    func line(_ number: Int) -> [Unicode.Scalar] {
        lines.indices.contains(number - 1) ? lines[number - 1] : []
    }
}

/// A place in a document: line and column from 1, the column in Unicode scalars.
struct Spot: Sendable {
    let document: Document
    let line: Int
    let column: Int

    /// The rest of the line from here.
    var rest: ArraySlice<Unicode.Scalar> {
        document.line(line).dropFirst(column - 1)
    }

    func moved(by columns: Int) -> Spot {
        Spot(document: document, line: line, column: column + columns)
    }

    func error(_ reason: String) -> ConfigurationError {
        ConfigurationError(file: document.name, line: line, column: column, reason: reason)
    }
}
