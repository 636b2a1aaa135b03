import Almanac
import LightDomain
import LightEngine
import LightStore

/// What has to be true of the register: after each errand, and whenever all is looked at.
extension World {
    /// Before history is read; the book takes the errand in.
    ///
    /// - Parameter rows: the jobs that it is about, as they stood before it.
    func peopleAreAnswered(
        _ errand: Errand, _ reaction: Reaction, before: Int64, _ rows: Book.Rows
    ) throws {
        let expected = book.apply(errand, at: now, by: oracle, rows: rows)
        if case .bring(let towns, _, _, _) = errand {
            for town in towns where town.contacts != nil { contactsChangedAt[town.spot.id] = now }
        }
        switch (reaction, expected) {
        case (.done, .done): break
        case (.refused, .refused):
            chronicle.refusals += 1
            try nothingWasWritten(errand, before)
        case (.lines(let effects, _), .lines(let lines)):
            let isSame =
                effects.count == lines.count
                && zip(effects, lines).allSatisfy { effect, line in
                    // Whether a line changed anything is seen in the register.
                    effect == line || effect == .unchanged && line == .changed
                }
            try require(isSame, .peopleAreAnsweredAsTheRulesSay, "\(errand.words): \(effects), expected \(lines)")
            if case .bring(_, _, let isStrict, let isDry) = errand, isDry || isStrict && effects.contains(.refused) {
                try nothingWasWritten(errand, before)
            }
        default:
            try require(
                false, .peopleAreAnsweredAsTheRulesSay, "\(errand.words): \(reaction), expected \(expected)")
        }
        switch reaction {
        case .done(let revision), .lines(_, let revision):
            let stored = try engine?.store.read { try $0.revision() }
            try require(
                stored == revision, .peopleAreAnsweredAsTheRulesSay,
                "\(errand.words): revision \(revision), and it is \(stored ?? 0)")
        case .repeated, .refused: break
        }
    }

    private func nothingWasWritten(_ errand: Errand, _ before: Int64) throws {
        let revision = try engine?.store.read { try $0.revision() }
        try require(
            revision == before, .whatIsRefusedLeavesNothing, "\(errand.words): revision \(revision ?? 0), was \(before)"
        )
    }

    func aRepetitionAnswersTheSame(_ reaction: Reaction, _ told: String) throws {
        guard case .repeated(let reply) = reaction, reply == told else {
            throw Broken(
                sentence: .aRepetitionAnswersTheSame, detail: "at \(now): \(reaction), and it was \"\(told)\"")
        }
    }

    /// - Parameters:
    ///   - before: jobs as they stood before an errand.
    ///   - after: the same after it.
    func whatIsTooLateDoesNotComeBack(_ before: Book.Rows, _ after: Book.Rows) throws {
        for (key, job) in after where job.state == .waiting && job.deadline <= now {
            try require(
                before[key]?.state != .cancelled, .whatIsTooLateDoesNotComeBack,
                "\(key) waits again, and had time until \(job.deadline)")
        }
    }

    // MARK: All of it

    func theRegisterIsWhatPeopleWereTold(_ ledger: Ledger) throws {
        let towns = try ledger.municipalityIDs(after: "", limit: 10_000).map(\.text)
        try require(
            towns == book.townIDs, .theRegisterIsWhatPeopleWereTold, "towns \(towns), ought to be \(book.townIDs)")
        for edition in book.editions {
            for id in towns {
                let standing = try ledger.standing(of: MunicipalityID(stored: id), in: edition)
                let expected = book.standing(of: id, in: edition)
                try require(
                    standing == expected, .theRegisterIsWhatPeopleWereTold,
                    "\(id) is \(standing.rawValue) in \(edition), ought to be \(expected.rawValue)")
            }
            let stored = try ledger.commitments(matching: .init(), edition: edition, after: nil, limit: 100_000)
            let expected = book.commitments.keys.filter { $0.edition == edition }.sorted()
            try require(
                stored.map(\.id) == expected, .theRegisterIsWhatPeopleWereTold,
                "commitments \(stored.map(\.id)), ought to be \(expected)")
            for commitment in stored { try check(commitment) }
        }
    }

    private func check(_ commitment: Commitment) throws {
        guard let expected = book.commitments[commitment.id] else { return }
        try require(
            commitment.promise == expected.promise && commitment.on?.description == expected.on?.text
                && commitment.off?.description == expected.off?.text
                && (commitment.since == expected.since || !expected.promise.isLive),
            .theRegisterIsWhatPeopleWereTold, "\(commitment), ought to be \(expected)")
        try require(
            told.promises[commitment.id] == commitment.promise
                && told.revisions[commitment.id] == commitment.revision,
            .everyChangeIsInTheHistory,
            "\(commitment), and history says \(told.promises[commitment.id] as Any) at "
                + "\(told.revisions[commitment.id] as Any)")
        if book.isFrozen(commitment.id.edition, of: commitment.id.municipality) { return }
        let window = book.window(of: commitment.id, by: oracle)
        try require(
            commitment.window == window, .everythingIsDueWhenTheRulesSay,
            "the window of \(commitment.id) is \(commitment.window as Any), ought to be \(window as Any)")
        try theBoardShowsWhatWasSeen(commitment)
    }
}
