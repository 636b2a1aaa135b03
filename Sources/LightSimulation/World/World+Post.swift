import Almanac
import LightDomain
import LightEngine

/// What workers do, and what the world makes of it.
extension World {
    /// A worker is at it: whether the job is really done is decided here, whatever becomes of the report.
    func perform(_ assignment: Assignment) throws {
        try maybeDie("before sending \(assignment.key)")
        guard engine != nil else { return }
        let outcome = try outcome(of: assignment)
        say("\(assignment.key) attempt \(assignment.attempt): \(outcome.words)")
        switch outcome {
        case .succeeded:
            if assignment.work.kind == .switch { chronicle.switches += 1 } else { chronicle.letters += 1 }
            try noteDone(assignment)
        case .looked: chronicle.looks += 1
        case .deferred: chronicle.deferrals += 1
        case .failed: chronicle.rejections += 1
        }
        try maybeDie("after sending \(assignment.key)")
        guard engine != nil else { return }
        let report = Report(job: assignment.job, attempt: assignment.attempt, outcome: outcome)
        let happening = Happening.report(report, generation: files.generation)
        if dice.happens(weather.hungWorkers) {
            // Nothing comes back, and the slot stays taken, until somebody ends the process.
            chronicle.lateReports += 1
            agenda.schedule(.crash, at: elapsed + Int64(dice.number(600...86_400)))
            return
        }
        let isSlow = dice.happens(weather.slowAnswers)
        if isSlow { chronicle.lateReports += 1 }
        let time = elapsed + Int64(isSlow ? dice.pick([300, 3_600, 10_800, 86_400]) : dice.number(0...5))
        agenda.schedule(happening, at: time)
        if dice.happens(weather.repeatedReports) {
            chronicle.lateReports += 1
            agenda.schedule(happening, at: time + Int64(dice.pick([0, 1, 61, 100, 900, 7_200, 90_000])))
        }
    }

    private func noteDone(_ assignment: Assignment) throws {
        let key = assignment.key.description
        if book.jobs[key]?.doneBy.isEmpty == false { chronicle.repeats += 1 }
        book.jobs[key]?.doneBy.append(assignment.attempt)
        try noJobIsDoneTwice(key)
    }

    private func outcome(of assignment: Assignment) throws -> Outcome {
        let (isDeferred, isRejected) = (dice.happens(weather.deferrals), dice.happens(weather.rejections))
        switch assignment.work {
        case .reminder:
            if isDeferred || elapsed < mailIsOutUntil {
                return .deferred(detail: "451 later", after: dice.happens(0.2) ? dice.number(1...7_200) : nil)
            }
            return isRejected ? .failed(detail: "550 no such mailbox") : .succeeded(detail: "250 taken")
        case .lamps(let order): return try obey(order, assignment, isDeferred, isRejected)
        case .check(let look):
            return .looked(
                look.probes.map { probe in
                    let isOut = elapsed < probesAreOutUntil || isDeferred
                    let light = isOut ? .unreachable : dice.pick([Light.lit, .lit, .lit, .dark, .wrong_colour])
                    return Finding(light: light, evidence: dice.pick([.echoed, .seen]), by: probe.name)
                })
        }
    }

    /// A report arrives at the house.
    func receive(_ report: Report) {
        unrecorded.append(report)
        if inHand[report.job]?.attempt == report.attempt { inHand[report.job] = nil }
        cachedDue = nil
    }

    /// Writes down in the book what a report that was recorded says.
    func note(_ report: Report) {
        guard let key = book.close(report, at: now) else { return }
        guard let job = book.jobs[key], case .commitment(let id) = job.subject else { return }
        if job.kind == .switch, case .succeeded = report.outcome, let level = job.level {
            book.sightings[id, default: []].append(
                Sighting(light: level == .on ? .lit : .dark, evidence: .commanded, by: "lamps", at: now))
        }
        if case .looked(let findings) = report.outcome {
            lookedAt[book.series(key)] = now
            for finding in findings {
                book.sightings[id, default: []].append(
                    Sighting(light: finding.light, evidence: finding.evidence, by: finding.by, at: now))
            }
            noteTrouble(id, job)
        }
    }
}

extension Outcome {
    var words: String {
        switch self {
        case .succeeded: "done"
        case .deferred(_, let wish): "deferred\(wish.map { " for \($0) s" } ?? "")"
        case .failed: "rejected"
        case .looked(let findings): findings.map(\.light.rawValue).joined(separator: " ")
        }
    }
}
