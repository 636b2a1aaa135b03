import Almanac

/// Whether to act by the machine's clock. A machine that just started without a network believes in some past year; to
/// send, switch or judge by that would be early, late or both.
package struct ClockTrust: Hashable, Sendable {
    /// Why nothing is begun for now.
    package enum Hold: Hashable, Sendable, CustomStringConvertible {
        /// Nothing keeps the clock right; it is trusted all the same in so many seconds.
        case unsynchronised(secondsLeft: Int64)
        /// The clock is behind a fact that was written down already.
        case behind(Instant)

        package var description: String {
            switch self {
            case .unsynchronised(let seconds):
                "the system clock is not synchronised; nothing is begun for \(seconds) s more, or until it is. Start a "
                    + "time service (systemd-timesyncd, chrony), or set clock.holdSeconds to 0"
            case .behind(let last):
                "the system clock is not synchronised and is behind \(last.rfc3339), when something was written down "
                    + "already; nothing is begun until it is right. Set it, or set clock.holdSeconds to 0"
            }
        }
    }

    /// Seconds for which a clock is held in doubt that nothing keeps right; 0 trusts it.
    package let holdSeconds: Int64

    package init(holdSeconds: Int64) { self.holdSeconds = holdSeconds }

    /// - Parameters:
    ///   - uptime: seconds since the daemon started, by a clock that nobody sets.
    ///   - lastFact: when the last fact was written down, by the wall clock of then.
    package func hold(isSynchronised: Bool, uptime: Int64, lastFact: Instant?, at now: Instant) -> Hold? {
        guard holdSeconds > 0, !isSynchronised else { return nil }
        if let lastFact, now < lastFact { return .behind(lastFact) }
        let left = holdSeconds - uptime
        return left > 0 ? .unsynchronised(secondsLeft: left) : nil
    }
}
