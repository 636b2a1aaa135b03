import ArgumentParser
import Foundation
import LightDaemon
import Logging

/// The door of the daemon: arguments, start, stop.
@main
struct Lightd: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lightd",
        abstract: "Keeps municipalities' commitments to light buildings blue.",
        discussion: """
            Runs in the foreground until SIGTERM or SIGINT. It keeps the register in one SQLite database, sends \
            reminders, looks at buildings, and answers on a varlink socket; lightctl is its client.

            Without --config it reads /etc/lightd/lightd.yaml if that is there (for a user other than root \
            $XDG_CONFIG_HOME/lightd/lightd.yaml), and runs on its built-in defaults otherwise.
            """,
        version: Daemon.version)

    @Option(
        name: .long,
        help: ArgumentHelp("Configuration; messages/ and conf.d/ beside it are read too.", valueName: "file"))
    var config: String?

    @Option(name: .long, help: ArgumentHelp("Folder of the database.", valueName: "dir"))
    var state: String?

    @Option(name: .long, help: ArgumentHelp("Where to listen.", valueName: "path"))
    var socket: String?

    @Flag(name: .long, help: "Check the configuration and exit.")
    var check = false

    static func main() {
        StandardStreams.secure()
        main(nil)
    }

    func run() throws {
        let signals = Signals()
        LoggingSystem.bootstrap { LevelledLogHandler(StreamLogHandler.standardError(label: $0)) }
        // The database and its backups hold people's addresses: they are for lightd's own user alone.
        umask(0o077)
        let places = Daemon.Places(
            configuration: config ?? Self.usualConfiguration, isConfigurationNamed: config != nil,
            state: state ?? Self.usualState, socket: socket)
        do {
            let daemon = try Daemon(places, logger: Logger(label: "lightd"))
            if check {
                Self.report(daemon, places)
                return
            }
            try TaskThreads.shared.run { try await daemon.run(until: signals) }
        } catch {
            FileHandle.standardError.write(Data("lightd: \(error)\n".utf8))
            throw ExitCode.failure
        }
    }

    /// What `--check` says of a configuration without errors.
    private static func report(_ daemon: Daemon, _ places: Daemon.Places) {
        for doubt in daemon.doubts { print("\(doubt) (a warning)") }
        if !daemon.files.contains(places.configuration) {
            print("\(places.configuration): not there; the defaults hold")
        }
        for file in daemon.files { print("\(file): correct") }
    }

    // MARK: Usual places (XDG Base Directory Specification)

    private static func folder(_ variable: String, _ fallback: String) -> String {
        let environment = ProcessInfo.processInfo.environment
        if let folder = environment[variable], !folder.isEmpty { return folder }
        return "\(environment["HOME"] ?? "")/\(fallback)"
    }

    private static var usualConfiguration: String {
        geteuid() == 0 ? "/etc/lightd/lightd.yaml" : "\(folder("XDG_CONFIG_HOME", ".config"))/lightd/lightd.yaml"
    }

    private static var usualState: String {
        if let folder = ProcessInfo.processInfo.environment["STATE_DIRECTORY"] { return folder }
        return geteuid() == 0 ? "/var/lib/lightd" : "\(folder("XDG_STATE_HOME", ".local/state"))/lightd"
    }
}
