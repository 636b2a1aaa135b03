/// What a year came to, in numbers.
package struct Chronicle: Sendable {
    package var steps = 0
    package var errands = 0
    package var refusals = 0
    package var claims = 0
    package var letters = 0
    package var looks = 0
    package var switches = 0
    package var troubles = 0
    package var wishes = 0
    package var windowEdits = 0
    package var doubts = 0
    package var inspections = 0
    package var repeats = 0
    package var deferrals = 0
    package var rejections = 0
    package var outages = 0
    package var crashes = 0
    package var refusedCommits = 0
    package var clockSteps = 0
    package var lateReports = 0
    package var ruleEdits = 0
    package var audits = 0
    package var events: Int64 = 0
    /// Of every row in the database at the end (FNV-1a, 64 bits): the same seed leaves the same.
    package var dump: UInt64 = 0

    package init() {}

    /// All that went wrong in the world.
    package var faults: Int {
        deferrals + rejections + outages + crashes + refusedCommits + clockSteps + lateReports + ruleEdits
    }

    package static func += (total: inout Chronicle, year: Chronicle) {
        let counters: [WritableKeyPath<Chronicle, Int>] = [
            \.steps, \.errands, \.refusals, \.claims, \.letters, \.looks, \.switches, \.troubles, \.wishes,
            \.windowEdits, \.doubts, \.inspections, \.repeats, \.deferrals, \.rejections,
            \.outages, \.crashes, \.refusedCommits, \.clockSteps, \.lateReports, \.ruleEdits, \.audits,
        ]
        for counter in counters { total[keyPath: counter] += year[keyPath: counter] }
        total.events += year.events
        total.dump ^= year.dump
    }

    package var words: String {
        """
        \(steps) steps, \(errands) errands (\(refusals) refused), \(claims) jobs handed out, \(letters) letters, \
        \(looks) looks, \(switches) lamps switched, \(troubles) troubles told, \(wishes) wishes, \
        \(windowEdits) windows moved, \(doubts) letters held in doubt, lamps seen \(inspections) times, \
        \(events) events; faults: \(deferrals) deferred, \(rejections) rejected, \(outages) outages, \
        \(crashes) crashes, \(refusedCommits) refused commits, \(clockSteps) clock steps, \(lateReports) late or \
        repeated reports, \(ruleEdits) rule edits; \(repeats) repeats; all looked at \(audits) times
        """
    }
}
