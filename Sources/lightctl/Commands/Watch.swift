import ArgumentParser
import Glibc
import LightProtocol
import Varlink

struct WatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch", abstract: "Show how the campaign stands, and each change as it happens.",
        discussion: """
            Begins with the counts, then says what changes, until it is ended. A connection that is lost is made \
            again, and what changed meanwhile is told. With --json each message is one line, as the daemon sends it, \
            the facades as they are first.
            """)

    @Option(name: .long, help: ArgumentHelp("Default: the next one.", valueName: "year"))
    var edition: Int?

    @Option(name: .long, help: ArgumentHelp("Only this town's facades.", valueName: "name"))
    var municipality: String?

    @Option(
        name: .long, help: ArgumentHelp("How often to hear that nothing has changed, 1 to 300.", valueName: "seconds"))
    var heartbeat: Int?

    @OptionGroup var output: OutputOptions
    @OptionGroup var connection: Connection

    func run() throws {
        var place: Place?
        var pause = Pause()
        // The first time a daemon that is not there is an error; later it is expected back.
        var line = try connection.open()
        while true {
            do throws(ClientError) {
                try follow(line.client, &place) { pause = Pause() }
            } catch {
                guard Self.isPassing(error, place) else { throw Trouble(error) }
                if case .failure = error { place = nil } else { pause.take("the daemon has gone: \(error)") }
            }
            while true {
                do {
                    line = try connection.open()
                    break
                } catch let trouble as Trouble where trouble.code == Trouble.noDaemon {
                    pause.take("no daemon answers; trying again")
                }
            }
        }
    }

    /// Up to where everything was told.
    private struct Place {
        var revision: Int
        var instance: String
    }

    private func follow(_ client: Client, _ place: inout Place?, _ isWell: () -> Void) throws(ClientError) {
        client.timeout = .seconds((heartbeat ?? 15) + 30)
        let since = place
        let input = Status.Watch.Input(
            edition: edition, since: since?.revision, instance: since?.instance, municipality: municipality,
            heartbeatSeconds: heartbeat)
        var isReady = false
        var stream = try client.stream(Status.Watch.self, input)
        while let message = try stream.next() {
            isWell()
            place = Place(revision: message.revision, instance: message.instance)
            if output.json { JSONOutput.print(message) } else { tell(message, isReady || since != nil) }
            if message.kind == .ready { isReady = true }
            fflush(nil)
        }
    }

    /// Errors after which the watch goes on: the daemon was restarted, or cannot say what changed since.
    private static func isPassing(_ error: ClientError, _ place: Place?) -> Bool {
        switch error {
        case .closed, .timedOut, .noService: place != nil
        case .failure:
            if place != nil, case .gap = error.typed(Status.Failure.self) { true } else { false }
        default: false
        }
    }

    // MARK: Telling

    private func tell(_ message: Status.Watch.Output, _ isNews: Bool) {
        switch message.kind {
        case .summary:
            guard let summary = message.summary else { return }
            let name = Terminal.styled("\(summary.campaign) \(summary.edition)", .bold)
            print("\(LocalTime.time(message.at))  \(name): \(StatusCommand.headline(summary))")
        case .facade:
            guard isNews, let facade = message.facade else { return }
            let reason = facade.reason.map { " (\(Terminal.plain($0)))" } ?? ""
            print(
                "\(LocalTime.time(message.at))  \(Terminal.styled(Terminal.plain(facade.id), .bold)) "
                    + "\(facade.promise.rawValue), \(facade.verdict.rawValue)\(reason)")
        case .ready, .heartbeat: return
        }
    }
}

/// Waits longer each time, up to a quarter of a minute.
private struct Pause {
    private var seconds: UInt32 = 1

    mutating func take(_ reason: String) {
        if seconds == 1 { Terminal.complain(reason) }
        sleep(seconds)
        seconds = min(seconds * 2, 15)
    }
}
