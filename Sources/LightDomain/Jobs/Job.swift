import Almanac

/// A job as it stands.
package struct Job: Hashable, Sendable {
    package enum State: String, Hashable, Sendable, CaseIterable {
        case waiting, running, done, failed, missed, cancelled
    }

    package var id: Int64
    package var key: JobKey
    package var kind: PlannedJob.Kind
    package var channel: String
    package var state: State
    package var due: Instant
    package var deadline: Instant
    package var nextAttempt: Instant?
    package var reason: String?
    package var destination: String?
    /// Who decided about it by hand: planning leaves such a job alone.
    package var hand: Hand?

    package init(
        id: Int64, key: JobKey, kind: PlannedJob.Kind, channel: String, state: State, due: Instant,
        deadline: Instant, nextAttempt: Instant?, reason: String?, destination: String?, hand: Hand? = nil
    ) {
        self.id = id
        self.key = key
        self.kind = kind
        self.channel = channel
        self.state = state
        self.due = due
        self.deadline = deadline
        self.nextAttempt = nextAttempt
        self.reason = reason
        self.destination = destination
        self.hand = hand
    }
}

/// One try of a job.
package struct Attempt: Hashable, Sendable {
    package enum Result: String, Hashable, Sendable { case succeeded, deferred, failed, lost }

    package var number: Int
    package var openedAt: Instant
    package var closedAt: Instant?
    package var outcome: Result?
    package var detail: String?

    package init(number: Int, openedAt: Instant, closedAt: Instant?, outcome: Result?, detail: String?) {
        self.number = number
        self.openedAt = openedAt
        self.closedAt = closedAt
        self.outcome = outcome
        self.detail = detail
    }
}
