import Almanac
import LightDomain
import LightEngine
import LightProtocol
import LightStore

/// A reminder as its contact would read it.
package struct RehearsedText: Sendable {
    package var title: String
    package var text: String

    package init(title: String, text: String) {
        self.title = title
        self.text = text
    }
}

/// An edition played through: the real engine on a copy of the real register, with a clock that leaps from one due
/// instant to the next and nobody at the other end. What it shows is what would happen, since it is the same code.
package actor Rehearsal {
    /// One line of it.
    package struct Scene: Sendable {
        package var at: Instant
        package var job: Agenda.Job
        package var to: String?
        package var title: String?
        package var text: String?
    }

    private let stage: RehearsalStage
    private let ticket: RehearsalStage.Ticket
    private let original: Engine
    /// On the copy; made with the first scene.
    private var copy: Engine?
    private let edition: Int
    private let until: Instant
    private let municipality: MunicipalityID?
    private let isOpen: Bool
    private let compose: @Sendable (Assignment, Notice) -> RehearsedText
    private var now: Instant
    private var isFinished = false

    /// - Parameters:
    ///   - engine: what it would be played with in earnest; its store is copied, not touched.
    ///   - user: who asks.
    ///   - municipality: only its jobs are shown; all are played.
    package init(
        _ engine: Engine, on stage: RehearsalStage, for user: UInt32, edition: Int, from: Instant, until: Instant,
        municipality: MunicipalityID?, isOpen: Bool,
        compose: @escaping @Sendable (Assignment, Notice) -> RehearsedText
    ) throws(Refusal) {
        guard let ticket = stage.ticket(for: user) else { throw .busy(id: "rehearsal") }
        self.stage = stage
        self.ticket = ticket
        original = engine
        self.edition = edition
        self.until = until
        self.municipality = municipality
        self.isOpen = isOpen
        self.compose = compose
        now = from
    }

    package nonisolated var unownedExecutor: UnownedSerialExecutor { stage.asUnownedSerialExecutor() }

    /// The virtual time.
    package var clock: Instant { now }

    /// The scenes of the next instant that has any; nil when the rehearsal is over.
    package func next() throws -> [Scene]? {
        let engine = try rehearsed()
        // Whoever has left sees no more of it.
        while !isFinished, !Task.isCancelled {
            let before = try engine.store.read { try $0.revision() }
            let claim = try engine.claim(at: now, room: Self.room)
            let missed = try missedScenes(since: before, engine)
            if claim.assignments.isEmpty {
                if !missed.isEmpty { return missed }
                try leap(engine)
                continue
            }
            let scenes = missed + claim.assignments.compactMap(scene)
            let reports = claim.assignments.map {
                Report(job: $0.job, attempt: $0.attempt, outcome: Self.outcome(of: $0))
            }
            _ = try engine.record(reports, at: now)
            if !scenes.isEmpty { return scenes }
        }
        return nil
    }

    /// What is due was claimed and is due still: an error of ours, better said than circled in for ever.
    package struct Stuck: Error {
        package let at: Instant
    }

    private static let room = Room(reminders: 1_000, checks: 1_000, switches: 1_000, perDestination: 1_000)

    private func rehearsed() throws -> Engine {
        if let copy { return copy }
        let engine = original.on(try original.store.rehearsalCopy())
        try engine.recover(at: now)
        copy = engine
        return engine
    }

    private func leap(_ engine: Engine) throws {
        guard let due = try engine.nextDue(room: Self.room), due < until else {
            now = until
            isFinished = true
            return
        }
        guard due > now else { throw Stuck(at: now) }
        now = due
    }

    /// What comes to nothing: somebody is counted on who cannot be reached.
    private func missedScenes(since revision: Int64, _ engine: Engine) throws -> [Scene] {
        let jobs = try engine.store.read { try $0.jobsMissed(since: revision) }
        return jobs.compactMap { job in
            guard job.key.edition == edition else { return nil }
            if let municipality, job.key.subject.municipality != municipality { return nil }
            let why = job.reason == "no-contact" ? "nobody has an address" : job.reason ?? "too late"
            return Scene(
                at: now, job: Agenda.Job(job, attempts: [], isOpen: isOpen), to: nil, title: "missed: \(why)", text: nil
            )
        }
    }

    private func scene(_ assignment: Assignment) -> Scene? {
        guard assignment.key.edition == edition else { return nil }
        if let municipality, assignment.key.subject.municipality != municipality { return nil }
        switch assignment.work {
        case .reminder(let notice):
            let letter = compose(assignment, notice)
            let job = Agenda.Job(
                rehearsed: assignment, due: now, at: now, destination: notice.contact.email, isOpen: isOpen)
            return Scene(
                at: now, job: job, to: isOpen ? notice.contact.email : nil, title: letter.title,
                text: isOpen ? letter.text : nil)
        case .check(let look):
            let probes = look.probes.map(\.name).joined(separator: ", ")
            let job = Agenda.Job(
                rehearsed: assignment, due: now, at: now, destination: probes, isOpen: isOpen)
            return Scene(at: now, job: job, to: isOpen ? probes : nil, title: "look at \(look.buildingName)", text: nil)
        case .lamps(let order):
            let lamps = order.lamps.map(\.name).joined(separator: ", ")
            let job = Agenda.Job(
                rehearsed: assignment, due: now, at: now, destination: lamps, isOpen: isOpen)
            let title = "switch \(order.level.rawValue) \(order.buildingName)"
            return Scene(at: now, job: job, to: isOpen ? lamps : nil, title: title, text: nil)
        }
    }

    /// Everything goes well: mail is taken, and what is looked at is lit as its controller says.
    private static func outcome(of assignment: Assignment) -> Outcome {
        switch assignment.work {
        case .reminder, .lamps: .succeeded(detail: "rehearsed")
        case .check(let look): .looked(look.probes.map { Finding(light: .lit, evidence: .echoed, by: $0.name) })
        }
    }
}
