import ArgumentParser
import LightProtocol
import Varlink

struct LookupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lookup", abstract: "Find a town in the built-in gazetteer.",
        discussion: "By a name in any of its languages, its code or its postal code. Nothing is registered by it.")

    @Argument(help: "A name, a code or a postal code.")
    var name: String

    @Option(name: .long, help: ArgumentHelp("Two capital letters.", valueName: "code"))
    var country: String?

    @OptionGroup var output: OutputOptions
    @OptionGroup var connection: Connection

    func run() throws {
        let reply = try connection.open().call(Register.Lookup.self, .init(name: name, country: country))
        if output.json { return JSONOutput.print(reply) }
        guard !reply.entries.isEmpty else { throw Trouble("the gazetteer has no town like \"\(name)\"") }
        var table = Table("code", "name", "division", "languages", "also called")
        for entry in reply.entries {
            let others = Set(entry.names.values).subtracting([entry.name]).sorted().joined(separator: ", ")
            table.add(
                .init(entry.code, .bold), .init(entry.name), .init(entry.division),
                .init(entry.languages.joined(separator: "+")), .init(others))
        }
        table.print()
    }
}
