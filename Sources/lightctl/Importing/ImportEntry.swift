import LightProtocol
import Varlink

/// A town of an import, put together from the lines that are about it.
struct ImportEntry {
    /// What one line says.
    struct Part {
        var line: Int
        var town: Register.NewMunicipality
        var building: Register.NewBuilding?
        var contact: Register.Contact?
    }

    /// What the file calls the town.
    let key: String
    private(set) var town: Register.NewMunicipality
    private var parts: [Part] = []
    private var buildingLines: [Int] = []
    private var contactLines: [Int] = []

    init(_ key: String, _ part: Part) {
        self.key = key
        town = part.town
        add(part)
    }

    /// The first of its lines.
    var line: Int { parts[0].line }
    var lines: [Int] { parts.map(\.line) }

    mutating func add(_ part: Part) {
        parts.append(part)
        if let building = part.building {
            if town.buildings == nil { town.buildings = [] }
            town.buildings?.append(building)
            buildingLines.append(part.line)
        }
        // Every line of a town may name its contact; once is enough.
        guard let contact = part.contact, !hasContact(contact.email, contact.role) else { return }
        if town.contacts == nil { town.contacts = [] }
        town.contacts?.append(contact)
        contactLines.append(part.line)
    }

    /// Whether a line with this contact and no building would add nothing.
    func isNamed(_ contact: Register.Contact?) -> Bool {
        guard let contact else { return true }
        return town.contacts?.contains { $0.email == contact.email } == true
    }

    func line(ofBuilding name: String) -> Int? {
        guard let index = town.buildings?.firstIndex(where: { $0.name.lowercased() == name.lowercased() }) else {
            return nil
        }
        return buildingLines[index]
    }

    /// The lines that a pointer into the entry is about: `/buildings/1/place`. What is wrong with the town is wrong on
    /// every line that says the same of it.
    func lines(of pointer: Substring) -> [Int] {
        let steps = pointer.split(separator: "/")
        if steps.count >= 2, let index = Int(steps[1]) {
            if steps[0] == "buildings", buildingLines.indices.contains(index) { return [buildingLines[index]] }
            if steps[0] == "contacts", contactLines.indices.contains(index) { return [contactLines[index]] }
        }
        if steps.first == "place" { return [line] }
        let said = Self.facts(parts[0].town)
        return parts.filter { Self.facts($0.town) == said }.map(\.line)
    }

    /// Put together anew from its other lines; nil where none is left.
    func without(_ lines: [Int]) -> ImportEntry? {
        let dropped = Set(lines)
        let rest = parts.filter { !dropped.contains($0.line) }
        guard let first = rest.first else { return nil }
        var entry = ImportEntry(key, first)
        for part in rest.dropFirst() { entry.add(part) }
        return entry
    }

    // MARK: Helpers

    private func hasContact(_ email: String?, _ role: Register.Role) -> Bool {
        town.contacts?.contains { $0.email == email && $0.role == role } == true
    }

    /// Only a line without a building says where the town is.
    private static func facts(_ town: Register.NewMunicipality) -> JSONObject {
        var town = town
        town.place = nil
        return town.jsonObject
    }
}
