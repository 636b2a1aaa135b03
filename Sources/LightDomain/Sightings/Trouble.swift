import Almanac

/// How the looks at a building have gone of late. One bad look is soft: it is looked at again soon, and nobody is told.
/// So many in a row as the rule has `attempts` are hard, and so is the first good one after them.
package struct Trouble: Hashable, Sendable {
    /// Bad looks in a row.
    package var badLooks: Int
    /// The last look of any kind.
    package var lookedAt: Instant?
    /// Since when the trouble is hard; absent while all is well or the trouble is soft.
    package var since: Instant?

    package init(badLooks: Int = 0, lookedAt: Instant? = nil, since: Instant? = nil) {
        self.badLooks = badLooks
        self.lookedAt = lookedAt
        self.since = since
    }

    /// A hard change, the only kind that anybody is told of.
    package enum Change: String, Hashable, Sendable {
        case began, ended
    }

    /// Takes one look into account.
    ///
    /// - Parameter attempts: how many bad looks in a row are hard; at least 1.
    package mutating func look(isWell: Bool, attempts: Int, at now: Instant) -> Change? {
        lookedAt = now
        if isWell {
            defer {
                badLooks = 0
                since = nil
            }
            return since == nil ? nil : .ended
        }
        badLooks += 1
        guard since == nil, badLooks >= attempts else { return nil }
        since = now
        return .began
    }

    /// When a soft state is looked at again; nil while there is nothing to make sure of.
    package func retry(after seconds: Int) -> Instant? {
        guard badLooks > 0, since == nil else { return nil }
        return lookedAt?.advanced(by: Int64(seconds))
    }
}

extension Verdict {
    /// Whether a building with this verdict, in its window, is as it was promised.
    package var isWell: Bool {
        switch self {
        case .verified, .claimed, .pending: true
        case .contradicted, .dark, .unknown: false
        }
    }
}
