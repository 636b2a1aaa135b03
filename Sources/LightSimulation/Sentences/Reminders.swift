import Almanac
import LightDomain
import LightEngine
import LightStore

/// What has to be true of a job at the moment it is handed to a worker.
extension World {
    /// Before the book writes down that it runs.
    func check(_ assignment: Assignment) throws {
        guard let engine, let job = try engine.store.read({ try $0.job(assignment.job) }) else {
            throw Broken(sentence: .aJobKeepsItsNumber, detail: "at \(now): \(assignment.key) has no row")
        }
        try aJobKeepsItsNumber(assignment, job)
        try whatIsFinalStays(job)
        try nothingGoesEarly(job)
        try nothingGoesLate(assignment, job)
        try whatAPersonTookOffStaysOff(job)
        switch assignment.work {
        case .reminder(let notice):
            try theSubjectIsConcerned(job)
            try remindersGoInOrder(job)
            try theRightPersonIsWrittenTo(notice, job)
            try whileWeDoubtOurselvesNobodyIsWrittenTo(job)
            if let wish = book.jobs[job.key.description]?.wish { return try whatAPersonWantsIsDone(job, wish) }
            try nobodyGetsLastYearsMail(job)
            try whoJoinsLateGetsNoOldMail(job)
            try aReminderIsDueWhenTheRulesSay(job)
            try onlyTheLatestGoes(job)
            try inFairWeatherItGoesWithinTheHour(job)
        case .check(let look): try check(look, job)
        case .lamps(let order): try check(order, assignment)
        }
    }

    /// The wish overrides the calendar.
    func whatAPersonWantsIsDone(_ job: Job, _ wish: Book.Wish) throws {
        try require(
            job.deadline == wish.deadline && (job.kind != .reminder || job.due <= wish.at),
            .whatAPersonWantsIsDone, "\(job.key) is due at \(job.due) until \(job.deadline), wanted is \(wish)")
    }

    private func whatAPersonTookOffStaysOff(_ job: Job) throws {
        try require(
            book.jobs[job.key.description]?.wish != nil
                || !book.isTakenOff(job.key.rule, of: job.key.subject, in: job.key.edition),
            .whatAPersonTookOffStaysOff, "\(job.key) goes, and somebody took its rule off the agenda")
    }

    private func aJobKeepsItsNumber(_ assignment: Assignment, _ job: Job) throws {
        let key = assignment.key.description
        let known = book.jobs[key]
        try require(
            job.key == assignment.key && job.state == .running && (known?.number ?? assignment.job) == assignment.job
                && (book.keys[assignment.job] ?? key) == key && assignment.attempt == (known?.attempts ?? 0) + 1,
            .aJobKeepsItsNumber, "\(key) is \(assignment.job), attempt \(assignment.attempt); it was \(known as Any)")
    }

    private func whatIsFinalStays(_ job: Job) throws {
        let known = book.jobs[job.key.description]
        try require(known?.isFinal != true, .whatIsFinalStays, "\(job.key) was \(known as Any) and is tried again")
        try require(known?.state != .running, .remindersGoInOrder, "\(job.key) is under way already")
    }

    private func nothingGoesEarly(_ job: Job) throws {
        // Lamps are asked what they should be whenever somebody likes; a look that a person wants keeps its place.
        let mayBeEarly = job.kind == .switch || book.jobs[job.key.description]?.wish != nil
        try require(job.due <= now || mayBeEarly, .nothingGoesEarly, "\(job.key) is due at \(job.due)")
    }

    private func nothingGoesLate(_ assignment: Assignment, _ job: Job) throws {
        try require(
            now < job.deadline
                && (assignment.deadline == job.deadline || job.kind == .switch && assignment.deadline < job.deadline),
            .nothingGoesLate,
            "\(job.key) had to be done before \(job.deadline), and its worker is told \(assignment.deadline)")
    }

    // MARK: Reminders

    private func audience(of rule: String) -> ReminderRule.Audience? {
        for sketch in oracle.sketch.rules where sketch.name == rule {
            if case .reminder(let audience) = sketch.action { return audience }
        }
        return nil
    }

    private func theSubjectIsConcerned(_ job: Job) throws {
        let standing = book.standing(of: job.key.subject.municipality.text, in: job.key.edition)
        let isConcerned: Bool
        switch job.key.subject {
        case .municipality: isConcerned = standing == .invited && audience(of: job.key.rule) == .invited
        case .commitment(let id):
            let promise = book.commitments[id]?.promise
            switch audience(of: job.key.rule) {
            case .committed: isConcerned = promise?.isLive == true
            case .promised: isConcerned = promise == .promised
            case .confirmed: isConcerned = promise == .confirmed
            case .invited, nil: isConcerned = false
            }
        }
        try require(
            isConcerned && standing != .declined, .nobodyIsToldWhatDoesNotConcernThem,
            "\(job.key) goes, and its town is \(standing.rawValue)")
    }

    private func nobodyGetsLastYearsMail(_ job: Job) throws {
        let end = oracle.rollover(of: job.key.edition).advanced(by: 31 * 86_400)
        try require(
            now < end || book.isFrozen(job.key.edition, of: job.key.subject.municipality), .nobodyGetsLastYearsMail,
            "\(job.key) goes, and its edition was over a month before")
    }

    private func whoJoinsLateGetsNoOldMail(_ job: Job) throws {
        let since: Instant?
        switch job.key.subject {
        case .municipality(let id):
            let town = book.towns[id.text]
            since = [town?.addedAt, book.openedAt[job.key.edition], town?.saidNoAt[job.key.edition]].compactMap { $0 }
                .max()
        case .commitment(let id): since = book.commitments[id]?.since
        }
        try require(
            since.map { $0 <= job.due } == true, .whoJoinsLateGetsNoOldMail,
            "\(job.key) fell due at \(job.due), before \(since.map(\.description) ?? "anybody joined")")
    }

    private func aReminderIsDueWhenTheRulesSay(_ job: Job) throws {
        if book.isFrozen(job.key.edition, of: job.key.subject.municipality) { return }
        let reminders = book.reminders(of: job.key.subject, in: job.key.edition, by: oracle)
        let expected = reminders.first { $0.rule == job.key.rule }
        try require(
            expected?.due == job.due && expected?.deadline == job.deadline, .everythingIsDueWhenTheRulesSay,
            "\(job.key) is due at \(job.due) until \(job.deadline), and ought to be \(expected as Any)")
    }

    private func remindersGoInOrder(_ job: Job) throws {
        for (key, sibling) in book.jobs.of(job.key.subject)
        where sibling.edition == job.key.edition && sibling.kind == .reminder
            && key != job.key.description
        {
            try require(sibling.state != .running, .remindersGoInOrder, "\(job.key) goes while \(key) is under way")
        }
    }

    /// By the rules of today: with the clock where it is, no later reminder of this subject has fallen due.
    private func onlyTheLatestGoes(_ job: Job) throws {
        if book.isFrozen(job.key.edition, of: job.key.subject.municipality) { return }
        let reminders = book.reminders(of: job.key.subject, in: job.key.edition, by: oracle)
        let latest = reminders.last { reminder in
            let key = JobKey(edition: job.key.edition, subject: job.key.subject, rule: reminder.rule).description
            return reminder.due <= now && reminder.deadline > now && book.jobs[key]?.state != .missed
                && book.jobs[key]?.wish == nil && book.jobs[key]?.isTakenOff != true
        }
        try require(
            latest.map { $0.due <= job.due } == true, .onlyTheLatestGoes,
            "\(job.key) goes, and \(latest?.rule ?? "nothing") is due since")
    }

    private func theRightPersonIsWrittenTo(_ notice: Notice, _ job: Job) throws {
        let town = job.key.subject.municipality.text
        try require(
            notice.contact == book.contact(of: town) && notice.contact.email == job.destination
                && notice.municipality.text == town && notice.edition == job.key.edition,
            .theRightPersonIsWrittenTo, "\(job.key) goes to \(notice.contact)")
        guard case .commitment(let id) = job.key.subject, !book.isFrozen(id.edition, of: id.municipality) else {
            return
        }
        let window = book.window(of: id, by: oracle)
        try require(
            notice.commitment?.id == id && notice.commitment?.promise == book.commitments[id]?.promise
                && notice.commitment?.opens == window?.opens && notice.commitment?.closes == window?.closes,
            .theRightPersonIsWrittenTo, "\(job.key) says \(notice.commitment as Any), the window is \(window as Any)")
    }

    /// What fell due in fair weather goes at once, unless it waited for somebody to write to.
    private func inFairWeatherItGoesWithinTheHour(_ job: Job) throws {
        guard let fairSince, book.jobs[job.key.description] == nil else { return }
        let fair = Instant(secondsSince1970: fairSince + clockError + 86_400)
        let waited = weather.withoutContact > 0 || contactsChangedAt[job.key.subject.municipality.text] != nil
        // A window that moves may leave behind what has to go before it.
        let movedAt =
            if case .commitment(let id) = job.key.subject { book.commitments[id]?.movedAt } else { nil as Instant? }
        try require(
            job.due < fair || waited || now - max(job.due, movedAt ?? job.due) <= 3_600, .inFairWeatherEverythingGoes,
            "\(job.key) was due at \(job.due)")
    }

    // MARK: Room

    func noMoreIsHandedOutThanThereIsRoomFor(_ assignments: [Assignment], _ room: Room) throws {
        func count(_ kind: PlannedJob.Kind) -> Int { assignments.count { $0.work.kind == kind } }
        try require(
            count(.reminder) <= room.reminders && count(.check) <= room.checks && count(.switch) <= room.switches,
            .noMoreThanThereIsRoomFor,
            "\(count(.reminder)) reminders, \(count(.check)) checks and \(count(.switch)) switches for \(room)")
    }

    /// Right after a claim: whoever waits for a mailbox or host waits for one that is under way there.
    func nobodyWaitsForRoomThatIsThere() throws {
        guard scene.perDestination <= 3, faults == nil, let engine else { return }
        let waiting = try engine.store.read {
            try $0.jobs(matching: .init(edition: oracle.editionAhead(at: now), state: .waiting), after: nil, limit: 300)
        }
        for job in waiting where job.reason == JobReason.busy {
            try require(
                book.jobs.underWay.contains { $0.destination == job.destination }, .whoWaitsForRoomWaitsForSomebody,
                "\(job.key) waits for \(job.destination ?? "-")")
        }
    }

    /// After the book has taken them in.
    func noMoreGoToOneDestination(_ assignments: [Assignment]) throws {
        for destination in Set(assignments.compactMap(\.work.destination)) {
            let running = book.jobs.underWay.count { $0.destination == destination }
            try require(
                running <= scene.perDestination, .noMoreThanThereIsRoomFor,
                "\(running) jobs are under way to \(destination), and there is room for \(scene.perDestination)")
        }
    }
}
