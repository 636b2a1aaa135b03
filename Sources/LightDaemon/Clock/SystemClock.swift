import Almanac
import CClock
import Glibc

/// Says what time it is.
package protocol Clock: Sendable {
    /// The wall clock's whole second, rounded down.
    var now: Instant { get }
    /// Whether something keeps it right.
    var isSynchronised: Bool { get }
    /// Seconds that have passed since some fixed moment, whatever becomes of the wall clock.
    var elapsed: Int64 { get }
}

/// The machine's wall clock.
package struct SystemClock: Clock {
    package init() {}

    package var now: Instant { Instant(secondsSince1970: cclock_now()) }

    /// Whether the kernel knows that its clock is right to within seconds (`adjtimex`). On a machine that just
    /// booted without a network it is not; neither is it where nobody keeps the time.
    package var isSynchronised: Bool { cclock_is_synchronised() }

    package var elapsed: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_BOOTTIME, &time)
        return Int64(time.tv_sec)
    }
}
