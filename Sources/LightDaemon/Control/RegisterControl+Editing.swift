import LightDomain
import LightEngine
import LightProtocol
import Varlink

extension RegisterControl {
    func editMunicipality(
        _ input: Register.EditMunicipality.Input, _ caller: Caller
    ) async throws -> Register.EditMunicipality.Output {
        try house.rights.require(.operator_, of: caller)
        var contacts: [Contact]?
        for (index, contact) in (input.contacts ?? []).enumerated() {
            contacts = (contacts ?? []) + [try contact.domain(field: "/contacts/\(index)")]
        }
        if input.contacts?.isEmpty == true { contacts = [] }
        let command = EditMunicipality(
            input.id, name: try input.name.map { try Text.line($0, field: "/name") }, timeZone: input.timeZone,
            languages: input.languages, place: try input.place?.domain(field: "/place"), contacts: contacts,
            ifRevision: input.ifRevision.map(Int64.init))
        return try await change(command, Register.EditMunicipality.self, input, nil, caller) { reply, revision in
            Register.EditMunicipality.Output(
                municipality: Register.Municipality(reply.municipality, standing: reply.standing, isOpen: true),
                revision: Int(revision))
        }.output()
    }

    func editBuilding(
        _ input: Register.EditBuilding.Input, _ caller: Caller
    ) async throws -> Register.EditBuilding.Output {
        try house.rights.require(.operator_, of: caller)
        let command = EditBuilding(
            input.id, name: try input.name.map { try Text.line($0, field: "/name") },
            address: try input.address.map { try Text.line($0, field: "/address") },
            place: try input.place?.domain(field: "/place"), lamps: try input.lamps?.domain(.lamp, field: "/lamps"),
            probes: try input.probes?.domain(.probe, field: "/probes"), ifRevision: input.ifRevision.map(Int64.init))
        return try await change(command, Register.EditBuilding.self, input, nil, caller) { building, revision in
            Register.EditBuilding.Output(
                building: Register.Building(building, isOpen: true), revision: Int(revision))
        }.output()
    }

    func remove(_ input: Register.Remove.Input, _ caller: Caller) async throws -> Register.Remove.Output {
        try house.rights.require(.operator_, of: caller)
        let command = Remove(input.id, ifRevision: input.ifRevision.map(Int64.init))
        return try await change(command, Register.Remove.self, input, nil, caller) { _, revision in
            Register.Remove.Output(revision: Int(revision))
        }.output()
    }
}
