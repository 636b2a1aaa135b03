/// Lays a message out as HTML for mail programs: tables and styles on the elements, which is all that the oldest of
/// them know; no picture, no script, nothing that is fetched.
///
/// It is made of the same text as the plain one, so that the two cannot say different things.
struct LetterPage: Sendable {
    /// For readers aloud and for hyphens, such as `nl`.
    let language: String
    /// What stands in the band above: the campaign's name.
    let heading: String
    /// The band's, `#RRGGBB`.
    let colour: String
    /// Texts of ours that lead somewhere: an address, a number, a website.
    let links: [Link]

    struct Link: Hashable, Sendable {
        let text: String
        let address: String
    }

    /// - Parameter source: paragraphs, each on a line; `- ` before items; two spaces before `Name:  what it is`.
    func render(title: String, source: String) -> String {
        let blocks = Self.blocks(of: source).map(html).joined(separator: "\n")
        return """
            <!DOCTYPE html>
            <html lang="\(HTMLText.escaped(language))">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light">
            <title>\(HTMLText.escaped(title))</title>
            </head>
            <body style="margin:0;padding:0;background-color:#f2f4f6">
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#f2f4f6">
            <tr><td align="center" style="padding:16px 8px">
            <table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" bgcolor="#ffffff" \
            style="width:100%;max-width:600px">
            <tr><td bgcolor="\(colour)" style="padding:14px 24px;\(Self.font);font-size:18px;font-weight:bold;\
            color:\(Self.ink(on: colour))">\(HTMLText.escaped(heading))</td></tr>
            <tr><td style="padding:8px 24px 16px 24px;\(Self.font);font-size:16px;line-height:24px;color:#1a1a1a">
            \(blocks)
            </td></tr>
            </table>
            </td></tr>
            </table>
            </body>
            </html>

            """
    }

    // MARK: Blocks

    private enum Block {
        case paragraph([String])
        case items([String])
        case facts([(name: String, value: String)])
    }

    private static func blocks(of source: String) -> [Block] {
        var blocks: [Block] = []
        for group in source.split(separator: "\n", omittingEmptySubsequences: false).map(trimmed)
            .split(whereSeparator: \.isEmpty)
        {
            for line in group {
                let isFact = line.hasPrefix("  ")
                switch (blocks.last, line) {
                case (.items(let items)?, _) where line.hasPrefix("- "):
                    blocks[blocks.count - 1] = .items(items + [String(line.dropFirst(2))])
                case (_, _) where line.hasPrefix("- "): blocks.append(.items([String(line.dropFirst(2))]))
                case (.facts(let facts)?, _) where isFact: blocks[blocks.count - 1] = .facts(facts + [fact(line)])
                case (_, _) where isFact: blocks.append(.facts([fact(line)]))
                case (.paragraph(let lines)?, _) where line != group.first:
                    blocks[blocks.count - 1] = .paragraph(lines + [String(line)])
                default: blocks.append(.paragraph([String(line)]))
                }
            }
        }
        return blocks
    }

    /// `  Gebouw:       Stadhuis`: two columns, with two spaces or more between them.
    private static func fact(_ line: Substring) -> (name: String, value: String) {
        let text = line.drop { $0 == " " }
        var index = text.startIndex
        while index < text.endIndex {
            if text[index...].hasPrefix("  ") {
                return (String(text[..<index]), String(text[index...].drop { $0 == " " }))
            }
            index = text.index(after: index)
        }
        return ("", String(text))
    }

    private static func trimmed(_ line: Substring) -> Substring {
        var line = line
        while line.last?.isWhitespace == true { line = line.dropLast() }
        return line
    }

    // MARK: HTML

    private func html(_ block: Block) -> String {
        switch block {
        case .paragraph(let lines):
            "<p style=\"margin:16px 0\">\(lines.map(linked).joined(separator: "<br>\n"))</p>"
        case .items(let items):
            "<ul style=\"margin:16px 0;padding:0 0 0 24px\">\n"
                + items.map { "<li style=\"margin:0 0 8px 0\">\(linked($0))</li>" }.joined(separator: "\n")
                + "\n</ul>"
        case .facts(let facts):
            "<table cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"margin:16px 0;border-left:4px solid "
                + "\(colour)\">\n" + facts.map(row).joined(separator: "\n") + "\n</table>"
        }
    }

    private func row(_ fact: (name: String, value: String)) -> String {
        let cell = "\(Self.font);font-size:16px;line-height:24px;vertical-align:top"
        return "<tr><td style=\"padding:2px 16px 2px 12px;color:#595959;\(cell)\">\(HTMLText.escaped(fact.name))</td>"
            + "<td style=\"padding:2px 0;color:#1a1a1a;\(cell)\"><strong>\(linked(fact.value))</strong></td></tr>"
    }

    private func linked(_ text: String) -> String { HTMLText.linked(text, to: links) }

    private static let font = "font-family:Arial,Helvetica,sans-serif"

    /// Black or white, whichever is easier to read on the colour (WCAG 2.2, relative luminance).
    static func ink(on colour: String) -> String {
        let parts = stride(from: 1, to: 7, by: 2).map { start -> Double in
            let digits = colour.dropFirst(start).prefix(2)
            let share = Double(Int(digits, radix: 16) ?? 0) / 255
            // The curve's power is near enough to 2.2 for telling dark from light.
            return share * share * (0.8 * share + 0.2)
        }
        guard parts.count == 3 else { return "#000000" }
        let luminance = 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
        return luminance > 0.179 ? "#000000" : "#ffffff"
    }
}

/// Text within HTML.
enum HTMLText {
    /// As text of an element or the value of an attribute in double quotes.
    static func escaped(_ text: some StringProtocol) -> String {
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// The same with links where these texts stand.
    static func linked(_ text: String, to links: [LetterPage.Link]) -> String {
        var html = ""
        var rest = text[...]
        while let (range, link) = first(of: links, in: rest) {
            html += escaped(rest[..<range.lowerBound])
            html += "<a href=\"\(escaped(link.address))\" style=\"color:#0b5394\">\(escaped(link.text))</a>"
            rest = rest[range.upperBound...]
        }
        return html + escaped(rest)
    }

    private static func first(
        of links: [LetterPage.Link], in text: Substring
    ) -> (Range<Substring.Index>, LetterPage.Link)? {
        links.compactMap { link in text.firstRange(of: link.text).map { ($0, link) } }
            .min { $0.0.lowerBound < $1.0.lowerBound }
    }
}
