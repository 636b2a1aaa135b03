import LightDomain
import LightStore
import Varlink

/// A list that is read page by page: one page for a plain call, all pages for a stream, each in a transaction of its
/// own, so that a slow reader holds nothing open.
package struct Listing<Record: Sendable>: Sendable {
    /// Reads the records after `after`; `next` is where the page after this one goes on.
    package typealias Read =
        @Sendable (_ ledger: Ledger, _ after: String?, _ limit: Int) throws -> (
            records: [Record], next: String?
        )

    private let store: Store
    private let read: Read
    private let after: String?
    private let limit: Int?

    init(_ store: Store, after: String?, limit: Int?, read: @escaping Read) throws {
        if let limit { _ = try Page.limit(limit, most: .max, otherwise: 0) }
        self.store = store
        self.after = after
        self.limit = limit
        self.read = read
    }

    /// The page that a plain call gets, and the revision at which it was read.
    package func page() throws -> (records: [Record], revision: Int64) {
        let limit = try Page.limit(limit, most: Page.most, otherwise: Page.most)
        return try store.read { ledger in
            (try read(ledger, after, limit).records, try ledger.revision())
        }
    }

    /// All records, a page at a time.
    package func pages() -> Pages { Pages(listing: self, after: after, left: limit) }

    package struct Pages: Sendable {
        fileprivate let listing: Listing
        fileprivate var after: String?
        fileprivate var left: Int?
        package private(set) var revision: Int64 = 0
        private var isFinished = false

        fileprivate init(listing: Listing, after: String?, left: Int?) {
            self.listing = listing
            self.after = after
            self.left = left
        }

        /// The next page; nil after the last.
        package mutating func next() throws -> [Record]? {
            if isFinished { return nil }
            let limit = min(Page.most, left ?? Page.most)
            let (found, revision) = try listing.store.read { ledger in
                (try listing.read(ledger, after, limit), try ledger.revision())
            }
            if self.revision == 0 { self.revision = revision }
            after = found.next
            left = left.map { $0 - found.records.count }
            isFinished = found.records.count < limit || found.next == nil || left == 0
            return found.records
        }
    }
}

/// Sizes of pages.
enum Page {
    static let most = 500

    static func limit(_ given: Int?, most: Int, otherwise: Int) throws -> Int {
        guard let given else { return otherwise }
        guard given >= 1 else {
            throw Refusal.invalid(field: "/limit", reason: "at least 1; leave it out for as many as there are")
        }
        return min(given, most)
    }
}
