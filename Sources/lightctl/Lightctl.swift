import ArgumentParser
import Glibc

/// The door for people and scripts. It sees the world only through the daemon's socket, and carries neither SQLite nor
/// Foundation, so that it starts in a few milliseconds.
@main
struct Lightctl: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lightctl",
        abstract: "Talks to lightd: who lights which building blue, who still has to be reminded, how it stands.",
        discussion: """
            Exit codes: 0 done, 1 refused or failed, 2 wrong usage, 3 no daemon.

            The daemon is found at --socket, else at $LIGHTD_SOCKET, else at /run/lightd/io.lightd (for a user other \
            than root first at $XDG_RUNTIME_DIR/lightd/io.lightd); with --host user@machine by ssh on that machine.
            """,
        version: "0.1.0",
        groupedSubcommands: [
            CommandGroup(
                name: "Register",
                subcommands: [
                    AddCommand.self, ImportCommand.self, ListCommand.self, ShowCommand.self, EditCommand.self,
                    RemoveCommand.self,
                    CommitCommand.self, ConfirmCommand.self, WithdrawCommand.self, DeclineCommand.self,
                    LookupCommand.self,
                ]),
            CommandGroup(
                name: "Campaign",
                subcommands: [
                    StatusCommand.self, WatchCommand.self, AgendaCommand.self, WhyCommand.self, RemindCommand.self,
                    CheckCommand.self, SightCommand.self, LightCommand.self, RunCommand.self, CancelCommand.self,
                    RehearseCommand.self, HistoryCommand.self,
                ]),
            CommandGroup(
                name: "Daemon",
                subcommands: [
                    HealthCommand.self, ReloadCommand.self, BackupCommand.self, CallCommand.self,
                ]),
            CommandGroup(name: "For --host", subcommands: [BridgeCommand.self]),
        ])

    static func main() {
        secureStreams()
        signal(SIGPIPE, SIG_DFL)
        do {
            var command = try parseAsRoot(withConnectionAfterVerb(Array(CommandLine.arguments.dropFirst())))
            try command.run()
            Output.flush()
        } catch let trouble as Trouble {
            Output.flush()
            Terminal.complain(trouble.message)
            Glibc.exit(trouble.code)
        } catch {
            finish(error)
        }
    }

    /// Opens `/dev/null` where a standard stream is closed: else the daemon's socket would take its number, and be sent
    /// what is meant for a person.
    private static func secureStreams() {
        var descriptor: Int32
        repeat { descriptor = open("/dev/null", O_RDWR) } while (0...STDERR_FILENO).contains(descriptor)
        if descriptor >= 0 { close(descriptor) }
    }

    /// `--socket PATH` and `--host MACHINE` may stand before the verb as well as after it; the parser knows them as
    /// options of each verb.
    static func withConnectionAfterVerb(_ arguments: [String]) -> [String] {
        var rest = arguments[...]
        var moved: [String] = []
        let options = ["--socket", "--host"]
        while let first = rest.first, options.contains(where: { first == $0 || first.hasPrefix("\($0)=") }) {
            let count = options.contains(first) ? min(2, rest.count) : 1
            moved += rest.prefix(count)
            rest = rest.dropFirst(count)
        }
        guard let verb = rest.first, !verb.hasPrefix("-") else { return arguments }
        return [verb] + moved + rest.dropFirst()
    }

    /// Ends as the argument parser wants it, but for the code of wrong usage, which is 2 here.
    private static func finish(_ error: any Error) -> Never {
        let code = exitCode(for: error)
        let message = fullMessage(for: error)
        guard code.isSuccess else {
            let words = message.hasPrefix("Error: ") ? String(message.dropFirst(7)) : message
            if !words.isEmpty { Terminal.complain(words) }
            Glibc.exit(code == .validationFailure ? 2 : code.rawValue)
        }
        if !message.isEmpty { print(message) }
        Output.flush()
        Glibc.exit(0)
    }
}
