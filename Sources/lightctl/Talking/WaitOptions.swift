import ArgumentParser
import Glibc
import LightProtocol

/// Whether a verb that sets something going waits for what comes of it.
struct WaitOptions: ParsableArguments {
    @Flag(name: .long, help: "Wait until it is done and say what came of it; exit with 1 if it was not done.")
    var wait = false

    /// The jobs as they stand: once each has ended or was put off, where that is to be waited for.
    func outcomes(of jobs: [Agenda.Job], _ line: Line) throws -> [Agenda.Job] {
        guard wait else { return jobs }
        var board = try line.call(Status.Get.self, .init())
        while true {
            // The board was read before the jobs, so whatever ends after this look is news to wait for.
            let found = try jobs.map { try line.call(Agenda.Get.self, .init(id: $0.id)).job }
            if found.allSatisfy(Self.isSettled) { return found }
            // What is put off is no news on the board, so it is looked for besides.
            board = try line.call(
                Status.Get.self, .init(since: board.revision, instance: board.instance, waitSeconds: 1))
        }
    }

    /// Ends with the code of what failed.
    func failIfUndone(_ jobs: [Agenda.Job]) throws {
        if wait, jobs.contains(where: { $0.state != .done }) { throw ExitCode(Trouble.refused) }
    }

    private static func isSettled(_ job: Agenda.Job) -> Bool {
        switch job.state {
        case .running: false
        case .waiting: job.reason != nil
        case .done, .failed, .missed, .cancelled: true
        }
    }
}
