import Almanac
import LightDomain

extension World {
    /// The verdict that stands was right when it was last due to be judged. A clock that went back may leave sightings
    /// ahead, of which nothing is said here.
    func theBoardShowsWhatWasSeen(_ commitment: Commitment) throws {
        let judgement = commitment.judgement
        guard retreatedAt == nil, commitment.promise.isLive, judgement.review.map({ $0 > now }) != false else { return }
        let expected = verdicts(of: commitment.id, in: commitment.window)
        try require(
            expected.contains(judgement.verdict), .theBoardShowsWhatWasSeen,
            "\(commitment.id) is \(judgement.verdict.rawValue), ought to be one of \(expected.map(\.rawValue))")
    }

    /// Asked when the engine has had its turn: whoever knows a revision knows all that may be shown by it.
    func whateverIsShownHasARevision() throws {
        guard let engine else { return }
        for year in book.editions {
            guard let edition = Edition(year, of: engine.campaign) else { continue }
            let (tally, revision) = try engine.store.read { (try $0.tally(of: year, at: now), try $0.revision()) }
            let phase = Phase(opens: tally.opensFirst, closes: tally.closesLast, rollover: edition.rollover, at: now)
            let settled = [Job.State.done, .failed, .missed].map { tally.jobs[$0] ?? 0 }
            let verdicts = tally.verdicts.map { "\($0.value) \($0.key)" }.sorted()
            let board = "\(phase) \(verdicts) due \(tally.jobsDue) next \(tally.nextJob?.rfc3339 ?? "-") \(settled)"
            if let before = shown[year], before.revision == revision {
                try require(
                    before.board == board, .whateverIsShownHasARevision,
                    "revision \(revision) of \(year) was \(before.board), and is \(board)")
            }
            shown[year] = (revision, board)
        }
    }

    /// More than one where two probes said different things with the same weight in the same second.
    func verdicts(of id: CommitmentID, in window: Window?) -> [Verdict] {
        guard let window, now >= window.opens else { return [.pending] }
        let moment = min(now, window.closes.advanced(by: -1))
        let fresh = (book.sightings[id] ?? []).filter {
            window.opens <= $0.at && $0.at <= moment && moment < $0.at.advanced(by: 1_800)
                && ($0.light == .lit || $0.light == .dark || $0.light == .wrong_colour)
        }
        guard let evidence = fresh.map(\.evidence).max() else { return [.unknown] }
        let strongest = fresh.filter { $0.evidence == evidence }
        let latest = strongest.map(\.at).max()
        return strongest.filter { $0.at == latest }.map { decisive in
            if decisive.light == .lit { return evidence == .seen ? .verified : .claimed }
            let isDisputed = fresh.contains { $0.light == .lit && $0.evidence < evidence }
            return isDisputed ? .contradicted : .dark
        }
    }
}
