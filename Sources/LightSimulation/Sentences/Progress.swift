import LightEngine
import LightStore

/// That the year goes on.
extension World {
    /// Right after a claim: what is due was taken, or there is no room for it.
    ///
    /// - Parameters:
    ///   - taken: how many jobs were taken.
    ///   - before: the room that there was for them.
    func theEngineDoesNotSpin(taken: Int, _ before: Room) throws {
        guard let engine else { return }
        let due = try engine.nextDue(room: room)
        cachedDue = .some(due)
        if due.map({ $0 > now }) != false || before.total - taken < room.total {
            claimsInVain = 0
            return
        }
        let waiting = try engine.store.read {
            try $0.jobs(matching: .init(state: .waiting), after: nil, limit: 100_000)
        }
        let left = waiting.filter { $0.nextAttempt.map { $0 <= now } == true }
        // A place that a letter or a look did not take may have let an order to lamps go, for the next claim.
        claimsInVain = taken > 0 ? 0 : claimsInVain + 1
        let isLetGo = left.allSatisfy { $0.destination != nil && $0.reason == nil }
        try require(
            isLetGo && claimsInVain < 5, .theEngineNeverSpins, "\(room): after a claim these are due still: \(left)")
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

extension Room {
    fileprivate var total: Int { reminders + checks + switches }
}
