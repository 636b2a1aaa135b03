import ArgumentParser
import LightProtocol
import Varlink

struct AgendaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agenda", abstract: "Show what lightd will do, does and did.",
        discussion: "All of it, or of one town, building or commitment.")

    @Argument(help: ArgumentHelp("A town, a building or a commitment.", valueName: "subject"))
    var subject: String?

    @Option(name: .long, help: ArgumentHelp("Only this edition.", valueName: "year"))
    var edition: Int?

    @Option(name: .long, help: ArgumentHelp("waiting, running, done, failed, missed or cancelled.", valueName: "state"))
    var state: String?

    @Option(name: .long, help: ArgumentHelp("At most so many.", valueName: "count"))
    var limit: Int?

    @OptionGroup var output: OutputOptions
    @OptionGroup var connection: Connection

    func run() throws {
        let wanted = try state.map { text in
            guard let state = Agenda.State(rawValue: text) else {
                let choices = Agenda.State.allCases.map(\.rawValue).joined(separator: ", ")
                throw Trouble("--state \(text): one of \(choices)", code: Trouble.usage)
            }
            return state
        }
        let input = Agenda.List.Input(edition: edition, state: wanted, subject: subject, limit: limit)
        var table = Table("due", "rule", "subject", "state", "to", "why", "job")
        var array = JSONOutput.Array()
        try connection.open().stream(Agenda.List.self, input) { reply in
            guard let job = reply.job else { return }
            if output.json { return array.add(job) }
            table.add(
                .init(LocalTime.text(job.due)), .init(job.rule, .bold), .init(job.subject), Self.cell(job.state),
                .init(job.destination ?? "-"), .init(Self.why(job)), .init(job.id, .dim))
        }
        if output.json { return array.end() }
        if table.isEmpty { return Terminal.isInteractive ? print("nothing is on the agenda") : () }
        table.print()
    }

    static func cell(_ state: Agenda.State) -> Table.Cell {
        let style: Terminal.Style? =
            switch state {
            case .done: .green
            case .failed, .missed: .red
            case .running: .yellow
            case .cancelled: .dim
            case .waiting: nil
            }
        return Table.Cell(state.rawValue, style)
    }

    /// The reason in words, and when it is tried again.
    static func why(_ job: Agenda.Job) -> String {
        guard let reason = job.reason else { return "" }
        let parts = reason.split(separator: ":", maxSplits: 1).map(String.init)
        let words =
            switch parts[0] {
            case "too-late": "it was too late"
            case "no-contact": "there is nobody to write to"
            case "in-order": "it waits for the one before it"
            case "superseded": "a later one says it: \(parts.last ?? "")"
            case "deferred": "put off: \(job.attempts.last?.detail ?? "no reason given")"
            case "rejected": "refused: \(job.attempts.last?.detail ?? "no reason given")"
            case "interrupted": "the daemon ended in the middle of it"
            case "by-hand": "somebody cancelled it"
            case "rule-changed": "the rule has changed"
            case "rule-gone": "the rule is gone"
            default: reason
            }
        guard job.state == .waiting, let next = job.nextAttempt, next > job.due else { return words }
        return "\(words); again \(LocalTime.text(next))"
    }
}
