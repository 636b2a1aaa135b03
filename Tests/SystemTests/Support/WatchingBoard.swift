import LightProtocol
import Testing
import Varlink

/// A board: the facades by id as it was told of them, and how far it was told.
final class WatchingBoard {
    var facades: [String: Status.Facade] = [:]
    var summary: Status.Summary?
    var revision: Int?
    var instance: String?
    var kinds: [Status.Watch.Output.Kind] = []
    private var stream: Client.Stream<Status.Watch>?

    var isConnected: Bool { stream != nil }

    func connect(_ client: Client, municipality: String? = nil, heartbeat: Int? = nil) throws {
        stream = try client.stream(
            Status.Watch.self,
            .init(since: revision, instance: instance, municipality: municipality, heartbeatSeconds: heartbeat))
    }

    func disconnect() { stream = nil }

    /// As a board does that is told of a gap.
    func forget() {
        facades = [:]
        (summary, revision, instance, stream) = (nil, nil, nil, nil)
    }

    /// Takes in messages until one satisfies the condition.
    func read(until isEnough: (Status.Watch.Output) -> Bool) throws {
        while true {
            let message = try #require(try stream?.next(), "the daemon ended the watch")
            kinds.append(message.kind)
            if let facade = message.facade { facades[facade.id] = facade }
            if let summary = message.summary { self.summary = summary }
            (revision, instance) = (message.revision, message.instance)
            if isEnough(message) { return }
        }
    }

    func read(upTo revision: Int) throws { try read { $0.revision >= revision && $0.kind != .facade } }

    /// What the daemon has, asked for anew.
    static func truth(
        _ client: Client
    ) throws -> (facades: [String: Status.Facade], summary: Status.Summary?, revision: Int) {
        var stream = try client.stream(Status.ListFacades.self, .init())
        var facades: [String: Status.Facade] = [:]
        while let reply = try stream.next() { if let facade = reply.facade { facades[facade.id] = facade } }
        let status = try client.call(Status.Get.self, .init())
        return (facades, status.summary, status.revision)
    }
}

extension Workshop {
    func client() throws -> Client { try Client(connectingTo: ServiceAddress(path: socket), timeout: .seconds(30)) }
}
