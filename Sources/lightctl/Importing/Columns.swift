/// Which column stands where.
struct Columns {
    static let known = [
        "municipality", "code", "building", "address", "latitude", "longitude", "contact", "email", "phone", "language",
        "role", "on", "off", "promise", "note", "probe", "lamp", "id", "country", "division", "languages", "timezone",
    ]

    let count: Int
    private var places: [String: Int] = [:]

    /// - Throws: `Trouble` for a header that cannot be one.
    init(_ header: CSVReader.Record, file: String) throws {
        count = header.fields.count
        for (place, field) in header.fields.enumerated() {
            let name = field.trimmingBlanks.lowercased()
            guard Self.known.contains(name) else { throw Trouble(Self.unknown(field, header, file)) }
            guard places.updateValue(place, forKey: name) == nil else {
                throw Trouble("\(file):\(header.line): the column \"\(name)\" is there twice")
            }
        }
        guard places["municipality"] != nil || places["code"] != nil else {
            throw Trouble(
                "\(file):\(header.line): a column \"municipality\" or \"code\" must say which town a line is about. "
                    + Self.help)
        }
    }

    subscript(name: String) -> Int? { places[name] }

    private static let help = "The columns are: \(known.joined(separator: ", "))."

    private static func unknown(_ field: String, _ header: CSVReader.Record, _ file: String) -> String {
        let name = field.trimmingBlanks.lowercased()
        let place = "\(file):\(header.line)"
        if header.fields.count == 1, known.contains(where: { name.contains($0) && name != $0 }) == false {
            return "\(place): the first line has to name the columns; this is \"\(field.prefix(60))\". \(help)"
        }
        let near = known.min { distance($0, name) < distance($1, name) } ?? ""
        let hint = distance(near, name) <= max(2, name.count / 3) ? " Did you mean \"\(near)\"?" : ""
        return "\(place): there is no column \"\(field)\".\(hint) \(help)"
    }

    /// Levenshtein's.
    private static func distance(_ left: String, _ right: String) -> Int {
        let (a, b) = (Array(left.utf8), Array(right.utf8))
        var previous = Array(0...b.count)
        for i in a.indices {
            var current = [i + 1]
            for j in b.indices {
                current.append(min(previous[j + 1] + 1, current[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1)))
            }
            previous = current
        }
        return previous[b.count]
    }
}
