import ArgumentParser
import LightProtocol
import Varlink

struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a town with its contacts, buildings and promises.")

    @Argument(help: ArgumentHelp("A town's id, name or code.", valueName: "id"))
    var id: String

    @Option(name: .long, help: ArgumentHelp("Default: the next one.", valueName: "year"))
    var edition: Int?

    @OptionGroup var output: OutputOptions
    @OptionGroup var connection: Connection

    func run() throws {
        let line = try connection.open()
        let town = id.split(separator: "/").first.map(String.init) ?? id
        let reply = try line.call(Register.GetMunicipality.self, .init(id: town, edition: edition))
        if output.json { return JSONOutput.print(reply) }
        describe(reply.municipality)
        for building in reply.buildings {
            describe(building, reply.commitments.first { $0.building == building.id })
        }
        if reply.buildings.isEmpty { print("  it lights nothing yet") }
    }

    private func describe(_ town: Register.Municipality) {
        let code = town.code.map { " (\($0))" } ?? ""
        print(Terminal.styled(Terminal.plain(town.name), .bold) + code + ": \(town.standing.rawValue)")
        let names = town.names.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        row("id", town.id)
        row("names", names)
        row("division", town.division ?? "-")
        row("languages", town.languages.joined(separator: ", "))
        row("time zone", town.timeZone)
        if let place = town.place { row("place", "\(place.latitude), \(place.longitude)") }
        for contact in town.contacts ?? [] {
            let parts = [contact.name, contact.email.map { "<\($0)>" }, contact.phone, contact.language]
            row("contact (\(contact.role.rawValue))", parts.compactMap { $0 }.joined(separator: " "))
        }
    }

    private func describe(_ building: Register.Building, _ commitment: Register.Commitment?) {
        print(Terminal.styled(Terminal.plain(building.name), .bold) + "  \(building.id)")
        if let address = building.address { row("address", address) }
        if let place = building.place { row("place", "\(place.latitude), \(place.longitude)") }
        if let commitment { row("promise", Sentence.commitment(commitment)) }
        if let note = commitment?.note { row("note", note) }
        for lamp in building.lamps ?? [] { row("lamp", "\(lamp.name) (\(lamp.kind))") }
        for probe in building.probes ?? [] { row("probe", "\(probe.name) (\(probe.kind))") }
    }

    private func row(_ name: String, _ text: String) {
        let padding = String(repeating: " ", count: max(1, 22 - name.count))
        print("  \(Terminal.styled(name, .dim))\(padding)\(Terminal.plain(text))")
    }
}
