import Almanac
import LightDomain
import LightStore

extension Turn {
    func claimSwitches(limit: Int, _ room: Room) throws -> [Assignment] {
        try claim(.switch, limit: limit, room) { try claimSwitch($0, room) }
    }

    /// Asks what should be on now, whatever it was that the order was planned for.
    private func claimSwitch(_ job: Job, _ room: Room) throws -> Assignment? {
        if job.deadline <= now {
            try miss(job)
            // Lamps that were left on while nobody was here are told to go off, however late it is.
            try planNext(after: job, from: now)
            return nil
        }
        guard let commitment = try commitment(of: job.key.subject),
            let building = try ledger.building(commitment.id.building), !building.lamps.isEmpty
        else {
            try cancel(job, reason: "no-lamps")
            return nil
        }
        var lamps = try ledger.lamps(of: commitment.id)
        let level = lamps.wanted(promise: commitment.promise, window: commitment.window, at: now)
        if level == .off, lamps.isSettled(on: .off) {
            try cancel(job, reason: "off-already")
            try planNext(after: job)
            return nil
        }
        let destination = building.lamps.destination
        if try isHeld(job, for: destination, room) { return nil }
        lamps.told = level
        lamps.toldAt = now
        lamps.isTaken = false
        try ledger.setLamps(lamps, of: commitment.id)
        let change = lamps.nextChange(promise: commitment.promise, window: commitment.window, after: now)
        let order = LampOrder(
            commitment: commitment.id, buildingName: building.name, lamps: building.lamps, level: level)
        // An order is of no use once another one is due: nothing is switched on after the end.
        return try open(
            job, work: .lamps(order), destination: destination, deadline: min(job.deadline, change ?? job.deadline))
    }

    /// The lamps took their order.
    func settleLamps(_ job: Job) throws {
        guard case .commitment(let id) = job.key.subject else { return }
        var lamps = try ledger.lamps(of: id)
        lamps.isTaken = true
        try ledger.setLamps(lamps, of: id)
        guard let told = lamps.told else { return }
        let sighting = Sighting(light: told == .on ? .lit : .dark, evidence: .commanded, by: "lamps", at: now)
        _ = try ledger.insert(sighting, of: id)
        try judge(id)
    }

    /// When the lamps of a switch are to be something else; nil for other jobs.
    func nextLampChange(_ job: Job) throws -> Instant? {
        guard job.kind == .switch, let commitment = try commitment(of: job.key.subject) else { return nil }
        return try ledger.lamps(of: commitment.id).nextChange(
            promise: commitment.promise, window: commitment.window, after: now)
    }

    /// Looks at the lamps of every open window once more: they may have lost their power while nobody was here.
    func askLampsAgain() throws {
        try ledger.hastenSwitches(openAt: now)
    }
}
