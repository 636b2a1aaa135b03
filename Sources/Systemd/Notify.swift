import CSystemd
import Glibc

/// Tells the manager how the daemon is (sd_notify(3)). Every message answers whether it was handed over; it is false
/// where no manager listens, which is no error.
package struct Notify: Sendable {
    package init() {}

    /// Whether a manager asked to be told.
    package var isHeard: Bool { getenv("NOTIFY_SOCKET") != nil }

    /// The daemon serves: after the start, and again after a reload.
    @discardableResult
    package func ready(status: String? = nil) -> Bool { send(["READY=1"] + Self.lines(status)) }

    /// A reload has begun; `ready` ends it.
    @discardableResult
    package func reloading(status: String? = nil) -> Bool {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        let microseconds = Int64(now.tv_sec) * 1_000_000 + Int64(now.tv_nsec) / 1_000
        return send(["RELOADING=1", "MONOTONIC_USEC=\(microseconds)"] + Self.lines(status))
    }

    /// The end has begun.
    @discardableResult
    package func stopping(status: String? = nil) -> Bool { send(["STOPPING=1"] + Self.lines(status)) }

    /// One line for `systemctl status`.
    @discardableResult
    package func status(_ text: String) -> Bool { send(Self.lines(text)) }

    /// A sign of life, within every watchdog interval.
    @discardableResult
    package func alive() -> Bool { send(["WATCHDOG=1"]) }

    /// Asks for more time to start, reload or stop, from now on.
    @discardableResult
    package func extendTimeout(seconds: Int) -> Bool { send(["EXTEND_TIMEOUT_USEC=\(seconds * 1_000_000)"]) }

    // MARK: Helpers

    private func send(_ lines: [String]) -> Bool { sd_notify(0, lines.joined(separator: "\n")) > 0 }

    /// A line break would begin another message.
    private static func lines(_ status: String?) -> [String] {
        guard let status else { return [] }
        let line = status.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }
        return ["STATUS=\(String(String.UnicodeScalarView(line)))"]
    }
}
