import ArgumentParser
import LightProtocol
import Varlink

struct RemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Take a town or a building out of the register.",
        discussion: """
            Its promises and what was planned for them go with it; the history keeps what happened. Whoever only does \
            not take part this year is better served by "withdraw" or "decline". Lamps must be dark.

              lightctl remove antwerpen/stadhuis
            """)

    @Argument(help: ArgumentHelp("A town's or a building's id; no other name will do.", valueName: "id"))
    var id: String

    @Option(
        name: .long,
        help: ArgumentHelp("Refuse if somebody has changed it since this revision.", valueName: "revision"))
    var ifRevision: Int?

    @OptionGroup var output: OutputOptions
    @OptionGroup var connection: Connection

    func run() throws {
        let reply = try connection.open().call(Register.Remove.self, .init(id: id, ifRevision: ifRevision))
        if output.json { return JSONOutput.print(reply) }
        print("removed \(id)")
    }
}
