import Almanac
import LightDomain
import LightEngine

/// What has to be true when something was done, and when its outcome is written down.
extension World {
    /// Of all attempts by which it was done, all but one were lost: their end was never known.
    func noJobIsDoneTwice(_ key: String) throws {
        guard let job = book.jobs[key] else { return }
        let known = job.doneBy.filter { !job.lost.contains($0) }
        try require(
            known.count <= 1, .noJobIsDoneTwice, "\(key) was done by attempts \(job.doneBy), lost were \(job.lost)")
    }

    /// After the book has taken them in.
    func outcomesAreWrittenDown(_ reports: [Report]) throws {
        guard let engine else { return }
        for report in reports {
            guard let key = book.keys[report.job], let known = book.jobs[key] else { continue }
            let (job, attempts) = try engine.store.read {
                (try $0.job(report.job), try $0.attempts(of: report.job))
            }
            let attempt = attempts.first { $0.number == report.attempt }
            let isLost = known.lost.contains(report.attempt)
            // What was put off and is not wanted any more is taken off at once; history says so.
            let isTakenOff = known.state == .waiting && job?.state == .cancelled
            try require(
                (job?.state.rawValue == known.state.rawValue || isTakenOff) && attempt?.closedAt != nil
                    && (attempt?.outcome == .lost) == isLost && attempts.count == known.attempts,
                .anOutcomeIsWrittenDown,
                "\(key) ought to be \(known.state) after attempt \(report.attempt), and is "
                    + "\(job?.state.rawValue ?? "nowhere") with \(attempts)")
            guard let job, !isTakenOff, case .deferred(_, let wish) = report.outcome, known.state == .waiting,
                known.settledAt == now, known.attempts == report.attempt, !isLost
            else { continue }
            try whatIsPutOffComesBack(job, wish)
        }
        for report in reports { try aSoftStateIsLookedAtAgain(report) }
    }

    /// After a minute at least, but for one that has no minute left; after an hour and a quarter at most, or what the
    /// other side wished.
    private func whatIsPutOffComesBack(_ job: Job, _ wish: Int?) throws {
        let pause = job.nextAttempt.map { $0 - now } ?? -1
        let longest = max(4_500, Int64(wish ?? 0), job.due - now)
        let isInTime = job.nextAttempt.map { $0 <= job.deadline } == true
        try require(
            isInTime && pause <= longest
                && (pause >= max(60, Int64(wish ?? 0)) || job.nextAttempt == job.deadline || job.kind == .switch),
            .whatIsPutOffComesBack,
            "\(job.key) is put off by \(pause) s (wished \(wish ?? 0)), its deadline is \(job.deadline)")
    }

    /// Workers are at work still: what comes of it is wanted.
    func reloadingLeavesWhatIsUnderWay() throws {
        guard let engine else { return }
        let running = book.running.sorted()
        let open = try engine.store.read { ledger in
            try ledger.openAttempts().compactMap { try ledger.job($0.job) }.filter { $0.state == .running }
        }
        try require(
            open.map(\.key.description).sorted() == running, .reloadingLeavesWhatIsUnderWay,
            "\(running) were under way, and \(open.map(\.key)) are after a reload")
    }

    /// Before the book does the same.
    func recoveringClosesWhatWasOpen(_ lost: Int) throws {
        guard let engine else { return }
        let running = book.running
        try require(
            lost == running.count, .recoveringClosesWhatWasOpen, "\(lost) were lost, and \(running) were under way")
        let open = try engine.store.read { try $0.openAttempts() }
        try require(open.isEmpty, .recoveringClosesWhatWasOpen, "\(open) are open still")
        for key in running {
            let job = try engine.store.read { try $0.job(named: key) }
            try require(
                job.map {
                    $0.kind == .switch || $0.state != .running && $0.nextAttempt.map { $0 >= job?.due ?? $0 } != false
                } == true,
                .recoveringClosesWhatWasOpen, "\(key) is \(job as Any) after a start")
        }
    }
}
