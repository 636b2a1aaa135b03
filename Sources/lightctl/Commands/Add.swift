import ArgumentParser
import LightProtocol
import Varlink

struct AddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Register a town and what it promises to light.",
        discussion: """
            The town may be named in any of its languages, by its code or by its postal code; language, time zone and \
            coordinates are taken from the gazetteer. A town that is not in it needs --language and --time-zone, and \
            --place if it lights by the sun.

              lightctl add Antwerpen --building Stadhuis --contact 'Jan <jan@example.org>'
            """)

    @Argument(help: "The town's name, code or postal code.")
    var town: String

    @Option(name: .long, help: ArgumentHelp("A building it promises to light; may be repeated.", valueName: "name"))
    var building: [String] = []

    @Option(name: .long, help: ArgumentHelp("Whom to write to, the first one first.", valueName: "name <address>"))
    var contact: [String] = []

    @Option(name: .long, help: ArgumentHelp("Who sets the lamps.", valueName: "name <address>"))
    var technician: String?

    @Option(name: .long, help: ArgumentHelp("The contact's telephone number, +32...", valueName: "number"))
    var phone: String?

    @Option(name: .long, help: ArgumentHelp("The edition that is promised; default: the next one.", valueName: "year"))
    var edition: Int?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The contacts' language, and of a town that is not in the gazetteer.",
            valueName: "tag"))
    var language: String?

    @Option(name: .long, help: ArgumentHelp("IANA name, such as Europe/Brussels.", valueName: "zone"))
    var timeZone: String?

    @Option(name: .long, help: ArgumentHelp("The country, two capital letters.", valueName: "code"))
    var country: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The country's official code of the town; in Belgium NIS.",
            valueName: "code"))
    var code: String?

    @Option(name: .long, help: ArgumentHelp("An id of your own choice.", valueName: "slug"))
    var id: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The building's coordinates, or the town's where no building is given.",
            valueName: "lat,lon"))
    var place: String?

    @Option(name: .long, help: ArgumentHelp("The building's street address.", valueName: "text"))
    var address: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "When the light goes on, if not by the campaign's rule.",
            valueName: "moment"))
    var on: String?

    @Option(name: .long, help: ArgumentHelp("When it goes off.", valueName: "moment"))
    var off: String?

    @Option(name: .long, help: ArgumentHelp("promised (the default) or confirmed.", valueName: "state"))
    var promise: String?

    @Option(name: .long, help: ArgumentHelp("A remark.", valueName: "text"))
    var note: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "How to see whether it is lit: URL#POINTER=JSON, such as http://10.0.0.5/json/state#/on=true.",
            valueName: "probe"))
    var probe: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            "How to switch it: the address of a WLED controller, http://10.0.0.5/json/state, or its settings.",
            valueName: "lamp"))
    var lamp: [String] = []

    @OptionGroup var output: OutputOptions
    @OptionGroup var connection: Connection

    func run() throws {
        let input = Register.Add.Input(municipality: try municipality(), edition: edition)
        let reply = try connection.open().call(Register.Add.self, input)
        if output.json { return JSONOutput.print(reply) }
        report(reply.added)
    }

    // MARK: Asking

    private func municipality() throws -> Register.NewMunicipality {
        let hasOneBuilding = building.count == 1
        for (option, isGiven) in [
            ("--address", address != nil), ("--on", on != nil), ("--off", off != nil), ("--probe", !probe.isEmpty),
            ("--lamp", !lamp.isEmpty),
            ("--promise", promise != nil),
        ] where isGiven && !hasOneBuilding {
            throw Trouble(
                "\(option) is about one building: name exactly one with --building, and bring in several with "
                    + "\"lightctl import\"", code: Trouble.usage)
        }
        let where_ = try place.map(Spelling.place)
        return Register.NewMunicipality(
            name: town, id: id, country: country, code: code, languages: timeZone == nil ? nil : language.map { [$0] },
            timeZone: timeZone, place: building.isEmpty || timeZone != nil ? where_ : nil,
            contacts: try Spelling.contacts(contact, technician: technician, language: language, phone: phone),
            buildings: try building.map { name in
                Register.NewBuilding(
                    name: name, address: address, place: where_,
                    lamps: lamp.isEmpty ? nil : try lamp.map(Spelling.lamp),
                    probes: probe.isEmpty ? nil : try probe.map(Spelling.probe), on: on, off: off, note: note,
                    promise: try promise.map(Spelling.promise))
            })
    }

    // MARK: Telling

    private func report(_ added: Register.Added) {
        let town = added.municipality
        let code = town.code.map { " (\($0))" } ?? ""
        print(
            "added \(town.id)\(code): \(Terminal.plain(town.name)), "
                + "\(town.languages.joined(separator: "+")), \(town.timeZone)"
        )
        for commitment in added.commitments {
            print("  \(Sentence.commitment(commitment))")
        }
        if added.municipality.contacts?.isEmpty != false {
            print("Nobody is to be written to yet: give a --contact, so that it can be reminded.")
        }
        if added.commitments.contains(where: { $0.promise == .promised }) {
            print("Next: lightctl confirm \(town.id)")
        }
    }
}

/// What is told in several places.
enum Sentence {
    /// `antwerpen/stadhuis@2027 promised, lit Fri 30 Jul 2027 21:31 CEST to 01:00 CEST`.
    static func commitment(_ commitment: Register.Commitment) -> String {
        let window: String =
            if let opens = commitment.opens, let closes = commitment.closes {
                "lit \(LocalTime.text(opens)) to \(LocalTime.end(closes, after: opens))"
            } else {
                "no window: give it --on and --off by the clock"
            }
        return "\(commitment.id) \(commitment.promise.rawValue), \(window)"
    }
}
