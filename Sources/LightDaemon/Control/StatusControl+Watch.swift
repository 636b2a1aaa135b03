import LightDomain
import LightProtocol
import LightStore
import VarlinkServer

extension StatusControl {
    /// The board to be watched, from where the caller was.
    func watch(_ input: Status.Watch.Input, _ board: WatchBoard) async throws -> Feed {
        let edition = try house.edition(input.edition)
        let beat = input.heartbeatSeconds ?? Self.usualHeartbeat
        guard Self.heartbeats.contains(beat) else {
            throw Refusal.invalid(
                field: "/heartbeatSeconds",
                reason: "from \(Self.heartbeats.lowerBound) to \(Self.heartbeats.upperBound)")
        }
        let municipality = try input.municipality.map { name in
            try house.store.read { try house.municipalityID(named: name, $0).text }
        }
        let ticket = try await board.open(edition: edition)
        let revision = board.sheet(edition)?.revision ?? 0
        if let since = input.since {
            let isOurs = input.instance == nil || input.instance == house.board.instance
            guard isOurs, (0...revision).contains(Int64(since)) else {
                let oldest = Int(board.sheet(edition)?.origin ?? 0)
                throw Status.Failure.gap(oldest: oldest, newest: Int(revision), instance: house.board.instance)
            }
        }
        return Watcher(
            board, ticket, since: input.since.map(Int64.init), revision: revision, municipality: municipality,
            heartbeat: .seconds(beat), instance: house.board.instance, clock: house.clock
        ).feed
    }

    private static let usualHeartbeat = 15
    private static let heartbeats = 1...300
}
