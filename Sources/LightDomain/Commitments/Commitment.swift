import Almanac

/// A municipality's promise to light one building in one edition.
package struct Commitment: Hashable, Sendable {
    package var id: CommitmentID
    package var promise: Promise
    /// Where its own window differs from the campaign's.
    package var on: Moment?
    package var off: Moment?
    /// The window; absent where no moment can be found, such as a sunset without a place.
    package var window: Window?
    package var note: String?
    /// When the promise was made, made again or withdrawn: what fell due before is not planned, be it for the building
    /// or, once it is withdrawn, an invitation of its municipality.
    package var since: Instant
    package var judgement: Judgement
    package var revision: Int64

    package init(
        id: CommitmentID, promise: Promise, on: Moment?, off: Moment?, window: Window?, note: String?,
        since: Instant, judgement: Judgement, revision: Int64
    ) {
        self.id = id
        self.promise = promise
        self.on = on
        self.off = off
        self.window = window
        self.note = note
        self.since = since
        self.judgement = judgement
        self.revision = revision
    }
}

/// When a building is lit: `opens` included, `closes` not.
package struct Window: Hashable, Sendable {
    package let opens: Instant
    package let closes: Instant

    /// Absent where it would be empty.
    package init?(opens: Instant, closes: Instant) {
        guard opens < closes else { return nil }
        self.opens = opens
        self.closes = closes
    }
}
