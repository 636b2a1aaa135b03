import Synchronization
import VarlinkServer

/// What the daemon knows of itself beyond its database.
final class DaemonVitals: Vitals {
    private let server = Mutex<Server?>(nil)

    init() {}

    func attach(_ server: Server) { self.server.withLock { $0 = server } }

    var connections: Int { server.withLock { $0?.connections ?? 0 } }

    var isClockSynchronised: Bool { SystemClock().isSynchronised }
}
