import ArgumentParser
import Glibc
import LightProtocol
import Varlink

/// Where the daemon is: an option of every verb.
struct Connection: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("The daemon's socket.", valueName: "path"))
    var socket: String?

    /// - Parameter other: the address of another service than the daemon.
    func open(at other: String? = nil) throws -> Line {
        let place = other ?? place
        do {
            let address = try ServiceAddress(place.hasPrefix("unix:") ? place : "unix:\(place)")
            return Line(try Client(connectingTo: address))
        } catch let error as ClientError {
            throw Trouble(error)
        } catch {
            throw Trouble("\(place): \(error)", code: Trouble.usage)
        }
    }

    private var place: String {
        if let socket { return socket }
        if let named = getenv("LIGHTD_SOCKET") { return String(cString: named) }
        let usual = "/run/lightd/io.lightd"
        guard geteuid() != 0, let folder = getenv("XDG_RUNTIME_DIR") else { return usual }
        let own = "\(String(cString: folder))/lightd/io.lightd"
        return access(own, F_OK) == 0 ? own : usual
    }
}

/// A connection to the daemon whose errors are words.
struct Line {
    let client: Client

    init(_ client: Client) { self.client = client }

    func call<M: VarlinkMethod>(_ method: M.Type, _ input: M.Input) throws -> M.Output {
        do { return try client.call(method, input) } catch { throw Trouble(error) }
    }

    /// Calls `body` with each reply as it comes.
    func stream<M: VarlinkMethod>(
        _ method: M.Type, _ input: M.Input, _ body: (M.Output) throws -> Void
    ) throws {
        var replies: Client.Stream<M>
        do { replies = try client.stream(method, input) } catch { throw Trouble(error) }
        while true {
            let reply: M.Output?
            do { reply = try replies.next() } catch { throw Trouble(error) }
            guard let reply else { return }
            try body(reply)
        }
    }
}
