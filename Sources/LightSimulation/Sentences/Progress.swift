import LightEngine
import LightStore

/// That the year goes on.
extension World {
    /// Right after a claim: what is due was taken, or there is no room for it.
    func theEngineDoesNotSpin() throws {
        guard let engine else { return }
        let due = try engine.nextDue(room: room)
        cachedDue = .some(due)
        try require(
            due.map { $0 > now } != false, .theEngineNeverSpins,
            "the next due instant is \(due.map(\.description) ?? "-") after a claim")
    }

    /// Steps are bounded: about as many as there are jobs, attempts and wishes, with room to spare.
    func theYearMakesProgress() throws {
        try require(
            chronicle.steps < 20_000 + 20_000 * country.spots.count, .theYearMakesProgress,
            "\(chronicle.steps) steps, and the year is not over")
    }

    /// What was refused or failed changed nothing.
    func whatFailedLeftNothing(_ engine: Engine) throws {
        let revision = try engine.store.read { try $0.revision() }
        try require(
            revision == lastRevision, .whatIsRefusedLeavesNothing,
            "the revision is \(revision), and was \(lastRevision)")
    }
}
