import Glibc

/// Starts threads that nobody joins.
package enum CrewThread {
    private final class Errand {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// False where the machine has no thread to give.
    package static func start(_ run: @escaping @Sendable () -> Void) -> Bool {
        var thread = pthread_t()
        let errand = Unmanaged.passRetained(Errand(run))
        let code = pthread_create(
            &thread, nil,
            { argument in
                if let argument { Unmanaged<Errand>.fromOpaque(argument).takeRetainedValue().run() }
                return nil
            }, errand.toOpaque())
        guard code == 0 else {
            errand.release()
            return false
        }
        pthread_detach(thread)
        return true
    }
}
