import ArgumentParser
import Glibc
import LightProtocol
import Varlink

/// Where the daemon is: an option of every verb.
struct Connection: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("The daemon's socket.", valueName: "path"))
    var socket: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The machine of the daemon, by ssh; lightctl is needed there too.", valueName: "user@machine"))
    var host: String?

    /// - Parameter other: the address of another service than the daemon.
    func open(at other: String? = nil) throws -> Line {
        if let host {
            let socket = (other ?? socket).map { $0.hasPrefix("unix:") ? String($0.dropFirst(5)) : $0 }
            return Line(try RemoteBridge(host: host, socket: socket))
        }
        let place = other ?? place
        do {
            return Line(try Client(connectingTo: try Self.address(place)))
        } catch let error as ClientError {
            throw Trouble(error)
        } catch {
            throw Trouble("\(place): \(error)", code: Trouble.usage)
        }
    }

    /// A socket that is connected to the daemon of this machine.
    func connect() throws -> Int32 {
        if host != nil { throw Trouble("a bridge is built on the machine of the daemon", code: Trouble.usage) }
        do {
            return try Client.connect(to: try Self.address(place))
        } catch let error as ClientError {
            throw Trouble(error)
        } catch {
            throw Trouble("\(place): \(error)", code: Trouble.usage)
        }
    }

    private static func address(_ place: String) throws -> ServiceAddress {
        try ServiceAddress(place.hasPrefix("unix:") ? place : "unix:\(place)")
    }

    private var place: String {
        if let socket { return socket }
        if let named = getenv("LIGHTD_SOCKET"), named.pointee != 0 { return String(cString: named) }
        let usual = "/run/lightd/io.lightd"
        guard geteuid() != 0, let folder = getenv("XDG_RUNTIME_DIR") else { return usual }
        let own = "\(String(cString: folder))/lightd/io.lightd"
        return access(own, F_OK) == 0 ? own : usual
    }
}

/// A connection to the daemon whose errors are words.
struct Line {
    let client: Client
    private let bridge: RemoteBridge?

    init(_ client: Client) { (self.client, bridge) = (client, nil) }

    init(_ bridge: RemoteBridge) { (client, self.bridge) = (bridge.client, bridge) }

    func call<M: VarlinkMethod>(_ method: M.Type, _ input: M.Input) throws -> M.Output {
        do { return try client.call(method, input) } catch { throw trouble(error) }
    }

    /// Where a bridge broke, the reason is at its other end.
    func trouble(_ error: ClientError) -> Trouble {
        if let bridge, case .closed = error { bridge.trouble() } else { Trouble(error) }
    }

    /// Calls `body` with each reply as it comes.
    func stream<M: VarlinkMethod>(
        _ method: M.Type, _ input: M.Input, _ body: (M.Output) throws -> Void
    ) throws {
        var replies: Client.Stream<M>
        do { replies = try client.stream(method, input) } catch { throw trouble(error) }
        while true {
            let reply: M.Output?
            do { reply = try replies.next() } catch { throw trouble(error) }
            guard let reply else { return }
            try body(reply)
        }
    }
}
