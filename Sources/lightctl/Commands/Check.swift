import ArgumentParser
import LightProtocol
import Varlink

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Look at buildings now, through their probes.",
        discussion: """
            Of a town all its buildings with a probe are looked at. What was seen shows in "lightctl status" within \
            the window.

              lightctl check antwerpen/stadhuis --wait
            """)

    @Argument(help: ArgumentHelp("Towns, buildings or commitments.", valueName: "subject"))
    var subjects: [String]

    @Option(name: .long, help: ArgumentHelp("Default: the next one.", valueName: "year"))
    var edition: Int?

    @OptionGroup var waiting: WaitOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var connection: Connection

    func run() throws {
        let line = try connection.open()
        var reply = try line.call(Agenda.Check.self, .init(subjects: subjects, edition: edition))
        reply.jobs = try waiting.outcomes(of: reply.jobs, line)
        if output.json { JSONOutput.print(reply) } else { for job in reply.jobs { print(JobSentence.text(job)) } }
        try waiting.failIfUndone(reply.jobs)
    }
}
