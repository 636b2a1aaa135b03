import Almanac
import LightDomain

/// Tells all lamps of a building what to be. A repeat of the same level changes nothing.
package struct LampWorker: Worker {
    /// Orders that may wait for a thread.
    package static let queueLimit = 10_000

    private let crew: Crew<HTTPVisitor>
    private let secrets: [String]
    private let now: @Sendable () -> Instant

    /// - Parameters:
    ///   - hands: how many lamps are told at the same time.
    ///   - secrets: the folders in which files with secrets for lamps may lie; others are never read.
    ///   - now: the wall clock: an order that waited beyond its deadline is not given any more.
    package init(hands: Int, secrets: [String], now: @escaping @Sendable () -> Instant) {
        self.secrets = secrets
        self.now = now
        crew = Crew(members: hands, limit: Self.queueLimit, restAfter: nil) { HTTPVisitor(patience: $0) }
    }

    package func perform(_ assignment: Assignment) async -> Outcome {
        guard case .lamps(let order) = assignment.work else {
            return .failed(detail: "\(assignment.key) is no order to lamps")
        }
        guard !order.lamps.isEmpty else {
            return .failed(detail: "\(order.commitment.building) has no lamps")
        }
        return await withTaskGroup(of: (Int, Outcome).self) { group in
            for (index, lamp) in order.lamps.enumerated() {
                group.addTask { (index, await tell(lamp, order.level, by: assignment.deadline)) }
            }
            var outcomes: [(Int, Outcome)] = []
            for await outcome in group { outcomes.append(outcome) }
            return Self.together(outcomes.sorted { $0.0 < $1.0 }.map { (order.lamps[$0.0].name, $0.1) })
        }
    }

    /// Ends it: what is under way is given up after a second.
    package func close() async { await crew.close(within: 1) }

    private func tell(_ lamp: Device, _ level: LampLevel, by deadline: Instant) async -> Outcome {
        do {
            let http = try DeviceKinds.http(lamp: lamp)
            let answer = await crew.perform { [secrets, now] visitor -> Outcome in
                let left = deadline - now()
                guard left > 0 else { return .deferred(detail: "it was too late to switch \(level.rawValue)") }
                return http.set(level, with: visitor, secrets: secrets, within: Int(min(left, 60)) * 1_000)
            }
            switch answer {
            case .success(let outcome): return outcome
            case .failure(.full): return .deferred(detail: "\(Self.queueLimit) orders wait already")
            case .failure(.closed): return .deferred(detail: "lightd is ending")
            }
        } catch {
            return .failed(detail: error.description)
        }
    }

    /// One lamp that may do it later makes all of it worth another try; else one that never will is a failure.
    static func together(_ outcomes: [(name: String, outcome: Outcome)]) -> Outcome {
        var (done, later, never): ([String], [String], [String]) = ([], [], [])
        for (name, outcome) in outcomes {
            switch outcome {
            case .succeeded(let detail): done.append("\(name) \(detail ?? "")")
            case .deferred(let detail, _): later.append("\(name): \(detail)")
            case .failed(let detail): never.append("\(name): \(detail)")
            case .looked: never.append("\(name): it was looked at, not switched")
            }
        }
        if !later.isEmpty { return .deferred(detail: (later + never).joined(separator: "; ")) }
        if !never.isEmpty { return .failed(detail: never.joined(separator: "; ")) }
        return .succeeded(detail: done.joined(separator: ", "))
    }
}
