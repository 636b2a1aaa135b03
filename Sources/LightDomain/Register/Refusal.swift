/// The daemon's typed "no" to a command. What was asked changed nothing.
package enum Refusal: Error, Hashable, Sendable {
    case notFound(id: String)
    case ambiguous(name: String, candidates: [Gazetteer.Entry])
    case exists(id: String)
    /// `field` is a JSON Pointer (RFC 6901) into the parameters; `reason` says what is wrong and what would do.
    case invalid(field: String, reason: String)
    /// Somebody was faster: the thing is at `revision` now.
    case conflict(id: String, revision: Int64)
    /// The state does not allow it; `allowed` lists the states that would.
    case notAllowed(id: String, state: String, allowed: [String])
    /// The job is under way; what comes of it has to be known first.
    case busy(id: String)
}
