import Almanac
import LightDomain
import LightStore

extension Turn {
    func claimChecks(limit: Int, _ room: Room) throws -> [Assignment] {
        try claim(.check, limit: limit, room) { try claimCheck($0, room) }
    }

    private func claimCheck(_ job: Job, _ room: Room) throws -> Assignment? {
        if job.deadline <= now {
            try miss(job)
            return nil
        }
        guard let commitment = try commitment(of: job.key.subject), commitment.promise.isLive,
            let building = try ledger.building(commitment.id.building), !building.probes.isEmpty
        else {
            try cancel(job, reason: "withdrawn")
            return nil
        }
        let destination = building.probes.destination
        if try isHeld(job, for: destination, room) { return nil }
        let look = Look(commitment: commitment.id, buildingName: building.name, probes: building.probes)
        return try open(job, work: .check(look), destination: destination)
    }

    /// Writes down what was seen, judges, and says so if the trouble began or ended for good.
    func sight(_ findings: [Finding], _ job: Job) throws {
        guard case .commitment(let id) = job.key.subject else { return }
        for finding in findings {
            let sighting = Sighting(
                light: finding.light, evidence: finding.evidence, by: finding.by, at: now, detail: finding.detail)
            _ = try ledger.insert(sighting, of: id)
        }
        try judge(id)
        try watch(id, job)
    }

    private func watch(_ id: CommitmentID, _ job: Job) throws {
        guard let rule = campaign.rules.first(where: { $0.name == job.key.rule }), case .check(let check) = rule.action,
            check.every != nil, let commitment = try ledger.commitment(id), let window = commitment.window,
            window.opens <= now, now < window.closes
        else { return }
        var trouble = try ledger.trouble(of: id)
        let verdict = commitment.judgement.verdict
        let change = trouble.look(isWell: verdict.isWell, attempts: check.attempts, at: now)
        try ledger.setTrouble(trouble, of: id)
        guard let change else { return }
        _ = try report(
            "trouble.\(change.rawValue)", of: id.text,
            after: Facts(["verdict": verdict.rawValue, "reason": commitment.judgement.reason]))
    }
}

extension [Device] {
    /// What stands for all of them where jobs to one device are counted: their hosts, else their names; each once, so
    /// that a building with two lamps counts with one that has three at the same host.
    var destination: String { Set(map(\.destination)).sorted().joined(separator: " ") }
}
