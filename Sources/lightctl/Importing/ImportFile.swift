import LightProtocol
import Varlink

/// A file of towns and buildings, read and put together: one entry for a town, whichever of its lines it stands on.
struct ImportFile {
    struct Problem: Equatable {
        var line: Int
        var reason: String
    }

    private(set) var entries: [ImportEntry] = []
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
            try add(try Row(record, columns))
        } catch let trouble as Trouble {
            report(record.line, trouble.message)
        } catch {
            report(record.line, "\(error)")
        }
    }

    private mutating func add(_ row: Row) throws {
        let key = try row.key()
        let part = ImportEntry.Part(
            line: row.line, town: try row.town(), building: try row.building(), contact: try row.contact())
        guard let place = places[key] else {
            places[key] = entries.count
            return entries.append(ImportEntry(key, part))
        }
        if let building = part.building {
            if let other = entries[place].line(ofBuilding: building.name) {
                throw Trouble("\"\(building.name)\" of this town stands on line \(other) already")
            }
        } else if entries[place].isNamed(part.contact) {
            throw Trouble("this town stands on line \(entries[place].line) already; a further line adds a building")
        }
        entries[place].add(part)
    }

    private mutating func report(_ line: Int, _ reason: String) {
        problems.append(Problem(line: line, reason: reason))
    }
}
