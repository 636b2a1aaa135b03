import Almanac

/// Where an edition stands in time, as boards show it.
package enum Phase: String, Hashable, Sendable {
    case before, open, after

    /// - Parameters:
    ///   - opens: the first beginning of its windows; absent where there is none.
    ///   - closes: the last end of them.
    ///   - rollover: the end of an edition without windows.
    package init(opens: Instant?, closes: Instant?, rollover: Instant, at now: Instant) {
        if let opens, now < opens {
            self = .before
        } else if let closes {
            self = now < closes ? .open : .after
        } else {
            self = now < rollover ? .before : .after
        }
    }
}
