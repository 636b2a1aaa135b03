import LightProtocol
import Varlink

/// Hands entries to the daemon in batches and keeps account of what became of them.
struct Importer {
    struct Tally {
        var added = 0
        var changed = 0
        var unchanged = 0
        var problems: [ImportFile.Problem] = []

        mutating func count(_ outcome: Register.Imported.Outcome) {
            switch outcome {
            case .added: added += 1
            case .changed: changed += 1
            case .unchanged: unchanged += 1
            case .refused: break
            }
        }
    }

    /// Towns, and bytes of them, in one message: well within the size of a message that the daemon takes by default.
    static let batch = 1_000
    static let batchBytes = 512 << 10

    let line: Line
    let edition: Int?

    /// Sends all entries.
    ///
    /// - Parameters:
    ///   - dryRun: find out, and change nothing.
    ///   - dropsBadLines: an entry that is refused for one of its lines is sent once more without it.
    func send(_ entries: [ImportFile.Entry], dryRun: Bool, dropsBadLines: Bool) throws -> Tally {
        var tally = Tally()
        var start = 0
        while start < entries.count {
            let end = Self.end(of: entries, from: start)
            try send(Array(entries[start..<end]), dryRun: dryRun, dropsBadLines: dropsBadLines, &tally)
            start = end
            Terminal.progress("\(dryRun ? "checking" : "importing") \(start) of \(entries.count) towns")
        }
        Terminal.progress("")
        return tally
    }

    /// Where the batch that begins at `start` ends; at least one town on.
    private static func end(of entries: [ImportFile.Entry], from start: Int) -> Int {
        var writer = JSONWriter()
        var end = start
        while end < min(start + batch, entries.count) {
            entries[end].town.write(to: &writer)
            if end > start, writer.bytes.count > batchBytes { break }
            end += 1
        }
        return end
    }

    private func send(
        _ entries: [ImportFile.Entry], dryRun: Bool, dropsBadLines: Bool, _ tally: inout Tally
    ) throws {
        let reply = try line.call(
            Register.Import.self,
            .init(municipalities: entries.map(\.town), edition: edition, dryRun: dryRun ? true : nil))
        var again: [ImportFile.Entry] = []
        for outcome in reply.outcomes where entries.indices.contains(outcome.index) {
            tally.count(outcome.outcome)
            guard outcome.outcome == .refused else { continue }
            let entry = entries[outcome.index]
            let pointer = (outcome.field ?? "").dropFirst("/municipalities/\(outcome.index)".count)
            tally.problems.append(
                ImportFile.Problem(
                    line: entry.line(of: pointer), reason: outcome.reason ?? "the daemon refused it"))
            if dropsBadLines, let rest = entry.without(pointer) { again.append(rest) }
        }
        if !again.isEmpty { try send(again, dryRun: dryRun, dropsBadLines: true, &tally) }
    }
}
