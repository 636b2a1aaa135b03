import Almanac
import LightDomain
import LightEngine
import Logging
import ServiceLifecycle

/// The loop: what is due is claimed, handed to its worker, and what came of it written down; then sleep to the next
/// due instant. Nothing in it depends on why it woke.
package struct Dispatcher: Service {
    private let keeper: Keeper
    private let hands: @Sendable () -> Hands
    private let logger: Logger
    private let inbox: Inbox
    private let progress: @Sendable () -> Void

    /// - Parameters:
    ///   - hands: who does it, as the configuration has it now.
    ///   - news: wakes the loop when a command has changed the agenda.
    ///   - progress: called after each turn; it is what feeds the watchdog.
    package init(
        keeper: Keeper, hands: @escaping @Sendable () -> Hands, news: News, logger: Logger,
        progress: @escaping @Sendable () -> Void = {}
    ) {
        self.keeper = keeper
        self.hands = hands
        self.logger = logger
        self.progress = progress
        let inbox = Inbox()
        self.inbox = inbox
        news.listen { _ in inbox.ring() }
    }

    /// Runs until the service group shuts down; what is under way then is waited for and written down.
    package func run() async throws {
        let inbox = inbox
        let alarm = try Alarm { inbox.ring() }
        defer { alarm.stop() }
        try await withGracefulShutdownHandler {
            try await loop(alarm)
        } onGracefulShutdown: {
            inbox.close()
        }
    }

    private func loop(_ alarm: Alarm) async throws {
        var underWay = UnderWay()
        await withDiscardingTaskGroup { group in
            inbox.ring()
            for await _ in inbox.rings {
                await turn(&underWay, &group, alarm)
            }
        }
        // Every worker has reported: the last outcomes are written down, and nothing new is begun.
        await settle(&underWay)
    }

    private func turn(
        _ underWay: inout UnderWay, _ group: inout DiscardingTaskGroup, _ alarm: Alarm
    ) async {
        let reports = inbox.take()
        underWay.finish(reports)
        do {
            let (turnover, hands) = try await keeper.turn(reports, room: underWay.room(hands().limits), hands: hands)
            for assignment in turnover.assignments {
                underWay.begin(assignment)
                start(assignment, by: hands.worker(for: assignment.work), &group)
            }
            if let hold = turnover.hold {
                logger.warning("\(hold)")
                // The kernel wakes us when the clock is set, though not when it has been slewed until it was right.
                alarm.set(turnover.now.advanced(by: 30))
            } else {
                alarm.set(try await keeper.nextDue(room: underWay.room(hands.limits)))
            }
            progress()
        } catch {
            logger.error("the agenda could not be kept; trying again in a minute", metadata: ["error": "\(error)"])
            alarm.set(SystemClock().now.advanced(by: 60))
        }
    }

    private func start(_ assignment: Assignment, by worker: any Worker, _ group: inout DiscardingTaskGroup) {
        group.addTask {
            let outcome = await worker.perform(assignment)
            log(outcome, of: assignment)
            inbox.post(Report(job: assignment.job, attempt: assignment.attempt, outcome: outcome))
        }
    }

    private func settle(_ underWay: inout UnderWay) async {
        let reports = inbox.take()
        underWay.finish(reports)
        do {
            _ = try await keeper.turn(reports, room: Room.none)
        } catch {
            logger.error(
                "outcomes were not written down; their jobs will be tried again", metadata: ["error": "\(error)"])
        }
    }

    private func log(_ outcome: Outcome, of assignment: Assignment) {
        let job: Logger.MetadataValue = "\(assignment.key)"
        switch outcome {
        case .succeeded(let detail):
            logger.info("done", metadata: ["job": job, "detail": "\(detail ?? "")"])
        case .looked(let findings):
            let lights = findings.map { "\($0.by) \($0.light.rawValue)" }.joined(separator: ", ")
            logger.info("looked", metadata: ["job": job, "detail": "\(lights)"])
        case .deferred(let detail, _):
            logger.notice("deferred", metadata: ["job": job, "detail": "\(detail)"])
        case .failed(let detail):
            logger.warning("failed", metadata: ["job": job, "detail": "\(detail)"])
        }
    }
}

/// The jobs that workers have in hand.
private struct UnderWay {
    private var reminders: Set<Int64> = []
    private var checks: Set<Int64> = []
    private var switches: Set<Int64> = []

    mutating func begin(_ assignment: Assignment) {
        switch assignment.work {
        case .reminder: reminders.insert(assignment.job)
        case .check: checks.insert(assignment.job)
        case .lamps: switches.insert(assignment.job)
        }
    }

    mutating func finish(_ reports: [Report]) {
        for report in reports where reminders.remove(report.job) == nil && checks.remove(report.job) == nil {
            switches.remove(report.job)
        }
    }

    func room(_ limits: Hands.Limits) -> Room {
        Room(
            reminders: max(0, limits.reminders - reminders.count), checks: max(0, limits.checks - checks.count),
            switches: max(0, limits.switches - switches.count))
    }
}
