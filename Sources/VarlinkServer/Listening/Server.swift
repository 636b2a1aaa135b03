import CVarlink
import Glibc
import Synchronization
import Varlink

/// A service at its socket.
public final class Server: Sendable {
    private let loop: EventLoop
    private let listeners: [Listener]
    private let paths: [String]
    private let ledger: ConnectionLedger
    private let latest: LatestLimits

    /// Where to listen.
    public enum Place: Sendable {
        /// A path in the file system. A socket that nobody answers on is replaced; one that somebody does is an error.
        case path(String, mode: UInt16)
        /// A listening socket that was passed on, by systemd for example.
        case descriptor(Int32)
    }

    /// Listens, and answers until `shutDown`. One thread serves everybody: a hundred thousand calls a second.
    ///
    /// - Parameter executor: where handlers run that are asynchronous; nil for the runtime's own.
    /// - Throws: `ListeningProblem`
    public static func start(
        _ service: Service, at places: [Place], limits: Limits = Limits(), executor: (any TaskExecutor)? = nil
    ) async throws -> Server {
        let loop = try EventLoop()
        let ledger = ConnectionLedger()
        let latest = LatestLimits(limits)
        let service = service.sealed()
        let admit: @Sendable (Int32) -> Void = { socket in
            guard let peer = Peer(socket: socket) else {
                close(socket)
                return
            }
            let limits = latest.value.withLock { $0 }
            let connection = Connection(
                socket, of: peer, on: loop, service: service, limits: limits, ledger: ledger, executor: executor)
            guard ledger.admit(peer, connection, limits) else {
                close(socket)
                return
            }
            connection.assumeIsolated { $0.open() }
        }
        var listeners: [Listener] = []
        var paths: [String] = []
        do {
            for place in places {
                let socket = try open(place, &paths)
                let listener = Listener(socket, on: loop, admit: admit)
                listeners.append(listener)
                try await listener.open()
            }
        } catch {
            for listener in listeners { await listener.close() }
            for path in paths { unlink(path) }
            loop.stop()
            throw error
        }
        return Server(loop, listeners, paths, ledger, latest)
    }

    /// - Returns: a listening socket.
    private static func open(_ place: Place, _ paths: inout [String]) throws -> Int32 {
        let socket: Int32
        switch place {
        case .path(let path, let mode):
            try SocketFile.clear(path)
            socket = try SocketFile.bind(to: path)
            paths.append(path)
            do {
                try SocketFile.setMode(mode, of: path)
            } catch {
                close(socket)
                throw error
            }
            SocketFile.mark(path)
        case .descriptor(let descriptor):
            cvarlink_take_over(descriptor)
            socket = descriptor
        }
        cvarlink_prepare_listener(socket)
        return socket
    }

    private init(
        _ loop: EventLoop, _ listeners: [Listener], _ paths: [String], _ ledger: ConnectionLedger,
        _ latest: LatestLimits
    ) {
        self.loop = loop
        self.listeners = listeners
        self.paths = paths
        self.ledger = ledger
        self.latest = latest
    }

    /// How many are connected.
    public var connections: Int { ledger.count }

    /// What peers may take who connect from now on; those who are connected keep theirs.
    public var limits: Limits {
        get { latest.value.withLock { $0 } }
        set { latest.value.withLock { $0 = newValue } }
    }

    /// Accepts nobody any more, lets open calls finish for as long as `limit`, and leaves no socket of its own behind.
    public func shutDown(within limit: Duration = .seconds(5)) async {
        for listener in listeners { await listener.close() }
        for path in paths { unlink(path) }
        let open = ledger.drain()
        for connection in open { await connection.drain() }
        await withTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                for connection in open { await connection.ended() }
            }
            tasks.addTask {
                try? await Task.sleep(for: limit)
                for connection in open { await connection.close() }
            }
            await tasks.next()
            tasks.cancelAll()
        }
        loop.stop()
    }
}

/// The limits for whoever connects next.
private final class LatestLimits: Sendable {
    let value: Mutex<Limits>

    init(_ limits: Limits) { value = Mutex(limits) }
}
