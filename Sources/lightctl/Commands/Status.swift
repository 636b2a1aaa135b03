import ArgumentParser
import LightProtocol
import Varlink

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show how the campaign stands.")

    @Option(name: .long, help: ArgumentHelp("Default: the next one.", valueName: "year"))
    var edition: Int?

    @Flag(name: .long, help: "By province as well.")
    var division = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var connection: Connection

    func run() throws {
        // The daemon says no more than that it is wrong: its interface has no words for why.
        if let edition, !(1_950...2_100).contains(edition) {
            throw Trouble("--edition \(edition): a year from 1950 to 2100", code: Trouble.usage)
        }
        let reply = try connection.open().call(Status.Get.self, .init(edition: edition))
        if output.json { return JSONOutput.print(reply) }
        guard let summary = reply.summary else { return }
        print(Terminal.styled("\(summary.campaign) \(summary.edition)", .bold) + ": \(Self.headline(summary))")
        funnel(summary)
        lights(summary)
        jobs(summary)
        if division { divisions(summary) }
    }

    /// Honest, with its denominators: what was seen is not what was promised.
    static func headline(_ summary: Status.Summary) -> String {
        let live = summary.commitments.promised + summary.commitments.confirmed
        var parts = ["\(live) committed", "\(summary.commitments.confirmed) confirmed"]
        let words = [
            ("verified", "verified by camera"), ("claimed", "said to be lit"), ("contradicted", "contradicted"),
            ("dark", "dark"),
        ]
        if summary.phase != .before {
            parts += words.compactMap { verdict, words in
                guard let count = summary.verdicts[verdict], count > 0 || verdict == "verified" else { return nil }
                return "\(count) \(words)"
            }
        }
        return parts.joined(separator: ", ")
    }

    private func funnel(_ summary: Status.Summary) {
        let towns = summary.municipalities
        let all = towns.invited + towns.declined + towns.committed
        print(
            "  towns      \(towns.committed) of \(all) take part, \(towns.declined) declined, "
                + "\(towns.invited) have not answered"
        )
        let promises = summary.commitments
        let live = promises.promised + promises.confirmed
        print("  promises   \(promises.confirmed) of \(live) confirmed, \(promises.withdrawn) withdrawn")
    }

    private func lights(_ summary: Status.Summary) {
        let window: String =
            if let opens = summary.opensFirst, let closes = summary.closesLast {
                "\(LocalTime.text(opens)) to \(LocalTime.text(closes))"
            } else {
                "not known"
            }
        let phase =
            switch summary.phase {
            case .before: "ahead"
            case .open: "now"
            case .after: "over"
            }
        print("  lights     \(window) (\(phase))")
        guard summary.phase != .before else { return }
        let verdicts = summary.verdicts.filter { $0.value > 0 }.sorted { $0.key < $1.key }
        print("  verdicts   \(verdicts.map { "\($0.value) \($0.key)" }.joined(separator: ", "))")
    }

    private func jobs(_ summary: Status.Summary) {
        let jobs = summary.jobs
        print("  jobs       \(jobs.due) due, \(jobs.done) done, \(jobs.failed) failed, \(jobs.missed) missed")
        print("  next job   \(LocalTime.text(summary.nextJob))")
    }

    private func divisions(_ summary: Status.Summary) {
        var table = Table("division", "towns", "promises", "confirmed", "verified")
        for (name, counts) in summary.byDivision.sorted(by: { $0.key < $1.key }) {
            table.add(
                .init(name), .init("\(counts.municipalities)"), .init("\(counts.commitments)"),
                .init("\(counts.confirmed)"), .init("\(counts.verified)"))
        }
        table.print()
    }
}
