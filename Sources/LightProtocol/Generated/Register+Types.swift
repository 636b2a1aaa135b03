// Generated from io.lightd.Register.varlink by varlink-generate; do not edit.
// swift-format-ignore-file

import Varlink

extension Register {
    /// Where a municipality stands in an edition.
    package enum Standing: String, CaseIterable, VarlinkValue {
        case invited
        case declined
        case committed
    }

    /// Where a commitment stands; people move it, nothing else does.
    package enum Promise: String, CaseIterable, VarlinkValue {
        case promised
        case confirmed
        case withdrawn
    }

    package enum Role: String, CaseIterable, VarlinkValue {
        case first
        case second
        case technician
    }

    /// A person to write to. Personal data.
    package struct Contact: VarlinkStructure {
        package var name: String?
        /// RFC 5321 mailbox.
        package var email: String?
        /// E.164, such as +3278055800.
        package var phone: String?
        /// BCP 47; absent means the municipality's first language.
        package var language: String?
        package var role: Role

        package init(
            name: String? = nil,
            email: String? = nil,
            phone: String? = nil,
            language: String? = nil,
            role: Role
        ) {
            self.name = name
            self.email = email
            self.phone = phone
            self.language = language
            self.role = role
        }

        package init(members: JSONObject) throws(InvalidValue) {
            var reader = MemberReader(members)
            self.name = try reader.optional("name")
            self.email = try reader.optional("email")
            self.phone = try reader.optional("phone")
            self.language = try reader.optional("language")
            self.role = try reader.required("role")
        }

        package func write(to writer: inout JSONWriter) {
            writer.beginObject()
            writer.member("name", optional: self.name)
            writer.member("email", optional: self.email)
            writer.member("phone", optional: self.phone)
            writer.member("language", optional: self.language)
            writer.member("role", self.role)
            writer.endObject()
        }
    }

    /// Degrees, WGS 84.
    package struct Place: VarlinkStructure {
        package var latitude: Double
        package var longitude: Double

        package init(latitude: Double, longitude: Double) {
            self.latitude = latitude
            self.longitude = longitude
        }

        package init(members: JSONObject) throws(InvalidValue) {
            var reader = MemberReader(members)
            self.latitude = try reader.required("latitude")
            self.longitude = try reader.required("longitude")
        }

        package func write(to writer: inout JSONWriter) {
            writer.beginObject()
            writer.member("latitude", self.latitude)
            writer.member("longitude", self.longitude)
            writer.endObject()
        }
    }

    package struct Municipality: VarlinkStructure {
        /// Slug, unique: "antwerpen".
        package var id: String
        package var name: String
        /// Names by language: {"nl": "Antwerpen", "fr": "Anvers"}.
        package var names: [String: String]
        /// ISO 3166-1 alpha-2.
        package var country: String
        /// The country's official code, in Belgium NIS: "11002".
        package var code: String?
        package var division: String?
        package var languages: [String]
        /// IANA name.
        package var timeZone: String
        package var place: Place?
        package var standing: Standing
        package var contacts: [Contact]?
        /// The revision of its last change.
        package var revision: Int

        package init(
            id: String,
            name: String,
            names: [String: String],
            country: String,
            code: String? = nil,
            division: String? = nil,
            languages: [String],
            timeZone: String,
            place: Place? = nil,
            standing: Standing,
            contacts: [Contact]? = nil,
            revision: Int
        ) {
            self.id = id
            self.name = name
            self.names = names
            self.country = country
            self.code = code
            self.division = division
            self.languages = languages
            self.timeZone = timeZone
            self.place = place
            self.standing = standing
            self.contacts = contacts
            self.revision = revision
        }

        package init(members: JSONObject) throws(InvalidValue) {
            var reader = MemberReader(members)
            self.id = try reader.required("id")
            self.name = try reader.required("name")
            self.names = try reader.required("names")
            self.country = try reader.required("country")
            self.code = try reader.optional("code")
            self.division = try reader.optional("division")
            self.languages = try reader.required("languages")
            self.timeZone = try reader.required("timeZone")
            self.place = try reader.optional("place")
            self.standing = try reader.required("standing")
            self.contacts = try reader.optional("contacts")
            self.revision = try reader.required("revision")
        }

        package func write(to writer: inout JSONWriter) {
            writer.beginObject()
            writer.member("id", self.id)
            writer.member("name", self.name)
            writer.member("names", self.names)
            writer.member("country", self.country)
            writer.member("code", optional: self.code)
            writer.member("division", optional: self.division)
            writer.member("languages", self.languages)
            writer.member("timeZone", self.timeZone)
            writer.member("place", optional: self.place)
            writer.member("standing", self.standing)
            writer.member("contacts", optional: self.contacts)
            writer.member("revision", self.revision)
            writer.endObject()
        }
    }

    /// How a facade is looked at or lit. kind says which of the daemon's probes or lamps,
    /// settings are those of that kind (see lightd.yaml(5)).
    package struct Device: VarlinkStructure {
        package var name: String
        package var kind: String
        package var settings: JSONObject

        package init(name: String, kind: String, settings: JSONObject) {
            self.name = name
            self.kind = kind
            self.settings = settings
        }

        package init(members: JSONObject) throws(InvalidValue) {
            var reader = MemberReader(members)
            self.name = try reader.required("name")
            self.kind = try reader.required("kind")
            self.settings = try reader.required("settings")
        }

        package func write(to writer: inout JSONWriter) {
            writer.beginObject()
            writer.member("name", self.name)
            writer.member("kind", self.kind)
            writer.member("settings", self.settings)
            writer.endObject()
        }
    }

    package struct Building: VarlinkStructure {
        /// "antwerpen/stadhuis"
        package var id: String
        package var municipality: String
        package var name: String
        package var address: String?
        package var place: Place?
        package var lamps: [Device]?
        package var probes: [Device]?
        package var revision: Int

        package init(
            id: String,
            municipality: String,
            name: String,
            address: String? = nil,
            place: Place? = nil,
            lamps: [Device]? = nil,
            probes: [Device]? = nil,
            revision: Int
        ) {
            self.id = id
            self.municipality = municipality
            self.name = name
            self.address = address
            self.place = place
            self.lamps = lamps
            self.probes = probes
            self.revision = revision
        }

        package init(members: JSONObject) throws(InvalidValue) {
            var reader = MemberReader(members)
            self.id = try reader.required("id")
            self.municipality = try reader.required("municipality")
            self.name = try reader.required("name")
            self.address = try reader.optional("address")
            self.place = try reader.optional("place")
            self.lamps = try reader.optional("lamps")
            self.probes = try reader.optional("probes")
            self.revision = try reader.required("revision")
        }

        package func write(to writer: inout JSONWriter) {
            writer.beginObject()
            writer.member("id", self.id)
            writer.member("municipality", self.municipality)
            writer.member("name", self.name)
            writer.member("address", optional: self.address)
            writer.member("place", optional: self.place)
            writer.member("lamps", optional: self.lamps)
            writer.member("probes", optional: self.probes)
            writer.member("revision", self.revision)
            writer.endObject()
        }
    }

    package struct Commitment: VarlinkStructure {
        /// "antwerpen/stadhuis@2027"
        package var id: String
        package var building: String
        package var edition: Int
        package var promise: Promise
        /// Moments; absent means the campaign's.
        package var on: String?
        package var off: String?
        /// RFC 3339 UTC; absent where no moment can be found, such as a sunset without a place.
        package var opens: String?
        package var closes: String?
        package var note: String?
        package var revision: Int

        package init(
            id: String,
            building: String,
            edition: Int,
            promise: Promise,
            on: String? = nil,
            off: String? = nil,
            opens: String? = nil,
            closes: String? = nil,
            note: String? = nil,
            revision: Int
        ) {
            self.id = id
            self.building = building
            self.edition = edition
            self.promise = promise
            self.on = on
            self.off = off
            self.opens = opens
            self.closes = closes
            self.note = note
            self.revision = revision
        }

        package init(members: JSONObject) throws(InvalidValue) {
            var reader = MemberReader(members)
            self.id = try reader.required("id")
            self.building = try reader.required("building")
            self.edition = try reader.required("edition")
            self.promise = try reader.required("promise")
            self.on = try reader.optional("on")
            self.off = try reader.optional("off")
            self.opens = try reader.optional("opens")
            self.closes = try reader.optional("closes")
            self.note = try reader.optional("note")
            self.revision = try reader.required("revision")
        }

        package func write(to writer: inout JSONWriter) {
            writer.beginObject()
            writer.member("id", self.id)
            writer.member("building", self.building)
            writer.member("edition", self.edition)
            writer.member("promise", self.promise)
            writer.member("on", optional: self.on)
            writer.member("off", optional: self.off)
            writer.member("opens", optional: self.opens)
            writer.member("closes", optional: self.closes)
            writer.member("note", optional: self.note)
            writer.member("revision", self.revision)
            writer.endObject()
        }
    }

    package struct NewBuilding: VarlinkStructure {
        package var name: String
        package var id: String?
        package var address: String?
        package var place: Place?
        package var lamps: [Device]?
        package var probes: [Device]?
        package var on: String?
        package var off: String?
        package var note: String?
        /// Absent: promised.
        package var promise: Promise?

        package init(
            name: String,
            id: String? = nil,
            address: String? = nil,
            place: Place? = nil,
            lamps: [Device]? = nil,
            probes: [Device]? = nil,
            on: String? = nil,
            off: String? = nil,
            note: String? = nil,
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

        package init(members: JSONObject) throws(InvalidValue) {
            var reader = MemberReader(members)
            self.name = try reader.required("name")
            self.id = try reader.optional("id")
            self.address = try reader.optional("address")
            self.place = try reader.optional("place")
            self.lamps = try reader.optional("lamps")
            self.probes = try reader.optional("probes")
            self.on = try reader.optional("on")
            self.off = try reader.optional("off")
            self.note = try reader.optional("note")
            self.promise = try reader.optional("promise")
        }

        package func write(to writer: inout JSONWriter) {
            writer.beginObject()
            writer.member("name", self.name)
            writer.member("id", optional: self.id)
            writer.member("address", optional: self.address)
            writer.member("place", optional: self.place)
            writer.member("lamps", optional: self.lamps)
            writer.member("probes", optional: self.probes)
            writer.member("on", optional: self.on)
            writer.member("off", optional: self.off)
            writer.member("note", optional: self.note)
            writer.member("promise", optional: self.promise)
            writer.endObject()
        }
    }

    /// One town with what it promises. Anything absent is taken from the gazetteer where the name or code is known there.
    package struct NewMunicipality: VarlinkStructure {
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
        package var buildings: [NewBuilding]?

        package init(
            name: String,
            id: String? = nil,
            names: [String: String]? = nil,
            country: String? = nil,
            code: String? = nil,
            division: String? = nil,
            languages: [String]? = nil,
            timeZone: String? = nil,
            place: Place? = nil,
            contacts: [Contact]? = nil,
            buildings: [NewBuilding]? = nil
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

        package init(members: JSONObject) throws(InvalidValue) {
            var reader = MemberReader(members)
            self.name = try reader.required("name")
            self.id = try reader.optional("id")
            self.names = try reader.optional("names")
            self.country = try reader.optional("country")
            self.code = try reader.optional("code")
            self.division = try reader.optional("division")
            self.languages = try reader.optional("languages")
            self.timeZone = try reader.optional("timeZone")
            self.place = try reader.optional("place")
            self.contacts = try reader.optional("contacts")
            self.buildings = try reader.optional("buildings")
        }

        package func write(to writer: inout JSONWriter) {
            writer.beginObject()
            writer.member("name", self.name)
            writer.member("id", optional: self.id)
            writer.member("names", optional: self.names)
            writer.member("country", optional: self.country)
            writer.member("code", optional: self.code)
            writer.member("division", optional: self.division)
            writer.member("languages", optional: self.languages)
            writer.member("timeZone", optional: self.timeZone)
            writer.member("place", optional: self.place)
            writer.member("contacts", optional: self.contacts)
            writer.member("buildings", optional: self.buildings)
            writer.endObject()
        }
    }

    package struct Added: VarlinkStructure {
        package var municipality: Municipality
        package var buildings: [Building]
        package var commitments: [Commitment]

        package init(municipality: Municipality, buildings: [Building], commitments: [Commitment]) {
            self.municipality = municipality
            self.buildings = buildings
            self.commitments = commitments
        }

        package init(members: JSONObject) throws(InvalidValue) {
            var reader = MemberReader(members)
            self.municipality = try reader.required("municipality")
            self.buildings = try reader.required("buildings")
            self.commitments = try reader.required("commitments")
        }

        package func write(to writer: inout JSONWriter) {
            writer.beginObject()
            writer.member("municipality", self.municipality)
            writer.member("buildings", self.buildings)
            writer.member("commitments", self.commitments)
            writer.endObject()
        }
    }

    /// What became of one entry of an import: its place in the batch, and its id or what is wrong with it.
    package struct Imported: VarlinkStructure {
        package var index: Int
        package var id: String?
        package var outcome: Outcome
        package var field: String?
        package var reason: String?

        package init(index: Int, id: String? = nil, outcome: Outcome, field: String? = nil, reason: String? = nil) {
            self.index = index
            self.id = id
            self.outcome = outcome
            self.field = field
            self.reason = reason
        }

        package init(members: JSONObject) throws(InvalidValue) {
            var reader = MemberReader(members)
            self.index = try reader.required("index")
            self.id = try reader.optional("id")
            self.outcome = try reader.required("outcome")
            self.field = try reader.optional("field")
            self.reason = try reader.optional("reason")
        }

        package func write(to writer: inout JSONWriter) {
            writer.beginObject()
            writer.member("index", self.index)
            writer.member("id", optional: self.id)
            writer.member("outcome", self.outcome)
            writer.member("field", optional: self.field)
            writer.member("reason", optional: self.reason)
            writer.endObject()
        }

        package enum Outcome: String, CaseIterable, VarlinkValue {
            case added
            case changed
            case unchanged
            case refused
        }
    }

    package struct GazetteerEntry: VarlinkStructure {
        package var name: String
        package var names: [String: String]
        package var country: String
        package var code: String
        package var division: String
        package var languages: [String]
        package var timeZone: String
        package var place: Place

        package init(
            name: String,
            names: [String: String],
            country: String,
            code: String,
            division: String,
            languages: [String],
            timeZone: String,
            place: Place
        ) {
            self.name = name
            self.names = names
            self.country = country
            self.code = code
            self.division = division
            self.languages = languages
            self.timeZone = timeZone
            self.place = place
        }

        package init(members: JSONObject) throws(InvalidValue) {
            var reader = MemberReader(members)
            self.name = try reader.required("name")
            self.names = try reader.required("names")
            self.country = try reader.required("country")
            self.code = try reader.required("code")
            self.division = try reader.required("division")
            self.languages = try reader.required("languages")
            self.timeZone = try reader.required("timeZone")
            self.place = try reader.required("place")
        }

        package func write(to writer: inout JSONWriter) {
            writer.beginObject()
            writer.member("name", self.name)
            writer.member("names", self.names)
            writer.member("country", self.country)
            writer.member("code", self.code)
            writer.member("division", self.division)
            writer.member("languages", self.languages)
            writer.member("timeZone", self.timeZone)
            writer.member("place", self.place)
            writer.endObject()
        }
    }
}
