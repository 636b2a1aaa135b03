import Foundation
import LightDomain
import LightEngine
import LightStore
import LightWorkers
import Logging
import VarlinkServer

/// Makes of a configuration what the daemon works with: at the start, and with each reload.
struct Outfitter: Sendable {
    let places: Daemon.Places
    let store: Store
    let instance: String
    let gazetteer: Gazetteer
    let clock: any Clock

    /// Those who do the work, and what they were made by.
    struct Outfit: Sendable {
        let hands: Hands
        fileprivate let reminders: HiredWorker
        fileprivate let checks: HiredWorker
        fileprivate let switches: HiredWorker
        fileprivate let configuration: Configuration

        func close() async {
            await reminders.close()
            await checks.close()
            await switches.close()
        }
    }

    func inForce(_ whole: Configuration.Whole) -> InForce {
        let configuration = whole.configuration
        let surroundings = Surroundings(zones: ZoneFiles().zones, holidays: whole.holidays, gazetteer: gazetteer)
        let office = office(whole)
        return InForce(
            engine: Engine(store: store, campaign: configuration.campaign, surroundings: surroundings),
            rights: Rights(configuration.access), yaml: whole.yaml,
            logLevel: configuration.logLevel.level,
            backups: BackupFolder(configuration.backupFolder ?? "\(places.state)/backups"),
            mailObstacle: configuration.mail.obstacle, preview: { office.preview($0, $1) })
    }

    func trust(_ whole: Configuration.Whole) -> ClockTrust {
        ClockTrust(holdSeconds: Int64(whole.configuration.clock.hold))
    }

    /// - Parameter last: whose workers go on where nothing has changed for them.
    /// - Throws: where mail cannot leave as it is configured.
    func outfit(_ whole: Configuration.Whole, after last: Outfit?) throws -> Outfit {
        let configuration = whole.configuration
        let reminders = try hireReminders(whole)
        let checks =
            last.flatMap { $0.configuration.checks == configuration.checks ? $0.checks : nil }
            ?? hire(CheckWorker(lookers: configuration.checks.concurrency, secrets: [secretsFolder])) {
                await $0.close()
            }
        let switches =
            last.flatMap { $0.configuration.lamps == configuration.lamps ? $0.switches : nil }
            ?? hire(
                LampWorker(
                    hands: configuration.lamps.concurrency, secrets: [secretsFolder],
                    now: { [clock] in clock.now })
            ) { await $0.close() }
        // More letters are claimed than there are connections, so that none waits for the database between two.
        let limits = Hands.Limits(
            reminders: Self.reminders(configuration.mail), checks: configuration.checks.concurrency,
            switches: configuration.lamps.concurrency)
        return Outfit(
            hands: Hands(reminders: reminders, checks: checks, switches: switches, limits: limits),
            reminders: reminders, checks: checks, switches: switches, configuration: configuration)
    }

    // MARK: Parts

    /// What has its pace is not claimed long before its turn.
    private static func reminders(_ mail: MailSettings) -> Int { min(16 * mail.concurrency, mail.pace ?? .max) }

    private func hireReminders(_ whole: Configuration.Whole) throws -> HiredWorker {
        let credentials = ProcessInfo.processInfo.environment["CREDENTIALS_DIRECTORY"]
        let (worker, transport) = try office(whole).worker(credentials: credentials)
        return HiredWorker(worker) { await transport?.close() }
    }

    private func hire<W: Worker>(_ worker: W, end: @escaping @Sendable (W) async -> Void) -> HiredWorker {
        HiredWorker(worker) { await end(worker) }
    }

    private func office(_ whole: Configuration.Whole) -> PostOffice {
        let configuration = whole.configuration
        let composer = Composer(
            messages: whole.messages, facts: configuration.facts, zones: ZoneFiles().zones,
            domain: configuration.mail.from?.domain ?? "localhost", instance: instance)
        return PostOffice(composer: composer, settings: configuration.mail, clock: clock)
    }

    /// Where files with secrets of probes may lie: beside the configuration, and not where the mail server's password
    /// is, since whoever registers a probe may send these anywhere.
    private var secretsFolder: String {
        ((places.configuration as NSString).deletingLastPathComponent as NSString).appendingPathComponent("secrets")
    }
}

extension Rights {
    init(_ access: Access) {
        func members(_ people: Access.People) -> Members {
            Members(
                users: Set(people.users.compactMap(Accounts.userID)),
                groups: Set(people.groups.compactMap(Accounts.groupID)))
        }
        self.init(observers: members(access.observers), operators: members(access.operators))
    }
}

extension VarlinkServer.Limits {
    init(_ limits: Limits) {
        self.init()
        connections = limits.connections
        connectionsPerUser = limits.connectionsPerUser
        messageBytes = limits.messageBytes
        depth = limits.depth
        unfinishedBytesPerUser = limits.unfinishedBytesPerUser
        outputBytes = limits.outputBytes
        callsPerTurn = limits.callsPerTurn
        // No limit is a year: nobody waits longer for the end of a message.
        unfinishedMessage = .seconds(limits.idle ?? 31_536_000)
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
