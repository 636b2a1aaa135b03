import Almanac

/// Whether the fault may be ours. When nothing at all can be reached any more, a cut cable of our own is likelier than
/// that of every town at once: then nobody is written to in a mass until it is clear.
package enum SelfDoubt {
    /// Fewer buildings than this prove nothing.
    package static let fewest = 3
    /// Seconds for which a reminder is held before it is looked at again.
    package static let hold: Int64 = 300
    /// Seconds before its deadline at which a reminder goes all the same: better one too many than none.
    package static let reserve: Int64 = 1_800

    /// - Parameter latest: of each building that was looked at lately by a device, what the last look found.
    package static func isSuspected(latest: [Light]) -> Bool {
        latest.count >= fewest && latest.allSatisfy { $0 == .unreachable }
    }

    /// When a reminder that is due at `now` may go instead, while we doubt ourselves; nil if it has to go now.
    package static func held(deadline: Instant, at now: Instant) -> Instant? {
        let last = deadline.advanced(by: -reserve)
        return now < last ? min(now.advanced(by: hold), last) : nil
    }
}
