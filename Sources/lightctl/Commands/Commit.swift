import ArgumentParser
import LightProtocol
import Varlink

struct CommitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "commit", abstract: "Promise a building of a registered town, or promise it again.",
        discussion: """
            A building that is registered already is named by its name or id; so a promise is renewed in a new \
            edition, or after it was withdrawn.

              lightctl commit antwerpen MAS --on 'sunset +15m'
              lightctl commit antwerpen stadhuis --edition 2028
            """)

    @Argument(help: "The town: id, name or code.")
    var town: String

    @Argument(help: "The building's name, or the id of one that is registered.")
    var building: String

    @Option(name: .long, help: ArgumentHelp("Default: the next one.", valueName: "year"))
    var edition: Int?

    @Option(name: .long, help: ArgumentHelp("The building's street address.", valueName: "text"))
    var address: String?

    @Option(name: .long, help: ArgumentHelp("The building's coordinates.", valueName: "lat,lon"))
    var place: String?

    @Option(
        name: .long, help: ArgumentHelp("When the light goes on, if not by the campaign's rule.", valueName: "moment"))
    var on: String?

    @Option(name: .long, help: ArgumentHelp("When it goes off.", valueName: "moment"))
    var off: String?

    @Option(name: .long, help: ArgumentHelp("promised (the default) or confirmed.", valueName: "state"))
    var promise: String?

    @Option(name: .long, help: ArgumentHelp("A remark.", valueName: "text"))
    var note: String?

    @Option(name: .long, help: ArgumentHelp("How to see whether it is lit: URL#POINTER=JSON.", valueName: "probe"))
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
        let short = building.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init) ?? building
        let new = Register.NewBuilding(
            name: building.contains("/") ? short : building, address: address, place: try place.map(Spelling.place),
            lamps: lamp.isEmpty ? nil : try lamp.map(Spelling.lamp),
            probes: probe.isEmpty ? nil : try probe.map(Spelling.probe), on: on, off: off, note: note,
            promise: try promise.map(Spelling.promise))
        let reply = try connection.open().call(
            Register.AddBuilding.self, .init(municipality: town, building: new, edition: edition))
        if output.json { return JSONOutput.print(reply) }
        print(Sentence.commitment(reply.commitment))
        if reply.commitment.promise == .promised { print("Next: lightctl confirm \(reply.building.id)") }
    }
}
