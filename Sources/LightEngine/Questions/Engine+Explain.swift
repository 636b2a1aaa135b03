import Almanac
import LightDomain
import LightStore

/// What is asked of the register and changes nothing.
extension Engine {
    /// For every rule that could concern the subject, what happened, will happen or will not, and why.
    ///
    /// - Parameters:
    ///   - name: a commitment, a building, or a municipality with all its commitments, whose buildings are then named.
    ///   - year: absent: the edition that is ahead.
    ///   - isOpen: whether addresses, names and what other machines answered may be told.
    /// - Throws: `Refusal` for a subject or an edition that does not exist.
    package func explain(
        _ name: String, edition year: Int?, isOpen: Bool, at now: Instant
    ) throws -> [Explanation.Line] {
        try store.read { ledger in
            let turn = turn(ledger, by: "", at: now)
            let subjects = try turn.subjectsToExplain(name, edition: try turn.editionToExplain(year))
            let isMany = subjects.count > 1
            return try subjects.flatMap { subject, edition in
                let facts = try turn.explained(subject, in: edition)
                return Explanation.lines(campaign, facts, isOpen: isOpen, at: now).map { line in
                    guard isMany, case .commitment(let id) = subject else { return line }
                    var line = line
                    line.text = "\(id.building): \(line.text)"
                    return line
                }
            }
        }
    }
}

extension Turn {
    /// As `edition(_:)`, without writing it down.
    fileprivate func editionToExplain(_ year: Int?) throws -> Edition {
        let edition = year.map { Edition($0, of: campaign) } ?? Edition.next(of: campaign, at: now)
        if let edition { return edition }
        throw Refusal.invalid(
            field: "/edition", reason: "a year from \(Edition.years.lowerBound) to \(Edition.years.upperBound)")
    }

    fileprivate func subjectsToExplain(_ name: String, edition: Edition) throws -> [(Subject, Edition)] {
        if let id = CommitmentID(name) {
            guard let edition = Edition(id.edition, of: campaign), try ledger.hasBuilding(id.building) else {
                throw Refusal.notFound(id: name)
            }
            return [(.commitment(id), edition)]
        }
        if let id = BuildingID(name) {
            guard try ledger.hasBuilding(id) else { throw Refusal.notFound(id: name) }
            return [(.commitment(CommitmentID(building: id, edition: edition.year)), edition)]
        }
        let municipality = try municipality(named: name)
        let commitments = try ledger.commitments(of: municipality.id, in: edition.year)
        return [(.municipality(municipality.id), edition)] + commitments.map { (.commitment($0.id), edition) }
    }

    fileprivate func explained(_ subject: Subject, in edition: Edition) throws -> ExplainedSubject {
        guard let municipality = try ledger.municipality(subject.municipality) else {
            throw Refusal.notFound(id: subject.description)
        }
        var (building, commitment): (Building?, Commitment?)
        if case .commitment(let id) = subject {
            building = try ledger.building(id.building)
            commitment = try ledger.commitment(id)
        }
        return ExplainedSubject(
            subject: subject, standing: try ledger.standing(of: municipality.id, in: edition.year),
            promise: commitment?.promise, window: commitment?.window,
            since: try commitment?.since ?? invitedSince(municipality, edition), contacts: municipality.contacts,
            hasProbes: building?.probes.isEmpty == false,
            hours: try hours(edition, municipality, building: building),
            jobs: try ledger.jobs(of: subject, in: edition.year).map {
                ExplainedJob($0, attempts: try ledger.attempts(of: $0.id))
            })
    }

    /// Since when a municipality is invited; absent before the edition has opened.
    private func invitedSince(_ municipality: Municipality, _ edition: Edition) throws -> Instant? {
        guard let invitedAt = try ledger.invitedAt(edition) else { return nil }
        return try max(ledger.addedAt(municipality.id) ?? invitedAt, invitedAt)
    }
}
