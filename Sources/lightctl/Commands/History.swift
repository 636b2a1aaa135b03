import ArgumentParser
import Glibc
import LightProtocol
import Varlink

struct HistoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "Show what happened, when, and by whom.",
        discussion: "All of it, or of one town, building or commitment; for observers and operators.")

    @Argument(help: ArgumentHelp("A town, a building or a commitment, by its id.", valueName: "subject"))
    var subject: String?

    @Option(name: .long, help: ArgumentHelp("Only this kind, such as commitment or job.done.", valueName: "what"))
    var what: String?

    @Option(name: .long, help: ArgumentHelp("Only what came after this revision.", valueName: "revision"))
    var since: Int?

    @Option(name: .long, help: ArgumentHelp("Not before, such as 2027-07-30T18:00:00Z.", valueName: "instant"))
    var from: String?

    @Option(name: .long, help: ArgumentHelp("Before this.", valueName: "instant"))
    var until: String?

    @Option(name: .long, help: ArgumentHelp("At most so many.", valueName: "count"))
    var limit: Int?

    @Flag(name: .long, help: "Go on with what happens, until it is ended; JSON is then one line each.")
    var follow = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var connection: Connection

    func run() throws {
        let input = History.List.Input(
            since: since, subject: subject, what: what, from: from, until: until, follow: follow ? true : nil,
            limit: limit)
        var table = Table("revision", "when", "who", "what", "subject", "")
        var array = JSONOutput.Array()
        try connection.open().stream(History.List.self, input) { reply in
            guard let event = reply.event else { return }
            if follow {
                output.json ? JSONOutput.print(event) : print(Self.line(event))
                fflush(nil)
            } else if output.json {
                array.add(event)
            } else {
                table.add(
                    .init("\(event.revision)"), .init(LocalTime.text(event.at)), .init(event.who),
                    .init(event.what, .bold), .init(event.subject), .init(Self.change(event)))
            }
        }
        guard !follow else { return }
        if output.json { return array.end() }
        if table.isEmpty { return Terminal.isInteractive ? print("nothing happened") : () }
        table.print()
    }

    private static func line(_ event: History.Event) -> String {
        [
            "\(event.revision)", LocalTime.text(event.at), Terminal.plain(event.who), Terminal.plain(event.what),
            Terminal.plain(event.subject), Terminal.plain(change(event)),
        ].joined(separator: "\t")
    }

    /// The fields that changed: `promise: promised > confirmed`.
    private static func change(_ event: History.Event) -> String {
        var parts: [String] = []
        for member in (event.after ?? [:]).members {
            let before = event.before?[member.key].map { "\(word($0)) > " } ?? ""
            parts.append("\(member.key): \(before)\(word(member.value))")
        }
        for member in (event.before ?? [:]).members where event.after?[member.key] == nil {
            parts.append("\(member.key): \(word(member.value)) > none")
        }
        if let note = event.note { parts.append(note) }
        return parts.joined(separator: ", ")
    }

    private static func word(_ value: JSON) -> String { value.stringValue ?? value.description }
}
