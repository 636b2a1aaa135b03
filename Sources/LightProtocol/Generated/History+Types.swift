// Generated from io.lightd.History.varlink by varlink-generate; do not edit.
// swift-format-ignore-file

import Varlink

extension History {
    package struct Event: VarlinkStructure {
        package var revision: Int
        package var at: String
        /// "uid:1000 jan", "daemon", "mail:antwerpen" ...
        package var who: String
        /// Dotted: "municipality.added", "commitment.confirmed", "job.done", "sighting.recorded", "config.reloaded" ...
        package var what: String
        package var subject: String
        /// The fields that changed, before and after; personal data only as it still stands.
        package var before: JSONObject?
        package var after: JSONObject?
        package var note: String?

        package init(
            revision: Int,
            at: String,
            who: String,
            what: String,
            subject: String,
            before: JSONObject? = nil,
            after: JSONObject? = nil,
            note: String? = nil
        ) {
            self.revision = revision
            self.at = at
            self.who = who
            self.what = what
            self.subject = subject
            self.before = before
            self.after = after
            self.note = note
        }

        package init(members: JSONObject) throws(InvalidValue) {
            var reader = MemberReader(members)
            self.revision = try reader.required("revision")
            self.at = try reader.required("at")
            self.who = try reader.required("who")
            self.what = try reader.required("what")
            self.subject = try reader.required("subject")
            self.before = try reader.optional("before")
            self.after = try reader.optional("after")
            self.note = try reader.optional("note")
        }

        package func write(to writer: inout JSONWriter) {
            writer.beginObject()
            writer.member("revision", self.revision)
            writer.member("at", self.at)
            writer.member("who", self.who)
            writer.member("what", self.what)
            writer.member("subject", self.subject)
            writer.member("before", optional: self.before)
            writer.member("after", optional: self.after)
            writer.member("note", optional: self.note)
            writer.endObject()
        }
    }
}
