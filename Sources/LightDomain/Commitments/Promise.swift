/// Where a commitment stands. People move it, nothing else does.
package enum Promise: String, Hashable, Sendable, CaseIterable {
    case promised, confirmed, withdrawn

    /// Whether there is still something to light.
    package var isLive: Bool { self != .withdrawn }
}

/// Where a municipality stands in an edition.
package enum Standing: String, Hashable, Sendable, CaseIterable {
    case invited, declined, committed
}
