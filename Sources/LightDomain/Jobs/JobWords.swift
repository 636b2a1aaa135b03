import Almanac

/// What became of a job, or will, in words.
struct JobWords {
    let zone: Zone
    let contacts: [Contact]
    /// Whether addresses, names and what other machines answered may be told.
    let isOpen: Bool
    let now: Instant

    /// `2027-07-23 09:30 (Europe/Brussels)`.
    func time(_ instant: Instant) -> String {
        let civil = zone.civil(at: instant)
        return "\(civil.date) \(civil.time) (\(zone.name))"
    }

    /// When the last of its tries was over.
    func end(of job: ExplainedJob) -> Instant? { job.attempts.last.map { $0.closedAt ?? $0.openedAt } }

    /// - Parameters:
    ///   - roles: whom the rule is for, the first one first.
    ///   - concern: why it is for its subject; empty where that goes without saying.
    func text(of explained: ExplainedJob, to roles: [Role], concern: String) -> String {
        let job = explained.job
        switch job.state {
        case .waiting: return waiting(explained, roles, concern)
        case .running:
            let attempt = explained.attempts.last
            let since = attempt.map { ", since \(time($0.openedAt))" } ?? ""
            return "\(job.kind.present)\(attempt.map(again) ?? "")\(since)"
        case .done:
            let whom = job.kind == .reminder ? destination(of: job).map { " to \($0)" } ?? "" : ""
            let on = end(of: explained).map { " on \(time($0))" } ?? ""
            return "\(job.kind.done)\(whom)\(on)\(because(job, ""))\(seen(explained.attempts.last, job))"
        case .failed:
            let on = end(of: explained).map { " on \(time($0))" } ?? ""
            return "failed\(on): \(refusal(of: job))\(answer(explained.attempts.last, ", and said "))"
        case .missed: return "missed: \(missed(explained))"
        case .cancelled: return cancelled(job)
        }
    }

    // MARK: Waiting

    private func waiting(_ explained: ExplainedJob, _ roles: [Role], _ concern: String) -> String {
        let job = explained.job
        let next = job.nextAttempt ?? job.due
        let on = next <= now ? "at once" : "on \(time(next))"
        switch job.reason {
        case "no-contact"?:
            return "waits: nobody has an address; it is too late on \(time(job.deadline))"
        case "in-order"?:
            return "waits: the reminder before it is under way"
        case "busy"?:
            return "waits: enough is under way to the same address; it is too late on \(time(job.deadline))"
        case "suspect-self"?:
            return "held until \(time(next)): no probe of any building can be reached, so the fault may be ours"
        case "deferred"?:
            let number = (explained.attempts.last?.number ?? 0) + 1
            return
                "deferred: attempt \(number) will be made \(on)\(answer(explained.attempts.last, "; the answer was "))"
        case "interrupted"?:
            return "will be \(job.kind.participle) again \(on): lightd ended in the middle of the last attempt"
        case let reason?:
            return "waits (\(reason)) until \(time(next))"
        case nil:
            guard job.kind == .reminder else { return "will be \(job.kind.participle) \(on)\(because(job, concern))" }
            guard let contact = first(of: roles) else { return "waits: nobody has an address; it is due \(on)" }
            return "will be sent to \(contact) \(on)\(because(job, concern))"
        }
    }

    /// Who would be written to if it went now.
    private func first(of roles: [Role]) -> String? {
        for role in roles {
            if let contact = contacts.first(where: { $0.role == role && $0.email != nil }) {
                return words(for: contact)
            }
        }
        return contacts.first { $0.email != nil }.map(words)
    }

    private func words(for contact: Contact) -> String {
        let role =
            switch contact.role {
            case .first: "the first contact"
            case .second: "the second contact"
            case .technician: "the technician"
            }
        guard isOpen, let email = contact.email else { return role }
        return "\(role) (\(email))"
    }

    // MARK: Ended

    /// To whom it went; the contact may have changed since.
    private func destination(of job: Job) -> String? {
        guard let mailbox = job.destination else { return nil }
        if let contact = contacts.first(where: { $0.email == mailbox }) { return words(for: contact) }
        return isOpen ? "\(mailbox), who is no contact any more" : "somebody who is no contact any more"
    }

    private func refusal(of job: Job) -> String {
        switch job.reason {
        case "rejected"?: job.kind == .reminder ? "the mail server refused it for good" : "it was refused for good"
        case let reason?: reason
        case nil: "no reason was given"
        }
    }

    private func missed(_ explained: ExplainedJob) -> String {
        let job = explained.job
        let end = time(job.deadline)
        switch job.reason {
        case "too-late"?, nil: return "its time was over on \(end) before lightd came to it"
        case "no-contact"?: return "nobody had an address until it was too late, on \(end)"
        case "in-order"?: return "the reminder before it was under way until it was too late, on \(end)"
        case "busy"?: return "too much was under way to the same address until it was too late, on \(end)"
        case "deferred"?:
            return
                "it was put off until it was too late, on \(end)\(answer(explained.attempts.last, "; the answer was "))"
        case "interrupted"?: return "lightd ended in the middle of it, and then it was too late, on \(end)"
        case let reason?: return "\(reason), until it was too late, on \(end)"
        }
    }

    private func cancelled(_ job: Job) -> String {
        let reason = job.reason ?? ""
        if reason == "by-hand" {
            guard isOpen, let hand = job.hand else { return "cancelled by an operator" }
            return "cancelled by \(hand.by)\(hand.note.map { ": \($0)" } ?? "")"
        }
        let parts = reason.split(separator: ":", maxSplits: 1)
        if parts.first == "superseded" { return "superseded by \(parts.last ?? "")" }
        let tense = job.due < now ? "was not" : "will not be"
        return "\(tense) \(job.kind.participle): \(ReasonWords.leaving(reason))"
    }

    // MARK: Parts

    private func again(_ attempt: Attempt) -> String { attempt.number > 1 ? " (attempt \(attempt.number))" : "" }

    /// A person's wish where there was one, else what the rule sees in its subject.
    private func because(_ job: Job, _ concern: String) -> String {
        guard let hand = job.hand else { return concern.isEmpty ? "" : ", because \(concern)" }
        return isOpen ? ", because \(hand.by) asked for it" : ", because an operator asked for it"
    }

    /// What the other side said, to those who may read it: it can name a mailbox.
    private func answer(_ attempt: Attempt?, _ lead: String) -> String {
        guard isOpen, let detail = attempt?.detail, !detail.isEmpty else { return "" }
        return "\(lead)\"\(detail)\""
    }

    private func seen(_ attempt: Attempt?, _ job: Job) -> String {
        guard job.kind == .check, isOpen, let detail = attempt?.detail, !detail.isEmpty else { return "" }
        return "; it saw \(detail)"
    }
}

extension PlannedJob.Kind {
    fileprivate var participle: String {
        switch self {
        case .reminder: "sent"
        case .check: "looked at"
        case .switch: "told to the lamps"
        }
    }

    fileprivate var done: String {
        switch self {
        case .reminder: "sent"
        case .check: "looked"
        case .switch: "told the lamps"
        }
    }

    fileprivate var present: String {
        switch self {
        case .reminder: "is being sent"
        case .check: "is looking"
        case .switch: "is telling the lamps"
        }
    }
}
