import Almanac
import LightDomain
import LightProtocol
import Synchronization
import Varlink
import VarlinkServer

/// Where a watcher stands.
struct WatchPlace: Sendable, Equatable {
    var facades: FacadeSheet.Place
    /// The summary that it was shown last.
    var summaryNumber = 0
    /// Whether it was told that the snapshot is complete.
    var isReady = false
}

/// One caller of `Status.Watch`: a cursor into the revisions of a sheet.
final class Watcher: Sendable {
    private struct State {
        var place: WatchPlace
        /// Up to which it has certainly been told everything that is and was.
        var seen: Int64
        var spoke: ContinuousClock.Instant
    }

    private let board: WatchBoard
    private let ticket: WatchBoard.Ticket
    private let municipality: String?
    private let heartbeat: Duration
    private let instance: String
    private let clock: any Clock
    private let state: Mutex<State>

    init(
        _ board: WatchBoard, _ ticket: WatchBoard.Ticket, since: Int64?, revision: Int64, municipality: String?,
        heartbeat: Duration, instance: String, clock: any Clock
    ) {
        self.board = board
        self.ticket = ticket
        self.municipality = municipality
        self.heartbeat = heartbeat
        self.instance = instance
        self.clock = clock
        let place = WatchPlace(facades: since.map(FacadeSheet.Place.after) ?? .start)
        state = Mutex(State(place: place, seen: since ?? revision, spoke: .now))
    }

    var feed: Feed { Feed(bell: board.bell) { self.next() } }

    /// What to say next. Called on the event loop.
    private func next() -> Feed.Step {
        guard let sheet = board.sheet(ticket.edition) else {
            return .failure(Status.Failure.gap(oldest: 0, newest: 0, instance: instance))
        }
        return state.withLock { state in
            guard state.seen >= sheet.origin else {
                let (oldest, newest) = (Int(sheet.origin), Int(sheet.revision))
                return .failure(Status.Failure.gap(oldest: oldest, newest: newest, instance: instance))
            }
            if let messages = news(&state, sheet) {
                state.spoke = .now
                return .messages(messages)
            }
            return heartbeatOrSilence(&state, sheet)
        }
    }

    private func news(_ state: inout State, _ sheet: FacadeSheet) -> EncodedMessages? {
        let before = state.place
        let at = clock.now.rfc3339
        if municipality == nil, let spread = board.spread(of: sheet, from: before, at: at) {
            advance(&state, to: spread.after, sheet)
            return spread.messages
        }
        var page = WatchPage(instance: instance, at: at)
        let after = page.fill(from: sheet, after: before, municipality: municipality)
        guard let messages = page.messages else {
            advance(&state, to: after, sheet)
            return nil
        }
        if municipality == nil {
            board.keep(
                .init(
                    edition: sheet.edition, number: sheet.number, at: at, before: before, after: after,
                    messages: messages))
        }
        advance(&state, to: after, sheet)
        return messages
    }

    private func advance(_ state: inout State, to place: WatchPlace, _ sheet: FacadeSheet) {
        state.place = place
        if place.isReady { state.seen = sheet.revision }
    }

    private func heartbeatOrSilence(_ state: inout State, _ sheet: FacadeSheet) -> Feed.Step {
        let now = clock.now
        var left = heartbeat - (ContinuousClock.now - state.spoke)
        if left <= .zero {
            state.spoke = .now
            var page = WatchPage(instance: instance, at: now.rfc3339)
            page.add("heartbeat", revision: sheet.revision)
            if let messages = page.messages { return .messages(messages) }
            left = heartbeat
        }
        if let end = sheet.summaryValidUntil {
            if end <= now { board.refreshSoon(sheet.edition) }
            left = min(left, .seconds(max(1, end - now)))
        }
        return .silence(atMost: left)
    }
}

/// Some messages to a watcher, as they go over the wire.
struct WatchPage {
    private let instance: String
    private let at: String
    private var writer = JSONWriter()

    /// Bytes after which the rest waits until the peer has taken these.
    private static let most = 48 << 10

    init(instance: String, at: String) {
        self.instance = instance
        self.at = at
    }

    /// Nil if nothing was added.
    var messages: EncodedMessages? { writer.bytes.isEmpty ? nil : EncodedMessages(writer.bytes) }

    /// The facades behind a place, then the summary if it is another, then that the snapshot is complete if it was not.
    ///
    /// - Returns: the place behind what was added.
    mutating func fill(from sheet: FacadeSheet, after place: WatchPlace, municipality: String?) -> WatchPlace {
        var place = place
        for index in sheet.index(after: place.facades)..<sheet.items.count {
            let item = sheet.items[index]
            if writer.bytes.count >= Self.most { return place }
            place.facades = .init(revision: item.revision, building: item.building)
            if let municipality, municipality != item.municipality { continue }
            add("facade", item.json, as: "facade", revision: sheet.revisionSeen(at: index))
        }
        place.facades = .after(sheet.revision)
        if place.summaryNumber != sheet.summaryNumber {
            place.summaryNumber = sheet.summaryNumber
            add("summary", sheet.summary, as: "summary", revision: sheet.revision)
        }
        if !place.isReady {
            place.isReady = true
            add("ready", revision: sheet.revision)
        }
        return place
    }

    mutating func add(_ kind: StaticString, revision: Int64) {
        add(kind, revision: revision) { _ in }
    }

    private mutating func add(_ kind: StaticString, _ json: [UInt8], as member: StaticString, revision: Int64) {
        add(kind, revision: revision) { writer in
            writer.key(member)
            writer.raw(json)
        }
    }

    private mutating func add(_ kind: StaticString, revision: Int64, _ body: (inout JSONWriter) -> Void) {
        writer.beginObject()
        writer.key("parameters")
        writer.beginObject()
        writer.member("kind", kind.description)
        body(&writer)
        writer.member("revision", Int(revision))
        writer.member("instance", instance)
        writer.member("at", at)
        writer.endObject()
        writer.member("continues", true)
        writer.endObject()
        writer.terminate()
    }
}
