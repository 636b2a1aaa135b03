import Glibc
import LightWorkers

/// The signals that the daemon hears: SIGTERM and SIGINT end it in good order, SIGHUP has it read its configuration
/// again.
package struct Signals: Sendable {
    package enum Heard: Sendable {
        case end, reload
    }

    private static let heard: [Int32: Heard] = [SIGTERM: .end, SIGINT: .end, SIGHUP: .reload]

    /// From now on the signals wait until somebody listens, so that one which comes early is not lost and ends nothing
    /// abruptly. Called before any thread is started: threads inherit it.
    package init() {
        var set = Self.set
        pthread_sigmask(SIG_BLOCK, &set, nil)
    }

    /// Calls `hear` for each signal that came or comes, on a thread of its own.
    ///
    /// - Returns: false where the machine has no thread to give.
    package func listen(_ hear: @escaping @Sendable (Heard) -> Void) -> Bool {
        CrewThread.start {
            var set = Self.set
            var signal: Int32 = 0
            while sigwait(&set, &signal) == 0 {
                if let heard = Self.heard[signal] { hear(heard) }
            }
        }
    }

    private static var set: sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        for signal in heard.keys { sigaddset(&set, signal) }
        return set
    }
}
