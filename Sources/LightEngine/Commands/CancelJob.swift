import LightDomain

/// Takes a waiting job off the agenda for good: no planning brings it back, and neither another of its rule for the
/// same subject. Only `RunJob` does.
package struct CancelJob: Command {
    package var id: String
    /// For the history, and for who asks later why nothing happened.
    package var why: String

    package init(_ id: String, why: String) {
        self.id = id
        self.why = why
    }

    package func perform(in turn: CommandTurn) throws -> JobWithAttempts {
        let turn = turn.turn
        let job = try turn.job(named: id)
        guard !why.allSatisfy(\.isWhitespace) else {
            throw Refusal.invalid(field: "/why", reason: "say why: it stands in the history")
        }
        // A level is asked for, not an occasion: who cancelled the order to switch off would leave the lamps on.
        guard job.kind != .switch else {
            throw Refusal.invalid(
                field: "/id",
                reason: "lamps are told what they should be whenever that changes; "
                    + "\"lightctl light \(job.key.subject.place) off\" takes them into your hand")
        }
        switch job.state {
        case .waiting: break
        case .running: throw Refusal.busy(id: id)
        case .done, .failed, .missed, .cancelled:
            throw Refusal.invalid(
                field: "/id", reason: "\(id) is \(job.state.rawValue); what waits can be cancelled, and nothing else")
        }
        try turn.ledger.cancelByHand(job.id, reason: JobReason.byHand, hand: Hand(by: turn.who, note: why))
        _ = try turn.report(
            "job.cancelled", of: job.key.description, before: Facts(["state": "waiting"]),
            after: Facts(["state": "cancelled", "reason": JobReason.byHand]), note: why)
        return try turn.withAttempts(job.id)
    }
}
