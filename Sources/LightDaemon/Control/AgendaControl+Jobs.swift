import LightDomain
import LightEngine
import LightProtocol

/// Single jobs on the wire: why they are as they are, and what people want of them.
extension AgendaControl {
    func get(_ input: Agenda.Get.Input, _ caller: Caller) throws -> Agenda.Get.Output {
        let isOpen = house.rights.right(of: caller) >= .observer
        return try house.store.read { ledger in
            guard let job = try ledger.job(named: input.id) else { throw Refusal.notFound(id: input.id) }
            return Agenda.Get.Output(
                job: Agenda.Job(job, attempts: try ledger.attempts(of: job.id), isOpen: isOpen))
        }
    }

    func explain(_ input: Agenda.Explain.Input, _ caller: Caller) throws -> Agenda.Explain.Output {
        let isOpen = house.rights.right(of: caller) >= .observer
        let lines = try house.engine.explain(
            input.subject, edition: input.edition, isOpen: isOpen, at: house.clock.now)
        return Agenda.Explain.Output(reasons: lines.map(Agenda.Reason.init))
    }

    func run(_ input: Agenda.Run.Input, _ caller: Caller) async throws -> Agenda.Run.Output {
        try house.rights.require(.operator_, of: caller)
        return try await house.change(RunJob(input.id), Agenda.Run.self, input, nil, caller) { job, revision in
            Agenda.Run.Output(job: Agenda.Job(job), revision: Int(revision))
        }.output()
    }

    func cancel(_ input: Agenda.Cancel.Input, _ caller: Caller) async throws -> Agenda.Cancel.Output {
        try house.rights.require(.operator_, of: caller)
        let command = CancelJob(input.id, why: try Text.line(input.why, field: "/why"))
        return try await house.change(command, Agenda.Cancel.self, input, nil, caller) { job, revision in
            Agenda.Cancel.Output(job: Agenda.Job(job), revision: Int(revision))
        }.output()
    }

    func remind(_ input: Agenda.Remind.Input, _ caller: Caller) async throws -> Repeatable<Agenda.Remind.Output> {
        try house.rights.require(.operator_, of: caller)
        let command = Remind(input.subjects, rule: input.rule, edition: input.edition)
        return try await house.change(command, Agenda.Remind.self, input, input.requestId, caller) { jobs, revision in
            Agenda.Remind.Output(jobs: jobs.map(Agenda.Job.init), revision: Int(revision))
        }
    }

    func check(_ input: Agenda.Check.Input, _ caller: Caller) async throws -> Agenda.Check.Output {
        try house.rights.require(.operator_, of: caller)
        let command = LightEngine.Check(input.subjects, edition: input.edition)
        return try await house.change(command, Agenda.Check.self, input, nil, caller) { jobs, revision in
            Agenda.Check.Output(jobs: jobs.map(Agenda.Job.init), revision: Int(revision))
        }.output()
    }
}

extension Agenda.Job {
    /// For operators, who may see everything.
    fileprivate init(_ job: JobWithAttempts) { self.init(job.job, attempts: job.attempts, isOpen: true) }
}

extension Agenda.Reason {
    fileprivate init(_ line: Explanation.Line) {
        self.init(
            rule: line.rule, moment: line.moment, due: line.due?.rfc3339, state: Agenda.State(line.state),
            text: line.text, job: line.job?.description)
    }
}
