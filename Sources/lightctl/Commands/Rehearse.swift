import ArgumentParser
import LightProtocol
import Varlink

struct RehearseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rehearse", abstract: "Play an edition through: what would be done, when, to whom.",
        discussion: "The daemon's own engine, on a copy of the register, in virtual time. Nothing is sent or changed.")

    @Option(name: .long, help: ArgumentHelp("Default: the next one.", valueName: "year"))
    var edition: Int?

    @Option(name: .long, help: ArgumentHelp("Begin then; default: now.", valueName: "instant"))
    var from: String?

    @Option(name: .long, help: ArgumentHelp("End then; default: four weeks after the edition.", valueName: "instant"))
    var until: String?

    @Option(name: .long, help: ArgumentHelp("Show one town only.", valueName: "id"))
    var municipality: String?

    @Flag(name: .shortAndLong, help: "Show the letters as well.")
    var verbose = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var connection: Connection

    func run() throws {
        let input = Agenda.Rehearse.Input(edition: edition, from: from, until: until, municipality: municipality)
        var array = JSONOutput.Array()
        var programme = Programme(isVerbose: verbose)
        try connection.open().stream(Agenda.Rehearse.self, input) { scene in
            if output.json { return scene.finished ? () : array.add(scene) }
            programme.tell(scene)
        }
        if output.json { return array.end() }
        programme.sum()
    }
}

/// A rehearsal as it is told: a line a day, a line a job, and what it comes to.
private struct Programme {
    let isVerbose: Bool
    private var day = ""
    private var counts: [String: Int] = [:]
    private var order: [String] = []

    init(isVerbose: Bool) { self.isVerbose = isVerbose }

    mutating func tell(_ scene: Agenda.Rehearse.Output) {
        guard !scene.finished, let job = scene.job else { return }
        let today = LocalTime.day(scene.at)
        if today != day {
            day = today
            print(Terminal.styled(today, .bold))
        }
        let title = scene.title.map { "  \(Terminal.plain($0))" } ?? ""
        print("  \(LocalTime.time(scene.at))  \(job.rule)  \(job.subject)  \(scene.to ?? "-")\(title)")
        if isVerbose, let text = scene.text {
            for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
                print("      \(Terminal.plain(String(line)))")
            }
        }
        let name = job.state == .missed ? "\(job.rule) missed" : job.rule
        if counts[name] == nil { order.append(name) }
        counts[name, default: 0] += 1
    }

    func sum() {
        guard !order.isEmpty else { return print("Nothing would be done.") }
        let total = counts.values.reduce(0, +)
        let parts = order.map { "\(counts[$0] ?? 0) \($0)" }
        print("\(total) jobs: \(parts.joined(separator: ", ")). Nothing was sent.")
    }
}
