import Almanac
import LightDomain
import LightEngine

/// Soft and hard states, and the suspicion that the fault is ours.
extension World {
    /// Takes a look into account that was written down. Only looks that repeat, in the window, tell of trouble.
    func noteTrouble(_ id: CommitmentID, _ job: Book.Job) {
        guard let rule = oracle.sketch.rules.first(where: { $0.name == job.rule }),
            case .check(let every, _, _, let attempts, _) = rule.action, every != nil,
            !book.isFrozen(id.edition, of: id.municipality), let window = book.window(of: id, by: oracle),
            window.opens <= now, now < window.closes
        else { return }
        var trouble = book.troubles[id] ?? Book.Trouble()
        trouble.lookedAt = now
        // By what was seen up to this look; the store knows already what came with it.
        let seen = verdicts(of: id, in: window)
        let stored = (try? engine?.store.read { try $0.commitment(id)?.judgement.verdict }) ?? nil
        let isWell: Bool
        switch seen.count == 1 ? seen[0] : stored {
        case .verified, .claimed, .pending: isWell = true
        case .contradicted, .dark, .unknown, nil: isWell = false
        }
        if isWell {
            if trouble.isHard { troublesToTell[id] = "ended" }
            (trouble.badLooks, trouble.isHard) = (0, false)
        } else {
            trouble.badLooks += 1
            if !trouble.isHard, trouble.badLooks >= attempts {
                trouble.isHard = true
                troublesToTell[id] = "began"
            }
        }
        book.troubles[id] = trouble
    }

    /// Only hard changes are told, each once.
    func onlyHardStatesAreTold(_ subject: String, _ what: Substring) throws {
        let id = CommitmentID(subject)
        let expected = id.flatMap { troublesToTell.removeValue(forKey: $0) }
        chronicle.troubles += 1
        if let id, book.isFrozen(id.edition, of: id.municipality) { return }
        let trouble = id.flatMap { book.troubles[$0] }
        try require(
            expected == String(what), .onlyHardStatesAreTold,
            "trouble of \(subject) has \(what), and ought to have \(expected ?? "stayed"): \(trouble as Any)")
    }

    /// After history was read.
    func everyHardStateIsTold() throws {
        try require(
            troublesToTell.isEmpty, .onlyHardStatesAreTold, "\(troublesToTell.keys.sorted()) are hard; nobody says so")
    }

    /// The next look after a bad one: soon where it may have been chance, else when the calendar says so.
    func aSoftStateIsLookedAtAgain(_ report: Report) throws {
        guard case .looked = report.outcome, let engine, let key = book.keys[report.job], let job = book.jobs[key],
            case .commitment(let id) = job.subject, book.jobs[key]?.settledAt == now,
            let trouble = book.troubles[id], trouble.lookedAt == now, trouble.isSoft,
            let rule = oracle.sketch.rules.first(where: { $0.name == job.rule }),
            case .check(_, _, _, _, let retry) = rule.action,
            let looks = book.looks(of: id, by: oracle).first(where: { $0.rule == job.rule }),
            !book.isTakenOff(job.rule, of: job.subject, in: job.edition)
        else { return }
        let again = now.advanced(by: Int64(retry))
        let next = try engine.store.read {
            try $0.jobs(of: job.subject, in: job.edition, by: job.rule).first { $0.state == .waiting }
        }
        // A clock that was set back leaves looks behind that are not made again.
        guard again < looks.until, retreatedAt == nil else { return }
        try require(
            next.map { $0.due <= again } == true, .onlyHardStatesAreTold,
            "\(key) saw something bad, and the next look is \(next as Any)")
    }

    // MARK: Doubt

    /// Every building that a device looked at in the last half hour is out of reach, and there are three at least.
    var isInDoubt: Bool {
        var count = 0
        for sightings in book.sightings.values {
            let devices = sightings.filter {
                $0.at >= now.advanced(by: -1_800) && ($0.evidence == .echoed || $0.evidence == .seen)
            }
            guard let latest = devices.map(\.at).max() else { continue }
            if devices.contains(where: { $0.at == latest && $0.light != .unreachable }) { return false }
            count += 1
        }
        return count >= 3
    }

    /// Reminders that are held are looked at again within five minutes.
    func lettersAreHeldForAWhile() throws {
        guard scene.hasNightLetters, elapsed < probesAreOutUntil + 1_800, let engine else { return }
        let edition = oracle.editionAhead(at: now)
        let waiting = try engine.store.read {
            try $0.jobs(matching: .init(edition: edition, kind: "reminder", state: .waiting), after: nil, limit: 1_000)
        }
        for job in waiting where job.reason == JobReason.suspectSelf {
            try doubtIsSoonOver(job)
            let isHeldNow = job.nextAttempt == now.advanced(by: 300)
            try require(
                !isHeldNow || isInDoubt, .whileWeDoubtOurselvesNobodyIsWrittenTo,
                "\(job.key) is held, and somebody can be reached")
        }
    }

    func doubtIsSoonOver(_ job: Job) throws {
        chronicle.doubts += 1
        try require(
            retreatedAt != nil
                || job.nextAttempt.map { $0 - now <= 300 && ($0 <= job.deadline.advanced(by: -1_800) || $0 <= now) }
                    == true,
            .whileWeDoubtOurselvesNobodyIsWrittenTo, "\(job.key) waits until \(job.nextAttempt as Any)")
    }

    /// But for letters that have half an hour left.
    func whileWeDoubtOurselvesNobodyIsWrittenTo(_ job: Job) throws {
        guard job.deadline.advanced(by: -1_800) > now else { return }
        try require(
            !isInDoubt, .whileWeDoubtOurselvesNobodyIsWrittenTo,
            "\(job.key) goes, and no building can be reached; it has time until \(job.deadline)")
    }
}
