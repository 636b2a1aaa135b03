import Almanac
import Foundation
import LightDomain
import LightEngine
import LightProtocol
import LightStore
import LightWorkers
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
    }

    private let places: Places
    private let configuration: Configuration
    private let yaml: String
    private let messages: Messages
    private let surroundings: Surroundings
    /// The files of settings that were read; none where the built-in defaults hold.
    package let files: [String]
    /// What of the configuration is not wrong and yet hardly meant.
    package let doubts: [ConfigurationError]
    private let logger: Logger

    /// Reads the configuration; nothing is opened or changed yet.
    ///
    /// - Throws: `ConfigurationErrors`, which name file, line and column.
    package init(_ places: Places, logger: Logger) throws {
        self.places = places
        let whole = try Configuration.read(places.configuration, isNamed: places.isConfigurationNamed)
        (configuration, messages, files, doubts) = (whole.configuration, whole.messages, whole.files, whole.doubts)
        yaml = whole.yaml
        surroundings = Surroundings(
            zones: ZoneFiles().zones, holidays: whole.holidays,
            gazetteer: Gazetteer(
                GazetteerFile.belgium(municipalities: EmbeddedText.municipalities, mergers: EmbeddedText.mergers)))
        var logger = logger
        logger.logLevel = configuration.logLevel.level
        self.logger = logger
    }

    /// Runs until a signal ends it. On `TaskThreads`, for nothing in it is to wake without need.
    package func run(until signals: EndSignals) async throws {
        for doubt in doubts { logger.warning("\(doubt)") }
        let clock = SystemClock()
        let (store, lock) = try openStore(at: clock.now)
        defer { withExtendedLifetime(lock) {} }
        let engine = Engine(store: store, campaign: configuration.campaign, surroundings: surroundings)
        let instance = try store.read { try $0.instance().id }
        let news = News(revision: try store.read { try $0.revision() })
        let keeper = Keeper(
            engine: engine, clock: clock, news: news, trust: ClockTrust(holdSeconds: Int64(configuration.clock.hold)))
        let lost = try await keeper.recover()
        if lost > 0 {
            logger.notice("attempts that the last run left open will be made again", metadata: ["attempts": "\(lost)"])
        }

        let office = postOffice(instance: instance, clock: clock)
        let credentials = ProcessInfo.processInfo.environment["CREDENTIALS_DIRECTORY"]
        let (reminders, transport) = try office.worker(credentials: credentials)
        let checks = CheckWorker(
            lookers: configuration.checks.concurrency, secrets: [secretsFolder])
        let switches = LampWorker(
            hands: configuration.lamps.concurrency, secrets: [secretsFolder], now: { clock.now })
        let dispatcher = Dispatcher(
            keeper: keeper, workers: .init(reminders: reminders, checks: checks, switches: switches),
            limits: dispatchLimits, news: news, logger: logger)

        let board = StatusBoard(instance: instance, news: news)
        let house = House(
            keeper: keeper, store: store, engine: engine, board: board, news: news, clock: clock, rights: rights())
        let vitals = DaemonVitals(obstacle: configuration.mail.obstacle, started: clock.now)
        let status = StatusControl(house: house)
        let watchBoard = WatchBoard(status: status, logger: logger)
        let server = try await serve(house, status, office, vitals, watchBoard, started: clock.now)
        vitals.attach(server)
        let edition = Edition.next(of: configuration.campaign, at: clock.now)
        let (ends, end) = AsyncStream<Void>.makeStream()
        if !signals.listen({ end.yield() }) {
            logger.error("the machine has no thread to hear signals with: only SIGKILL ends this run")
        }
        let presence = Presence(say: { announceReady(edition: edition) }, ends: ends)

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
        await transport?.close()
        await checks.close()
        await switches.close()
        try store.close()
        logger.info("stopped")
    }

    // MARK: Parts

    /// Where files with secrets of probes may lie: beside the configuration, and not where the mail server's password
    /// is, since whoever registers a probe may send these anywhere.
    private var secretsFolder: String {
        ((places.configuration as NSString).deletingLastPathComponent as NSString).appendingPathComponent("secrets")
    }

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

    /// More letters are claimed than there are connections, so that none waits for the database between two.
    private var dispatchLimits: Dispatcher.Limits {
        Dispatcher.Limits(
            reminders: 16 * (configuration.mail.smtp?.connections ?? 4), checks: configuration.checks.concurrency,
            switches: configuration.lamps.concurrency)
    }

    private func postOffice(instance: String, clock: any Clock) -> PostOffice {
        let domain = configuration.mail.from?.domain ?? "localhost"
        let composer = Composer(
            messages: messages, facts: configuration.facts, zones: surroundings.zones, domain: domain,
            instance: instance)
        return PostOffice(composer: composer, settings: configuration.mail, clock: clock)
    }

    private func rights() -> Rights {
        func members(_ people: Access.People) -> Rights.Members {
            Rights.Members(
                users: Set(people.users.compactMap(Accounts.userID)),
                groups: Set(people.groups.compactMap(Accounts.groupID)))
        }
        return Rights(
            observers: members(configuration.access.observers), operators: members(configuration.access.operators))
    }

    private func serve(
        _ house: House, _ status: StatusControl, _ office: PostOffice, _ vitals: DaemonVitals, _ watchBoard: WatchBoard,
        started: Instant
    ) async throws -> Server {
        let logger = logger
        var service = try Service(
            vendor: "lightd", product: "lightd", version: Self.version, url: "https://github.com/lightd/lightd"
        ) { error, method, reference in
            logger.error(
                "unforeseen", metadata: ["method": "\(method)", "reference": "\(reference)", "error": "\(error)"])
        }
        for interface in Interfaces.all { try service.serve(interface) }
        let backups = BackupFolder(configuration.backupFolder ?? "\(places.state)/backups")
        Controls(
            register: RegisterControl(house: house), status: status,
            agenda: AgendaControl(house: house, compose: { office.preview($0, $1) }),
            manager: ManagerControl(
                house: house, version: Self.version, started: started, backups: backups, vitals: vitals, yaml: yaml,
                logger: logger),
            watchBoard: watchBoard, history: HistoryControl(house: house)
        ).implement(in: &service)
        return try await Server.start(
            service, at: [try socket()], limits: serverLimits, executor: TaskThreads.shared)
    }

    private var serverLimits: VarlinkServer.Limits {
        var limits = VarlinkServer.Limits()
        limits.connections = configuration.limits.connections
        limits.connectionsPerUser = configuration.limits.connectionsPerUser
        limits.messageBytes = configuration.limits.messageBytes
        limits.depth = configuration.limits.depth
        limits.unfinishedBytesPerUser = configuration.limits.unfinishedBytesPerUser
        limits.outputBytes = configuration.limits.outputBytes
        limits.callsPerTurn = configuration.limits.callsPerTurn
        // No limit is a year: nobody waits longer for the end of a message.
        limits.unfinishedMessage = .seconds(configuration.limits.idle ?? 31_536_000)
        return limits
    }

    private var socketPath: String {
        places.socket ?? configuration.socket.path ?? Self.usualSocket
    }

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

    private func announceReady(edition: Edition?) {
        let line = "ready: \(socketPath)"
        FileHandle.standardError.write(Data("\(line)\n".utf8))
        Notify().ready(status: edition.map { "edition \($0.year), \(socketPath)" } ?? line)
        StartMemory.release()
    }
}

/// Says that the daemon is ready once the services run, and ends with the first signal, one that came earlier included:
/// whoever reads that it is ready may end it at once.
private struct Presence: ServiceLifecycle.Service {
    let say: @Sendable () -> Void
    let ends: AsyncStream<Void>

    func run() async throws {
        say()
        await cancelWhenGracefulShutdown {
            for await _ in ends { return }
        }
    }
}

extension LogLevel {
    var level: Logger.Level {
        switch self {
        case .debug: .debug
        case .info: .info
        case .notice: .notice
        case .warning: .warning
        case .error: .error
        }
    }
}
