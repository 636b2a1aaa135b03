import Glibc
import Synchronization

/// How long what is under way may still take once the end was announced.
final class Patience: Sendable {
    /// Milliseconds of the monotonic clock.
    private let end = Atomic<Int64>(.max)

    func end(after seconds: Int) {
        end.store(Self.now + Int64(seconds) * 1_000, ordering: .relaxed)
    }

    var isOver: Bool {
        let end = end.load(ordering: .relaxed)
        return end != .max && Self.now >= end
    }

    private static var now: Int64 {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return Int64(now.tv_sec) * 1_000 + Int64(now.tv_nsec) / 1_000_000
    }
}
