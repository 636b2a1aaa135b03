import Almanac
import LightDomain
import LightEngine
import LightStore

/// What has to be true of the facts that a step has added.
extension World {
    /// Reads what is new, after the book has taken in what happened.
    func readHistory() throws {
        guard let engine else { return }
        while true {
            let new = try engine.store.read { try $0.events(after: lastRevision, limit: 500) }
            for (revision, event) in new {
                try historyHasNoGaps(revision, event)
                lastRevision = revision
                try check(event, revision, engine)
            }
            if new.count < 500 { break }
        }
        try everyHardStateIsTold()
    }

    private func historyHasNoGaps(_ revision: Int64, _ event: Event) throws {
        try require(
            revision == lastRevision + 1 && event.at == now && !event.who.isEmpty, .historyHasNoGaps,
            "after \(lastRevision) comes \(revision): \(event)")
    }

    private func check(_ event: Event, _ revision: Int64, _ engine: Engine) throws {
        let kind = event.what.prefix { $0 != "." }
        let what = event.what.dropFirst(kind.count + 1)
        switch kind {
        case "job": try check(event, job: what, engine)
        case "commitment":
            guard let id = CommitmentID(event.subject) else { return }
            told.revisions[id] = revision
            if let promise = event.field("promise").flatMap(Promise.init(rawValue:)) { told.promises[id] = promise }
        case "trouble": try onlyHardStatesAreTold(event.subject, what)
        case "edition":
            let year = Int(event.subject) ?? 0
            try require(
                book.openedAt[year] == now && told.editions.insert(year).inserted, .everyChangeIsInTheHistory,
                "edition \(year) is opened, and ought to be at \(book.openedAt[year] as Any)")
        default: break
        }
    }

    private func check(_ event: Event, job what: Substring, _ engine: Engine) throws {
        guard let job = try engine.store.read({ try $0.job(named: event.subject) }) else {
            throw Broken(sentence: .everyChangeIsInTheHistory, detail: "at \(now): \(event.subject) has no row")
        }
        let known = book.jobs[event.subject]
        switch what {
        case "done", "failed":
            try require(
                known?.state == (what == "done" ? .done : .failed) && known?.settledAt == now,
                .everyChangeIsInTheHistory, "\(event.subject) is \(what), and was \(known as Any)")
            told.ends[event.subject] = what == "done" ? .done : .failed
        case "missed":
            try require(
                known?.isFinal != true && known?.state != .running, .whatIsFinalStays,
                "\(event.subject) is missed, and was \(known as Any)")
            try require(
                job.deadline <= now && event.field("reason")?.isEmpty == false, .nothingIsTakenOffWithoutCause,
                "\(event.subject) is missed, and has time until \(job.deadline)")
            told.ends[event.subject] = .missed
            book.end(job, as: .missed)
            try inFairWeatherNothingIsMissed(job, known)
        case "run":
            try require(
                known?.wish?.at == now || job.kind == .switch, .everyChangeIsInTheHistory,
                "\(event.subject) is run, and nobody wanted that")
            try require(
                job.nextAttempt.map { $0 <= now } == true || job.kind == .switch, .whatAPersonWantsIsDone,
                "\(event.subject) waits until \(job.nextAttempt as Any), and somebody wants it now")
            book.jobs[event.subject]?.number = job.id
            book.keys[job.id] = event.subject
        case "cancelled" where event.field("reason") == JobReason.byHand:
            try require(known?.isTakenOff == true, .everyChangeIsInTheHistory, "nobody took \(event.subject) off")
            told.ends[event.subject] = .cancelled
        case "cancelled":
            try require(
                known?.isFinal != true && known?.state != .running, .whatIsFinalStays,
                "\(event.subject) is cancelled, and was \(known as Any)")
            told.ends[event.subject] = .cancelled
            if known?.wish != nil { try aWishEndsWhereItConcernsNobody(job, event.field("reason") ?? "") }
            book.end(job, as: .cancelled)
            try aJobIsCancelledForAReasonThatHolds(job, event.field("reason") ?? "")
        default: break
        }
    }

    private func aWishEndsWhereItConcernsNobody(_ job: Job, _ reason: String) throws {
        let isWanted =
            switch job.kind {
            case .reminder:
                oracle.audience(of: job.key.rule).map {
                    book.concerns($0, job.key.subject, in: job.key.edition)
                } ?? false
            case .check: book.canBeLookedAt(job.key.subject)
            case .switch: false
            }
        try require(
            !isWanted, .whatAPersonWantsIsDone, "\(job.key) is cancelled (\(reason)), and somebody asked for it")
    }

    private func aJobIsCancelledForAReasonThatHolds(_ job: Job, _ reason: String) throws {
        try require(!reason.isEmpty, .nothingIsTakenOffWithoutCause, "\(job.key) is cancelled, and nobody says why")
        if book.isFrozen(job.key.edition, of: job.key.subject.municipality) || job.kind != .reminder { return }
        let reminders = book.reminders(of: job.key.subject, in: job.key.edition, by: oracle)
        guard let wanted = reminders.first(where: { $0.rule == job.key.rule }) else { return }
        // It is wanted still, so a later one has to go in its place, or to have gone.
        let newer = reminders.first { newer in
            let key = JobKey(edition: job.key.edition, subject: job.key.subject, rule: newer.rule).description
            return newer.due >= wanted.due && newer.rule != wanted.rule && newer.due <= now
                && reason == "\(JobReason.superseded):\(newer.rule)" && book.jobs[key]?.state != .missed
                && (newer.deadline > now || book.jobs[key]?.attempts ?? 0 > 0)
        }
        let gone = reason.hasPrefix(JobReason.superseded) && hasGoneLater(than: job)
        try require(
            newer != nil || gone, .nothingIsTakenOffWithoutCause,
            "\(job.key) is cancelled (\(reason)), and is wanted until \(wanted.deadline)")
    }

    /// One that has gone since gives cause even where the rules of today do not know it any more.
    private func hasGoneLater(than job: Job) -> Bool {
        book.jobs.of(job.key.subject).map(\.job).contains {
            $0.edition == job.key.edition && $0.kind == .reminder
                && ($0.rule != job.key.rule && $0.attempts > 0 || $0.wish != nil)
        }
    }

    /// But for what was not wanted before its time was over, as a confirmation asks for what goes to the confirmed.
    private func inFairWeatherNothingIsMissed(_ job: Job, _ known: Book.Job?) throws {
        guard let fairSince, job.kind == .reminder, known?.wish == nil else { return }
        let fair = Instant(secondsSince1970: fairSince + clockError + 86_400)
        let hasContact = book.contact(of: job.key.subject.municipality.text) != nil
        if case .commitment(let id) = job.key.subject, book.commitments[id].map({ $0.movedAt > job.due }) != false {
            return
        }
        try require(
            job.due < fair || !hasContact, .inFairWeatherEverythingGoes,
            "\(job.key) was due at \(job.due) and is missed")
    }
}

/// What history says, added up.
struct Told {
    var promises: [CommitmentID: Promise] = [:]
    var revisions: [CommitmentID: Int64] = [:]
    var editions: Set<Int> = []
    var ends: [String: Book.Job.State] = [:]
}

extension Event {
    /// A field after the change: facts are flat, and what is looked for here holds no quotes.
    func field(_ name: String) -> String? {
        guard let after else { return nil }
        let mark = "\"\(name)\":\""
        var rest = Substring(after)
        while let first = rest.first {
            if rest.hasPrefix(mark) { return String(rest.dropFirst(mark.count).prefix { $0 != "\"" }) }
            _ = first
            rest = rest.dropFirst()
        }
        return nil
    }
}
