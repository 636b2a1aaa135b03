import ArgumentParser
import LightProtocol
import Varlink

struct WhyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why", abstract: "Explain each rule: what happened, will happen or will not, and why.",
        discussion: """
            Of a town all its promises are explained. Whom letters went to, and what other machines answered, is told \
            to observers and operators only.

              lightctl why antwerpen/stadhuis
              lightctl why antwerpen --edition 2027 --json
            """)

    @Argument(help: ArgumentHelp("A town, a building or a commitment.", valueName: "subject"))
    var subject: String

    @Option(name: .long, help: ArgumentHelp("Default: the next one.", valueName: "year"))
    var edition: Int?

    @OptionGroup var output: OutputOptions
    @OptionGroup var connection: Connection

    func run() throws {
        let reply = try connection.open().call(Agenda.Explain.self, .init(subject: subject, edition: edition))
        if output.json { return JSONOutput.print(reply) }
        if reply.reasons.isEmpty {
            return Terminal.isInteractive ? print("no rule of the configuration concerns \(subject)") : ()
        }
        var table = Table("rule", "moment", "due", "state", "what, and why", "job")
        for reason in reply.reasons {
            table.add(
                .init(reason.rule, .bold), .init(reason.moment, .dim), .init(LocalTime.text(reason.due)),
                AgendaCommand.cell(reason.state), .init(reason.text), .init(reason.job ?? "-", .dim))
        }
        table.print()
    }
}
