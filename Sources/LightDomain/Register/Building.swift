import Almanac

/// What is lit.
package struct Building: Hashable, Sendable {
    package var id: BuildingID
    package var name: String
    package var address: String?
    package var place: Place?
    package var lamps: [Device]
    package var probes: [Device]
    package var revision: Int64

    package init(
        id: BuildingID, name: String, address: String?, place: Place?, lamps: [Device], probes: [Device],
        revision: Int64
    ) {
        self.id = id
        self.name = name
        self.address = address
        self.place = place
        self.lamps = lamps
        self.probes = probes
        self.revision = revision
    }
}
