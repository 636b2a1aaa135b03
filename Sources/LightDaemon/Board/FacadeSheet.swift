import Almanac
import LightProtocol
import LightStore
import Varlink

/// The facades of one edition as they are shown, each encoded once a change, in order of revision: whoever has seen
/// everything up to a revision finds behind it each facade that changed since, as it is now.
struct FacadeSheet: Sendable {
    /// One facade.
    struct Item: Sendable {
        let revision: Int64
        let building: String
        let municipality: String
        let json: [UInt8]
    }

    /// A place in the order: everything up to it has been seen.
    struct Place: Sendable, Equatable {
        var revision: Int64
        var building: String

        static let start = Place(revision: -1, building: "")
        /// Behind all that has this revision or an earlier one; no building's id sorts behind a tilde.
        static func after(_ revision: Int64) -> Place { Place(revision: revision, building: "~") }

        func isBefore(_ item: Item) -> Bool { (revision, building) < (item.revision, item.building) }
    }

    let edition: Int
    /// Up to which the sheet is complete.
    private(set) var revision: Int64
    /// What was seen before this revision may hold facades that have gone since: such a reader has to begin anew.
    private(set) var origin: Int64
    private(set) var items: [Item]
    private(set) var summary: [UInt8] = []
    /// Rises with each change of the summary, which can change by time alone.
    private(set) var summaryNumber = 0
    /// When time alone makes the summary wrong.
    private(set) var summaryValidUntil: Instant?
    /// Rises with each change of anything here.
    private(set) var number = 0

    init(edition: Int, origin: Int64) {
        self.edition = edition
        self.origin = origin
        revision = 0
        items = []
    }

    /// Takes in the facades that changed after the sheet's revision up to `revision`.
    ///
    /// - Parameter count: how many facades the edition has now.
    /// - Returns: false if facades have gone, so that the sheet must be made anew.
    mutating func take(_ changed: [Facade], upTo revision: Int64, count: Int) -> Bool {
        if !changed.isEmpty {
            let again = Set(changed.map(\.commitment.id.building.text))
            items.removeAll { again.contains($0.building) }
            items += changed.map(Item.init)
            number += 1
        }
        self.revision = revision
        return items.count == count
    }

    /// Says that all facades were read anew, since some have gone.
    mutating func beginAnew(at revision: Int64) { origin = revision }

    /// Goes on counting where the sheet before it stopped.
    mutating func count(after old: FacadeSheet) {
        number = old.number + 1
        summaryNumber = old.summaryNumber
    }

    mutating func show(_ summary: Status.Summary, validUntil: Instant?) {
        var writer = JSONWriter()
        summary.write(to: &writer)
        summaryValidUntil = validUntil
        guard writer.bytes != self.summary else { return }
        self.summary = writer.bytes
        summaryNumber += 1
        number += 1
    }

    /// Where the items behind `place` begin.
    func index(after place: Place) -> Int {
        var (low, high) = (0, items.count)
        while low < high {
            let middle = (low + high) / 2
            if place.isBefore(items[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// The revision up to which a reader has seen everything once it has seen the item there: it may go on from it.
    func revisionSeen(at index: Int) -> Int64 {
        let revision = items[index].revision
        return index + 1 < items.count && items[index + 1].revision == revision ? revision - 1 : revision
    }
}

extension FacadeSheet.Item {
    init(_ facade: Facade) {
        var writer = JSONWriter()
        Status.Facade(facade).write(to: &writer)
        self.init(
            revision: facade.commitment.revision, building: facade.commitment.id.building.text,
            municipality: facade.commitment.id.municipality.text, json: writer.bytes)
    }
}
