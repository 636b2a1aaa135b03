import Almanac
import LightDomain
import LightEngine
import LightStore
import Synchronization
import Varlink

@testable import LightDaemon

/// A house on a register in memory, with the usual configuration and a clock that stands until it is set.
struct TestHouse {
    final class StoppedClock: LightDaemon.Clock {
        private let time: Mutex<Instant>
        let isSynchronised = true
        let elapsed: Int64 = 0

        init(_ now: Instant) { time = Mutex(now) }

        var now: Instant { time.withLock { $0 } }
        func set(_ now: Instant) { time.withLock { $0 = now } }
    }

    let house: House
    let clock: StoppedClock

    /// Antwerpen is registered, with a contact and a building, and is told of by the rights' numbers: 4001 observes,
    /// 4002 operates.
    init(at now: Instant) async throws {
        clock = StoppedClock(now)
        let store = try Store(inMemoryAs: "test", at: now)
        let configuration = try Configuration.load(files: [], messages: try Messages.load(files: []).names)
        let surroundings = Surroundings(
            zones: ZoneFiles().zones, holidays: try HolidayFile.load(files: []),
            gazetteer: Gazetteer(
                GazetteerFile.belgium(municipalities: EmbeddedText.municipalities, mergers: EmbeddedText.mergers)))
        let engine = Engine(store: store, campaign: configuration.campaign, surroundings: surroundings)
        let news = News(revision: 0)
        let keeper = Keeper(engine: engine, clock: clock, news: news, trust: ClockTrust(holdSeconds: 0))
        _ = try await keeper.recover()
        let town = NewMunicipality(
            name: "Antwerpen", contacts: [Contact(name: "Jan", email: "jan@example.org")],
            buildings: [NewBuilding(name: "Stadhuis")])
        guard case .done = try await keeper.handle(AddMunicipality(town), by: "test") else {
            throw VarlinkError.permissionDenied
        }
        let inForce = InForce(
            engine: engine,
            rights: Rights(observers: Rights.Members(users: [4_001]), operators: Rights.Members(users: [4_002])),
            yaml: "", logLevel: .info, backups: BackupFolder("/nowhere"), mailObstacle: nil,
            preview: { _, _ in RehearsedText(title: "", text: "") })
        house = House(
            keeper: keeper, store: store, board: StatusBoard(instance: "test", news: news), news: news, clock: clock,
            rules: Replaceable(inForce))
    }

    /// What the dispatcher does when its alarm rings, without anybody to do the work.
    func turn() async throws { _ = try await house.keeper.turn([], room: .none) }
}
