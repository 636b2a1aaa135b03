/// What the sightings of a commitment amount to.
package enum Verdict: String, Hashable, Sendable, CaseIterable {
    /// Not open yet.
    case pending
    /// Seen lit, and lately.
    case verified
    /// Lit, but only on weaker evidence than a camera's.
    case claimed
    /// Somebody says lit; stronger evidence says not.
    case contradicted
    case dark
    case unknown
}
