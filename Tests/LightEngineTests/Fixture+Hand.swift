import Almanac
import LightDomain
import LightEngine
import LightStore

extension Fixture {
    @discardableResult
    func done<C: Command>(_ command: C, at now: String = Fixture.start) throws -> C.Reply {
        let answer = try engine.handle(command, by: "test", at: try Fixture.instant(now))
        guard case .done(let reply, _) = answer else { throw Refused(answer: "\(answer)") }
        return reply
    }

    func refusal<C: Command>(of command: C, at now: String = Fixture.start) throws -> Refusal {
        let answer = try engine.handle(command, by: "test", at: try Fixture.instant(now))
        guard case .refused(let refusal) = answer else { throw Refused(answer: "\(answer)") }
        return refusal
    }

    func revision() throws -> Int64 { try engine.store.read { try $0.revision() } }

    func ids() throws -> [String] {
        try engine.store.read { try $0.jobs(matching: .init(), after: nil, limit: 1_000) }.map(\.key.description)
    }

    /// All that is due is done.
    func claimAndSend(_ now: String) throws {
        for assignment in try claim(now) { try record(assignment, .succeeded(detail: "250 ok"), at: now) }
    }

    /// All that is under way is done.
    func endAll(_ now: String) throws {
        let running = try engine.store.read { try $0.jobs(matching: .init(state: .running), after: nil, limit: 100) }
        for job in running {
            let attempts = try engine.store.read { try $0.attempts(of: job.id) }
            let report = Report(
                job: job.id, attempt: attempts.last?.number ?? 0,
                outcome: job.kind == .check ? .looked([]) : .succeeded(detail: nil))
            _ = try engine.record([report], at: try Fixture.instant(now))
        }
    }

    /// What is explained of a subject: rule, state and text.
    func why(
        _ subject: String, _ rule: String? = nil, isOpen: Bool = true, edition: Int? = nil, at now: String
    ) throws -> [String] {
        try engine.explain(subject, edition: edition, isOpen: isOpen, at: try Fixture.instant(now))
            .filter { rule == nil || $0.rule == rule }
            .map { "\($0.rule) \($0.state.rawValue): \($0.text)" }
    }
}
