import LightProtocol
import Varlink

/// Hands entries to the daemon in batches and keeps account of what became of them.
struct Importer {
    struct Tally {
        var added = 0
        var changed = 0
        var unchanged = 0
        var problems: [ImportFile.Problem] = []
        /// Those that were taken, without the lines that were not.
        var taken: [ImportEntry] = []

        mutating func count(_ outcome: Register.Imported.Outcome) {
            switch outcome {
            case .added: added += 1
            case .changed: changed += 1
            case .unchanged: unchanged += 1
            case .refused: break
            }
        }
    }

    let line: Line
    let edition: Int?

    /// Finds out what would become of all entries, line by line, and changes nothing.
    func check(_ entries: [ImportEntry]) throws -> Tally {
        var tally = Tally()
        var names = Names()
        var done = 0
        defer { Terminal.progress("") }
        for batch in ImportBatches(entries) {
            try send(batch.entries, dryRun: true, &tally, &names)
            for entry in batch.tooLarge { tally.problems.append(Self.tooLarge(entry)) }
            done += batch.entries.count + batch.tooLarge.count
            Terminal.progress("checking \(done) of \(entries.count) towns")
        }
        return tally
    }

    /// Sends entries in earnest.
    ///
    /// - Throws: `Trouble` that says how far it came, where it fails or is interrupted after the first batch.
    func apply(_ entries: [ImportEntry]) throws -> Tally {
        var tally = Tally()
        var names = Names()
        var done = 0
        Interruption.watch()
        defer { Terminal.progress("") }
        for batch in ImportBatches(entries) {
            if Interruption.isAsked {
                throw Trouble("interrupted. \(Self.partly(done, of: entries.count))", code: Interruption.code)
            }
            do {
                try send(batch.entries, dryRun: false, &tally, &names)
            } catch let trouble as Trouble where done > 0 {
                throw Trouble("\(trouble.message)\n\(Self.partly(done, of: entries.count))")
            }
            done += batch.entries.count
            Terminal.progress("importing \(done) of \(entries.count) towns")
        }
        return tally
    }

    // MARK: Helpers

    /// Which lines have named which town, by its id.
    private struct Names {
        var entries: [String: (key: String, line: Int)] = [:]

        /// The line on which another entry has named this town already.
        mutating func other(than entry: ImportEntry, naming id: String) -> Int? {
            if let known = entries[id] { return known.key == entry.key ? nil : known.line }
            entries[id] = (entry.key, entry.line)
            return nil
        }
    }

    /// An entry that is refused for one of its lines is sent once more without it, so that the next bad one is found.
    private func send(
        _ entries: [ImportEntry], dryRun: Bool, _ tally: inout Tally, _ names: inout Names
    ) throws {
        var entries = entries
        while !entries.isEmpty {
            let reply = try line.call(
                Register.Import.self,
                .init(municipalities: entries.map(\.town), edition: edition, dryRun: dryRun ? true : nil))
            var again: [ImportEntry] = []
            for outcome in reply.outcomes where entries.indices.contains(outcome.index) {
                let entry = entries[outcome.index]
                if let id = outcome.id, let other = names.other(than: entry, naming: id) {
                    let reason = "this town (\(id)) stands on line \(other) already, by another name; write it alike"
                    tally.problems += entry.lines.map { ImportFile.Problem(line: $0, reason: reason) }
                    continue
                }
                tally.count(outcome.outcome)
                guard outcome.outcome == .refused else {
                    tally.taken.append(entry)
                    continue
                }
                let pointer = (outcome.field ?? "").dropFirst("/municipalities/\(outcome.index)".count)
                let reason = Spelling.columns(outcome.reason ?? "the daemon refused it")
                let lines = entry.lines(of: pointer)
                tally.problems += lines.map { ImportFile.Problem(line: $0, reason: reason) }
                if let rest = entry.without(lines) { again.append(rest) }
            }
            entries = again
        }
    }

    private static func tooLarge(_ entry: ImportEntry) -> ImportFile.Problem {
        ImportFile.Problem(
            line: entry.line,
            reason: "this town's \(entry.lines.count) lines come to more than one call to the daemon may carry")
    }

    private static func partly(_ done: Int, of all: Int) -> String {
        "\(done) of \(all) towns are in; import the file again, it changes nothing twice"
    }
}
