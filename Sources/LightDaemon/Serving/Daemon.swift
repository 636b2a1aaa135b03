import Almanac
import Foundation
import LightDomain
import LightEngine
import LightProtocol
import LightStore
import Logging
import ServiceLifecycle
import Systemd
import Varlink
import VarlinkServer

/// The daemon: everything put together, in the order in which it is needed, and taken apart in the opposite one.
package struct Daemon: Sendable {
    package static let version = "0.1.0"

    /// Where things are, as the command line says it.
    package struct Places: Sendable {
        package var configuration: String
        /// Whether somebody named the file, which then must be there.
        package var isConfigurationNamed: Bool
        package var state: String
        package var socket: String?

        package init(configuration: String, isConfigurationNamed: Bool, state: String, socket: String?) {
            self.configuration = configuration
            self.isConfigurationNamed = isConfigurationNamed
            self.state = state
            self.socket = socket
        }

        /// Where the daemon answers.
        func socketPath(_ configuration: Configuration) -> String {
            socket ?? configuration.socket.path ?? Daemon.usualSocket
        }
    }

    private let places: Places
    private let whole: Configuration.Whole
    private let gazetteer: Gazetteer
    private let logger: Logger

    private var configuration: Configuration { whole.configuration }
    /// The files of settings that were read; none where the built-in defaults hold.
    package var files: [String] { whole.files }
    /// What of the configuration is not wrong and yet hardly meant.
    package var doubts: [ConfigurationError] { whole.doubts }

    /// Reads the configuration; nothing is opened or changed yet.
    ///
    /// - Throws: `ConfigurationErrors`, which name file, line and column.
    package init(_ places: Places, logger: Logger) throws {
        self.places = places
        whole = try Configuration.read(places.configuration, isNamed: places.isConfigurationNamed)
        gazetteer = Gazetteer(
            GazetteerFile.belgium(municipalities: EmbeddedText.municipalities, mergers: EmbeddedText.mergers))
        var logger = logger
        logger.logLevel = whole.configuration.logLevel.level
        self.logger = logger
    }

    /// Runs until a signal ends it. On `TaskThreads`, for nothing in it is to wake without need.
    package func run(until signals: Signals) async throws {
        for doubt in doubts { logger.warning("\(doubt)") }
        let clock = SystemClock()
        let (store, lock) = try openStore(at: clock.now)
        defer { withExtendedLifetime(lock) {} }
        let instance = try store.read { try $0.instance().id }
        let outfitter = Outfitter(places: places, store: store, instance: instance, gazetteer: gazetteer, clock: clock)
        let rules = Replaceable(outfitter.inForce(whole))
        let news = News(revision: try store.read { try $0.revision() })
        let keeper = Keeper(
            engine: rules.value.engine, clock: clock, news: news, trust: outfitter.trust(whole))
        let lost = try await keeper.recover()
        if lost > 0 {
            logger.notice("attempts that the last run left open will be made again", metadata: ["attempts": "\(lost)"])
        }

        let outfit = Replaceable(try outfitter.outfit(whole, after: nil))
        let dispatcher = Dispatcher(keeper: keeper, hands: { outfit.value.hands }, news: news, logger: logger)
        let reloader = Reloader(
            places, whole, outfitter, keeper: keeper, rules: rules, outfit: outfit, logger: logger)

        let board = StatusBoard(instance: instance, news: news)
        let house = House(keeper: keeper, store: store, board: board, news: news, clock: clock, rules: rules)
        let vitals = DaemonVitals()
        let status = StatusControl(house: house)
        let watchBoard = WatchBoard(status: status, logger: logger)
        let server = try await serve(house, status, vitals, watchBoard, reloader, started: clock.now)
        vitals.attach(server)
        await reloader.attach(server)
        let (heard, hear) = AsyncStream<Signals.Heard>.makeStream()
        if !signals.listen({ hear.yield($0) }) {
            logger.error("the machine has no thread to hear signals with: only SIGKILL ends this run")
        }
        let presence = Presence(
            say: { announceReady(campaign: house.engine.campaign, at: clock.now) }, heard: heard,
            reload: { _ = try? await reloader.reload(by: "SIGHUP") })

        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [
                    .init(service: dispatcher), .init(service: watchBoard),
                    .init(service: presence, successTerminationBehavior: .gracefullyShutdownGroup),
                ], logger: logger))
        try await group.run()

        Notify().stopping()
        await server.shutDown()
        removeLinks()
        await outfit.value.close()
        try store.close()
        logger.info("stopped")
    }

    // MARK: Parts

    private var databasePath: String { "\(places.state)/lightd.sqlite" }

    private func openStore(at now: Instant) throws -> (Store, StateLock) {
        try Folders.make(
            places.state, for: "the state folder", mode: 0o700,
            remedy: "Give lightd one of its own with --state, or make this one and give it to lightd's user")
        let lock = try StateLock(folder: places.state)
        // The register is drawn once and names the database for good; letters carry it in their Message-ID.
        let instance = (0..<8).map { _ in String("abcdefghijkmnpqrstuvwxyz23456789".randomElement() ?? "x") }.joined()
        return (try Store(path: databasePath, instance: instance, at: now), lock)
    }

    private func serve(
        _ house: House, _ status: StatusControl, _ vitals: DaemonVitals, _ watchBoard: WatchBoard,
        _ reloader: Reloader, started: Instant
    ) async throws -> Server {
        let logger = logger
        var service = try Service(
            vendor: "lightd", product: "lightd", version: Self.version, url: "https://github.com/lightd/lightd"
        ) { error, method, reference in
            logger.error(
                "unforeseen", metadata: ["method": "\(method)", "reference": "\(reference)", "error": "\(error)"])
        }
        for interface in Interfaces.all { try service.serve(interface) }
        Controls(
            register: RegisterControl(house: house), status: status, agenda: AgendaControl(house: house),
            manager: ManagerControl(
                house: house, version: Self.version, started: started, vitals: vitals, reloader: reloader,
                logger: logger),
            watchBoard: watchBoard, history: HistoryControl(house: house)
        ).implement(in: &service)
        return try await Server.start(
            service, at: [try socket()], limits: VarlinkServer.Limits(configuration.limits),
            executor: TaskThreads.shared)
    }

    private var socketPath: String { places.socketPath(configuration) }

    /// `/run/lightd/io.lightd` for root, the XDG runtime directory for anybody else.
    package static var usualSocket: String {
        guard geteuid() != 0, let folder = ProcessInfo.processInfo.environment["XDG_RUNTIME_DIR"] else {
            return "/run/lightd/io.lightd"
        }
        return "\(folder)/lightd/io.lightd"
    }

    private func socket() throws -> Server.Place {
        let folder = (socketPath as NSString).deletingLastPathComponent
        guard socketPath.utf8.count <= ListeningProblem.longestPath else {
            throw ListeningProblem.tooLong(path: socketPath)
        }
        try Folders.make(
            folder.isEmpty ? "." : folder, for: "the socket's folder", mode: 0o777,
            remedy: "Choose another place with --socket or socket.path, or make the folder for lightd's user")
        for interface in Interfaces.all { try linkInterface(interface.name, in: folder) }
        return .path(socketPath, mode: UInt16(configuration.socket.mode))
    }

    /// Varlink clients look for a service under its interface's name.
    private func linkInterface(_ name: String, in folder: String) throws {
        let link = "\(folder)/\(name)"
        guard link != socketPath else { return }
        let target = (socketPath as NSString).lastPathComponent
        if (try? FileManager.default.destinationOfSymbolicLink(atPath: link)) == target { return }
        try? FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
    }

    private func removeLinks() {
        let folder = (socketPath as NSString).deletingLastPathComponent
        let target = (socketPath as NSString).lastPathComponent
        for interface in Interfaces.all {
            let link = "\(folder)/\(interface.name)"
            guard (try? FileManager.default.destinationOfSymbolicLink(atPath: link)) == target else { continue }
            try? FileManager.default.removeItem(atPath: link)
        }
    }

    private func announceReady(campaign: Campaign, at now: Instant) {
        let edition = Edition.next(of: campaign, at: now)
        let line = "ready: \(socketPath)"
        FileHandle.standardError.write(Data("\(line)\n".utf8))
        Notify().ready(status: edition.map { "edition \($0.year), \(socketPath)" } ?? line)
        StartMemory.release()
    }
}

/// Says that the daemon is ready once the services run, reloads when it is told to, and ends with the first signal that
/// says so, one that came earlier included: whoever reads that it is ready may end it at once.
private struct Presence: ServiceLifecycle.Service {
    let say: @Sendable () -> Void
    let heard: AsyncStream<Signals.Heard>
    let reload: @Sendable () async -> Void

    func run() async throws {
        say()
        await cancelWhenGracefulShutdown {
            for await signal in heard {
                switch signal {
                case .end: return
                case .reload: await reload()
                }
            }
        }
    }
}
