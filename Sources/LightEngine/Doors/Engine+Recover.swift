import Almanac
import LightDomain
import LightStore

extension Engine {
    /// The first thing after a start: attempts that were under way when the last process ended are `lost`, and their
    /// jobs are tried again, with the same key. A campaign that was changed meanwhile is planned anew.
    ///
    /// - Returns: how many attempts were lost.
    @discardableResult
    package func recover(at now: Instant) throws -> Int {
        try store.write { ledger in
            let turn = turn(ledger, by: "daemon", at: now)
            let lost = try ledger.openAttempts()
            for attempt in lost {
                _ = try ledger.close(attempt.job, attempt: attempt.number, as: .lost, detail: nil, at: now)
                try ledger.postpone(attempt.job, until: now, reason: JobReason.interrupted)
            }
            try ledger.releaseAll(at: now)
            try turn.askLampsAgain()
            for attempt in lost {
                try turn.follow(attempt.job)
                guard let job = try ledger.job(attempt.job) else { continue }
                try ledger.hasten(
                    of: job.key.subject.municipality, in: job.key.edition, waitingFor: JobReason.inOrder)
            }
            try turn.catchUp()
            return lost.count
        }
    }

    /// The same when the configuration was read again: the workers are at work still, so no attempt is lost, and what
    /// comes of it is recorded by this engine.
    ///
    /// - Parameters:
    ///   - who: the history's name for whoever wanted it.
    ///   - note: what the history says besides.
    /// - Returns: the revision after it.
    package func recover(at now: Instant, reloadedBy who: String, note: String?) throws -> Int64 {
        try store.write { ledger in
            let turn = turn(ledger, by: who, at: now)
            try turn.catchUp()
            // Boards show more of a campaign than what is planned by: whatever it was, nothing is as it was.
            return try turn.report("config.reloaded", of: campaign.name, note: note)
        }
    }
}

extension Turn {
    fileprivate func catchUp() throws {
        try moveToNextEdition()
        try planAheadOnceMore()
        try followCampaign()
    }

    /// Plans again what is not done, where the campaign is not the one by which it was planned.
    func followCampaign() throws {
        let signature = ([campaign.signature] + surroundings.holidaySignature).joined(separator: "\n")
        let planned = try ledger.instance().campaign
        guard planned != signature else { return }
        if !planned.isEmpty {
            _ = try report("campaign.changed", of: campaign.name)
            for year in try ledger.editions() {
                guard let edition = Edition(year, of: campaign), edition.rollover > now else { continue }
                try ledger.ensure(edition)
                try planAll(of: edition)
                try judgeAll(of: edition)
            }
        }
        try ledger.setPlannedCampaign(signature)
    }

    /// A sighting may count for longer now, or not so long.
    private func judgeAll(of edition: Edition) throws {
        try forEachMunicipality { municipality in
            for commitment in try ledger.commitments(of: municipality.id, in: edition.year) {
                guard let window = commitment.window, window.opens <= now, now < window.closes else { continue }
                try judge(commitment.id)
            }
        }
    }
}

extension Campaign {
    /// All by which jobs are planned, and what boards show of it, as text: two campaigns with the same signature plan
    /// the same.
    package var signature: String {
        let lines = rules.map { rule in
            let action =
                switch rule.action {
                case .reminder(let reminder):
                    "\(reminder.audience) \(reminder.to) \(reminder.channel) \(reminder.message)"
                case .check(let check):
                    "\(check.every ?? 0) \(check.until.map(\.description) ?? "") \(check.lifetime) \(check.retry)"
                }
            return "\(rule.name): \(rule.at) until \(rule.deadline.map(\.description) ?? "next"): \(action)"
        }
        return (["\(name) \(colour)", "\(day) \(kickoff) on \(on) off \(off)"] + lines).joined(separator: "\n")
    }
}

extension Surroundings {
    /// The public holidays as text, in an order that depends on nothing else.
    fileprivate var holidaySignature: [String] {
        holidays.sorted { $0.key < $1.key }.map { country, holidays in
            let days = holidays.rules.map { "\($0.day) \($0.from ?? 0) \($0.until ?? 0)" }
            return "\(country): \(days.joined(separator: ", "))"
        }
    }
}
