import Almanac
import LightProtocol
import Synchronization
import VarlinkServer

/// What the daemon knows of itself beyond its database.
final class DaemonVitals: Vitals {
    private let obstacle: String?
    private let started: Instant
    private let server = Mutex<Server?>(nil)

    init(obstacle: String?, started: Instant) {
        self.obstacle = obstacle
        self.started = started
    }

    func attach(_ server: Server) { self.server.withLock { $0 = server } }

    var connections: Int { server.withLock { $0?.connections ?? 0 } }

    var isClockSynchronised: Bool { SystemClock().isSynchronised }

    var problems: [Manager.Problem] {
        guard let obstacle else { return [] }
        return [Manager.Problem(code: "mail-not-configured", subject: nil, since: started.rfc3339, text: obstacle)]
    }
}
