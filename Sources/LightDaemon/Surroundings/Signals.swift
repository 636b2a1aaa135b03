import Glibc
import LightWorkers

/// SIGTERM and SIGINT, which end the daemon in good order.
package struct EndSignals: Sendable {
    private static let signals = [SIGTERM, SIGINT]

    /// From now on the signals wait until somebody listens, so that one which comes early is not lost and ends nothing
    /// abruptly. Called before any thread is started: threads inherit it.
    package init() {
        var set = Self.set
        pthread_sigmask(SIG_BLOCK, &set, nil)
    }

    /// Calls `heard` for each signal that came or comes, on a thread of its own.
    ///
    /// - Returns: false where the machine has no thread to give.
    package func listen(_ heard: @escaping @Sendable () -> Void) -> Bool {
        CrewThread.start {
            var set = Self.set
            var signal: Int32 = 0
            while sigwait(&set, &signal) == 0 { heard() }
        }
    }

    private static var set: sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        for signal in signals { sigaddset(&set, signal) }
        return set
    }
}
