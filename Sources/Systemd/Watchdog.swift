import CSystemd

/// How often the manager wants a sign of life (sd_watchdog_enabled(3)).
package enum Watchdog {
    /// The time within which one must come, or the daemon is taken for hung; nil where nobody watches. Half of it is
    /// a good rhythm.
    package static var interval: Duration? {
        var microseconds: UInt64 = 0
        guard sd_watchdog_enabled(0, &microseconds) > 0, microseconds < Int64.max else { return nil }
        return .microseconds(Int64(microseconds))
    }
}
