import ArgumentParser
import LightProtocol
import Varlink

struct SightCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sight", abstract: "Record what you saw of a building.",
        discussion: "A person's word is weaker than a camera's or a controller's; it counts while it is fresh.")

    @Argument(help: ArgumentHelp("A building, or a town with one.", valueName: "id"))
    var subject: String

    @Argument(help: ArgumentHelp("lit, dark or wrong_colour."))
    var light: String

    @Option(name: .long, help: ArgumentHelp("When, such as 2027-07-30T20:00:00Z; default: now.", valueName: "instant"))
    var at: String?

    @Option(name: .long, help: ArgumentHelp("What you saw in words.", valueName: "text"))
    var note: String?

    @Option(name: .long, help: ArgumentHelp("Default: the next one.", valueName: "year"))
    var edition: Int?

    @OptionGroup var output: OutputOptions
    @OptionGroup var connection: Connection

    func run() throws {
        let spelled = light.replacing("-", with: "_")
        guard let light = Agenda.Sight.Input.Light(rawValue: spelled) else {
            throw Trouble("\(light): you saw it lit, dark or wrong_colour", code: Trouble.usage)
        }
        try Spelling.checkInstant(at, option: "--at")
        let reply = try connection.open().call(
            Agenda.Sight.self, .init(subject: subject, light: light, at: at, note: note, edition: edition))
        if output.json { return JSONOutput.print(reply) }
        print("noted: \(reply.commitment) \(light.rawValue)")
    }
}

extension String {
    fileprivate func replacing(_ character: Character, with other: Character) -> String {
        String(map { $0 == character ? other : $0 })
    }
}
