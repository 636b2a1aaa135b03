import CSystemd
import Glibc

/// The system's journal (sd_journal_sendv(3)), which keeps fields beside the text.
package enum Journal {
    /// Whether standard error leads into the journal, so that an entry sent to it directly is not told twice.
    package static var isStandardError: Bool {
        guard let stream = getenv("JOURNAL_STREAM") else { return false }
        return isStream(String(cString: stream), descriptor: STDERR_FILENO)
    }

    /// Adds an entry.
    ///
    /// - Parameter fields: names in capitals, digits and underscores (`MESSAGE`, `PRIORITY`, `MUNICIPALITY`) with
    ///   values that may hold anything, line breaks too. A field with another name is left out.
    /// - Returns: whether the journal took it. Where there is no journal it is lost, and the answer is true.
    @discardableResult
    package static func send(_ fields: [(name: String, value: String)]) -> Bool {
        let entries = fields.filter { isName($0.name) }.map { Array("\($0.name)=\($0.value)".utf8) }
        guard !entries.isEmpty else { return false }
        let offsets = entries.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
        var bytes = entries.flatMap { $0 }
        return bytes.withUnsafeMutableBytes { buffer in
            let vectors = entries.indices.map { index in
                iovec(iov_base: buffer.baseAddress.map { $0 + offsets[index] }, iov_len: entries[index].count)
            }
            return sd_journal_sendv(vectors, Int32(vectors.count)) == 0
        }
    }

    // MARK: Helpers

    /// JOURNAL_STREAM names device and inode of the stream, `9:1234`.
    static func isStream(_ text: String, descriptor: Int32) -> Bool {
        let numbers = text.split(separator: ":", omittingEmptySubsequences: false).map { UInt64($0) }
        var file = stat()
        guard numbers.count == 2, fstat(descriptor, &file) == 0 else { return false }
        return numbers[0] == UInt64(file.st_dev) && numbers[1] == UInt64(file.st_ino)
    }

    /// The journal keeps names with a leading underscore for what it vouches for itself.
    static func isName(_ name: String) -> Bool {
        let bytes = name.utf8
        guard let first = bytes.first, 65...90 ~= first, bytes.count <= 64 else { return false }
        return bytes.allSatisfy { 65...90 ~= $0 || 48...57 ~= $0 || $0 == UInt8(ascii: "_") }
    }
}
