import Almanac

/// A fact, committed with the change it reports; the store gives it its number, the revision.
package struct Event: Hashable, Sendable {
    package var at: Instant
    /// `uid:1000 jan`, `daemon`, `mail:antwerpen` ...
    package var who: String
    /// Dotted: `municipality.added`, `commitment.confirmed`, `job.done` ...
    package var what: String
    package var subject: String
    /// The fields that changed, a JSON object each; never personal data.
    package var before: String?
    package var after: String?
    package var note: String?

    package init(
        at: Instant, who: String, what: String, subject: String, before: String? = nil, after: String? = nil,
        note: String? = nil
    ) {
        self.at = at
        self.who = who
        self.what = what
        self.subject = subject
        self.before = before
        self.after = after
        self.note = note
    }
}
