import Almanac
import LightDomain
import LightProtocol
import LightStore
import Logging
import ServiceLifecycle
import Synchronization
import VarlinkServer

/// What watchers are shown: a sheet for each edition that somebody watches, brought up to date after each change. A
/// watcher is a place in a sheet; that it is slow, or a thousand, costs nothing here.
package final class WatchBoard: ServiceLifecycle.Service, Sendable {
    private struct State {
        var sheets: [Int: FacadeSheet] = [:]
        var watchers: [Int: Int] = [:]
        var spread: Spread?
        /// Editions whose summary is being counted anew since its time was over.
        var refreshing: Set<Int> = []
    }

    /// The messages that were made last; whoever stands where they were made for is sent the same.
    struct Spread: Sendable {
        var edition: Int
        var number: Int
        var at: String
        var before: WatchPlace
        var after: WatchPlace
        var messages: EncodedMessages
    }

    let bell = Bell()
    private let desk: SheetDesk
    private let news: News
    private let logger: Logger
    private let state = Mutex(State())

    package init(status: StatusControl, logger: Logger) {
        news = status.house.news
        desk = SheetDesk(status: status)
        self.logger = logger
    }

    // MARK: For watchers

    /// A sheet that is up to date, for as long as the ticket is held.
    func open(edition: Int) async throws -> Ticket {
        let ticket = Ticket(edition, self)
        try await refresh(edition)
        return ticket
    }

    func sheet(_ edition: Int) -> FacadeSheet? { state.withLock { $0.sheets[edition] } }

    /// What was made already for a watcher who stands at that place of that sheet, in the same second.
    func spread(of sheet: FacadeSheet, from place: WatchPlace, at: String) -> Spread? {
        state.withLock { state in
            guard let spread = state.spread, spread.edition == sheet.edition, spread.number == sheet.number,
                spread.before == place, spread.at == at
            else { return nil }
            return spread
        }
    }

    func keep(_ spread: Spread) { state.withLock { $0.spread = spread } }

    /// Somebody has noticed that time alone has changed the summary.
    func refreshSoon(_ edition: Int) {
        guard state.withLock({ $0.refreshing.insert(edition).inserted }) else { return }
        Task(executorPreference: TaskThreads.shared) { [self] in
            await refreshOrComplain(edition)
            state.withLock { _ = $0.refreshing.remove(edition) }
            bell.ring()
        }
    }

    /// Held by each watcher; while there is one, its edition's sheet is kept up to date.
    final class Ticket: Sendable {
        let edition: Int
        private let board: WatchBoard

        init(_ edition: Int, _ board: WatchBoard) {
            self.edition = edition
            self.board = board
            board.state.withLock { $0.watchers[edition, default: 0] += 1 }
        }

        deinit {
            board.state.withLock { state in
                state.watchers[edition, default: 1] -= 1
                guard state.watchers[edition] == 0 else { return }
                state.watchers[edition] = nil
                // Who asks for editions by the hundred leaves no hundred sheets behind.
                if state.sheets.count > WatchBoard.sheetsKept { state.sheets[edition] = nil }
            }
        }
    }

    private static let sheetsKept = 4

    // MARK: After changes

    /// Runs until the service group shuts down.
    package func run() async throws {
        await cancelWhenGracefulShutdown {
            var seen = self.news.revision
            while !Task.isCancelled {
                await self.news.waitForChange(after: seen)
                seen = self.news.revision
                let watched = self.state.withLock { Array($0.watchers.keys) }
                guard !watched.isEmpty else { continue }
                for edition in watched { await self.refreshOrComplain(edition) }
                self.bell.ring()
                // A burst of changes becomes one turn for all watchers, and the latest state of each facade.
                await TaskThreads.shared.sleep(for: Self.pause)
            }
        }
    }

    private static let pause = Duration.milliseconds(50)

    private func refreshOrComplain(_ edition: Int) async {
        do { try await refresh(edition) } catch {
            logger.error("watchers are not told", metadata: ["edition": "\(edition)", "error": "\(error)"])
        }
    }

    private func refresh(_ edition: Int) async throws { try await desk.refresh(edition, on: self) }

    fileprivate func put(_ sheet: FacadeSheet) { state.withLock { $0.sheets[sheet.edition] = sheet } }
}

/// Brings sheets up to date, one after the other.
private actor SheetDesk {
    let status: StatusControl

    init(status: StatusControl) { self.status = status }

    func refresh(_ edition: Int, on board: WatchBoard) throws {
        let store = status.house.store
        var sheet =
            try board.sheet(edition) ?? FacadeSheet(edition: edition, origin: store.read { try $0.lastRemoval() })
        if try !store.read({ try $0.take(into: &sheet) }) {
            var anew = FacadeSheet(edition: edition, origin: 0)
            try store.read { ledger in
                anew.beginAnew(at: try ledger.revision())
                _ = try ledger.take(into: &anew)
            }
            anew.count(after: sheet)
            sheet = anew
        }
        let (summary, validUntil) = try status.summary(of: edition)
        sheet.show(summary, validUntil: validUntil)
        board.put(sheet)
    }
}

extension Ledger {
    /// Brings a sheet up to date; false if facades that it shows have gone.
    fileprivate func take(into sheet: inout FacadeSheet) throws -> Bool {
        var place = (revision: sheet.revision, building: "~")
        var changed: [Facade] = []
        while true {
            let page = try facades(matching: .init(), edition: sheet.edition, after: place, limit: Page.most)
            changed += page
            guard page.count == Page.most, let last = page.last else { break }
            place = (last.commitment.revision, last.commitment.id.building.text)
        }
        return sheet.take(changed, upTo: try revision(), count: try commitmentCount(in: sheet.edition))
    }
}
