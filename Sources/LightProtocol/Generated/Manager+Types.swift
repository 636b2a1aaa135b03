// Generated from io.lightd.Manager.varlink by varlink-generate; do not edit.
// swift-format-ignore-file

import Varlink

extension Manager {
    package struct Problem: VarlinkStructure {
        /// A code: "clock-unsynchronised", "smtp-refused", "rule-unplannable", "suspect-self", "disk-full", "contact-unreachable" ...
        package var code: String
        package var subject: String?
        package var since: String
        package var text: String

        package init(code: String, subject: String? = nil, since: String, text: String) {
            self.code = code
            self.subject = subject
            self.since = since
            self.text = text
        }

        package init(members: JSONObject) throws(InvalidValue) {
            var reader = MemberReader(members)
            self.code = try reader.required("code")
            self.subject = try reader.optional("subject")
            self.since = try reader.required("since")
            self.text = try reader.required("text")
        }

        package func write(to writer: inout JSONWriter) {
            writer.beginObject()
            writer.member("code", self.code)
            writer.member("subject", optional: self.subject)
            writer.member("since", self.since)
            writer.member("text", self.text)
            writer.endObject()
        }
    }

    package enum Right: String, CaseIterable, VarlinkValue {
        case `public` = "public"
        case observer
        case `operator` = "operator"
    }
}
