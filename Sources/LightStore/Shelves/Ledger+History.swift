import Almanac
import GRDB
import LightDomain

/// A fact with its number.
package struct RecordedEvent: Sendable {
    package var revision: Int64
    package var event: Event
}

extension Ledger {
    /// What `events(matching:)` looks for; what is absent does not filter.
    package struct EventFilter: Sendable {
        /// This subject and what belongs to it: `gent` is also `gent/belfort` and `gent/belfort@2027`.
        package var subject: String?
        /// This kind of fact, or all of a family: `commitment` is also `commitment.confirmed`.
        package var what: String?
        package var from: Instant?
        /// Exclusive.
        package var until: Instant?

        package init(subject: String? = nil, what: String? = nil, from: Instant? = nil, until: Instant? = nil) {
            self.subject = subject
            self.what = what
            self.from = from
            self.until = until
        }
    }

    /// A page of the history after a revision, oldest first.
    package func events(matching filter: EventFilter, after revision: Int64, limit: Int) throws -> [RecordedEvent] {
        var conditions = ["revision > ?"]
        var arguments: [(any DatabaseValueConvertible)?] = [revision]
        if let subject = filter.subject {
            // The character behind a slash is 0, that behind an at sign A.
            conditions.append("(subject = ? OR subject >= ? AND subject < ? OR subject >= ? AND subject < ?)")
            arguments += [subject, subject + "/", subject + "0", subject + "@", subject + "A"]
        }
        if let what = filter.what {
            conditions.append("(what = ? OR what >= ? AND what < ?)")
            arguments += [what, what + ".", what + "/"]
        }
        if let from = filter.from {
            conditions.append("at >= ?")
            arguments.append(from.secondsSince1970)
        }
        if let until = filter.until {
            conditions.append("at < ?")
            arguments.append(until.secondsSince1970)
        }
        arguments.append(limit)
        let sql = """
            SELECT revision, at, who, what, subject, before, after, note FROM event
            WHERE \(conditions.joined(separator: " AND ")) ORDER BY revision LIMIT ?
            """
        return try rows(sql, arguments) { row in
            RecordedEvent(
                revision: row[0],
                event: Event(
                    at: Instant(secondsSince1970: row[1]), who: row[2], what: row[3], subject: row[4], before: row[5],
                    after: row[6], note: row[7]))
        }
    }
}
