import CSystemd
import Glibc

/// A listening socket that the manager opened before the daemon started (sd_listen_fds(3)).
package struct PassedSocket: Hashable, Sendable {
    /// `FileDescriptorName=` of its unit, or the unit's name.
    package let name: String
    /// Closed on exec; now the taker's.
    package let descriptor: Int32

    /// Takes what was passed to this process, in the manager's order. The second call finds nothing, and neither do
    /// programs that are started later. Call it before there are threads, since it changes the environment.
    package static func take() -> [PassedSocket] {
        var names: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        let count = sd_listen_fds_with_names(1, &names)
        guard count > 0, let names else { return [] }
        defer { free(names) }
        return (0..<Int(count)).map { index in
            defer { free(names[index]) }
            let name = names[index].map { String(cString: $0) } ?? "unknown"
            return PassedSocket(name: name, descriptor: SD_LISTEN_FDS_START + Int32(index))
        }
    }
}
