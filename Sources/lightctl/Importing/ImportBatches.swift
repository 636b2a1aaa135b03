import LightProtocol
import Varlink

/// Entries in such portions as one call to the daemon may carry: by their count, and by their size on the wire.
struct ImportBatches: Sequence, IteratorProtocol {
    struct Batch {
        var entries: [ImportEntry] = []
        /// Those that would fill more than one call alone.
        var tooLarge: [ImportEntry] = []
    }

    private static let largestCount = 1_000
    /// Bytes of entries: the daemon takes calls of a mebibyte by default, and there is an envelope around them.
    private static let largestSize = 950_000

    private let entries: [ImportEntry]
    private var position = 0

    init(_ entries: [ImportEntry]) { self.entries = entries }

    mutating func next() -> Batch? {
        guard position < entries.count else { return nil }
        var batch = Batch()
        var size = 0
        while position < entries.count, batch.entries.count < Self.largestCount {
            let entry = entries[position]
            let more = Self.size(of: entry)
            if more > Self.largestSize {
                batch.tooLarge.append(entry)
            } else if size + more > Self.largestSize {
                break
            } else {
                batch.entries.append(entry)
                size += more
            }
            position += 1
        }
        return batch
    }

    private static func size(of entry: ImportEntry) -> Int {
        var writer = JSONWriter()
        writer.value(.object(entry.town.jsonObject))
        return writer.bytes.count + 1
    }
}
