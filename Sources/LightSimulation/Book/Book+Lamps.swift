import Almanac
import LightDomain

/// What lamps ought to be: the window's, unless a hand is on the switch.
extension Book {
    mutating func edit(
        _ name: String, _ on: WindowChange, _ off: WindowChange, at now: Instant, by oracle: Oracle
    ) -> Bool {
        guard let id = theLiveOne(name, at: now, by: oracle), var commitment = commitments[id] else { return false }
        commitment.on = on.applied(to: commitment.on)
        commitment.off = off.applied(to: commitment.off)
        commitment.movedAt = now
        commitments[id] = commitment
        return hasPossibleWindow(id, by: oracle)
    }

    mutating func light(
        _ name: String, _ level: LampLevel?, _ seconds: Int?, at now: Instant, by oracle: Oracle
    ) -> Bool {
        if let seconds, level == nil || !(1...7 * 86_400).contains(seconds) { return false }
        // Who has withdrawn may take a hand off, and put none on.
        let found = named(name, in: oracle.editionAhead(at: now))
        let id = level == nil && found.count == 1 ? found[0] : theLiveOne(name, at: now, by: oracle)
        guard let id, towns[id.municipality.text]?.buildings[id.building]?.lamps ?? 0 > 0 else { return false }
        hands[id] = level.map { Hand(level: $0, until: seconds.map { now.advanced(by: Int64($0)) }) }
        return true
    }

    private func theLiveOne(_ name: String, at now: Instant, by oracle: Oracle) -> CommitmentID? {
        let found = named(name, in: oracle.editionAhead(at: now))
        guard found.count == 1, commitments[found[0]]?.promise.isLive == true else { return nil }
        return found[0]
    }

    /// - Parameter window: the commitment's, which is dear to work out.
    func lampsOught(of id: CommitmentID, in window: Window?, at instant: Instant) -> LampLevel {
        if let hand = hands[id], hand.isActive(at: instant) { return hand.level }
        guard commitments[id]?.promise.isLive == true, let window else { return .off }
        return window.opens <= instant && instant < window.closes ? .on : .off
    }

    /// Instants at which that may change.
    func lampChanges(of id: CommitmentID, in window: Window?) -> [Instant] {
        [window?.opens, window?.closes, hands[id]?.until].compactMap { $0 }
    }

    func hasLamps(_ building: BuildingID) -> Bool {
        towns[building.municipality.text]?.buildings[building]?.lamps ?? 0 > 0
    }
}
