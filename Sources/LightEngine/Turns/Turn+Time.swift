import Almanac
import LightDomain
import LightStore

/// What time alone changes of that which boards show: jobs fall due, windows open and end, editions pass. Each such
/// change is a fact at its instant, so that whoever knows a revision knows all that may be shown by it.
struct PassedTime {
    private let last: Instant
    private let revision: Int64
    private let hasFallenDue: Bool

    /// Looked at before a claim; nil where nothing has ever happened.
    init?(_ turn: Turn) throws {
        guard let last = try turn.ledger.lastFactAt() else { return nil }
        self.last = last
        revision = try turn.ledger.revision()
        hasFallenDue = try turn.ledger.hasJobFallenDue(after: last, at: turn.now)
    }

    /// Says so after the claim, unless another fact of the same instant did.
    ///
    /// - Parameter judged: how many commitments were judged anew: a window opens or ends with its judgement.
    func report(to turn: Turn, judged: Int) throws {
        guard try turn.ledger.revision() == revision else { return }
        let passed = Edition.next(of: turn.campaign, at: last)
        let isOver = passed.map { $0.rollover <= turn.now } ?? false
        let what: String? =
            if last > turn.now { "time.set-back" } else if hasFallenDue { "time.due" } else if isOver {
                "time.edition"
            } else { judged > 0 ? "time.judged" : nil }
        guard let what, let edition = passed ?? Edition.next(of: turn.campaign, at: turn.now) else { return }
        _ = try turn.report(what, of: String(edition.year))
    }
}
