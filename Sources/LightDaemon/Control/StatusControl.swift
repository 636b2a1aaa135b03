import Almanac
import LightDomain
import LightProtocol
import LightStore
import Varlink
import VarlinkServer

/// The board on the wire.
package struct StatusControl: Sendable {
    let house: House
    private let desk = CountingDesk()

    package init(house: House) { self.house = house }

    /// The reply, if it can be given from memory; this is what pollers get.
    func getFromMemory(_ input: Status.Get.Input) -> EncodedReply? {
        let now = house.clock.now
        let wait = input.waitSeconds ?? 0
        guard let edition = try? house.edition(input.edition), Self.waits.contains(wait) else { return nil }
        let mayWait = wait > 0
        // Whoever knows all that is shown waits for more, also where the engine has gone on and it is not counted yet.
        if mayWait, let since = input.since.map(Int64.init),
            since == house.board.revision || house.board.isGood(since, edition: edition, at: now)
        {
            return nil
        }
        return house.board.reply(
            edition: edition, since: input.since.map(Int64.init), instance: input.instance, at: now)
    }

    /// The reply, counted anew where it must be, and waited for where it was asked to.
    func get(_ input: Status.Get.Input) async throws -> Status.Get.Output {
        let edition = try house.edition(input.edition)
        let isOurs = input.instance == nil || input.instance == house.board.instance
        let since = isOurs ? input.since.map(Int64.init) : nil
        let wait = input.waitSeconds ?? 0
        guard Self.waits.contains(wait) else {
            throw Refusal.invalid(field: "/waitSeconds", reason: "at most \(Self.waits.upperBound)")
        }
        if wait > 0, let since {
            let counted = try await count(edition, at: house.clock.now, notBefore: since)
            if counted.isKnown(to: since) {
                await waitForNews(after: since, edition: edition, seconds: wait)
            } else if counted.revision == since {
                // The engine is about to say what time has changed; where it cannot, nobody asks in a circle.
                await waitForChange(after: since, seconds: 1)
            }
        }
        let now = house.clock.now
        let counted = try await count(edition, at: now, notBefore: since)
        let isKnown = counted.isKnown(to: since)
        return Status.Get.Output(
            revision: Int(counted.revision), instance: house.board.instance, unchanged: isKnown, at: now.rfc3339,
            summary: isKnown ? nil : counted.summary)
    }

    func facades(_ input: Status.ListFacades.Input) throws -> Listing<Status.Facade> {
        let edition = try house.edition(input.edition)
        let since = Int64(input.since ?? 0)
        if since > house.news.revision {
            throw Status.Failure.gap(oldest: 0, newest: Int(house.news.revision), instance: house.board.instance)
        }
        let start = try input.after.map { try place(of: $0) }
        return try Listing(house.store, after: start, limit: input.limit) { ledger, after, limit in
            let filter = Ledger.CommitmentFilter(
                municipality: try input.municipality.map { try house.municipalityID(named: $0, ledger).text },
                verdict: input.verdict?.domain)
            let page = try ledger.facades(
                matching: filter, edition: edition, after: Self.cursor(after) ?? (since, "~"), limit: limit)
            let next = page.last.map { "\($0.commitment.revision) \($0.commitment.id.building.text)" }
            return (page.map(Status.Facade.init), next: next)
        }
    }

    // MARK: Helpers

    private static let waits = 0...30

    /// Returns when there is more to be shown than at that revision, or when the time is over.
    private func waitForNews(after revision: Int64, edition: Int, seconds: Int) async {
        let deadline = ContinuousClock.now.advanced(by: .seconds(seconds))
        if revision == house.board.revision {
            // Where the engine cannot say that time has changed something, it is seen a second later all the same.
            let valid = house.board.validUntil(of: edition).map { Int(clamping: $0 - house.clock.now + 1) } ?? seconds
            await waitForChange(after: revision, seconds: max(1, min(seconds, valid)))
        }
        // Of a crowd of changes those who wait see the first and then, together, the latest; what a person does
        // meanwhile they see within a second, however large the register.
        let now = house.clock.now
        guard house.board.isGood(revision, edition: edition, at: now),
            let term = house.board.term(of: edition, at: now)
        else { return }
        let start = ContinuousClock.now
        await TaskThreads.shared.sleep(
            for: start.duration(to: min(term, deadline, start.advanced(by: .seconds(1)))))
    }

    private func waitForChange(after revision: Int64, seconds: Int) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await house.news.waitForChange(after: revision) }
            group.addTask { await TaskThreads.shared.sleep(for: .seconds(seconds)) }
            await group.next()
            group.cancelAll()
        }
    }

    /// The counts as they are now, and when time alone will have changed them.
    func summary(of edition: Int) throws -> (Status.Summary, validUntil: Instant?) {
        // For watchers, who are told nothing more until the next change: so the latest, however lately it was counted.
        let counted = try countAnew(edition, at: house.clock.now)
        return (counted.summary, counted.validUntil)
    }

    /// Those who come while others have it counted are given the same.
    ///
    /// - Parameter since: what the caller has seen: nobody is shown less.
    private func count(_ year: Int, at now: Instant, notBefore since: Int64?) async throws -> Counted {
        let least = min(since ?? 0, house.board.revision)
        return try await desk.take(
            year,
            ifGood: { counted in
                counted.revision >= least && counted.validUntil.map { now < $0 } ?? true
                    && house.board.isGood(counted.revision, edition: year, at: now)
            }
        ) {
            try countAnew(year, at: now)
        }
    }

    private func countAnew(_ year: Int, at now: Instant) throws -> Counted {
        let campaign = house.engine.campaign
        guard let edition = Edition(year, of: campaign) else {
            throw Refusal.invalid(field: "/edition", reason: "there is no such edition")
        }
        let start = ContinuousClock.now
        let (tally, revision, lastFact) = try house.store.read { ledger in
            (try ledger.tally(of: year, at: now), try ledger.revision(), try ledger.lastFactAt() ?? now)
        }
        let summary = Status.Summary(tally, edition: edition, campaign: campaign, at: now)
        let changes = [tally.opensFirst, tally.closesLast, tally.lastDue, tally.nextJob, edition.rollover]
            .compactMap { $0 }
        let validUntil = changes.filter { $0 > now }.min()
        let isDistinct = lastFact <= now && !changes.contains { $0 > lastFact && $0 <= now }
        let end = ContinuousClock.now
        house.board.post(
            summary, edition: year, revision: revision, validUntil: validUntil, isDistinct: isDistinct,
            cost: start.duration(to: end), tick: end)
        return Counted(summary: summary, revision: revision, validUntil: validUntil, isDistinct: isDistinct)
    }

    /// Where the list of a poller goes on: after this commitment, as it stands now.
    private func place(of id: String) throws -> String {
        guard let id = CommitmentID(id), let commitment = try house.store.read({ try $0.commitment(id) }) else {
            throw Status.Failure.notFound(id: id)
        }
        return "\(commitment.revision) \(commitment.id.building.text)"
    }

    private static func cursor(_ text: String?) -> (revision: Int64, building: String)? {
        guard let text, let space = text.firstIndex(of: " "), let revision = Int64(text[..<space]) else { return nil }
        return (revision, String(text[text.index(after: space)...]))
    }
}

/// The counts of an edition at a revision, and when time alone will have changed them.
private struct Counted: Sendable {
    var summary: Status.Summary
    var revision: Int64
    var validUntil: Instant?
    /// Whether the revision stands for this summary alone.
    var isDistinct: Bool

    func isKnown(to since: Int64?) -> Bool { isDistinct && since == revision }
}

/// Counts for one after the other, so that a crowd of pollers has each state counted once.
private actor CountingDesk {
    private var last: [Int: Counted] = [:]

    /// - Parameter isGood: whether what was counted may still be given.
    func take(_ edition: Int, ifGood isGood: (Counted) -> Bool, count: () throws -> Counted) throws -> Counted {
        if let known = last[edition], isGood(known) { return known }
        let fresh = try count()
        if last.count >= StatusBoard.editionsKept { last.removeAll() }
        last[edition] = fresh
        return fresh
    }
}
