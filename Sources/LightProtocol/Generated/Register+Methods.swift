// Generated from io.lightd.Register.varlink by varlink-generate; do not edit.
// swift-format-ignore-file

import Varlink

extension Register {
    /// Registers a municipality and, where buildings are given, its commitments for the edition (absent: the next one).
    package enum Add: VarlinkMethod {
        package static let name = "io.lightd.Register.Add"

        package struct Input: VarlinkStructure {
            package var municipality: NewMunicipality
            package var edition: Int?
            package var requestId: String?

            package init(municipality: NewMunicipality, edition: Int? = nil, requestId: String? = nil) {
                self.municipality = municipality
                self.edition = edition
                self.requestId = requestId
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.municipality = try reader.required("municipality")
                self.edition = try reader.optional("edition")
                self.requestId = try reader.optional("requestId")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("municipality", self.municipality)
                writer.member("edition", optional: self.edition)
                writer.member("requestId", optional: self.requestId)
                writer.endObject()
            }
        }

        package struct Output: VarlinkStructure {
            package var added: Added
            package var revision: Int

            package init(added: Added, revision: Int) {
                self.added = added
                self.revision = revision
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.added = try reader.required("added")
                self.revision = try reader.required("revision")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("added", self.added)
                writer.member("revision", self.revision)
                writer.endObject()
            }
        }
    }

    /// Registers or changes many in one transaction, matched by code, then id. At most 1000 a call.
    /// Entries that are refused change nothing; with strict, one refusal refuses the batch. dryRun commits nothing.
    package enum Import: VarlinkMethod {
        package static let name = "io.lightd.Register.Import"

        package struct Input: VarlinkStructure {
            package var municipalities: [NewMunicipality]
            package var edition: Int?
            package var dryRun: Bool?
            package var strict: Bool?
            package var requestId: String?

            package init(
                municipalities: [NewMunicipality],
                edition: Int? = nil,
                dryRun: Bool? = nil,
                strict: Bool? = nil,
                requestId: String? = nil
            ) {
                self.municipalities = municipalities
                self.edition = edition
                self.dryRun = dryRun
                self.strict = strict
                self.requestId = requestId
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.municipalities = try reader.required("municipalities")
                self.edition = try reader.optional("edition")
                self.dryRun = try reader.optional("dryRun")
                self.strict = try reader.optional("strict")
                self.requestId = try reader.optional("requestId")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("municipalities", self.municipalities)
                writer.member("edition", optional: self.edition)
                writer.member("dryRun", optional: self.dryRun)
                writer.member("strict", optional: self.strict)
                writer.member("requestId", optional: self.requestId)
                writer.endObject()
            }
        }

        package struct Output: VarlinkStructure {
            package var outcomes: [Imported]
            package var revision: Int

            package init(outcomes: [Imported], revision: Int) {
                self.outcomes = outcomes
                self.revision = revision
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.outcomes = try reader.required("outcomes")
                self.revision = try reader.required("revision")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("outcomes", self.outcomes)
                writer.member("revision", self.revision)
                writer.endObject()
            }
        }
    }

    /// Finds towns in the built-in gazetteer by any of their names or their code.
    package enum Lookup: VarlinkMethod {
        package static let name = "io.lightd.Register.Lookup"

        package struct Input: VarlinkStructure {
            package var name: String
            package var country: String?
            package var limit: Int?

            package init(name: String, country: String? = nil, limit: Int? = nil) {
                self.name = name
                self.country = country
                self.limit = limit
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.name = try reader.required("name")
                self.country = try reader.optional("country")
                self.limit = try reader.optional("limit")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("name", self.name)
                writer.member("country", optional: self.country)
                writer.member("limit", optional: self.limit)
                writer.endObject()
            }
        }

        package struct Output: VarlinkStructure {
            package var entries: [GazetteerEntry]

            package init(entries: [GazetteerEntry]) {
                self.entries = entries
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.entries = try reader.required("entries")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("entries", self.entries)
                writer.endObject()
            }
        }
    }

    /// [Supports 'more' flag]
    /// The lists: under `more` one record a reply, and a last reply without one, so that nothing found is no error;
    /// else a page, continued with after = the last id. A filter that is absent does not filter.
    package enum ListMunicipalities: VarlinkMethod {
        package static let name = "io.lightd.Register.ListMunicipalities"

        package struct Input: VarlinkStructure {
            package var edition: Int?
            package var standing: Standing?
            package var division: String?
            package var country: String?
            package var text: String?
            package var after: String?
            package var limit: Int?

            package init(
                edition: Int? = nil,
                standing: Standing? = nil,
                division: String? = nil,
                country: String? = nil,
                text: String? = nil,
                after: String? = nil,
                limit: Int? = nil
            ) {
                self.edition = edition
                self.standing = standing
                self.division = division
                self.country = country
                self.text = text
                self.after = after
                self.limit = limit
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.edition = try reader.optional("edition")
                self.standing = try reader.optional("standing")
                self.division = try reader.optional("division")
                self.country = try reader.optional("country")
                self.text = try reader.optional("text")
                self.after = try reader.optional("after")
                self.limit = try reader.optional("limit")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("edition", optional: self.edition)
                writer.member("standing", optional: self.standing)
                writer.member("division", optional: self.division)
                writer.member("country", optional: self.country)
                writer.member("text", optional: self.text)
                writer.member("after", optional: self.after)
                writer.member("limit", optional: self.limit)
                writer.endObject()
            }
        }

        package struct Output: VarlinkStructure {
            package var municipality: Municipality?
            package var municipalities: [Municipality]?
            package var revision: Int

            package init(municipality: Municipality? = nil, municipalities: [Municipality]? = nil, revision: Int) {
                self.municipality = municipality
                self.municipalities = municipalities
                self.revision = revision
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.municipality = try reader.optional("municipality")
                self.municipalities = try reader.optional("municipalities")
                self.revision = try reader.required("revision")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("municipality", optional: self.municipality)
                writer.member("municipalities", optional: self.municipalities)
                writer.member("revision", self.revision)
                writer.endObject()
            }
        }
    }

    package enum ListBuildings: VarlinkMethod {
        package static let name = "io.lightd.Register.ListBuildings"

        package struct Input: VarlinkStructure {
            package var municipality: String?
            package var after: String?
            package var limit: Int?

            package init(municipality: String? = nil, after: String? = nil, limit: Int? = nil) {
                self.municipality = municipality
                self.after = after
                self.limit = limit
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.municipality = try reader.optional("municipality")
                self.after = try reader.optional("after")
                self.limit = try reader.optional("limit")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("municipality", optional: self.municipality)
                writer.member("after", optional: self.after)
                writer.member("limit", optional: self.limit)
                writer.endObject()
            }
        }

        package struct Output: VarlinkStructure {
            package var building: Building?
            package var buildings: [Building]?
            package var revision: Int

            package init(building: Building? = nil, buildings: [Building]? = nil, revision: Int) {
                self.building = building
                self.buildings = buildings
                self.revision = revision
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.building = try reader.optional("building")
                self.buildings = try reader.optional("buildings")
                self.revision = try reader.required("revision")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("building", optional: self.building)
                writer.member("buildings", optional: self.buildings)
                writer.member("revision", self.revision)
                writer.endObject()
            }
        }
    }

    package enum ListCommitments: VarlinkMethod {
        package static let name = "io.lightd.Register.ListCommitments"

        package struct Input: VarlinkStructure {
            package var edition: Int?
            package var municipality: String?
            package var promise: Promise?
            package var division: String?
            package var after: String?
            package var limit: Int?

            package init(
                edition: Int? = nil,
                municipality: String? = nil,
                promise: Promise? = nil,
                division: String? = nil,
                after: String? = nil,
                limit: Int? = nil
            ) {
                self.edition = edition
                self.municipality = municipality
                self.promise = promise
                self.division = division
                self.after = after
                self.limit = limit
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.edition = try reader.optional("edition")
                self.municipality = try reader.optional("municipality")
                self.promise = try reader.optional("promise")
                self.division = try reader.optional("division")
                self.after = try reader.optional("after")
                self.limit = try reader.optional("limit")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("edition", optional: self.edition)
                writer.member("municipality", optional: self.municipality)
                writer.member("promise", optional: self.promise)
                writer.member("division", optional: self.division)
                writer.member("after", optional: self.after)
                writer.member("limit", optional: self.limit)
                writer.endObject()
            }
        }

        package struct Output: VarlinkStructure {
            package var commitment: Commitment?
            package var commitments: [Commitment]?
            package var revision: Int

            package init(commitment: Commitment? = nil, commitments: [Commitment]? = nil, revision: Int) {
                self.commitment = commitment
                self.commitments = commitments
                self.revision = revision
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.commitment = try reader.optional("commitment")
                self.commitments = try reader.optional("commitments")
                self.revision = try reader.required("revision")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("commitment", optional: self.commitment)
                writer.member("commitments", optional: self.commitments)
                writer.member("revision", self.revision)
                writer.endObject()
            }
        }
    }

    package enum GetMunicipality: VarlinkMethod {
        package static let name = "io.lightd.Register.GetMunicipality"

        package struct Input: VarlinkStructure {
            package var id: String
            package var edition: Int?

            package init(id: String, edition: Int? = nil) {
                self.id = id
                self.edition = edition
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.id = try reader.required("id")
                self.edition = try reader.optional("edition")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("id", self.id)
                writer.member("edition", optional: self.edition)
                writer.endObject()
            }
        }

        package struct Output: VarlinkStructure {
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
    }

    /// Changes fields; an absent field stays. ifRevision refuses with Conflict if somebody was faster.
    package enum EditMunicipality: VarlinkMethod {
        package static let name = "io.lightd.Register.EditMunicipality"

        package struct Input: VarlinkStructure {
            package var id: String
            package var name: String?
            package var timeZone: String?
            package var languages: [String]?
            package var place: Place?
            package var contacts: [Contact]?
            package var ifRevision: Int?

            package init(
                id: String,
                name: String? = nil,
                timeZone: String? = nil,
                languages: [String]? = nil,
                place: Place? = nil,
                contacts: [Contact]? = nil,
                ifRevision: Int? = nil
            ) {
                self.id = id
                self.name = name
                self.timeZone = timeZone
                self.languages = languages
                self.place = place
                self.contacts = contacts
                self.ifRevision = ifRevision
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.id = try reader.required("id")
                self.name = try reader.optional("name")
                self.timeZone = try reader.optional("timeZone")
                self.languages = try reader.optional("languages")
                self.place = try reader.optional("place")
                self.contacts = try reader.optional("contacts")
                self.ifRevision = try reader.optional("ifRevision")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("id", self.id)
                writer.member("name", optional: self.name)
                writer.member("timeZone", optional: self.timeZone)
                writer.member("languages", optional: self.languages)
                writer.member("place", optional: self.place)
                writer.member("contacts", optional: self.contacts)
                writer.member("ifRevision", optional: self.ifRevision)
                writer.endObject()
            }
        }

        package struct Output: VarlinkStructure {
            package var municipality: Municipality
            package var revision: Int

            package init(municipality: Municipality, revision: Int) {
                self.municipality = municipality
                self.revision = revision
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.municipality = try reader.required("municipality")
                self.revision = try reader.required("revision")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("municipality", self.municipality)
                writer.member("revision", self.revision)
                writer.endObject()
            }
        }
    }

    package enum AddBuilding: VarlinkMethod {
        package static let name = "io.lightd.Register.AddBuilding"

        package struct Input: VarlinkStructure {
            package var municipality: String
            package var building: NewBuilding
            package var edition: Int?

            package init(municipality: String, building: NewBuilding, edition: Int? = nil) {
                self.municipality = municipality
                self.building = building
                self.edition = edition
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.municipality = try reader.required("municipality")
                self.building = try reader.required("building")
                self.edition = try reader.optional("edition")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("municipality", self.municipality)
                writer.member("building", self.building)
                writer.member("edition", optional: self.edition)
                writer.endObject()
            }
        }

        package struct Output: VarlinkStructure {
            package var building: Building
            package var commitment: Commitment
            package var revision: Int

            package init(building: Building, commitment: Commitment, revision: Int) {
                self.building = building
                self.commitment = commitment
                self.revision = revision
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.building = try reader.required("building")
                self.commitment = try reader.required("commitment")
                self.revision = try reader.required("revision")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("building", self.building)
                writer.member("commitment", self.commitment)
                writer.member("revision", self.revision)
                writer.endObject()
            }
        }
    }

    package enum EditBuilding: VarlinkMethod {
        package static let name = "io.lightd.Register.EditBuilding"

        package struct Input: VarlinkStructure {
            package var id: String
            package var name: String?
            package var address: String?
            package var place: Place?
            package var lamps: [Device]?
            package var probes: [Device]?
            package var ifRevision: Int?

            package init(
                id: String,
                name: String? = nil,
                address: String? = nil,
                place: Place? = nil,
                lamps: [Device]? = nil,
                probes: [Device]? = nil,
                ifRevision: Int? = nil
            ) {
                self.id = id
                self.name = name
                self.address = address
                self.place = place
                self.lamps = lamps
                self.probes = probes
                self.ifRevision = ifRevision
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.id = try reader.required("id")
                self.name = try reader.optional("name")
                self.address = try reader.optional("address")
                self.place = try reader.optional("place")
                self.lamps = try reader.optional("lamps")
                self.probes = try reader.optional("probes")
                self.ifRevision = try reader.optional("ifRevision")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("id", self.id)
                writer.member("name", optional: self.name)
                writer.member("address", optional: self.address)
                writer.member("place", optional: self.place)
                writer.member("lamps", optional: self.lamps)
                writer.member("probes", optional: self.probes)
                writer.member("ifRevision", optional: self.ifRevision)
                writer.endObject()
            }
        }

        package struct Output: VarlinkStructure {
            package var building: Building
            package var revision: Int

            package init(building: Building, revision: Int) {
                self.building = building
                self.revision = revision
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.building = try reader.required("building")
                self.revision = try reader.required("revision")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("building", self.building)
                writer.member("revision", self.revision)
                writer.endObject()
            }
        }
    }

    package enum EditCommitment: VarlinkMethod {
        package static let name = "io.lightd.Register.EditCommitment"

        package struct Input: VarlinkStructure {
            package var id: String
            package var on: String?
            package var off: String?
            package var note: String?
            package var ifRevision: Int?

            package init(
                id: String,
                on: String? = nil,
                off: String? = nil,
                note: String? = nil,
                ifRevision: Int? = nil
            ) {
                self.id = id
                self.on = on
                self.off = off
                self.note = note
                self.ifRevision = ifRevision
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.id = try reader.required("id")
                self.on = try reader.optional("on")
                self.off = try reader.optional("off")
                self.note = try reader.optional("note")
                self.ifRevision = try reader.optional("ifRevision")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("id", self.id)
                writer.member("on", optional: self.on)
                writer.member("off", optional: self.off)
                writer.member("note", optional: self.note)
                writer.member("ifRevision", optional: self.ifRevision)
                writer.endObject()
            }
        }

        package struct Output: VarlinkStructure {
            package var commitment: Commitment
            package var revision: Int

            package init(commitment: Commitment, revision: Int) {
                self.commitment = commitment
                self.revision = revision
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.commitment = try reader.required("commitment")
                self.revision = try reader.required("revision")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("commitment", self.commitment)
                writer.member("revision", self.revision)
                writer.endObject()
            }
        }
    }

    /// Moves commitments: each id names a commitment ("a/b@2027"), a building or a municipality (its commitments of the edition).
    package enum Confirm: VarlinkMethod {
        package static let name = "io.lightd.Register.Confirm"

        package struct Input: VarlinkStructure {
            package var ids: [String]
            package var edition: Int?
            package var note: String?
            package var requestId: String?

            package init(ids: [String], edition: Int? = nil, note: String? = nil, requestId: String? = nil) {
                self.ids = ids
                self.edition = edition
                self.note = note
                self.requestId = requestId
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.ids = try reader.required("ids")
                self.edition = try reader.optional("edition")
                self.note = try reader.optional("note")
                self.requestId = try reader.optional("requestId")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("ids", self.ids)
                writer.member("edition", optional: self.edition)
                writer.member("note", optional: self.note)
                writer.member("requestId", optional: self.requestId)
                writer.endObject()
            }
        }

        package struct Output: VarlinkStructure {
            package var commitments: [Commitment]
            package var revision: Int

            package init(commitments: [Commitment], revision: Int) {
                self.commitments = commitments
                self.revision = revision
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.commitments = try reader.required("commitments")
                self.revision = try reader.required("revision")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("commitments", self.commitments)
                writer.member("revision", self.revision)
                writer.endObject()
            }
        }
    }

    package enum Withdraw: VarlinkMethod {
        package static let name = "io.lightd.Register.Withdraw"

        package struct Input: VarlinkStructure {
            package var ids: [String]
            package var edition: Int?
            package var note: String?
            package var requestId: String?

            package init(ids: [String], edition: Int? = nil, note: String? = nil, requestId: String? = nil) {
                self.ids = ids
                self.edition = edition
                self.note = note
                self.requestId = requestId
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.ids = try reader.required("ids")
                self.edition = try reader.optional("edition")
                self.note = try reader.optional("note")
                self.requestId = try reader.optional("requestId")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("ids", self.ids)
                writer.member("edition", optional: self.edition)
                writer.member("note", optional: self.note)
                writer.member("requestId", optional: self.requestId)
                writer.endObject()
            }
        }

        package struct Output: VarlinkStructure {
            package var commitments: [Commitment]
            package var revision: Int

            package init(commitments: [Commitment], revision: Int) {
                self.commitments = commitments
                self.revision = revision
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.commitments = try reader.required("commitments")
                self.revision = try reader.required("revision")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("commitments", self.commitments)
                writer.member("revision", self.revision)
                writer.endObject()
            }
        }
    }

    /// The municipality takes no part in the edition: withdraws what it had promised.
    package enum Decline: VarlinkMethod {
        package static let name = "io.lightd.Register.Decline"

        package struct Input: VarlinkStructure {
            package var municipality: String
            package var edition: Int?
            package var note: String?
            package var requestId: String?

            package init(municipality: String, edition: Int? = nil, note: String? = nil, requestId: String? = nil) {
                self.municipality = municipality
                self.edition = edition
                self.note = note
                self.requestId = requestId
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.municipality = try reader.required("municipality")
                self.edition = try reader.optional("edition")
                self.note = try reader.optional("note")
                self.requestId = try reader.optional("requestId")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("municipality", self.municipality)
                writer.member("edition", optional: self.edition)
                writer.member("note", optional: self.note)
                writer.member("requestId", optional: self.requestId)
                writer.endObject()
            }
        }

        package struct Output: VarlinkStructure {
            package var municipality: Municipality
            package var revision: Int

            package init(municipality: Municipality, revision: Int) {
                self.municipality = municipality
                self.revision = revision
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.municipality = try reader.required("municipality")
                self.revision = try reader.required("revision")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("municipality", self.municipality)
                writer.member("revision", self.revision)
                writer.endObject()
            }
        }
    }

    /// Takes a municipality or building out of the register. Its history stays, without personal data.
    package enum Remove: VarlinkMethod {
        package static let name = "io.lightd.Register.Remove"

        package struct Input: VarlinkStructure {
            package var id: String
            package var ifRevision: Int?

            package init(id: String, ifRevision: Int? = nil) {
                self.id = id
                self.ifRevision = ifRevision
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.id = try reader.required("id")
                self.ifRevision = try reader.optional("ifRevision")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("id", self.id)
                writer.member("ifRevision", optional: self.ifRevision)
                writer.endObject()
            }
        }

        package struct Output: VarlinkStructure {
            package var revision: Int

            package init(revision: Int) {
                self.revision = revision
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.revision = try reader.required("revision")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("revision", self.revision)
                writer.endObject()
            }
        }
    }

    /// Erases what is held about a person, in the register and its history; or only shows it.
    package enum Forget: VarlinkMethod {
        package static let name = "io.lightd.Register.Forget"

        package struct Input: VarlinkStructure {
            package var email: String
            package var dryRun: Bool?

            package init(email: String, dryRun: Bool? = nil) {
                self.email = email
                self.dryRun = dryRun
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.email = try reader.required("email")
                self.dryRun = try reader.optional("dryRun")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("email", self.email)
                writer.member("dryRun", optional: self.dryRun)
                writer.endObject()
            }
        }

        package struct Output: VarlinkStructure {
            package var places: [String]
            package var revision: Int

            package init(places: [String], revision: Int) {
                self.places = places
                self.revision = revision
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.places = try reader.required("places")
                self.revision = try reader.required("revision")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("places", self.places)
                writer.member("revision", self.revision)
                writer.endObject()
            }
        }
    }
}
