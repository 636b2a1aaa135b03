// Generated from io.lightd.History.varlink by varlink-generate; do not edit.
// swift-format-ignore-file

import Varlink

extension History {
    /// [Supports 'more' flag]
    /// Events after since, oldest first; under `more` one a reply, and with follow it goes on as they happen.
    package enum List: VarlinkMethod {
        package static let name = "io.lightd.History.List"

        package struct Input: VarlinkStructure {
            package var since: Int?
            package var subject: String?
            package var what: String?
            package var from: String?
            package var until: String?
            package var follow: Bool?
            package var limit: Int?

            package init(
                since: Int? = nil,
                subject: String? = nil,
                what: String? = nil,
                from: String? = nil,
                until: String? = nil,
                follow: Bool? = nil,
                limit: Int? = nil
            ) {
                self.since = since
                self.subject = subject
                self.what = what
                self.from = from
                self.until = until
                self.follow = follow
                self.limit = limit
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.since = try reader.optional("since")
                self.subject = try reader.optional("subject")
                self.what = try reader.optional("what")
                self.from = try reader.optional("from")
                self.until = try reader.optional("until")
                self.follow = try reader.optional("follow")
                self.limit = try reader.optional("limit")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("since", optional: self.since)
                writer.member("subject", optional: self.subject)
                writer.member("what", optional: self.what)
                writer.member("from", optional: self.from)
                writer.member("until", optional: self.until)
                writer.member("follow", optional: self.follow)
                writer.member("limit", optional: self.limit)
                writer.endObject()
            }
        }

        package struct Output: VarlinkStructure {
            package var event: Event?
            package var events: [Event]?
            package var revision: Int

            package init(event: Event? = nil, events: [Event]? = nil, revision: Int) {
                self.event = event
                self.events = events
                self.revision = revision
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.event = try reader.optional("event")
                self.events = try reader.optional("events")
                self.revision = try reader.required("revision")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("event", optional: self.event)
                writer.member("events", optional: self.events)
                writer.member("revision", self.revision)
                writer.endObject()
            }
        }
    }
}
