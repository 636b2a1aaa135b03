import ArgumentParser
import LightProtocol
import Varlink

struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Have the daemon write a consistent copy of its database.",
        discussion:
            "The daemon writes it, below its backup folder (backup.folder in lightd.yaml), while it goes on working.")

    @Argument(help: ArgumentHelp("A name below the daemon's backup folder that is not there yet.", valueName: "file"))
    var path: String

    @OptionGroup var output: OutputOptions
    @OptionGroup var connection: Connection

    func run() throws {
        let reply = try connection.open().call(Manager.Backup.self, .init(path: path))
        if output.json { return JSONOutput.print(reply) }
        print("\(path): \(reply.bytes / 1024) KiB at revision \(reply.revision)")
    }
}
