import Almanac
import GRDB
import LightDomain

extension Ledger {
    package func building(_ id: BuildingID) throws -> Building? {
        try buildings(where: "id = ?", [id.text]).first
    }

    package func buildings(of municipality: MunicipalityID) throws -> [Building] {
        try buildings(where: "municipality = ? ORDER BY id", [municipality.text])
    }

    /// A page in order of id, after `after`.
    package func buildings(of municipality: MunicipalityID?, after: String?, limit: Int) throws -> [Building] {
        if let municipality {
            return try buildings(
                where: "municipality = ? AND id > ? ORDER BY id LIMIT ?", [municipality.text, after ?? "", limit])
        }
        return try buildings(where: "id > ? ORDER BY id LIMIT ?", [after ?? "", limit])
    }

    package func insert(_ building: Building) throws {
        try run(
            """
            INSERT INTO building (id, municipality, name, address, latitude, longitude, revision)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                building.id.text, building.id.municipality.text, building.name, building.address,
                building.place?.latitude, building.place?.longitude, building.revision,
            ])
        try insertDevices(of: building)
    }

    package func update(_ building: Building) throws {
        try run(
            "UPDATE building SET name = ?, address = ?, latitude = ?, longitude = ?, revision = ? WHERE id = ?",
            [
                building.name, building.address, building.place?.latitude, building.place?.longitude,
                building.revision, building.id.text,
            ])
        try run("DELETE FROM device WHERE building = ?", [building.id.text])
        try insertDevices(of: building)
    }

    private func insertDevices(of building: Building) throws {
        for (purpose, devices) in [("lamp", building.lamps), ("probe", building.probes)] {
            for (position, device) in devices.enumerated() {
                try run(
                    """
                    INSERT INTO device (building, purpose, position, name, kind, settings) VALUES (?, ?, ?, ?, ?, ?)
                    """,
                    [building.id.text, purpose, position, device.name, device.kind, device.settings])
            }
        }
    }

    private func buildings(
        where condition: String, _ arguments: [(any DatabaseValueConvertible)?]
    ) throws -> [Building] {
        let sql = "SELECT id, name, address, latitude, longitude, revision FROM building WHERE \(condition)"
        var found = try rows(sql, arguments) { row in
            Building(
                id: BuildingID(stored: row[0]), name: row[1], address: row[2], place: Self.place(row, at: 3),
                lamps: [], probes: [], revision: row[5])
        }
        for index in found.indices {
            found[index].lamps = try devices(of: found[index].id, purpose: "lamp")
            found[index].probes = try devices(of: found[index].id, purpose: "probe")
        }
        return found
    }

    package func hasBuilding(_ id: BuildingID) throws -> Bool {
        try exists("SELECT 1 FROM building WHERE id = ?", [id.text])
    }

    package func hasProbes(_ id: BuildingID) throws -> Bool {
        let count: Int? = try one(
            "SELECT count(*) FROM device WHERE building = ? AND purpose = 'probe'", [id.text])
        return (count ?? 0) > 0
    }

    private func devices(of id: BuildingID, purpose: String) throws -> [Device] {
        try rows(
            "SELECT name, kind, settings FROM device WHERE building = ? AND purpose = ? ORDER BY position",
            [id.text, purpose]
        ) { Device(name: $0[0], kind: $0[1], settings: $0[2]) }
    }
}
