import LightProtocol
import Varlink

/// One line of an import.
struct Row {
    let line: Int
    private let fields: [String]
    private let columns: Columns

    init(_ record: CSVReader.Record, _ columns: Columns) {
        line = record.line
        fields = record.fields
        self.columns = columns
    }

    /// What tells one town from another: its code, else its name.
    func key() throws -> String {
        if let code = self["code"] { return "code \(code)" }
        if let name = self["municipality"] { return "name \(name.lowercased())" }
        throw Trouble("it names no town: \"municipality\" and \"code\" are both empty")
    }

    func town() throws -> Register.NewMunicipality {
        var place: Register.Place?
        if self["building"] == nil { place = try self.place() }
        return Register.NewMunicipality(
            name: self["municipality"] ?? self["code"] ?? "", id: self["id"], country: self["country"],
            code: self["code"], division: self["division"],
            languages: self["languages"]?.split { $0 == " " || $0 == "+" }.map(String.init),
            timeZone: self["timezone"], place: place)
    }

    /// Nil for a town that lights nothing yet.
    func building() throws -> Register.NewBuilding? {
        guard let name = self["building"] else {
            for column in ["address", "on", "off", "promise", "probe", "lamp"] where self[column] != nil {
                throw Trouble("\"\(column)\" says something of a building, but \"building\" is empty")
            }
            return nil
        }
        return Register.NewBuilding(
            name: name, address: self["address"], place: try place(),
            lamps: try self["lamp"].map { [try Spelling.lamp($0)] },
            probes: try self["probe"].map { [try Spelling.probe($0)] },
            on: self["on"], off: self["off"], note: self["note"], promise: try self["promise"].map(Spelling.promise))
    }

    func contact() throws -> Register.Contact? {
        let (name, email, phone) = (self["contact"], self["email"], self["phone"])
        guard name != nil || email != nil || phone != nil else { return nil }
        let role = try self["role"].map { text in
            guard let role = Register.Role(rawValue: text.lowercased()) else {
                throw Trouble("role \"\(text)\": one of first, second, technician")
            }
            return role
        }
        return Register.Contact(
            name: name, email: email, phone: phone, language: self["language"], role: role ?? .first)
    }

    // MARK: Fields

    /// What stands there; nil for nothing.
    private subscript(name: String) -> String? {
        guard let place = columns[name] else { return nil }
        let text = fields[place].trimmingBlanks
        return text.isEmpty ? nil : text
    }

    private func place() throws -> Register.Place? {
        switch (self["latitude"], self["longitude"]) {
        case (nil, nil): return nil
        case (let latitude?, let longitude?):
            return Register.Place(
                latitude: try degrees(latitude, "latitude", limit: 90),
                longitude: try degrees(longitude, "longitude", limit: 180))
        case (nil, _): throw Trouble("there is a longitude without a latitude")
        case (_, nil): throw Trouble("there is a latitude without a longitude")
        }
    }

    private func degrees(_ text: String, _ name: String, limit: Double) throws -> Double {
        guard let degrees = Double(text) else {
            let hint = text.contains(",") ? "; write a point for the decimal comma" : ""
            throw Trouble("\(name) \"\(text)\" is not a number of degrees\(hint)")
        }
        guard abs(degrees) <= limit else {
            throw Trouble("\(name) \(text) is impossible: it lies between -\(Int(limit)) and \(Int(limit)) degrees")
        }
        return degrees
    }
}
