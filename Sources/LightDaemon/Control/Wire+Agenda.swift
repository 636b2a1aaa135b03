import Almanac
import LightDomain
import LightProtocol
import LightStore

extension Agenda.Job {
    /// - Parameter isOpen: whether the mailbox or device may be shown.
    init(_ job: LightDomain.Job, attempts: [LightDomain.Attempt], isOpen: Bool) {
        self.init(
            id: job.key.description, kind: Agenda.Kind(job.kind), rule: job.key.rule,
            subject: job.key.subject.description, due: job.due.rfc3339, deadline: job.deadline.rfc3339,
            state: Agenda.State(job.state), reason: job.reason,
            attempts: attempts.map { Agenda.Attempt($0, isOpen: isOpen) }, nextAttempt: job.nextAttempt?.rfc3339,
            channel: job.channel, destination: isOpen ? job.destination : nil)
    }

    /// A job of a rehearsal, as it would end.
    init(rehearsed assignment: Assignment, due: Instant, at now: Instant, destination: String?, isOpen: Bool) {
        let kind: Agenda.Kind
        let channel: String
        switch assignment.work {
        case .reminder(let notice): (kind, channel) = (.reminder, notice.channel)
        case .check: (kind, channel) = (.check, "probe")
        case .lamps: (kind, channel) = (.switch, "lamp")
        }
        self.init(
            id: assignment.key.description, kind: kind, rule: assignment.key.rule,
            subject: assignment.key.subject.description, due: due.rfc3339, deadline: assignment.deadline.rfc3339,
            state: .done,
            attempts: [Agenda.Attempt(number: assignment.attempt, at: now.rfc3339, outcome: .succeeded)],
            channel: channel, destination: isOpen ? destination : nil)
    }
}

extension Agenda.Attempt {
    /// What the other side answered may name a mailbox.
    init(_ attempt: LightDomain.Attempt, isOpen: Bool) {
        self.init(
            number: attempt.number, at: attempt.openedAt.rfc3339, outcome: attempt.outcome.map(Outcome.init),
            detail: isOpen ? attempt.detail : nil)
    }
}

extension Agenda.Attempt.Outcome {
    init(_ result: LightDomain.Attempt.Result) {
        switch result {
        case .succeeded: self = .succeeded
        case .deferred: self = .deferred
        case .failed: self = .failed
        case .lost: self = .lost
        }
    }
}

extension Agenda.Kind {
    init(_ kind: PlannedJob.Kind) {
        switch kind {
        case .reminder: self = .reminder
        case .check: self = .check
        case .switch: self = .switch
        }
    }
}

extension Agenda.State {
    init(_ state: LightDomain.Job.State) {
        switch state {
        case .waiting: self = .waiting
        case .running: self = .running
        case .done: self = .done
        case .failed: self = .failed
        case .missed: self = .missed
        case .cancelled: self = .cancelled
        }
    }

    var domain: LightDomain.Job.State {
        switch self {
        case .waiting: .waiting
        case .running: .running
        case .done: .done
        case .failed: .failed
        case .missed: .missed
        case .cancelled: .cancelled
        }
    }
}

extension Agenda.Sight.Input.Light {
    var domain: LightDomain.Light {
        switch self {
        case .lit: .lit
        case .dark: .dark
        case .wrongColour: .wrong_colour
        }
    }
}
