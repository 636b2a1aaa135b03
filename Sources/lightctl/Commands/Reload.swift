import ArgumentParser
import LightProtocol
import Varlink

struct ReloadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reload", abstract: "Have the daemon read its configuration again.",
        discussion: """
            Returns when the new configuration is in force: lightd.yaml, conf.d, messages and holidays. What is wrong \
            is told by file, line and column, and leaves the old one in force. Nobody is disconnected.
            """)

    @OptionGroup var output: OutputOptions
    @OptionGroup var connection: Connection

    func run() throws {
        let line = try connection.open()
        let reply = try line.call(Manager.Reload.self, .init())
        if output.json { return JSONOutput.print(reply) }
        print("reloaded, revision \(reply.revision)")
        // What has to wait for a restart stands in the history.
        let written = try line.call(
            History.List.self, .init(since: reply.revision - 1, what: "config.reloaded", limit: 1))
        if let note = written.events?.first?.note { print(Terminal.plain(note)) }
    }
}
