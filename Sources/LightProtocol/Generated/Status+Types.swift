// Generated from io.lightd.Status.varlink by varlink-generate; do not edit.
// swift-format-ignore-file

import Varlink

extension Status {
    package enum Light: String, CaseIterable, VarlinkValue {
        case lit
        case dark
        case wrongColour = "wrong_colour"
        case unreachable
        case unknown
    }

    /// From weak to strong.
    package enum Evidence: String, CaseIterable, VarlinkValue {
        case commanded
        case claimed
        case echoed
        case seen
    }

    package enum Verdict: String, CaseIterable, VarlinkValue {
        case pending
        case verified
        case claimed
        case contradicted
        case dark
        case unknown
    }

    package enum Phase: String, CaseIterable, VarlinkValue {
        case before
        case open
        case after
    }

    package struct Sighting: VarlinkStructure {
        package var light: Light
        package var evidence: Evidence
        package var by: String
        package var at: String
        package var detail: String?

        package init(light: Light, evidence: Evidence, by: String, at: String, detail: String? = nil) {
            self.light = light
            self.evidence = evidence
            self.by = by
            self.at = at
            self.detail = detail
        }

        package init(members: JSONObject) throws(InvalidValue) {
            var reader = MemberReader(members)
            self.light = try reader.required("light")
            self.evidence = try reader.required("evidence")
            self.by = try reader.required("by")
            self.at = try reader.required("at")
            self.detail = try reader.optional("detail")
        }

        package func write(to writer: inout JSONWriter) {
            writer.beginObject()
            writer.member("light", self.light)
            writer.member("evidence", self.evidence)
            writer.member("by", self.by)
            writer.member("at", self.at)
            writer.member("detail", optional: self.detail)
            writer.endObject()
        }
    }

    /// One building as a board shows it.
    package struct Facade: VarlinkStructure {
        /// The commitment: "antwerpen/stadhuis@2027".
        package var id: String
        package var building: String
        package var municipality: String
        package var names: [String: String]
        package var division: String?
        package var latitude: Double?
        package var longitude: Double?
        package var promise: Promise
        package var opens: String?
        package var closes: String?
        package var verdict: Verdict
        /// Why, as a code for translation: "camera-dark", "no-sighting", "echo-only" ...
        package var reason: String?
        /// The sighting that decided, and its age limit.
        package var sighting: Sighting?
        package var freshUntil: String?
        package var acknowledged: Bool
        package var revision: Int

        package init(
            id: String,
            building: String,
            municipality: String,
            names: [String: String],
            division: String? = nil,
            latitude: Double? = nil,
            longitude: Double? = nil,
            promise: Promise,
            opens: String? = nil,
            closes: String? = nil,
            verdict: Verdict,
            reason: String? = nil,
            sighting: Sighting? = nil,
            freshUntil: String? = nil,
            acknowledged: Bool,
            revision: Int
        ) {
            self.id = id
            self.building = building
            self.municipality = municipality
            self.names = names
            self.division = division
            self.latitude = latitude
            self.longitude = longitude
            self.promise = promise
            self.opens = opens
            self.closes = closes
            self.verdict = verdict
            self.reason = reason
            self.sighting = sighting
            self.freshUntil = freshUntil
            self.acknowledged = acknowledged
            self.revision = revision
        }

        package init(members: JSONObject) throws(InvalidValue) {
            var reader = MemberReader(members)
            self.id = try reader.required("id")
            self.building = try reader.required("building")
            self.municipality = try reader.required("municipality")
            self.names = try reader.required("names")
            self.division = try reader.optional("division")
            self.latitude = try reader.optional("latitude")
            self.longitude = try reader.optional("longitude")
            self.promise = try reader.required("promise")
            self.opens = try reader.optional("opens")
            self.closes = try reader.optional("closes")
            self.verdict = try reader.required("verdict")
            self.reason = try reader.optional("reason")
            self.sighting = try reader.optional("sighting")
            self.freshUntil = try reader.optional("freshUntil")
            self.acknowledged = try reader.required("acknowledged")
            self.revision = try reader.required("revision")
        }

        package func write(to writer: inout JSONWriter) {
            writer.beginObject()
            writer.member("id", self.id)
            writer.member("building", self.building)
            writer.member("municipality", self.municipality)
            writer.member("names", self.names)
            writer.member("division", optional: self.division)
            writer.member("latitude", optional: self.latitude)
            writer.member("longitude", optional: self.longitude)
            writer.member("promise", self.promise)
            writer.member("opens", optional: self.opens)
            writer.member("closes", optional: self.closes)
            writer.member("verdict", self.verdict)
            writer.member("reason", optional: self.reason)
            writer.member("sighting", optional: self.sighting)
            writer.member("freshUntil", optional: self.freshUntil)
            writer.member("acknowledged", self.acknowledged)
            writer.member("revision", self.revision)
            writer.endObject()
        }

        package enum Promise: String, CaseIterable, VarlinkValue {
            case promised
            case confirmed
            case withdrawn
        }
    }

    /// Counts of an edition; key of byDivision: the division's name.
    package struct Summary: VarlinkStructure {
        package var edition: Int
        package var campaign: String
        package var day: String
        package var colour: String
        package var phase: Phase
        package var opensFirst: String?
        package var closesLast: String?
        package var municipalities: Municipalities
        package var commitments: Commitments
        package var verdicts: [String: Int]
        package var byDivision: [String: ByDivision]
        package var jobs: Jobs
        package var nextJob: String?

        package init(
            edition: Int,
            campaign: String,
            day: String,
            colour: String,
            phase: Phase,
            opensFirst: String? = nil,
            closesLast: String? = nil,
            municipalities: Municipalities,
            commitments: Commitments,
            verdicts: [String: Int],
            byDivision: [String: ByDivision],
            jobs: Jobs,
            nextJob: String? = nil
        ) {
            self.edition = edition
            self.campaign = campaign
            self.day = day
            self.colour = colour
            self.phase = phase
            self.opensFirst = opensFirst
            self.closesLast = closesLast
            self.municipalities = municipalities
            self.commitments = commitments
            self.verdicts = verdicts
            self.byDivision = byDivision
            self.jobs = jobs
            self.nextJob = nextJob
        }

        package init(members: JSONObject) throws(InvalidValue) {
            var reader = MemberReader(members)
            self.edition = try reader.required("edition")
            self.campaign = try reader.required("campaign")
            self.day = try reader.required("day")
            self.colour = try reader.required("colour")
            self.phase = try reader.required("phase")
            self.opensFirst = try reader.optional("opensFirst")
            self.closesLast = try reader.optional("closesLast")
            self.municipalities = try reader.required("municipalities")
            self.commitments = try reader.required("commitments")
            self.verdicts = try reader.required("verdicts")
            self.byDivision = try reader.required("byDivision")
            self.jobs = try reader.required("jobs")
            self.nextJob = try reader.optional("nextJob")
        }

        package func write(to writer: inout JSONWriter) {
            writer.beginObject()
            writer.member("edition", self.edition)
            writer.member("campaign", self.campaign)
            writer.member("day", self.day)
            writer.member("colour", self.colour)
            writer.member("phase", self.phase)
            writer.member("opensFirst", optional: self.opensFirst)
            writer.member("closesLast", optional: self.closesLast)
            writer.member("municipalities", self.municipalities)
            writer.member("commitments", self.commitments)
            writer.member("verdicts", self.verdicts)
            writer.member("byDivision", self.byDivision)
            writer.member("jobs", self.jobs)
            writer.member("nextJob", optional: self.nextJob)
            writer.endObject()
        }

        package struct Municipalities: VarlinkStructure {
            package var invited: Int
            package var declined: Int
            package var committed: Int

            package init(invited: Int, declined: Int, committed: Int) {
                self.invited = invited
                self.declined = declined
                self.committed = committed
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.invited = try reader.required("invited")
                self.declined = try reader.required("declined")
                self.committed = try reader.required("committed")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("invited", self.invited)
                writer.member("declined", self.declined)
                writer.member("committed", self.committed)
                writer.endObject()
            }
        }

        package struct Commitments: VarlinkStructure {
            package var promised: Int
            package var confirmed: Int
            package var withdrawn: Int

            package init(promised: Int, confirmed: Int, withdrawn: Int) {
                self.promised = promised
                self.confirmed = confirmed
                self.withdrawn = withdrawn
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.promised = try reader.required("promised")
                self.confirmed = try reader.required("confirmed")
                self.withdrawn = try reader.required("withdrawn")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("promised", self.promised)
                writer.member("confirmed", self.confirmed)
                writer.member("withdrawn", self.withdrawn)
                writer.endObject()
            }
        }

        package struct ByDivision: VarlinkStructure {
            package var municipalities: Int
            package var commitments: Int
            package var confirmed: Int
            package var verified: Int

            package init(municipalities: Int, commitments: Int, confirmed: Int, verified: Int) {
                self.municipalities = municipalities
                self.commitments = commitments
                self.confirmed = confirmed
                self.verified = verified
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.municipalities = try reader.required("municipalities")
                self.commitments = try reader.required("commitments")
                self.confirmed = try reader.required("confirmed")
                self.verified = try reader.required("verified")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("municipalities", self.municipalities)
                writer.member("commitments", self.commitments)
                writer.member("confirmed", self.confirmed)
                writer.member("verified", self.verified)
                writer.endObject()
            }
        }

        package struct Jobs: VarlinkStructure {
            package var due: Int
            package var done: Int
            package var failed: Int
            package var missed: Int

            package init(due: Int, done: Int, failed: Int, missed: Int) {
                self.due = due
                self.done = done
                self.failed = failed
                self.missed = missed
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.due = try reader.required("due")
                self.done = try reader.required("done")
                self.failed = try reader.required("failed")
                self.missed = try reader.required("missed")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("due", self.due)
                writer.member("done", self.done)
                writer.member("failed", self.failed)
                writer.member("missed", self.missed)
                writer.endObject()
            }
        }
    }
}
