import LightProtocol

/// One job in a sentence.
enum JobSentence {
    static func text(_ job: Agenda.Job) -> String { Terminal.plain("\(job.id): \(words(for: job))") }

    private static func words(for job: Agenda.Job) -> String {
        let detail = job.attempts.last?.detail.map { ": \($0)" } ?? ""
        switch job.state {
        case .waiting:
            if job.reason != nil { return AgendaCommand.why(job) }
            return job.kind == .reminder ? "will be sent now" : "will be done now"
        case .running: return "is under way"
        case .done: return "done\(detail)"
        case .failed: return "failed\(detail)"
        case .missed, .cancelled: return "\(job.state.rawValue): \(AgendaCommand.why(job))"
        }
    }
}
