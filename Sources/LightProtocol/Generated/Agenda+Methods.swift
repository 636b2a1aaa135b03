// Generated from io.lightd.Agenda.varlink by varlink-generate; do not edit.
// swift-format-ignore-file

import Varlink

extension Agenda {
    /// [Supports 'more' flag]
    package enum List: VarlinkMethod {
        package static let name = "io.lightd.Agenda.List"

        package struct Input: VarlinkStructure {
            package var edition: Int?
            package var kind: Kind?
            package var state: State?
            package var subject: String?
            package var from: String?
            package var until: String?
            package var after: String?
            package var limit: Int?

            package init(
                edition: Int? = nil,
                kind: Kind? = nil,
                state: State? = nil,
                subject: String? = nil,
                from: String? = nil,
                until: String? = nil,
                after: String? = nil,
                limit: Int? = nil
            ) {
                self.edition = edition
                self.kind = kind
                self.state = state
                self.subject = subject
                self.from = from
                self.until = until
                self.after = after
                self.limit = limit
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.edition = try reader.optional("edition")
                self.kind = try reader.optional("kind")
                self.state = try reader.optional("state")
                self.subject = try reader.optional("subject")
                self.from = try reader.optional("from")
                self.until = try reader.optional("until")
                self.after = try reader.optional("after")
                self.limit = try reader.optional("limit")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("edition", optional: self.edition)
                writer.member("kind", optional: self.kind)
                writer.member("state", optional: self.state)
                writer.member("subject", optional: self.subject)
                writer.member("from", optional: self.from)
                writer.member("until", optional: self.until)
                writer.member("after", optional: self.after)
                writer.member("limit", optional: self.limit)
                writer.endObject()
            }
        }

        package struct Output: VarlinkStructure {
            package var job: Job?
            package var jobs: [Job]?
            package var revision: Int

            package init(job: Job? = nil, jobs: [Job]? = nil, revision: Int) {
                self.job = job
                self.jobs = jobs
                self.revision = revision
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.job = try reader.optional("job")
                self.jobs = try reader.optional("jobs")
                self.revision = try reader.required("revision")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("job", optional: self.job)
                writer.member("jobs", optional: self.jobs)
                writer.member("revision", self.revision)
                writer.endObject()
            }
        }
    }

    package enum Get: VarlinkMethod {
        package static let name = "io.lightd.Agenda.Get"

        package struct Input: VarlinkStructure {
            package var id: String

            package init(id: String) {
                self.id = id
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.id = try reader.required("id")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("id", self.id)
                writer.endObject()
            }
        }

        package struct Output: VarlinkStructure {
            package var job: Job

            package init(job: Job) {
                self.job = job
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.job = try reader.required("job")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("job", self.job)
                writer.endObject()
            }
        }
    }

    /// Every rule that could concern the subject, and why it did, will or will not lead to a job.
    package enum Explain: VarlinkMethod {
        package static let name = "io.lightd.Agenda.Explain"

        package struct Input: VarlinkStructure {
            package var subject: String
            package var edition: Int?

            package init(subject: String, edition: Int? = nil) {
                self.subject = subject
                self.edition = edition
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.subject = try reader.required("subject")
                self.edition = try reader.optional("edition")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("subject", self.subject)
                writer.member("edition", optional: self.edition)
                writer.endObject()
            }
        }

        package struct Output: VarlinkStructure {
            package var reasons: [Reason]

            package init(reasons: [Reason]) {
                self.reasons = reasons
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.reasons = try reader.required("reasons")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("reasons", self.reasons)
                writer.endObject()
            }
        }
    }

    /// Does a waiting or ended job now. Refuses a running one.
    package enum Run: VarlinkMethod {
        package static let name = "io.lightd.Agenda.Run"

        package struct Input: VarlinkStructure {
            package var id: String

            package init(id: String) {
                self.id = id
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.id = try reader.required("id")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("id", self.id)
                writer.endObject()
            }
        }

        package struct Output: VarlinkStructure {
            package var job: Job
            package var revision: Int

            package init(job: Job, revision: Int) {
                self.job = job
                self.revision = revision
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.job = try reader.required("job")
                self.revision = try reader.required("revision")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("job", self.job)
                writer.member("revision", self.revision)
                writer.endObject()
            }
        }
    }

    /// Cancels a waiting job, with the reason in the history.
    package enum Cancel: VarlinkMethod {
        package static let name = "io.lightd.Agenda.Cancel"

        package struct Input: VarlinkStructure {
            package var id: String
            package var why: String

            package init(id: String, why: String) {
                self.id = id
                self.why = why
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.id = try reader.required("id")
                self.why = try reader.required("why")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("id", self.id)
                writer.member("why", self.why)
                writer.endObject()
            }
        }

        package struct Output: VarlinkStructure {
            package var job: Job
            package var revision: Int

            package init(job: Job, revision: Int) {
                self.job = job
                self.revision = revision
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.job = try reader.required("job")
                self.revision = try reader.required("revision")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("job", self.job)
                writer.member("revision", self.revision)
                writer.endObject()
            }
        }
    }

    /// Sends the named rule's reminder to the subjects now, whatever the calendar says.
    package enum Remind: VarlinkMethod {
        package static let name = "io.lightd.Agenda.Remind"

        package struct Input: VarlinkStructure {
            package var subjects: [String]
            package var rule: String?
            package var edition: Int?
            package var requestId: String?

            package init(subjects: [String], rule: String? = nil, edition: Int? = nil, requestId: String? = nil) {
                self.subjects = subjects
                self.rule = rule
                self.edition = edition
                self.requestId = requestId
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.subjects = try reader.required("subjects")
                self.rule = try reader.optional("rule")
                self.edition = try reader.optional("edition")
                self.requestId = try reader.optional("requestId")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("subjects", self.subjects)
                writer.member("rule", optional: self.rule)
                writer.member("edition", optional: self.edition)
                writer.member("requestId", optional: self.requestId)
                writer.endObject()
            }
        }

        package struct Output: VarlinkStructure {
            package var jobs: [Job]
            package var revision: Int

            package init(jobs: [Job], revision: Int) {
                self.jobs = jobs
                self.revision = revision
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.jobs = try reader.required("jobs")
                self.revision = try reader.required("revision")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("jobs", self.jobs)
                writer.member("revision", self.revision)
                writer.endObject()
            }
        }
    }

    /// Looks at the buildings now.
    package enum Check: VarlinkMethod {
        package static let name = "io.lightd.Agenda.Check"

        package struct Input: VarlinkStructure {
            package var subjects: [String]
            package var edition: Int?

            package init(subjects: [String], edition: Int? = nil) {
                self.subjects = subjects
                self.edition = edition
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.subjects = try reader.required("subjects")
                self.edition = try reader.optional("edition")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("subjects", self.subjects)
                writer.member("edition", optional: self.edition)
                writer.endObject()
            }
        }

        package struct Output: VarlinkStructure {
            package var jobs: [Job]
            package var revision: Int

            package init(jobs: [Job], revision: Int) {
                self.jobs = jobs
                self.revision = revision
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.jobs = try reader.required("jobs")
                self.revision = try reader.required("revision")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("jobs", self.jobs)
                writer.member("revision", self.revision)
                writer.endObject()
            }
        }
    }

    /// Switches a building's lamps: on, off, or back to what the schedule says (auto); forSeconds restores afterwards.
    package enum Light: VarlinkMethod {
        package static let name = "io.lightd.Agenda.Light"

        package struct Input: VarlinkStructure {
            package var building: String
            package var light: Light
            package var forSeconds: Int?

            package init(building: String, light: Light, forSeconds: Int? = nil) {
                self.building = building
                self.light = light
                self.forSeconds = forSeconds
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.building = try reader.required("building")
                self.light = try reader.required("light")
                self.forSeconds = try reader.optional("forSeconds")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("building", self.building)
                writer.member("light", self.light)
                writer.member("forSeconds", optional: self.forSeconds)
                writer.endObject()
            }

            package enum Light: String, CaseIterable, VarlinkValue {
                case on
                case off
                case auto
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

    /// Records what a person saw; answers of which commitment it was noted.
    package enum Sight: VarlinkMethod {
        package static let name = "io.lightd.Agenda.Sight"

        package struct Input: VarlinkStructure {
            package var subject: String
            package var light: Light
            package var at: String?
            package var note: String?
            package var edition: Int?

            package init(subject: String, light: Light, at: String? = nil, note: String? = nil, edition: Int? = nil) {
                self.subject = subject
                self.light = light
                self.at = at
                self.note = note
                self.edition = edition
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.subject = try reader.required("subject")
                self.light = try reader.required("light")
                self.at = try reader.optional("at")
                self.note = try reader.optional("note")
                self.edition = try reader.optional("edition")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("subject", self.subject)
                writer.member("light", self.light)
                writer.member("at", optional: self.at)
                writer.member("note", optional: self.note)
                writer.member("edition", optional: self.edition)
                writer.endObject()
            }

            package enum Light: String, CaseIterable, VarlinkValue {
                case lit
                case dark
                case wrongColour = "wrong_colour"
            }
        }

        package struct Output: VarlinkStructure {
            package var commitment: String
            package var revision: Int

            package init(commitment: String, revision: Int) {
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

    /// Takes charge of a building in trouble: its escalation stops until `until`, or for good once it is well again.
    package enum Acknowledge: VarlinkMethod {
        package static let name = "io.lightd.Agenda.Acknowledge"

        package struct Input: VarlinkStructure {
            package var subject: String
            package var until: String?
            package var note: String?
            package var edition: Int?

            package init(subject: String, until: String? = nil, note: String? = nil, edition: Int? = nil) {
                self.subject = subject
                self.until = until
                self.note = note
                self.edition = edition
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.subject = try reader.required("subject")
                self.until = try reader.optional("until")
                self.note = try reader.optional("note")
                self.edition = try reader.optional("edition")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("subject", self.subject)
                writer.member("until", optional: self.until)
                writer.member("note", optional: self.note)
                writer.member("edition", optional: self.edition)
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

    /// Hands in one mail as the mail system received it (RFC 5322, base64): an answer or a bounce.
    package enum Receive: VarlinkMethod {
        package static let name = "io.lightd.Agenda.Receive"

        package struct Input: VarlinkStructure {
            package var message: String

            package init(message: String) {
                self.message = message
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.message = try reader.required("message")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("message", self.message)
                writer.endObject()
            }
        }

        package struct Output: VarlinkStructure {
            package var effect: Effect
            package var subject: String?
            package var revision: Int

            package init(effect: Effect, subject: String? = nil, revision: Int) {
                self.effect = effect
                self.subject = subject
                self.revision = revision
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.effect = try reader.required("effect")
                self.subject = try reader.optional("subject")
                self.revision = try reader.required("revision")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("effect", self.effect)
                writer.member("subject", optional: self.subject)
                writer.member("revision", self.revision)
                writer.endObject()
            }

            package enum Effect: String, CaseIterable, VarlinkValue {
                case confirmed
                case declined
                case withdrawn
                case bounced
                case noted
                case ignored
            }
        }
    }

    /// [Requires 'more' flag]
    /// What the engine would do from `from` to `until`, in virtual time, with nothing sent.
    package enum Rehearse: VarlinkMethod {
        package static let name = "io.lightd.Agenda.Rehearse"

        package struct Input: VarlinkStructure {
            package var edition: Int?
            package var from: String?
            package var until: String?
            package var municipality: String?

            package init(edition: Int? = nil, from: String? = nil, until: String? = nil, municipality: String? = nil) {
                self.edition = edition
                self.from = from
                self.until = until
                self.municipality = municipality
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.edition = try reader.optional("edition")
                self.from = try reader.optional("from")
                self.until = try reader.optional("until")
                self.municipality = try reader.optional("municipality")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("edition", optional: self.edition)
                writer.member("from", optional: self.from)
                writer.member("until", optional: self.until)
                writer.member("municipality", optional: self.municipality)
                writer.endObject()
            }
        }

        package struct Output: VarlinkStructure {
            package var at: String
            package var job: Job?
            package var to: String?
            package var title: String?
            package var text: String?
            package var finished: Bool

            package init(
                at: String,
                job: Job? = nil,
                to: String? = nil,
                title: String? = nil,
                text: String? = nil,
                finished: Bool
            ) {
                self.at = at
                self.job = job
                self.to = to
                self.title = title
                self.text = text
                self.finished = finished
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.at = try reader.required("at")
                self.job = try reader.optional("job")
                self.to = try reader.optional("to")
                self.title = try reader.optional("title")
                self.text = try reader.optional("text")
                self.finished = try reader.required("finished")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("at", self.at)
                writer.member("job", optional: self.job)
                writer.member("to", optional: self.to)
                writer.member("title", optional: self.title)
                writer.member("text", optional: self.text)
                writer.member("finished", self.finished)
                writer.endObject()
            }
        }
    }
}
