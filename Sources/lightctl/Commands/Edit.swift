import ArgumentParser
import LightProtocol
import Varlink

struct EditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit", abstract: "Change when a building is lit.",
        discussion: """
            What has not been done yet is planned again. Towns, contacts and buildings are changed with "import".

              lightctl edit antwerpen/stadhuis --on 'day at 19:00' --off 'day +1d at 00:00'
              lightctl edit antwerpen/stadhuis --on campaign
            """)

    @Argument(help: ArgumentHelp("A commitment, or a building or town with one.", valueName: "id"))
    var id: String

    @Option(name: .long, help: ArgumentHelp("When the light goes on; \"campaign\": by its rule.", valueName: "moment"))
    var on: String?

    @Option(name: .long, help: ArgumentHelp("When it goes off; \"campaign\": by its rule.", valueName: "moment"))
    var off: String?

    @Option(name: .long, help: ArgumentHelp("A remark.", valueName: "text"))
    var note: String?

    @Option(
        name: .long,
        help: ArgumentHelp("Refuse if somebody has changed it since this revision.", valueName: "revision"))
    var ifRevision: Int?

    @OptionGroup var output: OutputOptions
    @OptionGroup var connection: Connection

    func run() throws {
        if on == nil, off == nil, note == nil {
            throw Trouble("nothing to change: give --on, --off or --note", code: Trouble.usage)
        }
        let reply = try connection.open().call(
            Register.EditCommitment.self,
            .init(id: id, on: Self.wire(on), off: Self.wire(off), note: note, ifRevision: ifRevision))
        if output.json { return JSONOutput.print(reply) }
        print(Sentence.commitment(reply.commitment))
    }

    /// On the wire an empty moment is the campaign's.
    private static func wire(_ moment: String?) -> String? { moment == "campaign" ? "" : moment }
}
