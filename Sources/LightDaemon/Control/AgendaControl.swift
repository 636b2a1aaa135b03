import Almanac
import LightDomain
import LightEngine
import LightProtocol
import LightStore
import Varlink

/// The agenda on the wire.
package struct AgendaControl: Sendable {
    let house: House
    private let stage = RehearsalStage()

    func jobs(_ input: Agenda.List.Input, _ caller: Caller) throws -> Listing<Agenda.Job> {
        let isOpen = house.rights.right(of: caller) >= .observer
        let filter = try house.store.read { try self.filter(input, $0) }
        let after = try input.after.map { try place(of: $0) }
        return try Listing(house.store, after: after, limit: input.limit) { ledger, after, limit in
            let page = try ledger.jobs(matching: filter, after: Self.cursor(after), limit: limit)
            let records = try page.map {
                Agenda.Job($0, attempts: try ledger.attempts(of: $0.id), isOpen: isOpen)
            }
            return (records, next: page.last.map { "\($0.due.secondsSince1970) \($0.id)" })
        }
    }

    func sight(_ input: Agenda.Sight.Input, _ caller: Caller) async throws -> Agenda.Sight.Output {
        try house.rights.require(.operator_, of: caller)
        let command = RecordSighting(
            input.subject, light: input.light.domain, edition: input.edition,
            at: try Self.instant(input.at, field: "/at"), note: try Text.note(input.note, field: "/note"))
        switch try await house.keeper.handle(command, by: caller.who) {
        case .done(let commitment, let revision):
            return Agenda.Sight.Output(commitment: commitment.id.text, revision: Int(revision))
        case .refused(let refusal): throw refusal
        case .repeated: preconditionFailure("a sighting carries no request id")
        }
    }

    func light(_ input: Agenda.Light.Input, _ caller: Caller) async throws -> Agenda.Light.Output {
        try house.rights.require(.operator_, of: caller)
        let level: LampLevel? =
            switch input.light {
            case .on: .on
            case .off: .off
            case .auto: nil
            }
        let command = SwitchByHand(input.building, to: level, for: input.forSeconds)
        switch try await house.keeper.handle(command, by: caller.who) {
        case .done(_, let revision): return Agenda.Light.Output(revision: Int(revision))
        case .refused(let refusal): throw refusal
        case .repeated: preconditionFailure("a hand on the switch carries no request id")
        }
    }

    func rehearse(_ input: Agenda.Rehearse.Input, _ caller: Caller) throws -> Rehearsal {
        let inForce = house.inForce
        let isOpen = inForce.rights.right(of: caller) >= .observer
        let now = house.clock.now
        let year = try house.edition(input.edition)
        guard let edition = Edition(year, of: inForce.engine.campaign) else {
            throw Refusal.invalid(field: "/edition", reason: "there is no such edition")
        }
        let from = try Self.instant(input.from, field: "/from") ?? now
        let until = try Self.instant(input.until, field: "/until") ?? edition.rollover.advanced(by: 28 * 86_400)
        guard from >= now else {
            throw Refusal.invalid(field: "/from", reason: "a rehearsal begins now or later; it is \(now.rfc3339)")
        }
        guard until > from else {
            throw Refusal.invalid(field: "/until", reason: "it lies before \(from.rfc3339), where the rehearsal begins")
        }
        let municipality = try house.store.read { ledger in
            try input.municipality.map { try house.municipalityID(named: $0, ledger) }
        }
        return try Rehearsal(
            inForce.engine, on: stage, for: caller.userID, edition: year, from: from, until: until,
            municipality: municipality, isOpen: isOpen, compose: inForce.preview)
    }

    // MARK: Helpers

    private func filter(_ input: Agenda.List.Input, _ ledger: Ledger) throws -> Ledger.JobFilter {
        var filter = Ledger.JobFilter(
            edition: input.edition, kind: input.kind?.rawValue, state: input.state?.domain,
            from: try Self.instant(input.from, field: "/from"), until: try Self.instant(input.until, field: "/until"))
        guard let subject = input.subject else { return filter }
        if let id = CommitmentID(subject) {
            filter.municipality = id.municipality.text
            filter.subject = id.text
        } else if let id = BuildingID(subject) {
            filter.municipality = id.municipality.text
            filter.building = id.text
        } else {
            filter.municipality = try house.municipalityID(named: subject, ledger).text
        }
        return filter
    }

    private func place(of id: String) throws -> String {
        guard let job = try house.store.read({ try $0.job(named: id) }) else { throw Refusal.notFound(id: id) }
        return "\(job.due.secondsSince1970) \(job.id)"
    }

    private static func cursor(_ text: String?) -> (due: Int64, id: Int64)? {
        let parts = (text ?? "").split(separator: " ").compactMap { Int64($0) }
        return parts.count == 2 ? (parts[0], parts[1]) : nil
    }

    private static func instant(_ text: String?, field: String) throws -> Instant? {
        guard let text else { return nil }
        guard let instant = Instant(rfc3339: text) else {
            throw Refusal.invalid(
                field: field, reason: "\"\(text)\" is not an instant of RFC 3339, such as \"2027-07-30T19:31:00Z\"")
        }
        return instant
    }
}
