import Almanac
import LightDomain

/// A rule as the simulation thinks of it.
struct RuleSketch: Hashable {
    enum Action: Hashable {
        case reminder(ReminderRule.Audience)
        /// Minutes between two looks, absent for one; seconds for which a sighting counts; how many bad looks are hard,
        /// and seconds after which a soft state is looked at again.
        case check(every: Int?, until: MomentSketch?, lifetime: Int, attempts: Int = 1, retry: Int = 120)
    }

    var name: String
    var at: MomentSketch
    var deadline: MomentSketch?
    var action: Action

    var rule: Rule {
        let domainAction: Rule.Action
        switch action {
        case .reminder(let audience):
            domainAction = .reminder(
                ReminderRule(audience: audience, to: [.first, .second], channel: "mail", message: name))
        case .check(let every, let until, let lifetime, let attempts, let retry):
            domainAction = .check(
                CheckRule(
                    every: every.map { $0 * 60 }, until: until?.moment, lifetime: lifetime, attempts: attempts,
                    retry: retry))
        }
        return Rule(name: name, at: at.moment, deadline: deadline?.moment, action: domainAction)
    }
}

/// A campaign as the simulation thinks of it.
struct CampaignSketch: Hashable {
    var month = 7
    var day = 30
    var on = MomentSketch(.sunset)
    var off = MomentSketch(.day, days: 1, at: 60)
    var rules: [RuleSketch]

    /// Eight days before the day, in the same year.
    var kickoff: (month: Int, day: Int) {
        guard let date = CivilDate(year: 2027, month: month, day: day)?.adding(days: -8) else { return (month, day) }
        return (date.month, date.day)
    }

    var campaign: Campaign {
        guard let monthDay = MonthDay(month: month, day: day),
            let opening = MonthDay(month: kickoff.month, day: kickoff.day)
        else { preconditionFailure("a sketch has a day that every year has: \(month)-\(day)") }
        return Campaign(
            name: "Blue Heart", day: monthDay, kickoff: opening, colour: "#009EDB", on: on.moment, off: off.moment,
            rules: rules.map(\.rule))
    }

    /// The usual rules, with every audience, with deadlines of their own and without, before, in and after the night.
    ///
    /// - Parameter every: minutes between two looks.
    static func usual(every: Int, in scene: Scene = Scene()) -> CampaignSketch {
        func reminder(
            _ name: String, _ audience: ReminderRule.Audience, _ at: MomentSketch, _ deadline: MomentSketch? = nil
        ) -> RuleSketch {
            RuleSketch(name: name, at: at, deadline: deadline, action: .reminder(audience))
        }
        func workday(_ days: Int, at: Int) -> MomentSketch { MomentSketch(.day, days: days, at: at, isWorkday: true) }
        var sketch = CampaignSketch(rules: [
            reminder("invitation", .invited, workday(-77, at: 570), MomentSketch(.kickoff)),
            reminder("second-invitation", .invited, workday(-30, at: 570)),
            reminder("kit", .committed, workday(-42, at: 570)),
            reminder("please-confirm", .promised, workday(-21, at: 660)),
            reminder("kickoff", .committed, MomentSketch(.kickoff, days: -7, at: 570, isWorkday: true)),
            reminder("week-before", .committed, workday(-7, at: 570)),
            reminder("eve", .committed, workday(-1, at: 600), MomentSketch(.day, at: 480)),
            reminder("tonight", .committed, MomentSketch(.day, at: 600), MomentSketch(.day, at: 1_380)),
            reminder("ready", .confirmed, MomentSketch(.on, minutes: -45), MomentSketch(.on, minutes: 30)),
            reminder("thanks", .committed, workday(4, at: 600), MomentSketch(.day, days: 21)),
            RuleSketch(
                name: "watch", at: MomentSketch(.on, minutes: 10), deadline: nil,
                action: .check(
                    every: every, until: MomentSketch(.off), lifetime: 1_800, attempts: scene.attempts,
                    retry: scene.retry)),
            RuleSketch(
                name: "afterwards", at: MomentSketch(.off, minutes: 20), deadline: nil,
                action: .check(every: nil, until: nil, lifetime: 1_800)),
        ])
        if scene.hasNightLetters {
            sketch.rules += [
                reminder("by-night", .committed, MomentSketch(.on, minutes: 60), MomentSketch(.on, minutes: 120)),
                reminder("late", .committed, MomentSketch(.on, minutes: 150), MomentSketch(.off, minutes: 240)),
            ]
        }
        return sketch
    }

    /// The campaign with one thing changed, as a coordinator might in the middle of a year.
    func edited(by dice: inout Dice) -> CampaignSketch {
        var edited = self
        let index = dice.number(0...rules.count - 1)
        switch dice.number(0...7) {
        case 0, 1:
            edited.rules[index].at.days += dice.number(-10...10)
        case 2:
            if edited.rules[index].at.at != nil { edited.rules[index].at.at = dice.number(8...20) * 60 }
        case 3:
            if rules.count > 4 { edited.rules.remove(at: index) }
        case 4:
            let deadline: MomentSketch?
            switch rules[index].action {
            case .reminder: deadline = MomentSketch(.day, days: dice.number(-3...3), at: 720)
            case .check(let every, _, _, _, _):
                deadline = every == nil ? MomentSketch(.off, minutes: dice.number(0...3) * 15) : nil
            }
            edited.rules[index].deadline = rules[index].deadline == nil ? deadline : nil
        case 5:
            edited.off = MomentSketch(.day, days: 1, at: dice.number(0...4) * 60)
        case 6:
            let missing = Self.usual(every: 30).rules.filter { usual in !rules.contains { $0.name == usual.name } }
            let extra = extra(dice.number(-60...3))
            if missing.isEmpty {
                if !rules.contains(where: { $0.name == extra.name }) { edited.rules.append(extra) }
            } else {
                edited.rules.append(dice.pick(missing))
            }
        default:
            edited.move(dice.number(-40...60))
        }
        return edited
    }

    private func extra(_ days: Int) -> RuleSketch {
        RuleSketch(
            name: "extra\(abs(days))", at: MomentSketch(.day, days: days, at: 690), deadline: nil,
            action: .reminder(.committed))
    }

    /// Another day, between May and November, that every year has.
    private mutating func move(_ days: Int) {
        guard let date = CivilDate(year: 2027, month: month, day: day)?.adding(days: days),
            (5...11).contains(date.month), date.year == 2027
        else { return }
        (month, day) = (date.month, date.day)
    }
}
