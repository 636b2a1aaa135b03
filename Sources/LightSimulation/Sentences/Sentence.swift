/// What has to be true, as sentences. Where each is checked is named beside it.
package enum Sentence: String, CaseIterable, Sendable {
    // Reminders.swift, Looks.swift: when a job is handed out
    case nothingGoesEarly = "nothing goes before it is due"
    case nothingGoesLate = "nothing goes after its deadline"
    case everythingIsDueWhenTheRulesSay = "every job is due, and too late, when the rules say so"
    case nobodyIsToldWhatDoesNotConcernThem =
        "nobody is told who has withdrawn or declined, or whom it does not concern"
    case whoJoinsLateGetsNoOldMail = "who joins late gets nothing that fell due before"
    case nobodyGetsLastYearsMail = "nobody is told anything once an edition has been over for a month"
    case remindersGoInOrder = "reminders of a subject go in order, one at a time"
    case onlyTheLatestGoes = "of several overdue reminders only the latest goes"
    case theRightPersonIsWrittenTo = "a letter goes to the contact of the day"
    case aJobKeepsItsNumber = "a job keeps its number, and counts its attempts without a gap"
    case whatIsFinalStays = "what was done, failed or missed is not tried again"
    case noMoreThanThereIsRoomFor = "no more is handed out than there is room for"
    case noBuildingIsLookedAtInVain = "no building is looked at that has withdrawn or has no probe"
    case noLookIsOutsideItsTime = "no look begins outside of its rule's time"
    case noLookIsCaughtUp = "after downtime one look answers the question"

    case whatAPersonWantsIsDone = "what a person asks for goes at once, and is tried for an hour at least"
    case whatAPersonTookOffStaysOff = "what a person took off the agenda is not done"

    // Lamps.swift
    case noLampIsOnOutsideItsWindow = "no lamp is told to be on outside of its window, unless a hand wants it"
    case inFairWeatherLampsAreWhatTheyOughtToBe = "in fair weather lamps are on in their window, and off after it"
    case noLampIsLeftOn = "what was switched on is told to go off, however late it is"

    // Troubles.swift
    case onlyHardStatesAreTold = "hard states are told once, and soft ones are looked at again"
    case whileWeDoubtOurselvesNobodyIsWrittenTo = "while no building can be reached at all, letters wait"

    // Outcomes.swift: when an outcome is written down
    case noJobIsDoneTwice = "no job is done twice, unless nobody could know that it was done"
    case whatIsPutOffComesBack = "what was put off is tried again after a pause, and in time"
    case anOutcomeIsWrittenDown = "what came of an attempt is written down once"
    case reloadingLeavesWhatIsUnderWay = "a reload leaves what is under way as it is"
    case recoveringClosesWhatWasOpen = "after a start every open attempt is lost and tried again"

    // Agenda.swift: whenever all is looked at
    case noJobIsLost = "every rule of every live commitment has its job"
    case nothingIsTakenOffWithoutCause =
        "a job is missed after its deadline only, and cancelled for a reason that holds"
    case whatIsTooLateDoesNotComeBack = "what was cancelled does not come back when it is too late for it"
    case whoWaitsInOrderWaitsForSomebody = "a reminder that waits for another waits for one that is under way"
    case whoWaitsForRoomWaitsForSomebody = "a job that waits for its mailbox or host waits for one that is under way"
    case whoWaitsForAContactHasNone = "a reminder waits for a contact only where there is none"
    case inFairWeatherEverythingGoes = "in fair weather every reminder goes within the hour"
    case theYearEndsSettled = "when an edition is over nothing of it is left to do"

    // History.swift, Register.swift, Progress.swift
    case historyHasNoGaps = "history has no gaps, and tells each fact when it happened"
    case everyChangeIsInTheHistory = "every change of a job and of a commitment is in the history"
    case whatIsRefusedLeavesNothing = "what is refused, or fails, leaves nothing behind"
    case peopleAreAnsweredAsTheRulesSay = "people are answered as the rules say"
    case aRepetitionAnswersTheSame = "a request that comes twice is answered as the first time"
    case theRegisterIsWhatPeopleWereTold = "the register holds what people were told it holds"
    case theBoardShowsWhatWasSeen = "the board shows what was seen, and no more"
    case whateverIsShownHasARevision = "whatever a board shows has a revision, also where time alone has changed it"
    case theDatabaseIsSound = "the database is sound"
    case theEngineNeverSpins = "when all that is due is taken, the next due instant lies ahead"
    case theYearMakesProgress = "a year comes to its end"
}

/// A sentence that was not true.
package struct Broken: Error, CustomStringConvertible, Sendable {
    package let sentence: Sentence
    package let detail: String

    package var description: String { "\(sentence): \(sentence.rawValue)\n    \(detail)" }
}

extension World {
    /// Goes on where `truth` holds.
    func require(_ truth: Bool, _ sentence: Sentence, _ detail: @autoclosure () -> String) throws {
        if truth { return }
        throw Broken(sentence: sentence, detail: "at \(now): \(detail())")
    }
}
