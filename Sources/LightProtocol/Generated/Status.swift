// Generated from io.lightd.Status.varlink by varlink-generate; do not edit.
// swift-format-ignore-file

import Varlink

/// How the campaign stands. Open to everyone; made to be polled often and by many.
package enum Status: VarlinkInterface {
    package static let name = "io.lightd.Status"

    package static let text = """
        # How the campaign stands. Open to everyone; made to be polled often and by many.
        interface io.lightd.Status

        type Light (lit, dark, wrong_colour, unreachable, unknown)

        # From weak to strong.
        type Evidence (commanded, claimed, echoed, seen)

        type Verdict (pending, verified, claimed, contradicted, dark, unknown)

        type Phase (before, open, after)

        type Sighting (light: Light, evidence: Evidence, by: string, at: string, detail: ?string)

        # One building as a board shows it.
        type Facade (
          # The commitment: "antwerpen/stadhuis@2027".
          id: string,
          building: string,
          municipality: string,
          names: [string]string,
          division: ?string,
          latitude: ?float,
          longitude: ?float,
          promise: (promised, confirmed, withdrawn),
          opens: ?string,
          closes: ?string,
          verdict: Verdict,
          # Why, as a code for translation: "camera-dark", "no-sighting", "echo-only" ...
          reason: ?string,
          # The sighting that decided, and its age limit.
          sighting: ?Sighting,
          freshUntil: ?string,
          acknowledged: bool,
          revision: int
        )

        # Counts of an edition; key of byDivision: the division's name.
        type Summary (
          edition: int,
          campaign: string,
          day: string,
          colour: string,
          phase: Phase,
          opensFirst: ?string,
          closesLast: ?string,
          municipalities: (invited: int, declined: int, committed: int),
          commitments: (promised: int, confirmed: int, withdrawn: int),
          verdicts: [string]int,
          byDivision: [string](municipalities: int, commitments: int, confirmed: int, verified: int),
          jobs: (due: int, done: int, failed: int, missed: int),
          nextJob: ?string
        )

        # The counts. With since and instance of the last answer, unchanged is true and summary absent where nothing happened; with
        # waitSeconds (at most 30) the answer then waits for a change. instance changes when a backup is restored.
        method Get(edition: ?int, since: ?int, instance: ?string, waitSeconds: ?int) -> (revision: int, instance: string, unchanged: bool, at: string, summary: ?Summary)

        # [Supports 'more' flag]
        # The facades that changed after since (absent: all), in order of revision. Under `more` one a reply, and a last reply without one.
        method ListFacades(edition: ?int, since: ?int, municipality: ?string, verdict: ?Verdict, after: ?string, limit: ?int) -> (facade: ?Facade, facades: ?[]Facade, revision: int)

        # [Requires 'more' flag]
        # The facades as they are (or all that changed after since), then ready, then each change as it happens and a heartbeat when nothing
        # does. A cursor into the revisions, not a queue: a slow reader gets each facade's latest state when it reads again, and never misses the last.
        method Watch(edition: ?int, since: ?int, instance: ?string, municipality: ?string, heartbeatSeconds: ?int) -> (kind: (facade, summary, ready, heartbeat), facade: ?Facade, summary: ?Summary, revision: int, instance: string, at: string)

        # since is older than what is kept, newer than what is, or of another instance: ask again without it.
        error Gap (oldest: int, newest: int, instance: string)
        error NotFound (id: string)

        """
}
