import HeapModule

/// Timers in the order in which they are due.
///
/// One that is cancelled lets go of what it held at once, and of its place when half of all places are such: a peer's
/// timer may be set anew with each of its messages.
struct TimerQueue {
    final class Timer {
        fileprivate var body: (() -> Void)?

        fileprivate init(_ body: @escaping () -> Void) { self.body = body }
    }

    private struct Entry: Comparable {
        let due: ContinuousClock.Instant
        let number: UInt64
        let timer: Timer

        static func == (left: Entry, right: Entry) -> Bool { left.number == right.number }
        static func < (left: Entry, right: Entry) -> Bool { (left.due, left.number) < (right.due, right.number) }
    }

    private var entries = Heap<Entry>()
    private var cancelled = 0
    private var lastNumber: UInt64 = 0

    mutating func add(at due: ContinuousClock.Instant, _ body: @escaping () -> Void) -> Timer {
        lastNumber += 1
        let timer = Timer(body)
        entries.insert(Entry(due: due, number: lastNumber, timer: timer))
        return timer
    }

    /// One that has rung or was cancelled is left alone.
    mutating func cancel(_ timer: Timer) {
        guard timer.body != nil else { return }
        timer.body = nil
        cancelled += 1
        guard cancelled > 64, cancelled * 2 > entries.count else { return }
        entries = Heap(entries.unordered.filter { $0.timer.body != nil })
        cancelled = 0
    }

    /// When the next one is due.
    var next: ContinuousClock.Instant? {
        mutating get {
            dropCancelled()
            return entries.min?.due
        }
    }

    /// Takes out those that are due.
    mutating func due(at now: ContinuousClock.Instant) -> [() -> Void] {
        var bodies: [() -> Void] = []
        dropCancelled()
        while let first = entries.min, first.due <= now {
            entries.removeMin()
            if let body = first.timer.body { bodies.append(body) }
            first.timer.body = nil
            dropCancelled()
        }
        return bodies
    }

    var isEmpty: Bool { entries.isEmpty }

    /// How many places are taken, by timers that were cancelled too.
    var places: Int { entries.count }

    private mutating func dropCancelled() {
        while let first = entries.min, first.timer.body == nil {
            entries.removeMin()
            cancelled -= 1
        }
    }
}
