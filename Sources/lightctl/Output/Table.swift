/// Rows under headings, as wide as what stands in them.
struct Table {
    private let headings: [String]
    private var rows: [[Cell]] = []

    struct Cell: ExpressibleByStringInterpolation {
        var text: String
        var style: Terminal.Style?

        init(_ text: String, _ style: Terminal.Style? = nil) {
            self.text = Terminal.plain(text)
            self.style = style
        }

        init(stringLiteral value: String) { self.init(value) }
    }

    init(_ headings: String...) { self.headings = headings }

    var isEmpty: Bool { rows.isEmpty }

    mutating func add(_ cells: Cell...) { rows.append(cells) }

    /// Headings are for people; a pipe gets rows alone, with tabs between the cells, which need no counting of blanks.
    func print() {
        guard Terminal.isInteractive else {
            for row in rows { Output.write("\(row.map(\.text).joined(separator: "\t"))\n") }
            return
        }
        for line in lines() { Output.write("\(line)\n") }
    }

    func lines() -> [String] {
        var widths = headings.map(Self.width)
        for row in rows {
            for (column, cell) in row.enumerated() { widths[column] = max(widths[column], Self.width(cell.text)) }
        }
        let head = headings.map { Cell($0.uppercased(), .dim) }
        return ([head] + rows).map { row in
            row.enumerated().map { column, cell in
                let isLast = column == row.count - 1
                let padding = isLast ? "" : String(repeating: " ", count: widths[column] - Self.width(cell.text) + 2)
                return (cell.style.map { Terminal.styled(cell.text, $0) } ?? cell.text) + padding
            }.joined()
        }
    }

    /// Columns on a terminal: two for the wide scripts of East Asia and for most pictures, one for other characters.
    private static func width(_ text: String) -> Int {
        text.reduce(0) { $0 + (isWide($1) ? 2 : 1) }
    }

    private static func isWide(_ character: Character) -> Bool {
        guard let scalar = character.unicodeScalars.first else { return false }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            return true
        default: return scalar.properties.isEmojiPresentation
        }
    }
}
