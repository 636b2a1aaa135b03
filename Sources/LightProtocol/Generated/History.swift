// Generated from io.lightd.History.varlink by varlink-generate; do not edit.
// swift-format-ignore-file

import Varlink

/// Every event: numbered, dated, signed; each was committed with the change it reports. For observers and operators.
package enum History: VarlinkInterface {
    package static let name = "io.lightd.History"

    package static let text = """
        # Every event: numbered, dated, signed; each was committed with the change it reports. For observers and operators.
        interface io.lightd.History

        type Event (
          revision: int,
          at: string,
          # "uid:1000 jan", "daemon", "mail:antwerpen" ...
          who: string,
          # Dotted: "municipality.added", "commitment.confirmed", "job.done", "sighting.recorded", "config.reloaded" ...
          what: string,
          subject: string,
          # The fields that changed, before and after; personal data only as it still stands.
          before: ?object,
          after: ?object,
          note: ?string
        )

        # [Supports 'more' flag]
        # Events after since, oldest first; under `more` one a reply, and with follow it goes on as they happen.
        method List(since: ?int, subject: ?string, what: ?string, from: ?string, until: ?string, follow: ?bool, limit: ?int) -> (event: ?Event, events: ?[]Event, revision: int)

        error Gap (oldest: int, newest: int)

        """
}
