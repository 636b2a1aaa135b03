import Foundation
import LightProtocol
import Testing
import Varlink

extension SystemTests {
    /// Boards to which everything happens that does: they go, come back, fall behind, outlive the daemon, and believe
    /// what was never so.
    @Suite struct WatchStormTests {
        private static let towns = ["gent": "Gent", "leuven": "Leuven", "namen": "Namur"]
        private static let rounds = 50

        @Test(arguments: [1, 2, 3] as [UInt64])
        func howeverABoardIsTreatedItEndsUpWithWhatTheDaemonHas(seed: UInt64) throws {
            var dice = Dice(seed: seed)
            let workshop = try Workshop()
            var daemon = try workshop.startDaemon(configuration: "log: { level: error }")
            for name in Self.towns.values {
                #expect(try workshop.lightctl("add", name, "--building", "B0").code == 0)
            }
            let boards = (0..<4).map { _ in WatchingBoard() }
            var operators = try workshop.client()
            for _ in 0..<Self.rounds {
                change(operators, &dice)
                for board in boards { try treat(board, workshop, &dice) }
                guard Int.random(in: 0..<20, using: &dice) == 0 else { continue }
                let signal = Bool.random(using: &dice) ? SIGKILL : SIGTERM
                daemon.end(signal)
                daemon = try workshop.startDaemon(configuration: "log: { level: error }")
                operators = try workshop.client()
                for board in boards { board.disconnect() }
            }
            let now = try WatchingBoard.truth(try workshop.client())
            #expect(now.facades.count > 3 && now.revision > Self.rounds / 2, "too little has happened to say anything")
            for board in boards {
                try catchUp(board, to: now.revision, workshop)
                #expect(board.facades == now.facades, "seed \(seed)")
                #expect(board.summary == now.summary, "seed \(seed)")
                #expect(board.revision == now.revision, "seed \(seed)")
            }
            #expect(daemon.end(SIGTERM) == 0)
        }

        /// Something that an operator does; what the rules forbid is refused, and that is as good.
        private func change(_ client: Client, _ dice: inout Dice) {
            let town = Self.towns.keys.sorted().randomElement(using: &dice) ?? ""
            let building = "\(town)/b\(Int.random(in: 0..<6, using: &dice))"
            do {
                switch Int.random(in: 0..<10, using: &dice) {
                case 0..<3: _ = try client.call(Register.Confirm.self, .init(ids: [building]))
                case 3: _ = try client.call(Register.Withdraw.self, .init(ids: [building]))
                case 4..<7:
                    let name = "B\(Int.random(in: 0..<6, using: &dice))"
                    _ = try client.call(
                        Register.AddBuilding.self, .init(municipality: town, building: .init(name: name)))
                case 7: _ = try client.call(Agenda.Sight.self, .init(subject: building, light: .lit))
                case 8: _ = try client.call(Manager.Reload.self, .init())
                default: _ = try client.call(Register.Remove.self, .init(id: building))
                }
            } catch {}
        }

        /// - Throws: what no board has to expect.
        private func treat(_ board: WatchingBoard, _ workshop: Workshop, _ dice: inout Dice) throws {
            switch Int.random(in: 0..<8, using: &dice) {
            case 0: board.disconnect()
            case 1:
                // What it believes to know is of the future, or of another register.
                board.disconnect()
                if Bool.random(using: &dice) {
                    board.instance = "another"
                } else {
                    board.revision = board.revision.map { $0 + 1_000_000 }
                }
            case 2, 3:
                if !board.isConnected { try connect(board, workshop) }
            case 4:
                try catchUp(board, to: try workshop.client().call(Status.Get.self, .init()).revision, workshop)
            default:
                // It is slow: what is sent waits for it.
                break
            }
        }

        private func connect(_ board: WatchingBoard, _ workshop: Workshop) throws {
            try board.connect(try workshop.client(), heartbeat: 1)
        }

        private func catchUp(_ board: WatchingBoard, to revision: Int, _ workshop: Workshop) throws {
            for _ in 0..<10 {
                do {
                    if !board.isConnected { try connect(board, workshop) }
                    if let known = board.revision, known >= revision, known < revision + 1_000 { return }
                    return try board.read(upTo: revision)
                } catch let error as ClientError {
                    // Told of a gap it begins anew, told of nothing it comes again.
                    if case .gap = error.typed(Status.Failure.self) { board.forget() } else { board.disconnect() }
                }
            }
            throw Failed("no way to catch up")
        }
    }
}
