import LightDomain

extension Ledger {
    /// Takes a building out, with its devices and commitments; its jobs go too, since they are about nothing any more.
    package func remove(_ id: BuildingID) throws {
        try run(
            "DELETE FROM job WHERE municipality = ? AND subject LIKE ? || '@%'", [id.municipality.text, id.text])
        try run("DELETE FROM building WHERE id = ?", [id.text])
    }

    /// Takes a municipality out, with everything that belongs to it.
    package func remove(_ id: MunicipalityID) throws {
        try run("DELETE FROM municipality WHERE id = ?", [id.text])
    }
}
