// Generated from io.systemd.service.varlink by varlink-generate; do not edit.
// swift-format-ignore-file

import Varlink

/// What systemd expects of a service that is controlled by varlink; lightd answers it as its own interface Manager.
package enum SystemService: VarlinkInterface {
    package static let name = "io.systemd.service"

    package static let text = """
        # What systemd expects of a service that is controlled by varlink; lightd answers it as its own interface Manager.
        interface io.systemd.service

        # Answers that the service is running.
        method Ping() -> ()

        # Reads the configuration again; an error leaves the old one in force.
        method Reload() -> ()

        # How much is told to the journal.
        method SetLogLevel(
          # As syslog(3) numbers them: 0 is an emergency, 7 is for debugging. Null is what the configuration says.
          level: ?int
        ) -> ()

        # For root and the user of the service alone.
        method GetEnvironment() -> (
          # Variables as NAME=value.
          environment: ?[]string
        )

        # A variable is no text, or has no name.
        error InconsistentEnvironment ()

        """
}
