import Almanac
import LightDomain
import LightProtocol
import LightStore
import Synchronization
import Varlink
import VarlinkServer

/// What pollers are shown, encoded once a revision and kept in memory: a poll costs no query, and one that finds
/// nothing new costs a few bytes, whatever the size of the register. A crowd of pollers is sent the same bytes until
/// the revision or the second changes.
///
/// While the engine works through a crowd of jobs there is a new revision a thousand times a second. What it does by
/// itself is therefore shown with a delay: of a second, or in a large register of four times as long as counting it
/// takes. What a person did is shown at once.
package final class StatusBoard: Sendable {
    package let instance: String
    private let news: News
    private let shown = Mutex(Shown())

    private struct Shown {
        var sheets: [Int: Sheet] = [:]
        /// The reply to whoever knows the revision already.
        var unchanged: Encoded?
    }

    /// A reply as it is sent at that second.
    private struct Encoded {
        let revision: Int64
        let at: Instant
        let reply: EncodedReply
    }

    /// The encoded summary of one edition.
    private struct Sheet {
        var revision: Int64
        /// From then on time alone has made it wrong: a window opens or ends, a job falls due.
        var validUntil: Instant?
        /// Whether the revision stands for this summary alone: time has not changed it since the last fact.
        var isDistinct: Bool
        var summary: [UInt8]
        /// Until then it may be shown though the engine has gone on.
        var term: ContinuousClock.Instant
        var encoded: Encoded?
    }

    package init(instance: String, news: News) {
        self.instance = instance
        self.news = news
    }

    package var revision: Int64 { news.revision }

    /// The reply if it can be given from memory.
    ///
    /// - Parameters:
    ///   - since: the revision that the caller knows, where it names this instance or none.
    ///   - edition: nil stands for the caller's own default, which must be filled in for `since` to be compared.
    ///   - tick: now, by a clock that nobody sets.
    package func reply(
        edition: Int, since: Int64?, instance: String?, at now: Instant,
        tick: @autoclosure () -> ContinuousClock.Instant = .now
    ) -> EncodedReply? {
        let revision = news.revision
        let known = instance == nil || instance == self.instance ? since : nil
        return shown.withLock { shown in
            guard let place = shown.sheets.index(forKey: edition) else { return nil }
            let sheet = shown.sheets.values[place]
            guard isGood(sheet, at: now, tick()) else { return nil }
            // Nobody is shown less than what they know.
            if let known, known > sheet.revision, known <= revision { return nil }
            if known == sheet.revision, sheet.isDistinct { return unchanged(sheet.revision, at: now, &shown) }
            if let encoded = sheet.encoded, encoded.at == now { return encoded.reply }
            let reply = encode(revision: sheet.revision, at: now, summary: sheet.summary)
            shown.sheets.values[place].encoded = Encoded(revision: sheet.revision, at: now, reply: reply)
            return reply
        }
    }

    private func unchanged(_ revision: Int64, at now: Instant, _ shown: inout Shown) -> EncodedReply {
        if let encoded = shown.unchanged, encoded.revision == revision, encoded.at == now { return encoded.reply }
        let reply = encode(revision: revision, at: now, summary: nil)
        shown.unchanged = Encoded(revision: revision, at: now, reply: reply)
        return reply
    }

    /// Whether what was counted at that revision may still be given: as nothing has happened since, or nothing but what
    /// is shown with a delay.
    func isGood(_ revision: Int64, edition: Int, at now: Instant) -> Bool {
        guard let sheet = shown.withLock({ $0.sheets[edition] }), sheet.revision == revision else { return false }
        return isGood(sheet, at: now, .now)
    }

    private func isGood(_ sheet: Sheet, at now: Instant, _ tick: @autoclosure () -> ContinuousClock.Instant) -> Bool {
        guard sheet.validUntil.map({ now < $0 }) ?? true else { return false }
        return sheet.revision == news.revision
            || sheet.isDistinct && sheet.revision >= news.asked && tick() < sheet.term
    }

    /// Until when an edition need not be counted again, though the engine has gone on; nil where it must be.
    package func term(of edition: Int, at now: Instant) -> ContinuousClock.Instant? {
        guard let sheet = shown.withLock({ $0.sheets[edition] }), sheet.revision >= news.asked,
            sheet.revision != news.revision, sheet.validUntil.map({ now < $0 }) ?? true
        else { return nil }
        return sheet.term
    }

    /// When time alone makes wrong what is shown of an edition.
    func validUntil(of edition: Int) -> Instant? { shown.withLock { $0.sheets[edition]?.validUntil } }

    /// Puts up the summary as it was counted at `revision`.
    ///
    /// - Parameters:
    ///   - isDistinct: whether nobody can have seen another one at that revision.
    ///   - cost: how long counting took.
    ///   - tick: the end of it.
    package func post(
        _ summary: Status.Summary, edition: Int, revision: Int64, validUntil: Instant?, isDistinct: Bool,
        cost: Duration, tick: ContinuousClock.Instant = .now
    ) {
        var writer = JSONWriter()
        summary.write(to: &writer)
        let sheet = Sheet(
            revision: revision, validUntil: validUntil, isDistinct: isDistinct, summary: writer.bytes,
            term: tick.advanced(by: max(.seconds(1), cost * 4)))
        shown.withLock { shown in
            if let posted = shown.sheets[edition], posted.revision > revision { return }
            if shown.sheets.count >= Self.editionsKept, shown.sheets[edition] == nil { shown.sheets.removeAll() }
            shown.sheets[edition] = sheet
        }
    }

    /// Somebody who asks for a hundred years of editions is answered, but not at the price of memory.
    static let editionsKept = 8

    private func encode(revision: Int64, at now: Instant, summary: [UInt8]?) -> EncodedReply {
        var writer = JSONWriter(capacity: 160 + (summary?.count ?? 0))
        writer.beginObject()
        writer.key("revision")
        writer.value(revision)
        writer.key("instance")
        writer.value(instance)
        writer.key("unchanged")
        writer.value(summary == nil)
        writer.key("at")
        writer.value(now.rfc3339)
        if let summary {
            writer.key("summary")
            writer.raw(summary)
        }
        writer.endObject()
        return EncodedReply(parameters: writer.bytes)
    }
}
