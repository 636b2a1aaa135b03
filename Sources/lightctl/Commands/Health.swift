import ArgumentParser
import LightProtocol
import Varlink

struct HealthCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "health", abstract: "Ask whether the daemon could do tonight's work.",
        discussion: "Exits with 1 where something stands in the way.")

    @OptionGroup var output: OutputOptions
    @OptionGroup var connection: Connection

    func run() throws {
        let health = try connection.open().call(Manager.Health.self, .init())
        if output.json { JSONOutput.print(health) } else { describe(health) }
        if !health.healthy { throw ExitCode(Trouble.refused) }
    }

    private func describe(_ health: Manager.Health.Output) {
        let verdict = health.healthy ? Terminal.styled("healthy", .green) : Terminal.styled("not healthy", .red)
        print(
            "\(verdict): lightd \(health.version), since \(LocalTime.text(health.started)), revision \(health.revision)"
        )
        print("  database     \(health.databaseBytes / 1024) KiB")
        print("  connections  \(health.connections)")
        print("  jobs due     \(health.jobsDue), the oldest for \(Int(health.latenessSeconds)) s")
        print("  clock        \(health.clockSynchronised ? "synchronised" : "not synchronised")")
        for problem in health.problems {
            let subject = problem.subject.map { " \($0)" } ?? ""
            print(Terminal.styled("  \(problem.code)\(subject): ", .red) + Terminal.plain(problem.text))
        }
    }
}
