// Generated from io.lightd.Agenda.varlink by varlink-generate; do not edit.
// swift-format-ignore-file

import Varlink

extension Agenda {
    package enum Kind: String, CaseIterable, VarlinkValue {
        case reminder
        case check
        case `switch` = "switch"
    }

    package enum State: String, CaseIterable, VarlinkValue {
        case waiting
        case running
        case done
        case failed
        case missed
        case cancelled
    }

    package struct Attempt: VarlinkStructure {
        package var number: Int
        package var at: String
        package var outcome: Outcome?
        package var detail: String?

        package init(number: Int, at: String, outcome: Outcome? = nil, detail: String? = nil) {
            self.number = number
            self.at = at
            self.outcome = outcome
            self.detail = detail
        }

        package init(members: JSONObject) throws(InvalidValue) {
            var reader = MemberReader(members)
            self.number = try reader.required("number")
            self.at = try reader.required("at")
            self.outcome = try reader.optional("outcome")
            self.detail = try reader.optional("detail")
        }

        package func write(to writer: inout JSONWriter) {
            writer.beginObject()
            writer.member("number", self.number)
            writer.member("at", self.at)
            writer.member("outcome", optional: self.outcome)
            writer.member("detail", optional: self.detail)
            writer.endObject()
        }

        package enum Outcome: String, CaseIterable, VarlinkValue {
            case succeeded
            case deferred
            case failed
            case lost
        }
    }

    package struct Job: VarlinkStructure {
        /// Unique and stable: "2027/antwerpen/stadhuis/week-before" ...
        package var id: String
        package var kind: Kind
        package var rule: String
        /// A commitment, or for an invitation a municipality.
        package var subject: String
        package var due: String
        package var deadline: String?
        package var state: State
        /// Why it was cancelled, missed or failed, as a code.
        package var reason: String?
        package var attempts: [Attempt]
        package var nextAttempt: String?
        /// How it goes out: mail, webhook, exec, http, camera, sacn ...
        package var channel: String?
        /// The mailbox or device. Observers and operators only.
        package var destination: String?

        package init(
            id: String,
            kind: Kind,
            rule: String,
            subject: String,
            due: String,
            deadline: String? = nil,
            state: State,
            reason: String? = nil,
            attempts: [Attempt],
            nextAttempt: String? = nil,
            channel: String? = nil,
            destination: String? = nil
        ) {
            self.id = id
            self.kind = kind
            self.rule = rule
            self.subject = subject
            self.due = due
            self.deadline = deadline
            self.state = state
            self.reason = reason
            self.attempts = attempts
            self.nextAttempt = nextAttempt
            self.channel = channel
            self.destination = destination
        }

        package init(members: JSONObject) throws(InvalidValue) {
            var reader = MemberReader(members)
            self.id = try reader.required("id")
            self.kind = try reader.required("kind")
            self.rule = try reader.required("rule")
            self.subject = try reader.required("subject")
            self.due = try reader.required("due")
            self.deadline = try reader.optional("deadline")
            self.state = try reader.required("state")
            self.reason = try reader.optional("reason")
            self.attempts = try reader.required("attempts")
            self.nextAttempt = try reader.optional("nextAttempt")
            self.channel = try reader.optional("channel")
            self.destination = try reader.optional("destination")
        }

        package func write(to writer: inout JSONWriter) {
            writer.beginObject()
            writer.member("id", self.id)
            writer.member("kind", self.kind)
            writer.member("rule", self.rule)
            writer.member("subject", self.subject)
            writer.member("due", self.due)
            writer.member("deadline", optional: self.deadline)
            writer.member("state", self.state)
            writer.member("reason", optional: self.reason)
            writer.member("attempts", self.attempts)
            writer.member("nextAttempt", optional: self.nextAttempt)
            writer.member("channel", optional: self.channel)
            writer.member("destination", optional: self.destination)
            writer.endObject()
        }
    }

    /// A line of the explanation of one rule for one subject.
    package struct Reason: VarlinkStructure {
        package var rule: String
        package var moment: String
        package var due: String?
        package var state: State
        package var text: String
        package var job: String?

        package init(rule: String, moment: String, due: String? = nil, state: State, text: String, job: String? = nil) {
            self.rule = rule
            self.moment = moment
            self.due = due
            self.state = state
            self.text = text
            self.job = job
        }

        package init(members: JSONObject) throws(InvalidValue) {
            var reader = MemberReader(members)
            self.rule = try reader.required("rule")
            self.moment = try reader.required("moment")
            self.due = try reader.optional("due")
            self.state = try reader.required("state")
            self.text = try reader.required("text")
            self.job = try reader.optional("job")
        }

        package func write(to writer: inout JSONWriter) {
            writer.beginObject()
            writer.member("rule", self.rule)
            writer.member("moment", self.moment)
            writer.member("due", optional: self.due)
            writer.member("state", self.state)
            writer.member("text", self.text)
            writer.member("job", optional: self.job)
            writer.endObject()
        }
    }
}
