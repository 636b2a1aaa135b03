import ArgumentParser
import LightProtocol
import Varlink

struct LightCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "light", abstract: "Put a hand on the switch of a building's lamps.",
        discussion: """
            What a hand wants goes before the window until it is lifted: by --for, or with "auto".

              lightctl light antwerpen/stadhuis on --for 30s
              lightctl light antwerpen/stadhuis auto
            """)

    @Argument(help: ArgumentHelp("A building, or a town with one.", valueName: "id"))
    var building: String

    @Argument(help: "on, off or auto.")
    var level: String

    @Option(
        name: .customLong("for"), help: ArgumentHelp("How long, such as 30s, 10m or 2h.", valueName: "duration"))
    var duration: String?

    @OptionGroup var output: OutputOptions
    @OptionGroup var connection: Connection

    func run() throws {
        guard let light = Agenda.Light.Input.Light(rawValue: level) else {
            throw Trouble("\(level): lamps are on, off or auto", code: Trouble.usage)
        }
        let reply = try connection.open().call(
            Agenda.Light.self, .init(building: building, light: light, forSeconds: try duration.map(Self.seconds)))
        if output.json { return JSONOutput.print(reply) }
        switch light {
        case .auto: print("\(building): the window decides again")
        case .on, .off:
            print("\(building): \(light.rawValue)\(duration.map { " for \($0)" } ?? ", until it is lifted")")
        }
    }

    private static func seconds(_ text: String) throws -> Int {
        let units: [Character: Int] = ["s": 1, "m": 60, "h": 3_600]
        guard let unit = text.last.flatMap({ units[$0] }), let count = Int(text.dropLast()), count > 0,
            count <= 1_000_000
        else { throw Trouble("--for \(text): write a time such as 30s, 10m or 2h", code: Trouble.usage) }
        return count * unit
    }
}
