import Glibc
import LightEngine
import LightProtocol
import Logging
import Systemd
import Varlink
import VarlinkServer

/// Reads the configuration again while the daemon works. What is wrong leaves the old one in force, whole; what is
/// right replaces all that can be replaced without losing a connection or what is under way.
package actor Reloader {
    private let places: Daemon.Places
    private let outfitter: Outfitter
    private let keeper: Keeper
    private let rules: Replaceable<InForce>
    private let outfit: Replaceable<Outfitter.Outfit>
    private let logger: Logger
    private var server: Server?
    /// In force.
    private var configuration: Configuration
    /// Where the daemon answers, whatever the configuration says by now.
    private let socket: String

    init(
        _ places: Daemon.Places, _ whole: Configuration.Whole, _ outfitter: Outfitter, keeper: Keeper,
        rules: Replaceable<InForce>, outfit: Replaceable<Outfitter.Outfit>, logger: Logger
    ) {
        self.places = places
        self.outfitter = outfitter
        self.keeper = keeper
        self.rules = rules
        self.outfit = outfit
        self.logger = logger
        configuration = whole.configuration
        socket = places.socketPath(whole.configuration)
    }

    func attach(_ server: Server) { self.server = server }

    /// - Parameter who: the history's name for whoever wants it.
    /// - Returns: the revision from which the configuration is in force.
    /// - Throws: `ReloadProblem`, or what the database throws; then nothing has changed.
    func reload(by who: String) async throws -> Int64 {
        Notify().reloading()
        defer { Notify().ready() }
        do {
            let revision = try await exchange(by: who)
            logger.notice("the configuration was read again", metadata: ["by": "\(who)", "revision": "\(revision)"])
            return revision
        } catch {
            logger.error(
                "the configuration was not read again, and the old one is in force",
                metadata: ["by": "\(who)", "error": "\(error)"])
            throw error
        }
    }

    private func exchange(by who: String) async throws -> Int64 {
        let (whole, next, nextOutfit) = try prepare()
        for doubt in whole.doubts { logger.warning("\(doubt)") }
        let late = waitingForRestart(whole.configuration)
        if let late { logger.warning("\(late)") }
        let revision = try await keeper.reload(
            next.engine, trust: outfitter.trust(whole), by: who, note: late
        ) { [rules, outfit] in
            rules.replace(by: next)
            outfit.replace(by: nextOutfit)
        }
        // An operator who had it say more goes on hearing it, unless the file says otherwise now.
        if whole.configuration.logLevel != configuration.logLevel {
            var logger = logger
            logger.logLevel = whole.configuration.logLevel.level
        }
        server?.limits = VarlinkServer.Limits(whole.configuration.limits)
        if chmod(socket, mode_t(whole.configuration.socket.mode)) != 0 {
            logger.error("the socket's mode is as it was", metadata: ["error": "\(String(cString: strerror(errno)))"])
        }
        configuration = whole.configuration
        return revision
    }

    /// Everything that can go wrong goes wrong here, before anything has changed.
    private func prepare() throws(ReloadProblem) -> (Configuration.Whole, InForce, Outfitter.Outfit) {
        do {
            let whole = try Configuration.read(places.configuration, isNamed: places.isConfigurationNamed)
            return (whole, outfitter.inForce(whole), try outfitter.outfit(whole, after: outfit.value))
        } catch let errors as ConfigurationErrors {
            throw ReloadProblem(errors)
        } catch {
            throw ReloadProblem(file: places.configuration, reason: "\(error)")
        }
    }

    /// What of the new configuration needs a restart, in words.
    private func waitingForRestart(_ new: Configuration) -> String? {
        let path = places.socketPath(new)
        return path == socket ? nil : "socket.path: lightd answers on \(socket) until it is restarted, then on \(path)"
    }
}

/// What is wrong with a configuration that was to be read again.
package struct ReloadProblem: Error, Hashable, Sendable, CustomStringConvertible, VarlinkErrorConvertible {
    package let file: String
    package let line: Int?
    package let column: Int?
    package let reason: String

    init(file: String, line: Int? = nil, column: Int? = nil, reason: String) {
        self.file = file
        self.line = line
        self.column = column
        self.reason = reason
    }

    /// The first of the errors, and how many there are besides.
    init(_ errors: ConfigurationErrors) {
        let first = errors.first
        let more = errors.others.count
        self.init(
            file: first.file, line: first.line == 0 ? nil : first.line, column: first.line == 0 ? nil : first.column,
            reason: more == 0 ? first.reason : "\(first.reason) (and \(more) more; lightd --check names them all)")
    }

    package var description: String {
        line.map { "\(file):\($0):\(column ?? 1): \(reason)" } ?? "\(file): \(reason)"
    }

    package var failure: VarlinkFailure {
        Manager.Failure.invalidConfiguration(file: file, line: line, column: column, reason: reason).failure
    }
}
