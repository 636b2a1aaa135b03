import Almanac
import LightDomain
import LightEngine
import LightProtocol
import LightStore
import Varlink

/// The register on the wire: turns calls into commands and queries.
package struct RegisterControl: Sendable {
    let house: House

    // MARK: Changing

    func add(_ input: Register.Add.Input, _ caller: Caller) async throws -> Repeatable<Register.Add.Output> {
        try house.rights.require(.operator_, of: caller)
        let command = AddMunicipality(
            try input.municipality.domain(field: "/municipality"), edition: input.edition)
        return try await change(command, Register.Add.self, input, input.requestId, caller) { reply, revision in
            Register.Add.Output(
                added: Register.Added(
                    municipality: Register.Municipality(reply.municipality, standing: reply.standing, isOpen: true),
                    buildings: reply.buildings.map { Register.Building($0, isOpen: true) },
                    commitments: reply.commitments.map(Register.Commitment.init)),
                revision: Int(revision))
        }
    }

    func importBatch(
        _ input: Register.Import.Input, _ caller: Caller
    ) async throws -> Repeatable<Register.Import.Output> {
        try house.rights.require(.operator_, of: caller)
        guard input.municipalities.count <= Self.largestBatch else {
            throw Refusal.invalid(
                field: "/municipalities",
                reason: "at most \(Self.largestBatch) a call; these are \(input.municipalities.count)")
        }
        let (good, bad) = read(input.municipalities)
        if input.strict == true, !bad.isEmpty {
            return .fresh(
                Self.output(
                    good: good, bad: bad, lines: [], count: input.municipalities.count, revision: house.news.revision))
        }
        let command = ImportMunicipalities(good.map(\.new), edition: input.edition, isStrict: input.strict ?? false)
        let output: @Sendable ([ImportMunicipalities.Line], Int64) -> Register.Import.Output = { lines, revision in
            Self.output(good: good, bad: bad, lines: lines, count: input.municipalities.count, revision: revision)
        }
        let answer = try await house.keeper.importMunicipalities(
            command, dryRun: input.dryRun ?? false, by: caller.who,
            request: Request(Register.Import.self, input, id: input.requestId)
        ) { output($0, $1).wireText }
        return try Repeatable(answer, output)
    }

    func confirm(_ input: Register.Confirm.Input, _ caller: Caller) async throws -> Repeatable<Register.Confirm.Output>
    {
        try house.rights.require(.operator_, of: caller)
        let command = MovePromises(
            input.ids, to: .confirmed, edition: input.edition, note: try Text.note(input.note, field: "/note"))
        return try await change(command, Register.Confirm.self, input, input.requestId, caller) { moved, revision in
            Register.Confirm.Output(commitments: moved.map(Register.Commitment.init), revision: Int(revision))
        }
    }

    func withdraw(
        _ input: Register.Withdraw.Input, _ caller: Caller
    ) async throws -> Repeatable<Register.Withdraw.Output> {
        try house.rights.require(.operator_, of: caller)
        let command = MovePromises(
            input.ids, to: .withdrawn, edition: input.edition, note: try Text.note(input.note, field: "/note"))
        return try await change(command, Register.Withdraw.self, input, input.requestId, caller) { moved, revision in
            Register.Withdraw.Output(commitments: moved.map(Register.Commitment.init), revision: Int(revision))
        }
    }

    func decline(_ input: Register.Decline.Input, _ caller: Caller) async throws -> Repeatable<Register.Decline.Output>
    {
        try house.rights.require(.operator_, of: caller)
        let command = DeclineEdition(
            input.municipality, edition: input.edition, note: try Text.note(input.note, field: "/note"))
        return try await change(command, Register.Decline.self, input, input.requestId, caller) { declined, revision in
            Register.Decline.Output(
                municipality: Register.Municipality(declined.municipality, standing: .declined, isOpen: true),
                revision: Int(revision))
        }
    }

    func addBuilding(
        _ input: Register.AddBuilding.Input, _ caller: Caller
    ) async throws -> Repeatable<Register.AddBuilding.Output> {
        try house.rights.require(.operator_, of: caller)
        let command = AddBuilding(
            try input.building.domain(field: "/building"), of: input.municipality, edition: input.edition)
        return try await change(command, Register.AddBuilding.self, input, nil, caller) { reply, revision in
            Register.AddBuilding.Output(
                building: Register.Building(reply.building, isOpen: true),
                commitment: Register.Commitment(reply.commitment), revision: Int(revision))
        }
    }

    func editCommitment(
        _ input: Register.EditCommitment.Input, _ caller: Caller
    ) async throws -> Repeatable<Register.EditCommitment.Output> {
        try house.rights.require(.operator_, of: caller)
        let command = EditCommitment(
            input.id, on: try .init(input.on, field: "/on"), off: try .init(input.off, field: "/off"),
            note: try Text.note(input.note, field: "/note"), ifRevision: input.ifRevision.map(Int64.init))
        return try await change(command, Register.EditCommitment.self, input, nil, caller) { commitment, revision in
            Register.EditCommitment.Output(
                commitment: Register.Commitment(commitment), revision: Int(revision))
        }
    }

    // MARK: Reading

    func lookup(_ input: Register.Lookup.Input) throws -> Register.Lookup.Output {
        guard input.name.utf8.count <= Gazetteer.longestName else {
            throw Refusal.invalid(field: "/name", reason: "a name has at most \(Gazetteer.longestName) octets")
        }
        let gazetteer = house.surroundings.gazetteer
        let limit = try Page.limit(input.limit, most: 1_000, otherwise: 10)
        var entries = gazetteer.find(input.name, country: input.country)
        if entries.isEmpty {
            entries = gazetteer.suggestions(for: input.name, limit: limit).filter {
                input.country == nil || $0.country == input.country
            }
        }
        return Register.Lookup.Output(entries: entries.prefix(limit).map(Register.GazetteerEntry.init))
    }

    func get(_ input: Register.GetMunicipality.Input, _ caller: Caller) throws -> Register.GetMunicipality.Output {
        let edition = try house.edition(input.edition)
        let isOpen = house.rights.right(of: caller) >= .observer
        return try house.store.read { ledger in
            let id = try house.municipalityID(named: input.id, ledger)
            guard let municipality = try ledger.municipality(id) else {
                throw Refusal.notFound(id: input.id)
            }
            return Register.GetMunicipality.Output(
                municipality: Register.Municipality(
                    municipality, standing: try ledger.standing(of: id, in: edition), isOpen: isOpen),
                buildings: try ledger.buildings(of: id).map { Register.Building($0, isOpen: isOpen) },
                commitments: try ledger.commitments(of: id, in: edition).map(Register.Commitment.init))
        }
    }

    func municipalities(
        _ input: Register.ListMunicipalities.Input, _ caller: Caller
    ) throws -> Listing<Register.Municipality> {
        let edition = try house.edition(input.edition)
        let isOpen = house.rights.right(of: caller) >= .observer
        let filter = Ledger.MunicipalityFilter(
            standing: input.standing?.domain, division: input.division, country: input.country,
            text: input.text.map { Folding.fold($0) })
        return try Listing(house.store, after: input.after, limit: input.limit) { ledger, after, limit in
            let page = try ledger.municipalities(matching: filter, edition: edition, after: after, limit: limit)
            let records = try page.map {
                Register.Municipality($0, standing: try ledger.standing(of: $0.id, in: edition), isOpen: isOpen)
            }
            return (records, next: page.last?.id.text)
        }
    }

    func buildings(_ input: Register.ListBuildings.Input, _ caller: Caller) throws -> Listing<Register.Building> {
        let isOpen = house.rights.right(of: caller) >= .observer
        return try Listing(house.store, after: input.after, limit: input.limit) { ledger, after, limit in
            let municipality = try input.municipality.map { try house.municipalityID(named: $0, ledger) }
            let page = try ledger.buildings(of: municipality, after: after, limit: limit)
            return (page.map { Register.Building($0, isOpen: isOpen) }, next: page.last?.id.text)
        }
    }

    func commitments(_ input: Register.ListCommitments.Input) throws -> Listing<Register.Commitment> {
        let edition = try house.edition(input.edition)
        let after = input.after.map { String($0.prefix { $0 != "@" }) }
        return try Listing(house.store, after: after, limit: input.limit) { ledger, after, limit in
            let municipality = try input.municipality.map { try house.municipalityID(named: $0, ledger).text }
            let filter = Ledger.CommitmentFilter(
                municipality: municipality, promise: input.promise?.domain, division: input.division)
            let page = try ledger.commitments(matching: filter, edition: edition, after: after, limit: limit)
            return (page.map(Register.Commitment.init), next: page.last?.id.building.text)
        }
    }

    // MARK: Helpers

    private static let largestBatch = 1_000

    func change<C: Command, M: VarlinkMethod>(
        _ command: C, _ method: M.Type, _ input: M.Input, _ requestID: String?, _ caller: Caller,
        output: @escaping @Sendable (C.Reply, Int64) -> M.Output
    ) async throws -> Repeatable<M.Output> {
        try await house.change(command, method, input, requestID, caller, output: output)
    }

    private func read(
        _ given: [Register.NewMunicipality]
    ) -> (good: [(index: Int, new: LightDomain.NewMunicipality)], bad: [Register.Imported]) {
        var good: [(index: Int, new: LightDomain.NewMunicipality)] = []
        var bad: [Register.Imported] = []
        for (index, new) in given.enumerated() {
            do {
                good.append((index, try new.domain(field: "/municipalities/\(index)")))
            } catch {
                bad.append(
                    Register.Imported(
                        ImportMunicipalities.Line(id: nil, effect: .refused, refusal: error), index: index))
            }
        }
        return (good, bad)
    }

    /// One outcome for each entry, in the order in which they were given.
    private static func output(
        good: [(index: Int, new: LightDomain.NewMunicipality)], bad: [Register.Imported],
        lines: [ImportMunicipalities.Line], count: Int, revision: Int64
    ) -> Register.Import.Output {
        var outcomes = bad
        for (position, line) in lines.enumerated() {
            let index = good[position].index
            var imported = Register.Imported(line, index: index)
            imported.field = imported.field.map { $0.replacingEntry(position, by: index) }
            outcomes.append(imported)
        }
        outcomes.sort { $0.index < $1.index }
        return Register.Import.Output(outcomes: outcomes, revision: Int(revision))
    }
}

extension String {
    /// A pointer into the entries that were read, as one into the entries that were given.
    fileprivate func replacingEntry(_ position: Int, by index: Int) -> String {
        let prefix = "/municipalities/\(position)"
        guard hasPrefix(prefix) else { return self }
        return "/municipalities/\(index)\(dropFirst(prefix.utf8.count))"
    }
}
