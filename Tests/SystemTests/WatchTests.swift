import Foundation
import LightProtocol
import Testing
import Varlink

extension SystemTests {
    /// Boards that watch: however they are treated, they end up with what the daemon has.
    @Suite struct WatchTests {
        private func start(_ workshop: Workshop) throws -> Program {
            try workshop.startDaemon(
                configuration: """
                    mail:
                      via: maildir
                      from: Blue Heart <blueheart@example.org>
                      maildir: { folder: \(workshop.folder)/outbox }
                    """)
        }

        private func client(_ workshop: Workshop) throws -> Client { try workshop.client() }

        @Test func aWatcherIsToldWhatIsThenWhatChangesThenThatNothingDoes() throws {
            let workshop = try Workshop()
            let daemon = try start(workshop)
            #expect(try workshop.lightctl("add", "Gent", "--building", "Belfort", "--building", "Stadhuis").code == 0)
            let board = WatchingBoard()
            try board.connect(try client(workshop), heartbeat: 1)
            try board.read { $0.kind == .ready }
            #expect(board.kinds == [.facade, .facade, .summary, .ready])
            #expect(try workshop.lightctl("confirm", "gent/belfort").code == 0)
            try board.read { $0.kind == .summary }
            #expect(board.kinds.suffix(2) == [.facade, .summary])
            #expect(board.facades.values.filter { $0.promise == .confirmed }.map(\.building) == ["gent/belfort"])
            try board.read { $0.kind == .heartbeat }
            let now = try WatchingBoard.truth(try client(workshop))
            #expect(board.facades == now.facades && board.summary == now.summary && board.revision == now.revision)
            #expect(daemon.end(SIGTERM) == 0)
        }

        @Test func aBoardThatWasAwayIsToldWhatChangedSinceAndNothingElse() throws {
            let workshop = try Workshop()
            let daemon = try start(workshop)
            #expect(try workshop.lightctl("add", "Gent", "--building", "Belfort", "--building", "Stadhuis").code == 0)
            let board = WatchingBoard()
            try board.connect(try client(workshop))
            try board.read { $0.kind == .ready }
            board.disconnect()
            #expect(try workshop.lightctl("confirm", "gent/belfort").code == 0)
            #expect(daemon.end(SIGTERM) == 0)
            let again = try start(workshop)
            #expect(try workshop.lightctl("add", "Leuven", "--building", "Stadhuis").code == 0)
            board.kinds = []
            try board.connect(try client(workshop))
            try board.read { $0.kind == .ready }
            #expect(board.kinds == [.facade, .facade, .summary, .ready])
            #expect(board.facades == (try WatchingBoard.truth(try client(workshop))).facades)
            #expect(again.end(SIGTERM) == 0)
        }

        @Test func whoWasLiedToAboutSinceIsSentBackToTheStart() throws {
            let workshop = try Workshop()
            let daemon = try start(workshop)
            #expect(try workshop.lightctl("add", "Gent", "--building", "Belfort").code == 0)
            let revision = try WatchingBoard.truth(try client(workshop)).revision
            for (since, instance) in [(revision + 1, nil), (revision, "another"), (-1, nil)] as [(Int, String?)] {
                let board = WatchingBoard()
                (board.revision, board.instance) = (since, instance)
                try board.connect(try client(workshop))
                let error = #expect(throws: ClientError.self) { try board.read { _ in true } }
                guard case .gap(0, revision, _) = try #require(error).typed(Status.Failure.self) else {
                    Issue.record("no gap for \(since) of \(instance ?? "this instance"): \(String(describing: error))")
                    continue
                }
                board.revision = nil
                board.instance = nil
                try board.connect(try client(workshop))
                try board.read { $0.kind == .ready }
                #expect(board.facades.count == 1)
            }
            #expect(daemon.end(SIGTERM) == 0)
        }

        @Test func aSlowReaderGetsTheLatestStateOfEachFacadeAndNeverMissesTheLast() throws {
            let workshop = try Workshop()
            let daemon = try start(workshop)
            let rows = (0..<400).map { "Gent,Gebouw \($0)" }.joined(separator: "\n")
            let file = try workshop.write("municipality,building\n\(rows)\n", to: "towns.csv")
            #expect(try workshop.lightctl("import", file).code == 0)
            let boards = (0..<3).map { _ in WatchingBoard() }
            // More than the socket takes waits in the daemon, as a place and not as messages.
            for board in boards { try board.connect(try client(workshop)) }
            let operators = try client(workshop)
            for round in 0..<30 {
                let id = "gent/gebouw-\(round % 10)"
                _ = try operators.call(Register.Confirm.self, .init(ids: [id]))
                if round % 3 == 0 { _ = try operators.call(Register.Withdraw.self, .init(ids: ["gent/gebouw-300"])) }
            }
            let now = try WatchingBoard.truth(try client(workshop))
            for board in boards {
                try board.read(upTo: now.revision)
                #expect(board.facades == now.facades)
                #expect(board.summary == now.summary)
            }
            #expect(daemon.end(SIGTERM) == 0)
        }

        @Test func aWatcherOfOneTownHearsOfNoOther() throws {
            let workshop = try Workshop()
            let daemon = try start(workshop)
            for town in ["Gent", "Leuven"] {
                #expect(try workshop.lightctl("add", town, "--building", "Stadhuis").code == 0)
            }
            let board = WatchingBoard()
            try board.connect(try client(workshop), municipality: "Louvain")
            try board.read { $0.kind == .ready }
            for town in ["gent", "leuven"] { #expect(try workshop.lightctl("confirm", town).code == 0) }
            try board.read { $0.facade?.promise == .confirmed }
            #expect(Array(board.facades.keys.map { $0.prefix(6) }) == ["leuven"])
            let nobody = WatchingBoard()
            try nobody.connect(try client(workshop), municipality: "Atlantis")
            let error = #expect(throws: ClientError.self) { try nobody.read { _ in true } }
            #expect(error?.typed(Status.Failure.self) == .notFound(id: "Atlantis"))
            #expect(daemon.end(SIGTERM) == 0)
        }

        @Test func lightctlWatchesThroughARestart() throws {
            let workshop = try Workshop()
            var daemon = try start(workshop)
            #expect(try workshop.lightctl("add", "Gent", "--building", "Belfort").code == 0)
            let watch = try Program(
                "\(Workshop.products)/lightctl", ["--socket", workshop.socket, "watch", "--json", "--heartbeat", "1"])
            func next(_ kind: String) -> String {
                while let line = watch.line() { if line.hasPrefix(#"{"kind":"\#(kind)""#) { return line } }
                return ""
            }
            #expect(next("ready").contains("instance"))
            #expect(daemon.end(SIGTERM) == 0)
            daemon = try start(workshop)
            #expect(try workshop.lightctl("confirm", "gent").code == 0)
            #expect(next("facade").contains("confirmed"))
            // Other signals are blocked in what a test starts.
            watch.end(SIGKILL)
            #expect(daemon.end(SIGTERM) == 0)
        }
    }
}
