import ArgumentParser
import LightProtocol
import Varlink

struct ListCommand: ParsableCommand {
    enum What: String, ExpressibleByArgument, CaseIterable {
        case municipalities, buildings, commitments
    }

    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List towns, buildings or commitments.",
        discussion: "Towns, unless you say otherwise. In a pipe the rows come bare, with tabs between the columns.")

    @Argument(help: ArgumentHelp("municipalities, buildings or commitments."))
    var what = What.municipalities

    @Option(name: .long, help: ArgumentHelp("Default: the next one.", valueName: "year"))
    var edition: Int?

    @Option(name: .long, help: ArgumentHelp("invited, declined or committed (towns).", valueName: "standing"))
    var standing: String?

    @Option(name: .long, help: ArgumentHelp("promised, confirmed or withdrawn (commitments).", valueName: "promise"))
    var promise: String?

    @Option(name: .long, help: ArgumentHelp("Only this province (towns and commitments).", valueName: "name"))
    var division: String?

    @Option(name: .long, help: ArgumentHelp("Only this town's (buildings and commitments).", valueName: "id"))
    var municipality: String?

    @Option(name: .long, help: ArgumentHelp("Only towns with this in a name.", valueName: "text"))
    var text: String?

    @Option(name: .long, help: ArgumentHelp("At most so many.", valueName: "count"))
    var limit: Int?

    @OptionGroup var output: OutputOptions
    @OptionGroup var connection: Connection

    private func check() throws {
        let filters: [(name: String, isGiven: Bool, lists: [What])] = [
            ("--edition", edition != nil, [.municipalities, .commitments]),
            ("--standing", standing != nil, [.municipalities]), ("--promise", promise != nil, [.commitments]),
            ("--division", division != nil, [.municipalities, .commitments]),
            ("--municipality", municipality != nil, [.buildings, .commitments]),
            ("--text", text != nil, [.municipalities]),
        ]
        for filter in filters where filter.isGiven && !filter.lists.contains(what) {
            let lists = filter.lists.map { "\"lightctl list \($0.rawValue)\"" }.joined(separator: " and ")
            throw Trouble("\(filter.name) is for \(lists); this lists \(what.rawValue)", code: Trouble.usage)
        }
        try Spelling.checkLimit(limit)
    }

    func run() throws {
        try check()
        switch what {
        case .municipalities: try municipalities()
        case .buildings: try buildings()
        case .commitments: try commitments()
        }
    }

    private func municipalities() throws {
        let standing = try standing.map { try choice($0, Register.Standing.self, "--standing") }
        let input = Register.ListMunicipalities.Input(
            edition: edition, standing: standing, division: division, text: text, limit: limit)
        var table = Table("id", "name", "code", "division", "languages", "standing", "contact")
        var array = JSONOutput.Array()
        try connection.open().stream(Register.ListMunicipalities.self, input) { reply in
            guard let town = reply.municipality else { return }
            if output.json { return array.add(town) }
            table.add(
                .init(town.id, .bold), .init(town.name), .init(town.code ?? "-"), .init(town.division ?? "-"),
                .init(town.languages.joined(separator: "+")), Self.cell(town.standing),
                .init(town.contacts?.first?.email ?? "-"))
        }
        finish(table, array, "no town matches; \"lightctl add NAME\" registers one")
    }

    private func buildings() throws {
        let input = Register.ListBuildings.Input(municipality: municipality, limit: limit)
        var table = Table("id", "name", "address", "probes")
        var array = JSONOutput.Array()
        try connection.open().stream(Register.ListBuildings.self, input) { reply in
            guard let building = reply.building else { return }
            if output.json { return array.add(building) }
            table.add(
                .init(building.id, .bold), .init(building.name), .init(building.address ?? "-"),
                .init(building.probes.map { $0.map(\.name).joined(separator: " ") } ?? "-"))
        }
        finish(table, array, "no building is registered")
    }

    private func commitments() throws {
        let promise = try promise.map { try choice($0, Register.Promise.self, "--promise") }
        let input = Register.ListCommitments.Input(
            edition: edition, municipality: municipality, promise: promise, division: division, limit: limit)
        var table = Table("id", "promise", "opens", "closes", "note")
        var array = JSONOutput.Array()
        try connection.open().stream(Register.ListCommitments.self, input) { reply in
            guard let commitment = reply.commitment else { return }
            if output.json { return array.add(commitment) }
            table.add(
                .init(commitment.id, .bold), Self.cell(commitment.promise), .init(LocalTime.text(commitment.opens)),
                .init(LocalTime.text(commitment.closes)), .init(commitment.note ?? ""))
        }
        finish(table, array, "nothing is promised yet")
    }

    private func finish(_ table: Table, _ array: JSONOutput.Array, _ nothing: String) {
        if output.json { return array.end() }
        if table.isEmpty { return Terminal.isInteractive ? print(nothing) : () }
        table.print()
    }

    private func choice<Value: RawRepresentable & CaseIterable>(
        _ text: String, _ type: Value.Type, _ option: String
    ) throws -> Value where Value.RawValue == String {
        if let value = Value(rawValue: text) { return value }
        let choices = Value.allCases.map(\.rawValue).joined(separator: ", ")
        throw Trouble("\(option) \(text): one of \(choices)", code: Trouble.usage)
    }

    static func cell(_ standing: Register.Standing) -> Table.Cell {
        Table.Cell(standing.rawValue, standing == .committed ? .green : standing == .declined ? .dim : nil)
    }

    static func cell(_ promise: Register.Promise) -> Table.Cell {
        Table.Cell(promise.rawValue, promise == .confirmed ? .green : promise == .withdrawn ? .dim : nil)
    }
}
