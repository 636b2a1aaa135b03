import Almanac
import LightDomain
import LightEngine

/// What has to be true of a look.
extension World {
    func check(_ look: Look, _ job: Job) throws {
        try noBuildingIsLookedAtInVain(look, job)
        if let wish = book.jobs[job.key.description]?.wish { return try whatAPersonWantsIsDone(job, wish) }
        try noLookIsOutsideItsTime(look, job)
        try noLookIsCaughtUp(job)
    }

    private func noBuildingIsLookedAtInVain(_ look: Look, _ job: Job) throws {
        let id = look.commitment
        let probes = book.towns[id.municipality.text]?.buildings[id.building]?.probes ?? 0
        try require(
            job.key.subject == .commitment(id) && book.commitments[id]?.promise.isLive == true && probes > 0
                && look.probes.count == probes,
            .noBuildingIsLookedAtInVain, "\(job.key) looks through \(look.probes.count) of \(probes) probes")
    }

    private func noLookIsOutsideItsTime(_ look: Look, _ job: Job) throws {
        if book.isFrozen(job.key.edition, of: job.key.subject.municipality) { return }
        let looks = book.looks(of: look.commitment, by: oracle).first { $0.rule == job.key.rule }
        try require(
            looks.map { $0.first <= now && now < $0.until } == true, .noLookIsOutsideItsTime,
            "\(job.key) begins, and its rule says \(looks as Any)")
        try require(
            looks.map { isDue(job, by: $0) } == true, .everythingIsDueWhenTheRulesSay,
            "\(job.key) is due at \(job.due) until \(job.deadline), and ought to be of \(looks as Any)")
    }

    /// When the series says so, or to make sure of a soft state.
    func isDue(_ job: Job, by looks: Oracle.Looks) -> Bool {
        if looks.until != job.deadline { return false }
        if looks.has(job.due) { return true }
        guard case .commitment(let id) = job.key.subject, scene.attempts > 1, looks.every != nil else { return false }
        return book.troubles[id]?.lookedAt != nil && job.due >= looks.first && job.due < looks.until
    }

    /// Of one series one look is under way, and the next is not due before the last was written down.
    private func noLookIsCaughtUp(_ job: Job) throws {
        for (key, other) in book.jobs.of(job.key.subject)
        where other.kind == .check && other.rule == job.key.rule {
            try require(
                other.state != .running || other.wish != nil, .noLookIsCaughtUp,
                "\(job.key) begins while \(key) is under way")
        }
        let begun = book.jobs.of(job.key.subject).filter { key, other in
            key != job.key.description && other.rule == job.key.rule && other.state != .waiting
                && other.state != .cancelled
        }
        try require(
            begun.compactMap(\.job.due).allSatisfy { $0 < job.due }, .noLookIsCaughtUp,
            "\(job.key) is due at \(job.due), and \(begun.map { "\($0.key) at \($0.job.due as Any)" }) began before")
        let series = "\(job.key.subject) \(job.key.rule)"
        guard book.jobs[job.key.description] == nil, let last = lookedAt[series] else { return }
        try require(
            job.due > last, .noLookIsCaughtUp, "\(job.key) was due at \(job.due), and somebody looked at \(last)")
    }
}
