import Almanac

/// One town as somebody asks for it; what is absent is taken from the gazetteer.
package struct NewMunicipality: Hashable, Sendable {
    package var name: String
    package var id: String?
    package var names: [String: String]?
    package var country: String?
    package var code: String?
    package var division: String?
    package var languages: [String]?
    package var timeZone: String?
    package var place: Place?
    package var contacts: [Contact]?
    package var buildings: [NewBuilding]

    package init(
        name: String, id: String? = nil, names: [String: String]? = nil, country: String? = nil,
        code: String? = nil, division: String? = nil, languages: [String]? = nil, timeZone: String? = nil,
        place: Place? = nil, contacts: [Contact]? = nil, buildings: [NewBuilding] = []
    ) {
        self.name = name
        self.id = id
        self.names = names
        self.country = country
        self.code = code
        self.division = division
        self.languages = languages
        self.timeZone = timeZone
        self.place = place
        self.contacts = contacts
        self.buildings = buildings
    }
}

/// A building as somebody asks for it, with its promise for the edition.
package struct NewBuilding: Hashable, Sendable {
    package var name: String
    package var id: String?
    package var address: String?
    package var place: Place?
    package var lamps: [Device]?
    package var probes: [Device]?
    package var on: Moment?
    package var off: Moment?
    package var note: String?
    package var promise: Promise?

    package init(
        name: String, id: String? = nil, address: String? = nil, place: Place? = nil, lamps: [Device]? = nil,
        probes: [Device]? = nil, on: Moment? = nil, off: Moment? = nil, note: String? = nil,
        promise: Promise? = nil
    ) {
        self.name = name
        self.id = id
        self.address = address
        self.place = place
        self.lamps = lamps
        self.probes = probes
        self.on = on
        self.off = off
        self.note = note
        self.promise = promise
    }
}
