import Almanac
import Dispatch
import Glibc
import Synchronization
import Testing

@testable import LightDaemon

/// Alarms whose instants have passed already, so that nobody has to wait for time.
@Suite(.serialized, .timeLimit(.minutes(1)))
struct AlarmTests {
    private let past = Instant(secondsSince1970: 1_000_000_000)
    private let farAhead = Instant(secondsSince1970: 4_000_000_000)

    /// Counts what fires, and lets a test wait for it.
    private final class Bell: Sendable {
        let rings = Atomic<Int>(0)
        private let (stream, continuation) = AsyncStream.makeStream(of: Void.self)

        func ring() {
            rings.add(1, ordering: .sequentiallyConsistent)
            continuation.yield()
        }

        func next() async {
            var iterator = stream.makeAsyncIterator()
            await iterator.next()
        }

        var count: Int { rings.load(ordering: .sequentiallyConsistent) }
    }

    @Test func anInstantThatHasPassedFiresAtOnceAndOnce() async throws {
        let bell = Bell()
        let alarm = try Alarm { bell.ring() }
        alarm.set(past)
        await bell.next()
        alarm.stop()
        #expect(bell.count == 1)
    }

    @Test func anAlarmCanBeSetFromItsOwnCall() async throws {
        let bell = Bell()
        let holder = Mutex<Alarm?>(nil)
        let alarm = try Alarm {
            bell.ring()
            if bell.count < 5 { holder.withLock { $0 }?.set(Instant(secondsSince1970: Int64(bell.count))) }
        }
        holder.withLock { $0 = alarm }
        alarm.set(past)
        for _ in 0..<5 { await bell.next() }
        alarm.stop()
        holder.withLock { $0 = nil }
        #expect(bell.count == 5)
    }

    @Test func theLatestInstantIsTheOneThatCounts() async throws {
        let bell = Bell()
        let alarm = try Alarm { bell.ring() }
        alarm.set(farAhead)
        alarm.set(nil)
        alarm.set(Instant(secondsSince1970: .max))
        #expect(bell.count == 0)
        for instant in [Instant(secondsSince1970: .min), Instant(secondsSince1970: 0), past] {
            alarm.set(instant)
            await bell.next()
        }
        alarm.stop()
        #expect(bell.count == 3)
    }

    @Test func nothingFiresAfterTheStop() throws {
        let bell = Bell()
        let alarm = try Alarm { bell.ring() }
        alarm.set(farAhead)
        alarm.stop()
        alarm.set(past)
        alarm.stop()
        #expect(bell.count == 0)
    }

    @Test func aStoppedAlarmGivesBackItsThreadAndDescriptors() throws {
        func open() -> Int { (0..<1_024).filter { fcntl($0, F_GETFD) >= 0 }.count }
        let before = open()
        for _ in 0..<100 {
            let alarm = try Alarm {}
            alarm.set(farAhead)
            alarm.stop()
        }
        // Other tests of this program may have some open meanwhile, though not a hundred.
        #expect(open() < before + 50)
    }

    @Test func theSystemClockIsTheKernels() {
        let before = Int64(time(nil))
        let now = SystemClock().now.secondsSince1970
        #expect((before...Int64(time(nil)) + 1).contains(now))
    }
}
