import Almanac
import Foundation
import Synchronization

/// The time zones installed on this machine, each read when it is first asked for.
package final class ZoneFiles: Sendable {
    private let folder: String
    private let read = Mutex<[String: Zone?]>([:])

    package init(folder: String = "/usr/share/zoneinfo") { self.folder = folder }

    package var zones: Zones { Zones { self.zone($0) } }

    private func zone(_ name: String) -> Zone? {
        if let known = read.withLock({ $0[name] }) { return known }
        let zone = load(name)
        read.withLock { read in
            // Names that no file has are not kept for ever: who sends many of them gains nothing.
            if read.count > 1_000 { read.removeAll() }
            read[name] = .some(zone)
        }
        return zone
    }

    private func load(_ name: String) -> Zone? {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        let isName =
            (1...3).contains(parts.count)
            && parts.allSatisfy { part in
                !part.isEmpty && part.first != "."
                    && part.utf8.allSatisfy { byte in
                        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                            || byte == 95 || byte == 45 || byte == 43
                    }
            }
        guard isName, let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else { return nil }
        return try? Zone(name: name, tzif: [UInt8](data))
    }
}
