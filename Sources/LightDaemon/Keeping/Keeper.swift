import Almanac
import LightDomain
import LightEngine
import LightStore

/// The one who changes things: every passage through the engine's doors is made here, one after the other.
package actor Keeper {
    private var engine: Engine
    private let clock: any Clock
    private let news: News
    private var trust: ClockTrust
    private let started: Int64
    /// Outcomes that could not be written down yet, since the disk refused.
    private var unrecorded: [Report] = []
    /// The disk's last refusal and since when it refuses; nil once it has taken a change again.
    private(set) var refusal: (why: WriteRefusal, since: Instant)?

    package init(engine: Engine, clock: any Clock, news: News, trust: ClockTrust) {
        self.engine = engine
        self.clock = clock
        self.news = news
        self.trust = trust
        started = clock.elapsed
    }

    package func handle<C: Command>(
        _ command: C, by who: String, request: Request? = nil,
        encode: @Sendable (C.Reply, Int64) -> String = { _, _ in "" }
    ) throws -> Answer<C.Reply> {
        let answer = try noticing {
            try engine.handle(command, by: who, at: clock.now, request: request, encode: encode)
        }
        if case .done(_, let revision) = answer { announce(revision, isAsked: true) }
        return answer
    }

    package func importMunicipalities(
        _ command: ImportMunicipalities, dryRun: Bool, by who: String, request: Request? = nil,
        encode: @Sendable ([ImportMunicipalities.Line], Int64) -> String = { _, _ in "" }
    ) throws -> Answer<[ImportMunicipalities.Line]> {
        let answer = try noticing {
            try engine.importMunicipalities(
                command, dryRun: dryRun, by: who, at: clock.now, request: request, encode: encode)
        }
        if case .done(_, let revision) = answer { announce(revision, isAsked: true) }
        return answer
    }

    package func recover() throws -> Int {
        let lost = try engine.recover(at: clock.now)
        news.announce(try engine.store.read { try $0.revision() }, isAsked: true)
        return lost
    }

    /// Puts another engine in the place of this one, in one transaction with all that follows from it.
    ///
    /// - Parameters:
    ///   - who: the history's name for whoever wanted it.
    ///   - note: what the history says besides.
    ///   - swap: replaces what has to go with the engine; nothing is claimed before it, and by this engine only after.
    /// - Throws: when the database refuses; then all is as it was.
    package func reload(
        _ engine: Engine, trust: ClockTrust, by who: String, note: String?, swap: @Sendable () -> Void
    ) throws -> Int64 {
        let revision = try noticing { try engine.recover(at: clock.now, reloadedBy: who, note: note) }
        self.engine = engine
        self.trust = trust
        swap()
        announce(revision, isAsked: true)
        return revision
    }

    /// Writes down what workers say, and takes what is due next.
    ///
    /// - Parameter hands: asked when it is taken: who does it, by the same configuration.
    /// - Throws: when the database refuses; the outcomes are kept and written down with the next turn.
    package func turn(_ reports: [Report], room: Room, hands: @Sendable () -> Hands) throws -> (Turnover, Hands) {
        (try turn(reports, room: room), hands())
    }

    package func turn(_ reports: [Report], room: Room) throws -> Turnover {
        unrecorded += reports
        let now = clock.now
        if !unrecorded.isEmpty {
            announce(try noticing { try engine.record(unrecorded, at: now) })
            unrecorded = []
        }
        if let hold = try clockHold() { return Turnover(assignments: [], now: now, hold: hold) }
        let claim = try noticing { try engine.claim(at: now, room: room) }
        announce(claim.revision)
        return Turnover(assignments: claim.assignments, now: now)
    }

    private func noticing<Value>(_ change: () throws -> Value) throws -> Value {
        do {
            return try change()
        } catch let why as WriteRefusal {
            if refusal?.why != why { refusal = (why, clock.now) }
            throw why
        }
    }

    /// Says that there is a new revision, which is a change that the disk has taken.
    private func announce(_ revision: Int64, isAsked: Bool = false) {
        if revision > news.revision { refusal = nil }
        news.announce(revision, isAsked: isAsked)
    }

    /// Why nothing is begun by this clock; nil while it is trusted.
    package func clockHold() throws -> ClockTrust.Hold? {
        // Asked first, since it costs nothing: the register is read only in doubt.
        guard !clock.isSynchronised else { return nil }
        return trust.hold(
            isSynchronised: false, uptime: clock.elapsed - started,
            lastFact: try engine.store.read { try $0.lastFactAt() }, at: clock.now)
    }

    /// When the next turn is due, given the room that is left.
    package func nextDue(room: Room) throws -> Instant? { try engine.nextDue(room: room) }
}

/// What a turn came to.
package struct Turnover: Sendable {
    package var assignments: [Assignment]
    package var now: Instant
    /// Why nothing was taken.
    package var hold: ClockTrust.Hold?
}
