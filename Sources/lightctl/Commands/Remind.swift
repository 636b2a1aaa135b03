import ArgumentParser
import LightProtocol
import Varlink

struct RemindCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remind", abstract: "Send a reminder now, whatever the calendar says.",
        discussion: """
            A town stands for all that it has promised, or for itself while it has promised nothing. Without --rule it \
            is the reminder whose time it is: the last that fell due, else the first ahead. One that was sent already \
            is sent again; one that waits is not sent again when its moment comes. Nobody is written to who has \
            withdrawn or declined.

              lightctl remind antwerpen
              lightctl remind gent/belfort leuven --rule week-before
            """)

    @Argument(help: ArgumentHelp("Towns, buildings or commitments.", valueName: "subject"))
    var subjects: [String]

    @Option(name: .long, help: ArgumentHelp("Which reminder, by its name in lightd.yaml.", valueName: "rule"))
    var rule: String?

    @Option(name: .long, help: ArgumentHelp("Default: the next one.", valueName: "year"))
    var edition: Int?

    @Option(
        name: .long, help: ArgumentHelp("A word of your own: a repetition with it sends nothing.", valueName: "word"))
    var requestId: String?

    @OptionGroup var waiting: WaitOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var connection: Connection

    func run() throws {
        let line = try connection.open()
        var reply = try line.call(
            Agenda.Remind.self,
            .init(subjects: subjects, rule: rule, edition: edition, requestId: requestId))
        reply.jobs = try waiting.outcomes(of: reply.jobs, line)
        if output.json { JSONOutput.print(reply) } else { for job in reply.jobs { print(JobSentence.text(job)) } }
        try waiting.failIfUndone(reply.jobs)
    }
}
