import LightProtocol
import Varlink

/// A file of towns and buildings, read and put together: one entry for a town, whichever of its lines it stands on.
struct ImportFile {
    /// A town with its buildings, and the lines that they came from.
    struct Entry {
        var town: Register.NewMunicipality
        var line: Int
        var buildingLines: [Int] = []
        var contactLines: [Int] = []

        /// The line that a pointer into the entry is about: `/buildings/1/place`.
        func line(of pointer: Substring) -> Int {
            let parts = pointer.split(separator: "/")
            guard parts.count >= 2, let index = Int(parts[1]) else { return line }
            if parts[0] == "buildings", buildingLines.indices.contains(index) { return buildingLines[index] }
            if parts[0] == "contacts", contactLines.indices.contains(index) { return contactLines[index] }
            return line
        }
    }

    struct Problem: Equatable {
        var line: Int
        var reason: String
    }

    private(set) var entries: [Entry] = []
    private(set) var problems: [Problem] = []
    private var places: [String: Int] = [:]

    /// - Throws: `Trouble` where the file as a whole cannot be read: its header is wrong, its quotes do not end.
    init(_ bytes: [UInt8], name: String) throws {
        var reader = CSVReader(bytes)
        do {
            guard let header = try reader.record() else { throw Trouble("\(name): it is empty") }
            let columns = try Columns(header, file: name)
            while let record = try reader.record() { read(record, columns) }
        } catch let problem as CSVReader.Problem {
            throw Trouble("\(name):\(problem.line): \(problem.reason)")
        }
    }

    // MARK: Rows

    private mutating func read(_ record: CSVReader.Record, _ columns: Columns) {
        guard record.fields.count == columns.count else {
            return report(
                record.line,
                "\(record.fields.count) fields, but the header has \(columns.count); is a comma missing or not quoted?")
        }
        do {
            try add(Row(record, columns))
        } catch let trouble as Trouble {
            report(record.line, trouble.message)
        } catch {
            report(record.line, "\(error)")
        }
    }

    private mutating func add(_ row: Row) throws {
        let key = try row.key()
        let building = try row.building()
        let contact = try row.contact()
        guard let place = places[key] else {
            var entry = Entry(town: try row.town(), line: row.line)
            if let building { entry.add(building, line: row.line) }
            if let contact { entry.add(contact, line: row.line) }
            places[key] = entries.count
            return entries.append(entry)
        }
        if let building {
            if let other = entries[place].line(ofBuilding: building.name) {
                throw Trouble("\"\(building.name)\" of this town stands on line \(other) already")
            }
            entries[place].add(building, line: row.line)
        } else if contact == nil
            || entries[place].town.contacts?.contains(where: { $0.email == contact?.email }) == true
        {
            throw Trouble("this town stands on line \(entries[place].line) already; a further line adds a building")
        }
        if let contact { entries[place].add(contact, line: row.line) }
    }

    private mutating func report(_ line: Int, _ reason: String) {
        problems.append(Problem(line: line, reason: reason))
    }
}

extension ImportFile.Entry {
    fileprivate mutating func add(_ building: Register.NewBuilding, line: Int) {
        town.buildings = (town.buildings ?? []) + [building]
        buildingLines.append(line)
    }

    /// Every line of a town may name its contact; once is enough.
    fileprivate mutating func add(_ contact: Register.Contact, line: Int) {
        if town.contacts?.contains(where: { $0.email == contact.email && $0.role == contact.role }) == true { return }
        town.contacts = (town.contacts ?? []) + [contact]
        contactLines.append(line)
    }

    fileprivate func line(ofBuilding name: String) -> Int? {
        guard let index = town.buildings?.firstIndex(where: { $0.name.lowercased() == name.lowercased() }) else {
            return nil
        }
        return buildingLines[index]
    }

    /// Without the part that a pointer is about; nil where that is the town itself.
    func without(_ pointer: Substring) -> ImportFile.Entry? {
        let parts = pointer.split(separator: "/")
        guard parts.count >= 2, let index = Int(parts[1]) else { return nil }
        var rest = self
        if parts[0] == "buildings", buildingLines.indices.contains(index) {
            rest.town.buildings?.remove(at: index)
            rest.buildingLines.remove(at: index)
            return rest
        }
        if parts[0] == "contacts", contactLines.indices.contains(index) {
            rest.town.contacts?.remove(at: index)
            rest.contactLines.remove(at: index)
            return rest
        }
        return nil
    }
}
