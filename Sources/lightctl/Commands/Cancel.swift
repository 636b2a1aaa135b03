import ArgumentParser
import LightProtocol
import Varlink

struct CancelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel", abstract: "Take a waiting job off the agenda, for good.",
        discussion: """
            Its rule leads to no other job for the same subject in this edition, whatever changes later; "lightctl \
            run" takes that back.

              lightctl cancel 2027/antwerpen/stadhuis/eve --why 'told them by telephone'
            """)

    @Argument(help: ArgumentHelp("The job's id.", valueName: "job"))
    var job: String

    @Option(name: .long, help: ArgumentHelp("Why, for the history.", valueName: "text"))
    var why: String

    @OptionGroup var output: OutputOptions
    @OptionGroup var connection: Connection

    func run() throws {
        let reply = try connection.open().call(Agenda.Cancel.self, .init(id: job, why: why))
        if output.json { return JSONOutput.print(reply) }
        print("\(reply.job.id): cancelled")
    }
}
