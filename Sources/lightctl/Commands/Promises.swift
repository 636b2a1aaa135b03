import ArgumentParser
import LightProtocol
import Varlink

struct ConfirmCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm", abstract: "Confirm promises.",
        discussion: "Each ID is a commitment (a/b@2027), a building (a/b) or a town, which stands for all its promises."
    )

    @Argument(help: ArgumentHelp("Towns, buildings or commitments.", valueName: "id"))
    var ids: [String]

    @OptionGroup var options: PromiseOptions

    func run() throws {
        let reply = try options.connection.open().call(
            Register.Confirm.self, .init(ids: ids, edition: options.edition, note: options.note))
        if options.output.json { return JSONOutput.print(reply) }
        for commitment in reply.commitments { print(Sentence.commitment(commitment)) }
    }
}

struct WithdrawCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw", abstract: "Take promises back.",
        discussion:
            "Nobody is reminded of a promise that was withdrawn. \"lightctl commit\" renews it.")

    @Argument(help: ArgumentHelp("Towns, buildings or commitments.", valueName: "id"))
    var ids: [String]

    @OptionGroup var options: PromiseOptions

    func run() throws {
        let reply = try options.connection.open().call(
            Register.Withdraw.self, .init(ids: ids, edition: options.edition, note: options.note))
        if options.output.json { return JSONOutput.print(reply) }
        for commitment in reply.commitments { print("\(commitment.id) \(commitment.promise.rawValue)") }
    }
}

struct DeclineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decline", abstract: "Note that a town takes no part in an edition.",
        discussion: "What it had promised is withdrawn, and nobody writes to it until the next edition.")

    @Argument(help: ArgumentHelp("The town.", valueName: "id"))
    var id: String

    @OptionGroup var options: PromiseOptions

    func run() throws {
        let reply = try options.connection.open().call(
            Register.Decline.self, .init(municipality: id, edition: options.edition, note: options.note))
        if options.output.json { return JSONOutput.print(reply) }
        print("\(reply.municipality.id) declined")
    }
}

struct PromiseOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("Default: the next one.", valueName: "year"))
    var edition: Int?

    @Option(name: .long, help: ArgumentHelp("Why, for the history.", valueName: "text"))
    var note: String?

    @OptionGroup var output: OutputOptions
    @OptionGroup var connection: Connection
}
