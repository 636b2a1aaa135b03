import Almanac
import LightDomain
import LightProtocol
import LightStore
import Varlink

/// The history on the wire, for observers and operators.
package struct HistoryControl: Sendable {
    let house: House

    /// The page that a plain call gets.
    func page(_ input: History.List.Input, _ caller: Caller) throws -> History.List.Output {
        guard input.follow != true else { throw VarlinkError.expectedMore }
        let (filter, since) = try wanted(input, caller)
        let limit = try Page.limit(input.limit, most: Page.most, otherwise: Page.most)
        return try house.store.read { ledger in
            let events = try ledger.events(matching: filter, after: since, limit: limit)
            return History.List.Output(events: events.map(History.Event.init), revision: Int(try ledger.revision()))
        }
    }

    func reader(_ input: History.List.Input, _ caller: Caller) throws -> HistoryReader {
        let (filter, since) = try wanted(input, caller)
        if let limit = input.limit { _ = try Page.limit(limit, most: .max, otherwise: 0) }
        return HistoryReader(
            house, filter, after: since, left: input.limit ?? .max, follows: input.follow ?? false)
    }

    private func wanted(
        _ input: History.List.Input, _ caller: Caller
    ) throws -> (Ledger.EventFilter, since: Int64) {
        try house.rights.require(.observer, of: caller)
        let newest = house.news.revision
        let since = Int64(input.since ?? 0)
        guard (0...newest).contains(since) else { throw History.Failure.gap(oldest: 0, newest: Int(newest)) }
        if input.follow == true, input.until != nil { throw VarlinkError.invalidParameter(parameter: "until") }
        let filter = Ledger.EventFilter(
            subject: input.subject, what: input.what, from: try Self.instant(input.from, "from"),
            until: try Self.instant(input.until, "until"))
        return (filter, since)
    }

    private static func instant(_ text: String?, _ field: String) throws -> Instant? {
        guard let text else { return nil }
        guard let instant = Instant(rfc3339: text) else { throw VarlinkError.invalidParameter(parameter: field) }
        return instant
    }
}

/// Reads the history page by page, and waits for what is to come where it is to follow.
actor HistoryReader {
    private let house: House
    private let filter: Ledger.EventFilter
    private let follows: Bool
    private var after: Int64
    private var left: Int
    private var isFinished = false

    init(_ house: House, _ filter: Ledger.EventFilter, after: Int64, left: Int, follows: Bool) {
        self.house = house
        self.filter = filter
        self.after = after
        self.left = left
        self.follows = follows
    }

    var revision: Int { Int(house.news.revision) }

    /// The next events; nil after the last.
    func next() async throws -> [History.Event]? {
        while !isFinished {
            let limit = min(Page.most, left)
            let (events, revision) = try house.store.read { ledger in
                (try ledger.events(matching: filter, after: after, limit: limit), try ledger.revision())
            }
            left -= events.count
            // A page that is not full was the last one up to that revision.
            after = events.count == limit ? events.last?.revision ?? after : revision
            isFinished = left == 0 || (!follows && events.count < limit)
            if !events.isEmpty { return events.map(History.Event.init) }
            guard !isFinished else { return nil }
            await house.news.waitForChange(after: after)
            if Task.isCancelled { return nil }
        }
        return nil
    }
}

extension History.Event {
    init(_ recorded: RecordedEvent) {
        let event = recorded.event
        self.init(
            revision: Int(recorded.revision), at: event.at.rfc3339, who: event.who, what: event.what,
            subject: event.subject, before: Self.object(event.before), after: Self.object(event.after),
            note: event.note)
    }

    /// A stored object; one that cannot be read is left out and not a reason to show nothing.
    private static func object(_ text: String?) -> JSONObject? {
        text.flatMap { try? JSON(parsing: $0) }?.objectValue
    }
}
