import Glibc
import NIOCore
import NIOPosix
import Synchronization
import Varlink

/// A service at its socket.
public final class Server: Sendable {
    private let service: Service
    private let limitsOfNext: LatestLimits
    private let group: MultiThreadedEventLoopGroup
    private let listeners: [any Channel]
    private let paths: [String]
    private let ledger: ConnectionLedger

    /// Where to listen.
    public enum Place: Sendable {
        /// A path in the file system. A socket that nobody answers on is replaced; one that somebody does is an error.
        case path(String, mode: UInt16)
        /// A listening socket that was passed on, by systemd for example.
        case descriptor(Int32)
    }

    /// Listens, and answers until `shutDown`.
    ///
    /// - Parameters:
    ///   - threads: event loops; one serves tens of thousands of calls a second.
    ///   - executor: where handlers run that are asynchronous; nil for the runtime's own.
    public static func start(
        _ service: Service, at places: [Place], limits: Limits = Limits(), threads: Int = 1,
        executor: (any TaskExecutor)? = nil
    ) async throws -> Server {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: threads)
        let ledger = ConnectionLedger()
        let limits = LatestLimits(limits)
        let bootstrap = bootstrap(service.sealed(), limits, ledger, group, executor)
        var listeners: [any Channel] = []
        var paths: [String] = []
        do {
            for place in places {
                switch place {
                case .path(let path, let mode):
                    try SocketFile.clear(path)
                    listeners.append(try await SocketFile.bind(bootstrap, to: path))
                    paths.append(path)
                    try SocketFile.setMode(mode, of: path)
                    SocketFile.mark(path)
                case .descriptor(let descriptor):
                    listeners.append(try await bootstrap.withBoundSocket(descriptor).get())
                }
            }
            for listener in listeners { try await ListeningSocket.prepare(listener) }
        } catch {
            for listener in listeners { try? await listener.close() }
            for path in paths { unlink(path) }
            try? await group.shutdownGracefully()
            throw error
        }
        return Server(service, limits, group, listeners, paths, ledger)
    }

    private init(
        _ service: Service, _ limits: LatestLimits, _ group: MultiThreadedEventLoopGroup, _ listeners: [any Channel],
        _ paths: [String], _ ledger: ConnectionLedger
    ) {
        self.service = service
        limitsOfNext = limits
        self.group = group
        self.listeners = listeners
        self.paths = paths
        self.ledger = ledger
    }

    /// How many are connected.
    public var connections: Int { ledger.count }

    /// What peers may take who connect from now on; those who are connected keep theirs.
    public var limits: Limits {
        get { limitsOfNext.value.withLock { $0 } }
        set { limitsOfNext.value.withLock { $0 = newValue } }
    }

    /// Accepts nobody any more, lets open calls finish for as long as `limit`, and leaves no socket of its own behind.
    public func shutDown(within limit: Duration = .seconds(5)) async {
        for listener in listeners { try? await listener.close() }
        for path in paths { unlink(path) }
        let open = ledger.drain()
        for channel in open { channel.pipeline.fireUserInboundEventTriggered(DrainEvent()) }
        await withTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                for channel in open { try? await channel.closeFuture.get() }
            }
            tasks.addTask {
                try? await Task.sleep(for: limit)
                for channel in open { channel.close(promise: nil) }
            }
            await tasks.next()
            tasks.cancelAll()
        }
        try? await group.shutdownGracefully()
    }

    private static func bootstrap(
        _ service: Service, _ latest: LatestLimits, _ ledger: ConnectionLedger, _ group: MultiThreadedEventLoopGroup,
        _ executor: (any TaskExecutor)?
    ) -> ServerBootstrap {
        ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 1_024)
            .childChannelOption(.autoRead, value: false)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelOption(.maxMessagesPerRead, value: 1)
            .childChannelOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: ReadSize.small))
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let limits = latest.value.withLock { $0 }
                    try channel.syncOptions?.setOption(
                        .writeBufferWaterMark, value: .init(low: limits.outputBytes / 2, high: limits.outputBytes))
                    try channel.pipeline.syncOperations.addHandler(
                        ConnectionHandler(service: service, limits: limits, ledger: ledger, executor: executor))
                }
            }
    }
}

/// The limits for whoever connects next.
private final class LatestLimits: Sendable {
    let value: Mutex<Limits>

    init(_ limits: Limits) { value = Mutex(limits) }
}
