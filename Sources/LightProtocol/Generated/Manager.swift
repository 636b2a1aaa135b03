// Generated from io.lightd.Manager.varlink by varlink-generate; do not edit.
// swift-format-ignore-file

import Varlink

/// The daemon itself.
package enum Manager: VarlinkInterface {
    package static let name = "io.lightd.Manager"

    package static let text = """
        # The daemon itself.
        interface io.lightd.Manager

        type Problem (
          # A code: "clock-unsynchronised", "smtp-refused", "rule-unplannable", "suspect-self", "disk-full", "contact-unreachable" ...
          code: string,
          subject: ?string,
          since: string,
          text: string
        )

        type Right (public, observer, operator)

        method Ping() -> ()
        # Who you are to the daemon.
        method WhoAmI() -> (uid: int, pid: int, user: ?string, right: Right)
        # Healthy means that it could do tonight's work; problems say what stands in the way.
        method Health() -> (healthy: bool, version: string, started: string, revision: int, databaseBytes: int, connections: int, jobsDue: int, latenessSeconds: float, clockSynchronised: bool, problems: []Problem)
        # Reads the configuration again; what is wrong leaves the old one in force.
        method Reload() -> (revision: int)
        # Writes a consistent copy of the database while the daemon works. The path must not exist, and lies below the daemon's backup folder.
        method Backup(path: string) -> (bytes: int, revision: int)
        method SetLogLevel(level: (trace, debug, info, notice, warning, error, critical)) -> ()
        # The configuration in force, secrets left out.
        method GetConfiguration() -> (yaml: string)

        error InvalidConfiguration (file: string, line: ?int, column: ?int, reason: string)
        error Invalid (field: string, reason: string)

        """
}
