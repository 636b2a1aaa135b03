import Glibc
import Varlink

/// One connection: reads a call, answers it, reads the next.
///
/// Nothing is read while a call is open or its replies are not taken: a peer that pipelines without reading waits for
/// itself. All of it happens on the event loop, but for handlers that take their time.
actor Connection: EventLoop.Source {
    private enum State {
        case open
        /// What was answered still goes out; nothing more is taken in.
        case closing
        case closed
    }

    nonisolated let loop: EventLoop
    nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

    private let socket: Int32
    private let peer: Peer
    let service: Service
    private let limits: Limits
    private let executor: (any TaskExecutor)?
    private let ledger: ConnectionLedger
    private var state = State.open
    private var inbound: Inbound
    private var output = Output()
    private var writer = JSONWriter()
    /// What the last message came to.
    private var last: (call: Call, route: Route, about: CallContext)?
    /// A handler has the call.
    private var isBusy = false
    /// What goes on being sent, since the peer asked for more of it.
    var feed: (feed: Feed, conversation: Conversation)?
    var feedAlarm: TimerQueue.Timer?
    /// The open call may never end by itself.
    private var isEndless = false
    private var isTurnScheduled = false
    private var hasInputEnded = false
    /// Nobody is at the other end. What was sent before is still done.
    private var isPeerGone = false
    private var isDraining = false
    private var task: Task<Void, Never>?
    private var idle: TimerQueue.Timer?
    /// What the loop tells this connection of; nil where it tells nothing.
    private var interest: EventLoop.Events?
    /// Those who wait for their output to be taken.
    private var sending: [CheckedContinuation<Void, any Error>] = []
    private var ends: [CheckedContinuation<Void, Never>] = []
    /// Bytes of an unfinished message that the ledger counts for this connection's user.
    private var reserved = 0

    /// - Parameter socket: non-blocking; closed by the connection.
    init(
        _ socket: Int32, of peer: Peer, on loop: EventLoop, service: Service, limits: Limits, ledger: ConnectionLedger,
        executor: (any TaskExecutor)?
    ) {
        self.socket = socket
        self.peer = peer
        self.loop = loop
        self.service = service
        self.limits = limits
        self.ledger = ledger
        self.executor = executor
        inbound = Inbound(limit: limits.messageBytes)
    }

    /// Begins to read.
    func open() {
        if isDraining || loop.add(socket, self, .readable) != 0 { return close() }
        interest = .readable
    }

    /// Says that the service is going away: a connection closes as soon as its call is answered.
    func drain() {
        isDraining = true
        if !isBusy || isEndless { closeAfterOutput() }
    }

    /// Returns once the connection is closed.
    func ended() async {
        if state == .closed { return }
        await withCheckedContinuation { ends.append($0) }
    }

    // MARK: Events

    nonisolated func ready(_ events: EventLoop.Events) {
        assumeIsolated { connection in
            if events.contains(.writable) { connection.sendOn() }
            if events.contains(.readable) { connection.read() }
            if !events.isDisjoint(with: .hungUp) { connection.hangUp() }
        }
    }

    private var wantsInput: Bool {
        state == .open && !isBusy && !isTurnScheduled && !hasInputEnded && output.count < limits.outputBytes
    }

    private func read() {
        guard wantsInput else { return unwatch(.readable) }
        // Few calls a read keep the turns short: what was read is answered before the loop looks at other sockets.
        let wantsLarge = inbound.waitingBytes >= ReadSize.small
        let space = UnsafeMutableRawBufferPointer(
            rebasing: loop.scratch[..<(wantsLarge ? ReadSize.large : ReadSize.small)])
        let count = recv(socket, space.baseAddress, space.count, Int32(MSG_DONTWAIT))
        if count > 0 {
            let bytes = UnsafeRawBufferPointer(rebasing: space[..<count])
            if inbound.isRepetition(bytes) {
                answerLast()
                if !isBusy { flush() }
                return
            }
            inbound.append(bytes)
        } else if count == 0 || isPeerGone {
            hasInputEnded = true
            unwatch(.readable)
        } else if errno == EAGAIN || errno == EINTR {
            return
        } else {
            return close()
        }
        turn()
    }

    /// The peer has left for good. What it sent before is read and done, but nobody is told.
    private func hangUp() {
        guard state != .closed, !isPeerGone else { return }
        if state == .closing { return close() }
        isPeerGone = true
        output.removeAll()
        for continuation in sending { continuation.resume(throwing: PeerGone()) }
        sending = []
        stopWatching()
        task?.cancel()
        if feed != nil {
            endFeed()
            (isBusy, isEndless) = (false, false)
        }
        if !isBusy { turnLater() }
    }

    private func watch(_ events: EventLoop.Events) {
        guard let interest, !interest.isSuperset(of: events) else { return }
        change(to: interest.union(events))
    }

    private func unwatch(_ events: EventLoop.Events) {
        guard let interest, !interest.isDisjoint(with: events) else { return }
        change(to: interest.subtracting(events))
    }

    private func change(to events: EventLoop.Events) {
        interest = events
        loop.change(socket, events)
    }

    private func stopWatching() {
        if interest != nil { loop.remove(socket) }
        interest = nil
    }

    // MARK: Turns

    /// Answers what is complete, but no more than its share before others have theirs.
    private func turn() {
        var answered = 0
        while !isBusy, state == .open, output.count < limits.outputBytes {
            if answered == limits.callsPerTurn {
                flush()
                return turnLater()
            }
            switch inbound.next() {
            case .message(let bytes):
                answered += 1
                receive(bytes)
            case .repetition:
                answered += 1
                answerLast()
            case .incomplete:
                flush()
                if hasInputEnded || !reserve() { closeAfterOutput() } else { readOn() }
                return
            case .hopeless:
                return closeAfterOutput()
            }
        }
        flush()
        if state == .open, !isBusy, output.count < limits.outputBytes { turnLater() }
    }

    private func turnLater() {
        guard !isTurnScheduled, state != .closed else { return }
        isTurnScheduled = true
        loop.later { [self] in
            assumeIsolated { connection in
                connection.isTurnScheduled = false
                connection.turn()
            }
        }
    }

    private func readOn() {
        watchUnfinished()
        if isPeerGone {
            loop.later { [self] in assumeIsolated { $0.read() } }
        } else {
            watch(.readable)
        }
    }

    /// Counts what an unfinished message takes against what its sender's user may take in all.
    private func reserve() -> Bool {
        let needed = inbound.waitingBytes > ReadSize.large ? inbound.waitingBytes : 0
        guard needed != reserved else { return true }
        guard ledger.reserve(needed - reserved, for: peer, limits) else { return false }
        reserved = needed
        return true
    }

    /// A message that was begun must be ended within its time.
    private func watchUnfinished() {
        if !inbound.isUnfinished {
            stopIdle()
        } else if idle == nil {
            idle = loop.schedule(after: limits.unfinishedMessage) { [self] in assumeIsolated { $0.close() } }
        }
    }

    private func stopIdle() {
        guard let idle else { return }
        loop.cancel(idle)
        self.idle = nil
    }

    // MARK: Output

    /// Sends what waits, as far as the peer takes it.
    func flush() {
        guard !output.isEmpty else { return }
        if isPeerGone { return output.removeAll() }
        switch output.send(to: socket, scratch: loop.scratch) {
        case .all: unwatch(.writable)
        case .blocked: watch(.writable)
        case .broken: hangUp()
        }
    }

    /// The peer has taken some of what waited for it.
    private func sendOn() {
        flush()
        if output.isEmpty {
            let waiting = sending
            sending = []
            for continuation in waiting { continuation.resume() }
            if state == .closing { return close() }
        }
        guard state == .open, output.count <= limits.outputBytes / 2 else { return }
        if feed != nil { feedOn() } else if !isBusy { turn() }
    }

    /// Sends some replies of a call that goes on, and returns when the kernel has them.
    func deliver(_ bytes: [UInt8]) async throws {
        guard state == .open, !isPeerGone else { throw PeerGone() }
        output.append(bytes)
        flush()
        if isPeerGone { throw PeerGone() }
        if output.isEmpty { return }
        try await withCheckedThrowingContinuation { sending.append($0) }
    }

    func put(_ bytes: [UInt8]) {
        output.append(bytes)
        if output.count >= limits.outputBytes { flush() }
    }

    var hasRoom: Bool { isOpen && output.count < limits.outputBytes }

    var isOpen: Bool { state == .open && !isPeerGone }

    func closeAfterOutput() {
        guard state == .open else { return }
        flush()
        guard state == .open else { return }
        state = .closing
        endFeed()
        if output.isEmpty || isPeerGone { return close() }
        unwatch(.readable)
        // Nor may a peer that does not read stay for ever.
        stopIdle()
        idle = loop.schedule(after: limits.unfinishedMessage) { [self] in assumeIsolated { $0.close() } }
    }

    func close() {
        guard state != .closed else { return }
        stopWatching()
        state = .closed
        Glibc.close(socket)
        output.removeAll()
        task?.cancel()
        stopIdle()
        endFeed()
        ledger.dismiss(peer, self, reserved: reserved)
        for continuation in sending { continuation.resume(throwing: PeerGone()) }
        for continuation in ends { continuation.resume() }
        (sending, ends) = ([], [])
    }

    // MARK: Calls

    private func receive(_ bytes: [UInt8]) {
        do {
            let call = try Call(parsing: bytes, maximumDepth: limits.depth)
            let about = CallContext(
                peer: peer, method: call.method, wantsMore: call.mode == .more, wantsNothing: call.mode == .oneway)
            last = (call, service.route(call), about)
        } catch {
            return closeAfterOutput()
        }
        answerLast()
        // Nothing long is kept for a connection that is idle.
        if bytes.count > Inbound.longestKept { last = nil }
    }

    private func answerLast() {
        stopIdle()
        guard let (call, route, about) = last else { return }
        switch route {
        case .failure(let error): fail(error.failure, call)
        case .unforeseen(let error): fail(service.failure(of: error, call.method), call)
        case .conversation(let conversation, let fromMemory):
            do {
                guard let encoded = try fromMemory?(about) else { return perform(conversation, about) }
                try send(encoded, conversation)
            } catch {
                fail(service.failure(of: error, call.method), call)
            }
        }
    }

    private func send(_ encoded: EncodedReply, _ conversation: Conversation) throws {
        guard conversation.call.mode != .oneway else { return }
        if service.checksReplies { try conversation.check(encoded.bytes) }
        output.append(encoded.bytes)
    }

    private func perform(_ conversation: Conversation, _ about: CallContext) {
        isBusy = true
        task = Task.detached(executorPreference: executor) {
            let ending = await conversation.run(about, on: self)
            await self.finish(conversation, ending)
        }
    }

    /// The open call may never end by itself: a service that goes away does not wait for it.
    func goOn() {
        isEndless = true
        if isDraining { closeAfterOutput() }
    }

    private func finish(_ conversation: Conversation, _ ending: Conversation.Ending) {
        task = nil
        switch ending {
        case .feed(let feed): return begin(feed, conversation)
        case .reply(let bytes): if state == .open { output.append(bytes) }
        case .nothing: break
        }
        goOnReading()
    }

    /// The open call is answered.
    func goOnReading() {
        isBusy = false
        isEndless = false
        if isDraining { return closeAfterOutput() }
        turn()
    }

    func fail(_ failure: VarlinkFailure, _ call: Call) {
        guard call.mode != .oneway else { return }
        writer.removeAll()
        Reply(failure).write(to: &writer)
        writer.terminate()
        output.append(writer.bytes)
    }

}

/// The peer has left; there is nobody to tell.
struct PeerGone: Error {}

/// How much is read from a socket at a time.
enum ReadSize {
    /// Some ten calls: that many are answered before others have their turn.
    static let small = 1_024
    /// Of the rest of a longer message.
    static let large = EventLoop.scratchBytes
}
