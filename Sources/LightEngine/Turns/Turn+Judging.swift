import Almanac
import LightDomain
import LightStore

extension Turn {
    /// Judges a commitment by its sightings, and says so if that changes what a board shows.
    func judge(_ id: CommitmentID) throws {
        guard let commitment = try ledger.commitment(id) else { return }
        let lifetime = campaign.sightingLifetime
        let from = commitment.window?.opens ?? now
        let sightings = try ledger.sightings(of: id, from: from)
        let judgement = Judgement.judge(
            window: commitment.window, sightings: sightings.map(\.sighting), lifetime: lifetime, at: now)
        let before = commitment.judgement
        guard judgement != before else { return }
        var revision = commitment.revision
        if judgement.verdict != before.verdict || judgement.reason != before.reason
            || judgement.sighting != before.sighting
        {
            revision = try report(
                "commitment.verdict", of: id.text,
                before: Facts(["verdict": before.verdict.rawValue, "reason": before.reason]),
                after: Facts(["verdict": judgement.verdict.rawValue, "reason": judgement.reason]))
        }
        let deciding = sightings.last { $0.sighting == judgement.sighting }?.id
        try ledger.setJudgement(judgement, sightingID: deciding, of: id, revision: revision)
    }
}

extension Campaign {
    /// Seconds for which a sighting counts: as the check that repeats through the window has it, else half an hour.
    package var sightingLifetime: Int {
        for rule in rules {
            if case .check(let check) = rule.action, check.every != nil { return check.lifetime }
        }
        return 1_800
    }
}
