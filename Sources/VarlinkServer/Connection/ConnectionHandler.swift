import NIOCore
import Varlink

/// One connection: reads a call, answers it, reads the next.
///
/// Nothing is read while a call is open or its replies are not taken: a peer that pipelines without reading waits for
/// itself. All of it happens on the connection's event loop, but for handlers that take their time.
final class ConnectionHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let service: Service
    private let limits: Limits
    private let executor: (any TaskExecutor)?
    private let ledger: ConnectionLedger
    private var peer: Peer?
    private var inbound: Inbound
    private var writer = JSONWriter()
    /// What the last message came to.
    private var last: (call: Call, route: Route, about: CallContext)?
    /// A handler has the call.
    private var isBusy = false
    /// What goes on being sent, since the peer asked for more of it.
    private var feed: (feed: Feed, conversation: Conversation)?
    private var feedAlarm: Scheduled<Void>?
    /// The open call may never end by itself.
    private var isEndless = false
    private var isTurnScheduled = false
    private var hasInputEnded = false
    private var isClosing = false
    private var isDraining = false
    private var task: Task<Void, Never>?
    private var idle: Scheduled<Void>?
    /// A read was asked for and has not been answered.
    private var isReading = false
    /// A message is longer than one small read: the next ones are large.
    private var readsLarge = false
    /// Bytes of an unfinished message that the ledger counts for this connection's user.
    private var reserved = 0

    init(service: Service, limits: Limits, ledger: ConnectionLedger, executor: (any TaskExecutor)?) {
        self.executor = executor
        self.service = service
        self.limits = limits
        self.ledger = ledger
        inbound = Inbound(limit: limits.messageBytes)
    }

    // MARK: Events

    func channelActive(context: ChannelHandlerContext) {
        guard let peer = Peer(of: context.channel), ledger.admit(peer, self, context.channel, limits) else {
            isClosing = true
            context.close(promise: nil)
            return
        }
        self.peer = peer
        readOn(context)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        inbound.append(&bytes)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        isReading = false
        turn(context)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        guard context.channel.isWritable else { return }
        if feed != nil { feedOn(context) } else { turn(context) }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case ChannelEvent.inputClosed = event {
            hasInputEnded = true
            turn(context)
        } else if event is DrainEvent {
            isDraining = true
            if !isBusy || isEndless { closeAfterOutput(context) }
        } else {
            context.fireUserInboundEventTriggered(event)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        isClosing = true
        task?.cancel()
        idle?.cancel()
        endFeed()
        if let peer { ledger.dismiss(peer, self, reserved: reserved) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { close(context) }

    // MARK: Turns

    /// Answers what is complete, but no more than its share before others have theirs.
    private func turn(_ context: ChannelHandlerContext) {
        var answered = 0
        while !isBusy, !isClosing, context.channel.isWritable {
            if answered == limits.callsPerTurn { return takeTurnsLater(context, answered) }
            switch inbound.next() {
            case .message(let bytes):
                answered += 1
                receive(bytes, context)
            case .repetition:
                answered += 1
                answerLast(context)
            case .incomplete:
                if answered > 0 { context.flush() }
                if hasInputEnded || !reserve() { closeAfterOutput(context) } else { readOn(context) }
                return
            case .hopeless:
                closeAfterOutput(context)
                return
            }
        }
        if answered > 0, !isClosing { context.flush() }
    }

    private func takeTurnsLater(_ context: ChannelHandlerContext, _ answered: Int) {
        context.flush()
        guard !isTurnScheduled else { return }
        isTurnScheduled = true
        let loopBound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        context.eventLoop.execute {
            let (handler, context) = loopBound.value
            handler.isTurnScheduled = false
            handler.turn(context)
        }
    }

    private func readOn(_ context: ChannelHandlerContext) {
        watchUnfinished(context)
        guard !isReading else { return }
        isReading = true
        chooseReadSize(context)
        context.read()
    }

    /// Few calls a read keep the turns short: what was read is answered before the loop looks at other sockets again.
    private func chooseReadSize(_ context: ChannelHandlerContext) {
        let wantsLarge = inbound.waitingBytes >= ReadSize.small
        guard wantsLarge != readsLarge else { return }
        readsLarge = wantsLarge
        let size = FixedSizeRecvByteBufferAllocator(capacity: wantsLarge ? ReadSize.large : ReadSize.small)
        try? context.channel.syncOptions?.setOption(.recvAllocator, value: size)
    }

    /// Counts what an unfinished message takes against what its sender's user may take in all.
    private func reserve() -> Bool {
        let needed = inbound.waitingBytes > ReadSize.large ? inbound.waitingBytes : 0
        guard needed != reserved, let peer else { return true }
        guard ledger.reserve(needed - reserved, for: peer, limits) else { return false }
        reserved = needed
        return true
    }

    /// A message that was begun must be ended within its time.
    private func watchUnfinished(_ context: ChannelHandlerContext) {
        if !inbound.isUnfinished {
            idle?.cancel()
            idle = nil
        } else if idle == nil {
            let loopBound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
            idle = context.eventLoop.scheduleTask(in: limits.unfinishedMessage) {
                let (handler, context) = loopBound.value
                handler.close(context)
            }
        }
    }

    private func close(_ context: ChannelHandlerContext) {
        guard !isClosing else { return }
        isClosing = true
        task?.cancel()
        context.close(promise: nil)
    }

    /// What was answered still goes out; nothing more is taken in.
    private func closeAfterOutput(_ context: ChannelHandlerContext) {
        guard !isClosing else { return }
        isClosing = true
        endFeed()
        let nothing = context.channel.allocator.buffer(capacity: 0)
        let loopBound = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.writeAndFlush(wrapOutboundOut(nothing)).whenComplete { _ in loopBound.value.close(promise: nil) }
        // Nor may a peer that does not read stay for ever.
        idle?.cancel()
        idle = context.eventLoop.scheduleTask(in: limits.unfinishedMessage) { loopBound.value.close(promise: nil) }
    }

    // MARK: Calls

    private func receive(_ bytes: [UInt8], _ context: ChannelHandlerContext) {
        guard let peer else { return }
        do {
            let call = try Call(parsing: bytes, maximumDepth: limits.depth)
            let about = CallContext(
                peer: peer, method: call.method, wantsMore: call.mode == .more, wantsNothing: call.mode == .oneway)
            last = (call, service.route(call), about)
        } catch {
            return closeAfterOutput(context)
        }
        answerLast(context)
        // Nothing long is kept for a connection that is idle.
        if bytes.count > Inbound.longestKept { last = nil }
    }

    private func answerLast(_ context: ChannelHandlerContext) {
        idle?.cancel()
        idle = nil
        guard let (call, route, about) = last else { return }
        switch route {
        case .failure(let error): fail(error.failure, call, context)
        case .unforeseen(let error): fail(service.failure(of: error, call.method), call, context)
        case .conversation(let conversation, let fromMemory):
            do {
                guard let encoded = try fromMemory?(about) else { return perform(conversation, about, context) }
                try send(encoded, conversation, context)
            } catch {
                fail(service.failure(of: error, call.method), call, context)
            }
        }
    }

    private func send(
        _ encoded: EncodedReply, _ conversation: Conversation, _ context: ChannelHandlerContext
    ) throws {
        guard conversation.call.mode != .oneway else { return }
        if service.checksReplies { try conversation.check(encoded.buffer) }
        context.write(wrapOutboundOut(encoded.buffer), promise: nil)
    }

    private func perform(_ conversation: Conversation, _ about: CallContext, _ context: ChannelHandlerContext) {
        isBusy = true
        let channel = context.channel
        let service = service
        let loopBound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        task = Task(executorPreference: executor) {
            let feed = await conversation.run(service, about, channel) {
                channel.eventLoop.execute { loopBound.value.0.goOn(loopBound.value.1) }
            }
            channel.eventLoop.execute {
                let (handler, context) = loopBound.value
                handler.task = nil
                if let feed { handler.begin(feed, conversation, context) } else { handler.finish(context) }
            }
        }
    }

    private func goOn(_ context: ChannelHandlerContext) {
        isEndless = true
        if isDraining { closeAfterOutput(context) }
    }

    private func finish(_ context: ChannelHandlerContext) {
        isBusy = false
        isEndless = false
        if isDraining { return closeAfterOutput(context) }
        turn(context)
    }

    private func fail(_ failure: VarlinkFailure, _ call: Call, _ context: ChannelHandlerContext) {
        send(call, context) { Reply(failure).write(to: &$0) }
    }

    private func send(_ call: Call, _ context: ChannelHandlerContext, _ write: (inout JSONWriter) -> Void) {
        guard call.mode != .oneway else { return }
        writer.removeAll()
        write(&writer)
        writer.terminate()
        context.write(wrapOutboundOut(context.channel.allocator.buffer(bytes: writer.bytes)), promise: nil)
    }
}

extension ConnectionHandler {
    // MARK: Feeds

    private func begin(_ feed: Feed, _ conversation: Conversation, _ context: ChannelHandlerContext) {
        guard !isClosing else { return }
        self.feed = (feed, conversation)
        goOn(context)
        feedOn(context)
    }

    /// Sends what the feed has, as long as the peer takes it; then sleeps until it has more.
    private func feedOn(_ context: ChannelHandlerContext) {
        guard let (feed, conversation) = feed else { return }
        feedAlarm?.cancel()
        feedAlarm = nil
        while !isClosing, context.channel.isWritable {
            let rings = feed.bell.rings
            switch feed.next() {
            case .messages(let messages):
                if service.checksReplies, !isAsDefined(messages, conversation) {
                    return endFeed(with: ReplyOffSchema(path: ""), conversation, context)
                }
                context.write(wrapOutboundOut(messages.buffer), promise: nil)
            case .silence(let limit):
                context.flush()
                if sleep(feed, since: rings, atMost: limit, context) { return }
            case .failure(let error):
                return endFeed(with: error, conversation, context)
            }
        }
        if !isClosing { context.flush() }
    }

    private func isAsDefined(_ messages: EncodedMessages, _ conversation: Conversation) -> Bool {
        do { try conversation.check(messages.buffer) } catch { return false }
        return true
    }

    private func sleep(
        _ feed: Feed, since rings: UInt64, atMost limit: Duration, _ context: ChannelHandlerContext
    ) -> Bool {
        let loopBound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        let wake: @Sendable () -> Void = { loopBound.value.0.feedOn(loopBound.value.1) }
        let sleeper = Bell.Sleeper(eventLoop: context.eventLoop, wake: wake)
        guard feed.bell.sleep(sleeper, as: ObjectIdentifier(self), since: rings) else { return false }
        feedAlarm = context.eventLoop.scheduleTask(in: TimeAmount(limit), wake)
        return true
    }

    private func endFeed(with error: any Error, _ conversation: Conversation, _ context: ChannelHandlerContext) {
        endFeed()
        fail(service.failure(of: error, conversation.call.method), conversation.call, context)
        context.flush()
        finish(context)
    }

    private func endFeed() {
        feedAlarm?.cancel()
        feedAlarm = nil
        feed?.feed.bell.forget(ObjectIdentifier(self))
        feed = nil
    }
}

/// How much is read from a socket at a time.
enum ReadSize {
    /// Some ten calls: that many are answered before others have their turn.
    static let small = 1_024
    /// Of the rest of a longer message.
    static let large = 65_536
}

/// Says that the service is going away: a connection closes as soon as its call is answered.
struct DrainEvent: Sendable {}
