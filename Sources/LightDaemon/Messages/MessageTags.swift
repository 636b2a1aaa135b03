/// The mustache tags of one text, found before the text is compiled: the library keeps its own to itself, and points
/// nowhere when something is wrong.
struct MessageTags {
    enum Kind: Sendable { case variable, section, inverted, end, comment }

    struct Tag: Sendable {
        let kind: Kind
        let name: String
        let spot: Spot
    }

    let tags: [Tag]

    /// - Parameter line: the number of the text's first line in the document.
    init(_ document: Document, from line: Int = 1, to last: Int? = nil) throws(ConfigurationError) {
        var tags: [Tag] = []
        for number in line...max(line, last ?? document.lines.count) {
            let text = document.line(number)
            var index = 0
            while index + 1 < text.count {
                guard text[index] == "{", text[index + 1] == "{" else {
                    index += 1
                    continue
                }
                let spot = Spot(document: document, line: number, column: index + 1)
                let (tag, end) = try Self.tag(in: text[index...], at: spot)
                if tag.kind != .comment { tags.append(tag) }
                index = end
            }
        }
        self.tags = tags
    }

    /// Unknown names, sections that do not match, names that stand for nothing on their own.
    func problems(fields: Set<String>, conditions: Set<String>) -> [ConfigurationError] {
        var problems: [ConfigurationError] = []
        var open: [Tag] = []
        for tag in tags {
            let isKnown = fields.contains(tag.name) || conditions.contains(tag.name)
            if !isKnown {
                let hint = Section.suggestion(for: tag.name, among: (fields.union(conditions)).sorted())
                problems.append(tag.spot.error("there is no \"\(tag.name)\" to put here\(hint)"))
            }
            switch tag.kind {
            case .variable where isKnown && !fields.contains(tag.name):
                problems.append(
                    tag.spot.error("\"\(tag.name)\" is yes or no; write {{#\(tag.name)}} ... {{/\(tag.name)}}"))
            case .section, .inverted:
                open.append(tag)
            case .end:
                if let last = open.popLast(), last.name == tag.name { break }
                problems.append(tag.spot.error("{{/\(tag.name)}} ends a section that is not open here"))
                return problems
            case .variable, .comment:
                break
            }
        }
        return problems + open.map { $0.spot.error("{{#\($0.name)}} is never ended; write {{/\($0.name)}}") }
    }

    // MARK: Helpers

    /// The tag with which a text begins, and the index behind it.
    private static func tag(
        in text: ArraySlice<Unicode.Scalar>, at spot: Spot
    ) throws(ConfigurationError) -> (Tag, Int) {
        var rest = text.dropFirst(2)
        let isTriple = rest.first == "{"
        if isTriple { rest = rest.dropFirst() }
        let closing: [Unicode.Scalar] = isTriple ? ["}", "}", "}"] : ["}", "}"]
        guard let end = rest.indices.first(where: { rest[$0...].starts(with: closing) }) else {
            throw spot.error("this {{ has no }} on its line")
        }
        let inside = rest[..<end]
        let after = end + closing.count
        switch inside.first {
        case "!": return (Tag(kind: .comment, name: "", spot: spot), after)
        case "#": return (Tag(kind: .section, name: name(inside.dropFirst()), spot: spot), after)
        case "^": return (Tag(kind: .inverted, name: name(inside.dropFirst()), spot: spot), after)
        case "/": return (Tag(kind: .end, name: name(inside.dropFirst()), spot: spot), after)
        case "&": return (Tag(kind: .variable, name: name(inside.dropFirst()), spot: spot), after)
        case ">", "<", "$", "=", "%", "*":
            throw spot.error("messages are made of {{NAME}}, {{#NAME}}, {{^NAME}}, {{/NAME}} and {{! comments }} only")
        default: return (Tag(kind: .variable, name: name(inside), spot: spot), after)
        }
    }

    private static func name(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var name = String.UnicodeScalarView()
        name.append(contentsOf: scalars.drop { $0 == " " })
        while name.last == " " { name.removeLast() }
        return String(name)
    }
}
