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
            try turn.moveToNextEdition()
            try turn.planAheadOnceMore()
            try turn.followCampaign()
            return lost.count
        }
    }
}

extension Turn {
    /// Plans again what is not done, where the campaign is not the one by which it was planned.
    func followCampaign() throws {
        let signature = campaign.signature
        let planned = try ledger.instance().campaign
        guard planned != signature else { return }
        if !planned.isEmpty {
            _ = try report("campaign.changed", of: campaign.name)
            for year in try ledger.editions() {
                guard let edition = Edition(year, of: campaign), edition.rollover > now else { continue }
                try ledger.ensure(edition)
                try planAll(of: edition)
            }
        }
        try ledger.setPlannedCampaign(signature)
    }
}

extension Campaign {
    /// All by which jobs are planned, as text: two campaigns with the same signature plan the same.
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
        return (["\(day) \(kickoff) on \(on) off \(off)"] + lines).joined(separator: "\n")
    }
}
