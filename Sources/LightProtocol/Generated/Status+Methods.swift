// Generated from io.lightd.Status.varlink by varlink-generate; do not edit.
// swift-format-ignore-file

import Varlink

extension Status {
    /// The counts. With since and instance of the last answer, unchanged is true and summary absent where nothing happened; with
    /// waitSeconds (at most 30) the answer then waits for a change. instance changes when a backup is restored.
    package enum Get: VarlinkMethod {
        package static let name = "io.lightd.Status.Get"

        package struct Input: VarlinkStructure {
            package var edition: Int?
            package var since: Int?
            package var instance: String?
            package var waitSeconds: Int?

            package init(edition: Int? = nil, since: Int? = nil, instance: String? = nil, waitSeconds: Int? = nil) {
                self.edition = edition
                self.since = since
                self.instance = instance
                self.waitSeconds = waitSeconds
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.edition = try reader.optional("edition")
                self.since = try reader.optional("since")
                self.instance = try reader.optional("instance")
                self.waitSeconds = try reader.optional("waitSeconds")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("edition", optional: self.edition)
                writer.member("since", optional: self.since)
                writer.member("instance", optional: self.instance)
                writer.member("waitSeconds", optional: self.waitSeconds)
                writer.endObject()
            }
        }

        package struct Output: VarlinkStructure {
            package var revision: Int
            package var instance: String
            package var unchanged: Bool
            package var at: String
            package var summary: Summary?

            package init(revision: Int, instance: String, unchanged: Bool, at: String, summary: Summary? = nil) {
                self.revision = revision
                self.instance = instance
                self.unchanged = unchanged
                self.at = at
                self.summary = summary
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.revision = try reader.required("revision")
                self.instance = try reader.required("instance")
                self.unchanged = try reader.required("unchanged")
                self.at = try reader.required("at")
                self.summary = try reader.optional("summary")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("revision", self.revision)
                writer.member("instance", self.instance)
                writer.member("unchanged", self.unchanged)
                writer.member("at", self.at)
                writer.member("summary", optional: self.summary)
                writer.endObject()
            }
        }
    }

    /// [Supports 'more' flag]
    /// The facades that changed after since (absent: all), in order of revision. Under `more` one a reply, and a last reply without one.
    package enum ListFacades: VarlinkMethod {
        package static let name = "io.lightd.Status.ListFacades"

        package struct Input: VarlinkStructure {
            package var edition: Int?
            package var since: Int?
            package var municipality: String?
            package var verdict: Verdict?
            package var after: String?
            package var limit: Int?

            package init(
                edition: Int? = nil,
                since: Int? = nil,
                municipality: String? = nil,
                verdict: Verdict? = nil,
                after: String? = nil,
                limit: Int? = nil
            ) {
                self.edition = edition
                self.since = since
                self.municipality = municipality
                self.verdict = verdict
                self.after = after
                self.limit = limit
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.edition = try reader.optional("edition")
                self.since = try reader.optional("since")
                self.municipality = try reader.optional("municipality")
                self.verdict = try reader.optional("verdict")
                self.after = try reader.optional("after")
                self.limit = try reader.optional("limit")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("edition", optional: self.edition)
                writer.member("since", optional: self.since)
                writer.member("municipality", optional: self.municipality)
                writer.member("verdict", optional: self.verdict)
                writer.member("after", optional: self.after)
                writer.member("limit", optional: self.limit)
                writer.endObject()
            }
        }

        package struct Output: VarlinkStructure {
            package var facade: Facade?
            package var facades: [Facade]?
            package var revision: Int

            package init(facade: Facade? = nil, facades: [Facade]? = nil, revision: Int) {
                self.facade = facade
                self.facades = facades
                self.revision = revision
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.facade = try reader.optional("facade")
                self.facades = try reader.optional("facades")
                self.revision = try reader.required("revision")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("facade", optional: self.facade)
                writer.member("facades", optional: self.facades)
                writer.member("revision", self.revision)
                writer.endObject()
            }
        }
    }

    /// [Requires 'more' flag]
    /// The facades as they are (or all that changed after since), then ready, then each change as it happens and a heartbeat when nothing
    /// does. A cursor into the revisions, not a queue: a slow reader gets each facade's latest state when it reads again, and never misses the last.
    package enum Watch: VarlinkMethod {
        package static let name = "io.lightd.Status.Watch"

        package struct Input: VarlinkStructure {
            package var edition: Int?
            package var since: Int?
            package var instance: String?
            package var municipality: String?
            package var heartbeatSeconds: Int?

            package init(
                edition: Int? = nil,
                since: Int? = nil,
                instance: String? = nil,
                municipality: String? = nil,
                heartbeatSeconds: Int? = nil
            ) {
                self.edition = edition
                self.since = since
                self.instance = instance
                self.municipality = municipality
                self.heartbeatSeconds = heartbeatSeconds
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.edition = try reader.optional("edition")
                self.since = try reader.optional("since")
                self.instance = try reader.optional("instance")
                self.municipality = try reader.optional("municipality")
                self.heartbeatSeconds = try reader.optional("heartbeatSeconds")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("edition", optional: self.edition)
                writer.member("since", optional: self.since)
                writer.member("instance", optional: self.instance)
                writer.member("municipality", optional: self.municipality)
                writer.member("heartbeatSeconds", optional: self.heartbeatSeconds)
                writer.endObject()
            }
        }

        package struct Output: VarlinkStructure {
            package var kind: Kind
            package var facade: Facade?
            package var summary: Summary?
            package var revision: Int
            package var instance: String
            package var at: String

            package init(
                kind: Kind,
                facade: Facade? = nil,
                summary: Summary? = nil,
                revision: Int,
                instance: String,
                at: String
            ) {
                self.kind = kind
                self.facade = facade
                self.summary = summary
                self.revision = revision
                self.instance = instance
                self.at = at
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.kind = try reader.required("kind")
                self.facade = try reader.optional("facade")
                self.summary = try reader.optional("summary")
                self.revision = try reader.required("revision")
                self.instance = try reader.required("instance")
                self.at = try reader.required("at")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("kind", self.kind)
                writer.member("facade", optional: self.facade)
                writer.member("summary", optional: self.summary)
                writer.member("revision", self.revision)
                writer.member("instance", self.instance)
                writer.member("at", self.at)
                writer.endObject()
            }

            package enum Kind: String, CaseIterable, VarlinkValue {
                case facade
                case summary
                case ready
                case heartbeat
            }
        }
    }
}
