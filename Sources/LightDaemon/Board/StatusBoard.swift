import Almanac
import LightDomain
import LightProtocol
import LightStore
import Synchronization
import Varlink

/// What pollers are shown, encoded once a revision and kept in memory: a poll costs no query, and one that finds
/// nothing new costs a few bytes, whatever the size of the register.
package final class StatusBoard: Sendable {
    package let instance: String
    private let news: News
    private let sheets = Mutex<[Int: Sheet]>([:])

    /// The encoded summary of one edition.
    private struct Sheet {
        var revision: Int64
        /// From then on time alone has made it wrong: a window opens or ends, a job falls due.
        var validUntil: Instant?
        var summary: [UInt8]
    }

    package init(instance: String, news: News) {
        self.instance = instance
        self.news = news
    }

    package var revision: Int64 { news.revision }

    /// The whole reply as JSON if it can be given from memory.
    ///
    /// - Parameters:
    ///   - since: the revision that the caller knows, where it names this instance or none.
    ///   - edition: nil stands for the caller's own default, which must be filled in for `since` to be compared.
    package func reply(edition: Int, since: Int64?, instance: String?, at now: Instant) -> [UInt8]? {
        let revision = news.revision
        if let since, since == revision, instance == nil || instance == self.instance {
            return encode(revision: revision, at: now, summary: nil)
        }
        let sheet = sheets.withLock { $0[edition] }
        guard let sheet, sheet.revision == revision, sheet.validUntil.map({ now < $0 }) ?? true else { return nil }
        return encode(revision: revision, at: now, summary: sheet.summary)
    }

    /// Puts up the summary as it was counted at `revision`.
    package func post(_ summary: Status.Summary, edition: Int, revision: Int64, validUntil: Instant?) {
        var writer = JSONWriter()
        summary.write(to: &writer)
        let sheet = Sheet(revision: revision, validUntil: validUntil, summary: writer.bytes)
        sheets.withLock { sheets in
            if let posted = sheets[edition], posted.revision > revision { return }
            if sheets.count >= Self.editionsKept, sheets[edition] == nil { sheets.removeAll() }
            sheets[edition] = sheet
        }
    }

    /// Somebody who asks for a hundred years of editions is answered, but not at the price of memory.
    private static let editionsKept = 8

    private func encode(revision: Int64, at now: Instant, summary: [UInt8]?) -> [UInt8] {
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
        return writer.bytes
    }
}
