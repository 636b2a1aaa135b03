import ArgumentParser
import LightProtocol
import Varlink

struct EditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit", abstract: "Change when a building is lit, or what is known of it or of a town.",
        discussion: """
            What has not been done yet is planned again. What is not named stays as it is.

              lightctl edit antwerpen/stadhuis --on 'day at 19:00' --off 'day +1d at 00:00'
              lightctl edit antwerpen/stadhuis --on campaign
              lightctl edit antwerpen/stadhuis --probe 'http://10.0.0.5/json/state#/on=true'
              lightctl edit antwerpen --contact 'An <an@example.org>' --contact 'Jan <jan@example.org>'

            All contacts, lamps or probes are replaced by those that are given; "none" takes them away.
            """)

    @Argument(help: ArgumentHelp("A town, a building or a commitment.", valueName: "id"))
    var id: String

    @OptionGroup(title: "Of a commitment") var lighting: LightingOptions
    @OptionGroup(title: "Of a building") var building: BuildingOptions
    @OptionGroup(title: "Of a town") var town: TownOptions

    @Option(name: .long, help: ArgumentHelp("Its name, of a town or a building.", valueName: "text"))
    var name: String?

    @Option(name: .long, help: ArgumentHelp("Its coordinates, of a town or a building.", valueName: "lat,lon"))
    var place: String?

    @Option(
        name: .long,
        help: ArgumentHelp("Refuse if somebody has changed it since this revision.", valueName: "revision"))
    var ifRevision: Int?

    @OptionGroup var output: OutputOptions
    @OptionGroup var connection: Connection

    func run() throws {
        let isBuilding = id.contains("/")
        let isOther = name != nil || place != nil || building.isGiven || town.isGiven
        try check(isBuilding: isBuilding, isOther: isOther)
        let line = try connection.open()
        if isOther {
            if isBuilding { try editBuilding(line) } else { try editTown(line) }
        }
        if lighting.isGiven { try editCommitment(line) }
    }

    private func check(isBuilding: Bool, isOther: Bool) throws {
        if !isOther, !lighting.isGiven {
            throw Trouble("nothing to change: see lightctl edit --help for what can be", code: Trouble.usage)
        }
        if isBuilding, let option = town.given {
            throw Trouble("\(option) belongs to a town, and \(id) is a building", code: Trouble.usage)
        }
        if !isBuilding, let option = building.given {
            throw Trouble("\(option) belongs to a building: name it, as in \(id)/stadhuis", code: Trouble.usage)
        }
        if isOther, lighting.isGiven, ifRevision != nil {
            throw Trouble(
                "--if-revision is about one thing: change the building and when it is lit one after the other",
                code: Trouble.usage)
        }
    }

    private func editCommitment(_ line: Line) throws {
        let reply = try line.call(
            Register.EditCommitment.self,
            .init(
                id: id, on: LightingOptions.wire(lighting.on), off: LightingOptions.wire(lighting.off),
                note: lighting.note, ifRevision: ifRevision))
        if output.json { return JSONOutput.print(reply) }
        print(Sentence.commitment(reply.commitment))
    }

    private func editBuilding(_ line: Line) throws {
        // A commitment's id names its building.
        let id = String(id.prefix { $0 != "@" })
        let reply = try line.call(
            Register.EditBuilding.self,
            .init(
                id: id, name: name, address: building.address, place: try place.map(Spelling.place),
                lamps: try BuildingOptions.devices(building.lamp, "--lamp", Spelling.lamp),
                probes: try BuildingOptions.devices(building.probe, "--probe", Spelling.probe), ifRevision: ifRevision))
        if output.json { return JSONOutput.print(reply) }
        let changed = reply.building
        let counts = [(changed.lamps, "lamp"), (changed.probes, "probe")].map { devices, word in
            "\(devices?.count ?? 0) \(word)\(devices?.count == 1 ? "" : "s")"
        }
        print("\(changed.id): \(Terminal.plain(changed.name)), \(counts.joined(separator: ", "))")
    }

    private func editTown(_ line: Line) throws {
        let reply = try line.call(
            Register.EditMunicipality.self,
            .init(
                id: id, name: name, timeZone: town.timeZone, languages: town.language.isEmpty ? nil : town.language,
                place: try place.map(Spelling.place), contacts: try town.contacts(), ifRevision: ifRevision))
        if output.json { return JSONOutput.print(reply) }
        let changed = reply.municipality
        let contacts = changed.contacts?.count ?? 0
        print(
            "\(changed.id): \(Terminal.plain(changed.name)), \(changed.languages.joined(separator: "+")), "
                + "\(changed.timeZone), \(contacts) contact\(contacts == 1 ? "" : "s")")
    }
}

/// When a building is lit.
struct LightingOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("When the light goes on; \"campaign\": by its rule.", valueName: "moment"))
    var on: String?

    @Option(name: .long, help: ArgumentHelp("When it goes off; \"campaign\": by its rule.", valueName: "moment"))
    var off: String?

    @Option(name: .long, help: ArgumentHelp("A remark.", valueName: "text"))
    var note: String?

    var isGiven: Bool { on != nil || off != nil || note != nil }

    /// On the wire an empty moment is the campaign's.
    static func wire(_ moment: String?) -> String? { moment == "campaign" ? "" : moment }
}

/// What is known of a building.
struct BuildingOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("Its street address.", valueName: "text"))
    var address: String?

    @Option(name: .long, help: ArgumentHelp("How to see whether it is lit; see lightctl add.", valueName: "probe"))
    var probe: [String] = []

    @Option(name: .long, help: ArgumentHelp("How to switch it; see lightctl add.", valueName: "lamp"))
    var lamp: [String] = []

    /// The first option that is.
    var given: String? {
        address != nil ? "--address" : !probe.isEmpty ? "--probe" : !lamp.isEmpty ? "--lamp" : nil
    }
    var isGiven: Bool { given != nil }

    static func devices(
        _ texts: [String], _ option: String, _ read: (String) throws -> Register.Device
    ) throws -> [Register.Device]? {
        if texts == ["none"] { return [] }
        if texts.contains("none") {
            throw Trouble("\(option) none stands alone: it takes all of them away", code: Trouble.usage)
        }
        return texts.isEmpty ? nil : try texts.map(read)
    }
}

/// What is known of a town.
struct TownOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("Whom to write to, the first one first.", valueName: "name <address>"))
    var contact: [String] = []

    @Option(name: .long, help: ArgumentHelp("Who sets the lamps.", valueName: "name <address>"))
    var technician: String?

    @Option(name: .long, help: ArgumentHelp("The first contact's telephone number, +32...", valueName: "number"))
    var phone: String?

    @Option(name: .long, help: ArgumentHelp("Its languages, the first one first.", valueName: "tag"))
    var language: [String] = []

    @Option(name: .long, help: ArgumentHelp("IANA name, such as Europe/Brussels.", valueName: "zone"))
    var timeZone: String?

    /// The first option that is.
    var given: String? {
        if !contact.isEmpty { return "--contact" }
        if technician != nil { return "--technician" }
        if phone != nil { return "--phone" }
        if !language.isEmpty { return "--language" }
        return timeZone != nil ? "--time-zone" : nil
    }
    var isGiven: Bool { given != nil }

    func contacts() throws -> [Register.Contact]? {
        if contact == ["none"], technician == nil, phone == nil { return [] }
        if contact.contains("none") {
            throw Trouble("--contact none stands alone: it takes all of them away", code: Trouble.usage)
        }
        if technician != nil, contact.isEmpty {
            throw Trouble(
                "all contacts are replaced: give --contact as well, or the technician would be the only one",
                code: Trouble.usage)
        }
        return try Spelling.contacts(contact, technician: technician, language: nil, phone: phone)
    }
}
