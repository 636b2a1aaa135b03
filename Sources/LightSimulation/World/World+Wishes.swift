import Almanac
import LightDomain

/// What people want of single jobs, windows and lamps.
extension World {
    func scheduleWishes(before end: Int64) {
        for _ in 0..<weather.windowEdits { agenda.schedule(.whim(.moveWindow), at: drawTime(before: end)) }
        for _ in 0..<weather.wishes { agenda.schedule(.whim(.wish), at: drawTime(before: end)) }
        guard scene.hasLamps else { return }
        for _ in 0..<weather.hands {
            agenda.schedule(.whim(.hand), at: drawTime(before: end))
            // And after the night, when nothing is to be said to lamps any more.
            let night = Int64(oracle.day(of: dice.pick(editions))) * 86_400
            agenda.schedule(.whim(.hand), at: night + Int64(dice.number(26 * 3_600...60 * 3_600)))
        }
    }

    func moveWindow() -> Errand {
        .edit(commitment(), on: change(MomentSketch(.day, at: dice.number(40...44) * 30)), off: change(newEnd()))
    }

    private func newEnd() -> MomentSketch {
        dice.happens(0.5)
            ? MomentSketch(.day, at: dice.number(45...47) * 30)
            : MomentSketch(.day, days: 1, at: dice.number(0...6) * 30)
    }

    private func change(_ moment: MomentSketch) -> WindowChange {
        switch dice.number(0...3) {
        case 0: .keep
        case 1: .campaign
        default: .set(moment)
        }
    }

    func wish() -> Errand? {
        switch dice.number(0...5) {
        case 0, 1: return job().map { .run($0) }
        case 2: return job().map { .cancel($0) }
        case 3:
            let rule = dice.happens(0.6) ? nil : dice.pick(oracle.sketch.rules).name
            return .remind(name(of: dice.pick(country.spots).id), rule: rule)
        default: return .check(name(of: dice.pick(country.spots).id))
        }
    }

    func hand() -> Errand {
        let name = commitment()
        let level = dice.pick([LampLevel.on, .off, .on, nil])
        let drawn = dice.pick([nil, 30, 900, 7_200, 86_400, 8 * 86_400])
        let seconds = CommitmentID(name) == nil ? drawn ?? 900 : drawn
        // Nobody leaves a hand on a switch for ever.
        if level != nil, let id = CommitmentID(name) {
            let lift = elapsed + Int64(dice.number(300...2 * 86_400))
            agenda.schedule(.whim(.liftHand(id)), at: lift)
            if dice.happens(0.4) {
                agenda.schedule(.errand(.light(name, .on, seconds: 900), receipt: nil), at: lift + 600)
            }
        }
        return .light(name, level, seconds: level == nil ? nil : seconds)
    }

    /// Mostly one that there is.
    private func commitment() -> String {
        let known = book.commitments.keys.sorted()
        let ahead = known.filter { $0.edition == oracle.editionAhead(at: now) }
        if dice.happens(0.1) || known.isEmpty { return name(of: dice.pick(country.spots).id) }
        return dice.pick(ahead.isEmpty ? known : ahead).text
    }

    /// One of the jobs of a town: what has happened already, or what is ahead.
    private func job() -> String? {
        let town = dice.pick(country.spots).id
        let happened = book.jobs.keys(of: town)
        let edition = oracle.editionAhead(at: now)
        var ahead: [String] = []
        for id in book.commitments(of: town, in: edition) {
            for rule in oracle.sketch.rules {
                ahead.append(JobKey(edition: edition, subject: .commitment(id), rule: rule.name).description)
            }
            if book.hasLamps(id.building) {
                ahead.append(JobKey(edition: edition, subject: .commitment(id), rule: "lamps").description)
            }
        }
        let choices = dice.happens(0.5) || happened.isEmpty ? ahead : happened
        return choices.isEmpty ? nil : dice.pick(choices)
    }
}
