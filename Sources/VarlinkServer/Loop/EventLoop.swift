import CVarlink
import Glibc
import Synchronization

/// One thread that waits for sockets, for timers and for work that others hand to it, and does all of it: the executor
/// of the actors that live on it. It sleeps in `epoll_wait` (7) while there is nothing to do, and never wakes in vain.
final class EventLoop: SerialExecutor, Sendable {
    /// Told when its descriptor is ready, on the loop's thread.
    protocol Source: AnyObject, Sendable {
        func ready(_ events: Events)
    }

    private enum Work {
        case job(UnownedJob)
        case closure(@Sendable () -> Void)
    }

    private struct Inbox {
        var work: [Work] = []
        var isStopping = false
    }

    private let epoll: Int32
    private let bell: Int32
    private let inbox = Mutex(Inbox())
    /// Its thread, once it runs.
    private let thread = Atomic<pthread_t>(0)
    /// What only the loop's thread touches.
    private nonisolated(unsafe) let desk = Desk()

    private final class Desk {
        /// By descriptor.
        var sources: [(any Source)?] = []
        var timers = TimerQueue()
        /// Work for after the events at hand, so that others have their turn before it.
        var later: [() -> Void] = []
        let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: EventLoop.scratchBytes, alignment: 64)

        deinit { scratch.deallocate() }
    }

    static let scratchBytes = 65_536

    /// Starts the thread.
    init() throws(ListeningProblem) {
        epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
        bell = cvarlink_make_bell()
        guard epoll >= 0, bell >= 0 else {
            throw .failed(attempt: "make an event queue", code: errno)
        }
        control(EPOLL_CTL_ADD, bell, .readable)
        let code = start()
        guard code == 0 else { throw .failed(attempt: "start a thread", code: code) }
    }

    deinit {
        for descriptor in [epoll, bell] where descriptor >= 0 { Glibc.close(descriptor) }
    }

    /// Ends the thread once it has done what it was given before. Nothing may be on it any more.
    func stop() {
        inbox.withLock { $0.isStopping = true }
        cvarlink_ring(bell)
    }

    // MARK: Work

    func enqueue(_ job: UnownedJob) { give(.job(job)) }

    /// Does `body` on the loop's thread; from any thread.
    func execute(_ body: @escaping @Sendable () -> Void) { give(.closure(body)) }

    private func give(_ work: Work) {
        let wasEmpty = inbox.withLock { inbox in
            inbox.work.append(work)
            return inbox.work.count == 1
        }
        // The loop looks whether there is work before it sleeps.
        if wasEmpty, !isCurrent { cvarlink_ring(bell) }
    }

    var isCurrent: Bool {
        thread.load(ordering: .relaxed) == pthread_self()
    }

    func checkIsolated() { precondition(isCurrent, "this is the loop's business") }

    // MARK: On the loop's thread

    /// A place to read into or to write from, good until its user returns.
    var scratch: UnsafeMutableRawBufferPointer { desk.scratch }

    /// Does `body` after the events that are at hand; on the loop's thread only, as all of the following.
    func later(_ body: @escaping () -> Void) { desk.later.append(body) }

    func schedule(after delay: Duration, _ body: @escaping () -> Void) -> TimerQueue.Timer {
        desk.timers.add(at: ContinuousClock.now.advanced(by: delay), body)
    }

    func cancel(_ timer: TimerQueue.Timer) { desk.timers.cancel(timer) }

    /// From now on `source` is told of events of the descriptor, until it is removed; of its end always.
    ///
    /// - Returns: 0, or an errno.
    func add(_ descriptor: Int32, _ source: any Source, _ events: Events) -> Int32 {
        guard control(EPOLL_CTL_ADD, descriptor, events) == 0 else { return errno }
        let index = Int(descriptor)
        if desk.sources.count <= index {
            desk.sources.append(contentsOf: Array(repeating: nil, count: index + 1 - desk.sources.count))
        }
        desk.sources[index] = source
        return 0
    }

    func change(_ descriptor: Int32, _ events: Events) { control(EPOLL_CTL_MOD, descriptor, events) }

    func remove(_ descriptor: Int32) {
        control(EPOLL_CTL_DEL, descriptor, [])
        desk.sources[Int(descriptor)] = nil
    }

    @discardableResult
    private func control(_ operation: Int32, _ descriptor: Int32, _ events: Events) -> Int32 {
        var event = epoll_event(events: events.rawValue, data: epoll_data_t(fd: descriptor))
        return epoll_ctl(epoll, operation, descriptor, &event)
    }

    private func start() -> Int32 {
        var started = pthread_t()
        let code = pthread_create(
            &started, nil,
            { pointer in
                guard let pointer else { return nil }
                Unmanaged<EventLoop>.fromOpaque(pointer).takeRetainedValue().run()
                return nil
            }, Unmanaged.passRetained(self).toOpaque())
        if code == 0 { pthread_detach(started) } else { Unmanaged.passUnretained(self).release() }
        return code
    }

    private func run() {
        thread.store(pthread_self(), ordering: .relaxed)
        cvarlink_name_thread("varlink")
        cvarlink_prefer_promptness()
        var events = [epoll_event](repeating: epoll_event(), count: 64)
        while true {
            doWork()
            if !desk.timers.isEmpty { for timer in desk.timers.due(at: .now) { timer() } }
            doLater()
            guard let patience else { return }
            let count = events.withUnsafeMutableBufferPointer { epoll_wait(epoll, $0.baseAddress, 64, patience) }
            for event in events.prefix(Int(max(0, count))) {
                let descriptor = event.data.fd
                if descriptor == bell { cvarlink_hear(bell) } else { tell(descriptor, Events(rawValue: event.events)) }
            }
        }
    }

    private func tell(_ descriptor: Int32, _ events: Events) {
        // Who was told before may have closed it.
        guard desk.sources.indices.contains(Int(descriptor)) else { return }
        desk.sources[Int(descriptor)]?.ready(events)
    }

    private func doWork() {
        let work = inbox.withLock { inbox in
            defer { inbox.work.removeAll(keepingCapacity: inbox.work.count < 64) }
            return inbox.work
        }
        for piece in work {
            switch piece {
            case .job(let job): job.runSynchronously(on: asUnownedSerialExecutor())
            case .closure(let body): body()
            }
        }
    }

    private func doLater() {
        guard !desk.later.isEmpty else { return }
        let bodies = desk.later
        desk.later.removeAll(keepingCapacity: true)
        for body in bodies { body() }
    }

    /// Milliseconds for which nothing need be done unless something happens, -1 for ever; nil where this is the end.
    private var patience: Int32? {
        let (hasWork, isStopping) = inbox.withLock { (!$0.work.isEmpty, $0.isStopping) }
        if hasWork || !desk.later.isEmpty { return 0 }
        if isStopping { return nil }
        guard let next = desk.timers.next else { return -1 }
        return next <= .now ? 0 : Int32(clamping: ContinuousClock.now.duration(to: next).wholeMilliseconds + 1)
    }
}

extension EventLoop {
    /// What can happen to a descriptor (`epoll_ctl(2)`).
    struct Events: OptionSet {
        var rawValue: UInt32

        static let readable = Events(rawValue: EPOLLIN.rawValue)
        static let writable = Events(rawValue: EPOLLOUT.rawValue)
        /// Nobody is at the other end any more; always told.
        static let hungUp = Events(rawValue: EPOLLHUP.rawValue | EPOLLERR.rawValue)
    }
}

extension Duration {
    fileprivate var wholeMilliseconds: Int64 {
        components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
    }
}
