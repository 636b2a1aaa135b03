// Generated from io.lightd.Agenda.varlink by varlink-generate; do not edit.
// swift-format-ignore-file

import Varlink

/// What lightd will do, does and did: reminders, checks and switches.
package enum Agenda: VarlinkInterface {
    package static let name = "io.lightd.Agenda"

    package static let text = """
        # What lightd will do, does and did: reminders, checks and switches.
        interface io.lightd.Agenda

        type Kind (reminder, check, switch)
        type State (waiting, running, done, failed, missed, cancelled)

        type Attempt (number: int, at: string, outcome: ?(succeeded, deferred, failed, lost), detail: ?string)

        type Job (
          # Unique and stable: "2027/antwerpen/stadhuis/week-before" ...
          id: string,
          kind: Kind,
          rule: string,
          # A commitment, or for an invitation a municipality.
          subject: string,
          due: string,
          deadline: ?string,
          state: State,
          # Why it was cancelled, missed or failed, as a code.
          reason: ?string,
          attempts: []Attempt,
          nextAttempt: ?string,
          # How it goes out: mail, webhook, exec, http, camera, sacn ...
          channel: ?string,
          # The mailbox or device. Observers and operators only.
          destination: ?string
        )

        # A line of the explanation of one rule for one subject.
        type Reason (rule: string, moment: string, due: ?string, state: State, text: string, job: ?string)

        # [Supports 'more' flag]
        method List(edition: ?int, kind: ?Kind, state: ?State, subject: ?string, from: ?string, until: ?string, after: ?string, limit: ?int) -> (job: ?Job, jobs: ?[]Job, revision: int)
        method Get(id: string) -> (job: Job)

        # Every rule that could concern the subject, and why it did, will or will not lead to a job.
        method Explain(subject: string, edition: ?int) -> (reasons: []Reason)

        # Does a waiting or ended job now. Refuses a running one.
        method Run(id: string) -> (job: Job, revision: int)
        # Cancels a waiting job, with the reason in the history.
        method Cancel(id: string, why: string) -> (job: Job, revision: int)

        # Sends the named rule's reminder to the subjects now, whatever the calendar says.
        method Remind(subjects: []string, rule: ?string, edition: ?int, requestId: ?string) -> (jobs: []Job, revision: int)
        # Looks at the buildings now.
        method Check(subjects: []string, edition: ?int) -> (jobs: []Job, revision: int)
        # Switches a building's lamps: on, off, or back to what the schedule says (auto); forSeconds restores afterwards.
        method Light(building: string, light: (on, off, auto), forSeconds: ?int) -> (revision: int)
        # Records what a person saw; answers of which commitment it was noted.
        method Sight(subject: string, light: (lit, dark, wrong_colour), at: ?string, note: ?string, edition: ?int) -> (commitment: string, revision: int)
        # Takes charge of a building in trouble: its escalation stops until `until`, or for good once it is well again.
        method Acknowledge(subject: string, until: ?string, note: ?string, edition: ?int) -> (revision: int)
        # Hands in one mail as the mail system received it (RFC 5322, base64): an answer or a bounce.
        method Receive(message: string) -> (effect: (confirmed, declined, withdrawn, bounced, noted, ignored), subject: ?string, revision: int)

        # [Requires 'more' flag]
        # What the engine would do from `from` to `until`, in virtual time, with nothing sent.
        method Rehearse(edition: ?int, from: ?string, until: ?string, municipality: ?string) -> (at: string, job: ?Job, to: ?string, title: ?string, text: ?string, finished: bool)

        error NotFound (id: string)
        error Ambiguous (name: string, candidates: []string)
        error Invalid (field: string, reason: string)
        error Busy (id: string)

        """
}
