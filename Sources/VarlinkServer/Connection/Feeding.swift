import Varlink

/// How a connection sends what never ends by itself.
extension Connection {
    func begin(_ feed: Feed, _ conversation: Conversation) {
        guard isOpen else { return goOnReading() }
        self.feed = (feed, conversation)
        goOn()
        feedOn()
    }

    /// Sends what the feed has, as long as the peer takes it; then sleeps until it has more.
    func feedOn() {
        guard let (feed, conversation) = feed else { return }
        stopAlarm()
        while hasRoom {
            let rings = feed.bell.rings
            switch feed.next() {
            case .messages(let messages):
                if service.checksReplies, !isAsDefined(messages, conversation) {
                    return endFeed(with: ReplyOffSchema(path: ""), conversation)
                }
                put(messages.bytes)
            case .silence(let limit):
                flush()
                if sleep(feed, since: rings, atMost: limit) { return }
            case .failure(let error):
                return endFeed(with: error, conversation)
            }
        }
        flush()
    }

    private func isAsDefined(_ messages: EncodedMessages, _ conversation: Conversation) -> Bool {
        do { try conversation.check(messages.bytes) } catch { return false }
        return true
    }

    private func sleep(_ feed: Feed, since rings: UInt64, atMost limit: Duration) -> Bool {
        let sleeper = Bell.Sleeper(loop: loop) { [self] in assumeIsolated { $0.feedOn() } }
        guard feed.bell.sleep(sleeper, as: ObjectIdentifier(self), since: rings) else { return false }
        feedAlarm = loop.schedule(after: limit) { [self] in assumeIsolated { $0.feedOn() } }
        return true
    }

    private func endFeed(with error: any Error, _ conversation: Conversation) {
        endFeed()
        fail(service.failure(of: error, conversation.call.method), conversation.call)
        goOnReading()
    }

    func endFeed() {
        stopAlarm()
        feed?.feed.bell.forget(ObjectIdentifier(self))
        feed = nil
    }

    private func stopAlarm() {
        if let feedAlarm { loop.cancel(feedAlarm) }
        feedAlarm = nil
    }
}
