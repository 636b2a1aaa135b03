/// Which faults exist in a year at all, and how often they strike. Each is off in four years of ten: two faults that
/// seldom meet when all are there at an average rate have some years to themselves (swarm testing, Groce et al. 2012).
struct Weather {
    // The post and the probes: shares of all attempts.
    var deferrals = 0.0
    var rejections = 0.0
    var slowAnswers = 0.0
    var repeatedReports = 0.0
    var hungWorkers = 0.0
    /// Times at which all mail is deferred for hours, and at which no probe answers.
    var mailOutages = 0
    var probeOutages = 0
    /// Times at which no lamp answers for hours, and at which one loses its power.
    var lampOutages = 0
    var powerCuts = 0

    // The machine.
    /// Share of all passages at which the process dies, at each of the points where it can.
    var crashes = 0.0
    /// Whether it may stay down for hours or days, over deadlines.
    var longDowntimes = false
    /// Share of all commits that the disk refuses, and times at which it refuses all for hours.
    var refusedCommits = 0.0
    var diskOutages = 0
    var clockLeaps = 0
    var clockRetreats = 0

    // People.
    var lateJoiners = false
    var mindChanges = 0.0
    var mindChangesInFlight = 0.0
    var staleCommands = 0.0
    var withoutContact = 0.0
    var otherEditions = 0.0
    var ruleEdits = 0
    var reloads = 0
    var sightings = 0
    /// Times at which somebody moves a window, asks for or takes back a single job, or has a hand on the switch.
    var windowEdits = 0
    var wishes = 0
    var hands = 0

    /// How few jobs of a kind may be under way at once.
    var room = 8

    static let fair = Weather()

    /// Nothing is wrong, and people do what they do.
    static let ordinary = {
        var weather = Weather()
        (weather.sightings, weather.windowEdits, weather.wishes, weather.hands, weather.powerCuts) = (20, 10, 20, 6, 3)
        (weather.slowAnswers, weather.room) = (0.01, 64)
        return weather
    }()

    /// Draws the weather of a year.
    static func drawn(by dice: inout Dice) -> Weather {
        var weather = Weather()
        func isOn() -> Bool { !dice.happens(0.4) }
        func share(upTo maximum: Double) -> Double {
            let isOn = isOn()
            let share = maximum * Double(dice.number(1...100)) / 100
            return isOn ? share : 0
        }
        func times(upTo maximum: Int) -> Int {
            let isOn = isOn()
            let times = dice.number(1...maximum)
            return isOn ? times : 0
        }
        weather.deferrals = share(upTo: 0.4)
        weather.rejections = share(upTo: 0.1)
        weather.slowAnswers = share(upTo: 0.3)
        weather.repeatedReports = share(upTo: 0.3)
        weather.hungWorkers = share(upTo: 0.01)
        weather.mailOutages = times(upTo: 4)
        weather.probeOutages = times(upTo: 3)
        weather.crashes = share(upTo: 0.02)
        weather.longDowntimes = isOn()
        weather.refusedCommits = share(upTo: 0.05)
        weather.diskOutages = times(upTo: 3)
        weather.clockLeaps = times(upTo: 4)
        weather.clockRetreats = times(upTo: 4)
        weather.lateJoiners = isOn()
        weather.mindChanges = share(upTo: 1)
        weather.mindChangesInFlight = share(upTo: 0.2)
        weather.staleCommands = share(upTo: 0.3)
        weather.withoutContact = share(upTo: 0.3)
        weather.otherEditions = share(upTo: 0.2)
        weather.ruleEdits = times(upTo: 4)
        weather.reloads = times(upTo: 3)
        weather.sightings = times(upTo: 12)
        weather.lampOutages = times(upTo: 3)
        weather.powerCuts = times(upTo: 4)
        weather.windowEdits = times(upTo: 8)
        weather.wishes = times(upTo: 12)
        weather.hands = times(upTo: 6)
        weather.room = isOn() ? dice.number(1...4) : 8
        return weather
    }

    /// The faults that exist, in words, for a trace.
    var description: String {
        let shares: [(String, Double)] = [
            ("deferrals", deferrals), ("rejections", rejections), ("slow answers", slowAnswers),
            ("repeated reports", repeatedReports), ("hung workers", hungWorkers), ("crashes", crashes),
            ("refused commits", refusedCommits), ("mind changes", mindChanges),
            ("mind changes in flight", mindChangesInFlight), ("stale commands", staleCommands),
            ("without contact", withoutContact), ("other editions", otherEditions),
        ]
        let times: [(String, Int)] = [
            ("mail outages", mailOutages), ("probe outages", probeOutages), ("disk outages", diskOutages),
            ("clock leaps", clockLeaps), ("clock retreats", clockRetreats), ("rule edits", ruleEdits),
            ("lamp outages", lampOutages), ("power cuts", powerCuts), ("window edits", windowEdits),
            ("wishes", wishes), ("hands", hands), ("reloads", reloads), ("sightings", sightings),
            ("long downtimes", longDowntimes ? 1 : 0),
            ("late joiners", lateJoiners ? 1 : 0), ("room", room),
        ]
        return
            (shares.filter { $0.1 > 0 }.map { "\($0.0) \(Int(($0.1 * 1000).rounded()))/1000" }
            + times.filter { $0.1 > 0 }.map { "\($0.0) \($0.1)" }).joined(separator: ", ")
    }
}
