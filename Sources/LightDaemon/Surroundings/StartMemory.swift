import Glibc

/// The pages of the program's own code that are in memory.
///
/// A start reads half of the program (the runtime looks through every type there is, the configuration and the
/// gazetteer are parsed) and most of it never again. The kernel keeps such pages until it is short of memory; a daemon
/// that sleeps for most of the year gives them back.
enum StartMemory {
    /// Unmaps the pages of code. What runs is read again from the file, which the kernel mostly has in its cache.
    static func release() {
        for mapping in mappings() {
            guard let start = UnsafeMutableRawPointer(bitPattern: mapping.lowerBound) else { continue }
            madvise(start, mapping.count, Int32(MADV_DONTNEED))
        }
    }

    /// The mappings of files that can be executed and not be written: nothing in them can be lost.
    private static func mappings() -> [Range<UInt>] {
        guard let file = fopen("/proc/self/maps", "re") else { return [] }
        defer { fclose(file) }
        var line: UnsafeMutablePointer<CChar>?
        var capacity = 0
        defer { free(line) }
        var found: [Range<UInt>] = []
        while getline(&line, &capacity, file) > 0, let line {
            if let mapping = mapping(in: String(cString: line)) { found.append(mapping) }
        }
        return found
    }

    /// A line is `55d0-55e0 r-xp 00002000 fe:00 1234 /usr/bin/lightd` (proc_pid_maps(5)).
    static func mapping(in line: String) -> Range<UInt>? {
        let words = line.split(separator: " ", omittingEmptySubsequences: true)
        guard words.count >= 6, words[1] == "r-xp", words[5].hasPrefix("/") else { return nil }
        let ends = words[0].split(separator: "-").map { UInt($0, radix: 16) }
        guard ends.count == 2, let start = ends[0], let end = ends[1], start < end else { return nil }
        return start..<end
    }
}
