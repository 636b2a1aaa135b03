import Almanac
import CClock
import Glibc
import Synchronization

/// Sleeps until an instant of the wall clock, on a thread of its own that the kernel wakes: when the instant has
/// come, and when somebody set the clock. In between nothing runs, however long it takes.
package final class Alarm: Sendable {
    /// The kernel would not give what an alarm needs.
    package struct Unavailable: Error, CustomStringConvertible {
        package let attempt: String
        package let code: Int32

        package var description: String { "\(attempt): \(String(cString: strerror(code)))" }
    }

    private struct State {
        var instant: Instant?
        var thread: pthread_t?
        var isStopped = false
    }

    private let timer: Int32
    private let bell: Int32
    private let onFire: @Sendable () -> Void
    private let state = Mutex(State())

    /// An alarm without an instant yet.
    ///
    /// - Parameter onFire: called on the alarm's thread, once for each instant that comes and once whenever the
    ///   clock was set; it looks at the clock itself and says with `set` when to be called next.
    package init(onFire: @escaping @Sendable () -> Void) throws(Unavailable) {
        self.onFire = onFire
        timer = cclock_make_timer()
        guard timer >= 0 else { throw Unavailable(attempt: "create a wall-clock timer", code: errno) }
        bell = cclock_make_bell()
        // The timer is closed by `deinit`, which runs after this throw too.
        guard bell >= 0 else { throw Unavailable(attempt: "create an event descriptor", code: errno) }
        try start()
    }

    deinit {
        close(timer)
        close(bell)
    }

    /// Sets the instant; an earlier one is forgotten, one that has passed fires at once. Nil waits for a change of
    /// the clock only. Without effect after `stop`.
    package func set(_ instant: Instant?) {
        state.withLock { state in
            guard !state.isStopped else { return }
            state.instant = instant
            arm(instant)
        }
    }

    /// Ends the thread and waits for it: afterwards `onFire` is not called any more. May be called twice, though
    /// not from `onFire`.
    package func stop() {
        let thread = state.withLock { state in
            state.isStopped = true
            defer { state.thread = nil }
            return state.thread
        }
        guard let thread else { return }
        cclock_ring(bell)
        pthread_join(thread, nil)
    }

    // MARK: The thread

    private func start() throws(Unavailable) {
        arm(nil)
        var thread = pthread_t()
        // The thread keeps the alarm alive until `stop`.
        let myself = Unmanaged.passRetained(self)
        let code = pthread_create(
            &thread, nil,
            { argument in
                if let argument { Unmanaged<Alarm>.fromOpaque(argument).takeRetainedValue().run() }
                return nil
            }, myself.toOpaque())
        guard code == 0 else {
            myself.release()
            throw Unavailable(attempt: "start the alarm's thread", code: code)
        }
        state.withLock { $0.thread = thread }
    }

    private func run() {
        while true {
            let heard = cclock_wait(timer, bell)
            let isStopped = state.withLock { state in
                // After a step of the clock the old setting no longer holds.
                if heard & Int32(CCLOCK_CLOCK_SET) != 0 { arm(state.instant) }
                return state.isStopped
            }
            if isStopped || heard < 0 { return }
            onFire()
        }
    }

    private func arm(_ instant: Instant?) {
        cclock_arm(timer, instant?.secondsSince1970 ?? .max)
    }
}
