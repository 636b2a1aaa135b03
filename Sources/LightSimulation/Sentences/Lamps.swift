import Almanac
import LightDomain
import LightEngine

/// What has to be true of lamps: when they are told something, and when somebody looks at them.
extension World {
    func check(_ order: LampOrder, _ assignment: Assignment) throws {
        let id = order.commitment
        try require(
            assignment.key.subject == .commitment(id) && book.hasLamps(id.building)
                && order.lamps.count == book.towns[id.municipality.text]?.buildings[id.building]?.lamps,
            .noLampIsOnOutsideItsWindow, "\(assignment.key) tells \(order.lamps.count) lamps")
        if order.level == .on { toldOff[id] = 0 } else { toldOff[id, default: 0] += 1 }
        if book.isFrozen(id.edition, of: id.municipality) { return }
        let window = book.window(of: id, by: oracle)
        let ought = book.lampsOught(of: id, in: window, at: now)
        try require(
            order.level == ought, .noLampIsOnOutsideItsWindow,
            "\(assignment.key) says \(order.level.rawValue), and it ought to be \(ought.rawValue) in \(window as Any)")
        guard order.level == .on else { return }
        let end = book.lampChanges(of: id, in: window).filter { $0 > now }.sorted().first {
            book.lampsOught(of: id, in: window, at: $0) == .off
        }
        try require(
            end.map { assignment.deadline <= $0 } != false, .noLampIsOnOutsideItsWindow,
            "\(assignment.key) may be obeyed until \(assignment.deadline), and ends at \(end as Any)")
    }

    /// In fair weather, a while after something changed.
    func inspect(_ id: CommitmentID) throws {
        let quiet = elapsed - Self.patience
        guard let fairSince, fairSince < quiet, book.hasLamps(id.building),
            !book.isFrozen(id.edition, of: id.municipality), touchedAt[id.municipality.text] ?? 0 < quiet
        else { return }
        let window = book.window(of: id, by: oracle)
        let changes = book.lampChanges(of: id, in: window)
        if changes.contains(where: { $0 <= now && $0 > now.advanced(by: -Self.patience) }) { return }
        // In another edition a hand may be on the switch of the same building.
        let others = book.commitments.keys.filter { $0.building == id.building && $0 != id }
        let before = now.advanced(by: -Self.patience)
        if others.contains(where: { book.hands[$0]?.isActive(at: before) == true }) { return }
        let ought = book.lampsOught(of: id, in: window, at: now)
        let fair = Instant(secondsSince1970: fairSince + clockError)
        // What refused to go off in foul weather may have been given up, as may what another edition had switched on.
        if ought == .off, changes.allSatisfy({ $0 < fair || $0 > now }) { return }
        if ought == .off, let obeyed = lampsObeyed[id.building], obeyed != id { return }
        chronicle.inspections += 1
        try require(
            lampsAre[id.building] ?? .off == ought, .inFairWeatherLampsAreWhatTheyOughtToBe,
            "\(id) is \(lampsAre[id.building]?.rawValue ?? "off"), ought to be \(ought.rawValue) in \(window as Any)")
    }

    /// Right after somebody has put a hand on a switch or taken it off: lamps that ought to be on and are not are told.
    func aHandIsObeyed(_ errand: Errand) throws {
        guard case .light(let name, _, _) = errand, let id = CommitmentID(name), book.hasLamps(id.building),
            let engine, lampsAre[id.building] != .on, retreatedAt == nil,
            !book.isFrozen(id.edition, of: id.municipality),
            book.lampsOught(of: id, in: book.window(of: id, by: oracle), at: now) == .on
        else { return }
        let jobs = try engine.store.read { try $0.jobs(of: .commitment(id), in: id.edition) }
        let isAhead = jobs.contains { job in
            job.kind == .switch
                && (job.state == .running || job.state == .waiting && job.nextAttempt.map { $0 <= now } == true
                    || job.state == .waiting && job.reason != nil)
        }
        // A command whose answer never came may have been obeyed; it is repeated after a while.
        let isToldSo = jobs.contains { book.jobs[$0.key.description]?.level == .on }
        try require(
            isAhead || isToldSo, .noJobIsLost, "\(id) ought to be lit, and nobody tells it: \(jobs.last as Any)")
    }

    // MARK: The agenda

    /// Whoever is to be lit has an order ahead, and so has whoever is on and ought to be off.
    ///
    /// - Parameter jobs: of the commitment.
    func lampsHaveTheirOrder(_ id: CommitmentID, _ jobs: [Job]) throws {
        guard book.hasLamps(id.building), let commitment = book.commitments[id] else { return }
        let window = book.window(of: id, by: oracle)
        let open = jobs.filter { $0.kind == .switch && ($0.state == .waiting || $0.state == .running) }
        try require(open.count <= 1, .noJobIsLost, "\(open.map(\.key.description).sorted()) are all open")
        if commitment.promise.isLive, let window, window.closes > now {
            try require(!open.isEmpty, .noJobIsLost, "\(id) is to be lit in \(window), and no order is ahead")
        }
        if let waiting = open.first, waiting.state == .waiting, waiting.reason != JobReason.busy {
            let next = book.lampChanges(of: id, in: window).filter { $0 > now }.min()
            let isInTime = next.map { next in waiting.nextAttempt.map { $0 <= next } == true } != false
            try require(
                isInTime || !commitment.promise.isLive, .noJobIsLost,
                "\(waiting.key) waits until \(waiting.nextAttempt as Any), and lamps change at \(next as Any)")
        }
        if lampsAre[id.building] == .on, toldOff[id] == 0, open.isEmpty {
            try require(
                book.lampsOught(of: id, in: window, at: now) == .on, .noLampIsLeftOn,
                "\(id) was switched on, ought to be off, and was never told so")
        }
    }
}
