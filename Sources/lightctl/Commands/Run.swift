import ArgumentParser
import LightProtocol
import Varlink

struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Do a job now.",
        discussion: """
            One that waits is not done again when its moment comes; one that has ended is done again under the same \
            id. A deadline that is past, or nearer than an hour, moves to an hour from now. What nobody wants any \
            more, such as a reminder of a promise that was withdrawn, is refused. "lightctl agenda" and "lightctl \
            why" show the ids.

              lightctl run 2027/antwerpen/stadhuis/week-before
            """)

    @Argument(help: ArgumentHelp("The job's id.", valueName: "job"))
    var job: String

    @OptionGroup var waiting: WaitOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var connection: Connection

    func run() throws {
        let line = try connection.open()
        var reply = try line.call(Agenda.Run.self, .init(id: job))
        if let job = try waiting.outcomes(of: [reply.job], line).first { reply.job = job }
        if output.json { JSONOutput.print(reply) } else { print(JobSentence.text(reply.job)) }
        try waiting.failIfUndone([reply.job])
    }
}
