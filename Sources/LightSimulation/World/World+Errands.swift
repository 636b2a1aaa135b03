import Almanac
import LightDomain
import LightEngine

/// How an errand is run: as the socket would hand it to the engine.
extension World {
    /// What the engine answered, whatever the command.
    enum Reaction {
        case done(revision: Int64)
        case lines([ImportMunicipalities.Effect], revision: Int64)
        case repeated(String)
        case refused(Refusal)

        init<Reply>(_ answer: Answer<Reply>) {
            switch answer {
            case .done(_, let revision): self = .done(revision: revision)
            case .repeated(let reply): self = .repeated(reply)
            case .refused(let refusal): self = .refused(refusal)
            }
        }
    }

    /// - Parameter receipt: where the same was asked before and no answer came.
    func perform(_ errand: Errand, _ receipt: Receipt?) throws {
        guard engine != nil else {
            // Nobody answers; people try again later.
            agenda.schedule(.errand(errand, receipt: receipt), at: elapsed + Int64(dice.number(600...7_200)))
            return
        }
        // After a day a request is forgotten, and whoever repeats it asks for it anew.
        let known = receipt.flatMap { abs(now - $0.askedAt) < 80_000 && retreatedAt == nil ? $0 : nil }
        chronicle.errands += 1
        say("errand: \(errand.words)\(known == nil ? "" : " (again)")")
        let id = known?.id ?? "request-\(chronicle.errands)"
        let before = lastRevision
        let edition = oracle.editionAhead(at: now)
        let rows = try rows(about: errand)
        switch try pass({ try self.ask(errand, id, of: $0) }) {
        case .refused:
            agenda.schedule(
                .errand(errand, receipt: Receipt(id: id, reply: known?.reply, askedAt: now)),
                at: elapsed + Int64(dice.number(60...3_600)))
        case .died:
            // Died before the commit: the repetition is the first that is heard.
            agenda.schedule(
                .errand(errand, receipt: Receipt(id: id, reply: known?.reply, askedAt: now)), at: elapsed + 400)
        case .done(let reaction):
            let reply: String
            if let told = known?.reply {
                try aRepetitionAnswersTheSame(reaction, told)
                reply = told
            } else {
                try peopleAreAnswered(errand, reaction, before: before, rows)
                noteTouched(errand)
                try aHandIsObeyed(errand)
                try whatIsTooLateDoesNotComeBack(rows, try self.rows(about: errand))
                reply = "as of \(edition), \(before)"
            }
            try readHistory()
            guard dice.happens(weather.crashes) else { return }
            // Died after the commit, before the answer: it was heard, and nobody knows.
            let wasWritten = if case .refused = reaction { false } else { true }
            let askedAt = now
            try crash("before answering")
            if errand.isRemembered && wasWritten {
                let receipt = Receipt(id: id, reply: reply, askedAt: known?.askedAt ?? askedAt)
                agenda.schedule(.errand(errand, receipt: receipt), at: elapsed + 400)
            }
        }
    }

    private func ask(_ errand: Errand, _ id: String, of engine: Engine) throws -> Reaction {
        let reply = "as of \(oracle.editionAhead(at: now)), \(lastRevision)"
        let request = Request(id: id, method: errand.method, parameters: errand.words)
        func handle<C: Command>(_ command: C) throws -> Reaction {
            Reaction(try engine.handle(command, by: "uid:1", at: now, request: request) { _, _ in reply })
        }
        switch errand {
        case .add(let town, let edition): return try handle(AddMunicipality(town.new, edition: edition))
        case .move(let name, let promise, let edition):
            return try handle(MovePromises([name], to: promise, edition: edition))
        case .decline(let name, let edition): return try handle(DeclineEdition(name, edition: edition))
        case .sight(let name, let light, let secondsAgo, let edition):
            let at = now.advanced(by: -secondsAgo)
            return try handle(RecordSighting(name, light: light, edition: edition, at: at))
        case .bring(let towns, let edition, let isStrict, let isDry):
            let command = ImportMunicipalities(towns.map(\.new), edition: edition, isStrict: isStrict)
            let answer = try engine.importMunicipalities(
                command, dryRun: isDry, by: "uid:1", at: now, request: request
            ) { _, _ in reply }
            if case .done(let lines, let revision) = answer { return .lines(lines.map(\.effect), revision: revision) }
            return Reaction(answer)
        case .edit(let name, let on, let off):
            return try handle(EditCommitment(name, on: on.change, off: off.change))
        case .run(let job): return try handle(RunJob(job))
        case .cancel(let job): return try handle(CancelJob(job, why: "told by telephone"))
        case .remind(let name, let rule): return try handle(Remind([name], rule: rule))
        case .check(let name): return try handle(Check([name]))
        case .light(let name, let level, let seconds):
            return try handle(SwitchByHand(name, to: level, for: seconds))
        }
    }

    /// The jobs that an errand may be about, as they stand: all of the town's.
    private func rows(about errand: Errand) throws -> Book.Rows {
        guard let engine, let town = errand.townOfItsJobs else { return [:] }
        let jobs = try engine.store.read {
            try $0.jobs(matching: .init(municipality: town), after: nil, limit: 100_000)
        }
        return Dictionary(jobs.map { ($0.key.description, $0) }) { first, _ in first }
    }
}

extension Errand {
    /// The method's name on the socket.
    var method: String {
        switch self {
        case .add: "Add"
        case .bring: "Import"
        case .move: "Move"
        case .decline: "Decline"
        case .sight: "Sight"
        case .edit: "Edit"
        case .run: "Run"
        case .cancel: "Cancel"
        case .remind: "Remind"
        case .check: "Check"
        case .light: "Light"
        }
    }

    /// Whether a repetition is answered as the first time; what a dry or a refused run says is not kept.
    var isRemembered: Bool {
        if case .bring(_, _, let isStrict, let isDry) = self { return !isDry && !isStrict }
        return true
    }
}

extension Errand {
    /// The one town whose jobs may change by it, where they are looked at before and after.
    fileprivate var townOfItsJobs: String? {
        switch self {
        case .run(let job), .cancel(let job):
            let parts = job.split(separator: "/")
            return parts.count > 1 ? String(parts[1]) : nil
        case .remind(let name, _), .check(let name), .move(let name, _, _), .edit(let name, _, _):
            return String(name.prefix { $0 != "/" })
        case .add, .bring, .decline, .sight, .light: return nil
        }
    }

    /// Towns whose lamps may be to be something else after it.
    var townsTouched: [String] {
        switch self {
        case .add(let town, _): [town.spot.id]
        case .bring(let towns, _, _, _): towns.map(\.spot.id)
        case .move(let name, _, _), .decline(let name, _), .edit(let name, _, _), .light(let name, _, _):
            [String(name.prefix { $0 != "/" })]
        case .sight, .run, .cancel, .remind, .check: []
        }
    }
}
