import LightDomain
import Testing

@testable import LightDaemon

@Suite struct RuleErrorTests {
    @Test(arguments: [
        ("kit: true", #"1:14: rules.kit is a section, or false to switch the rule off, not "true""#),
        (
            "Kit: {reminder: committed, at: day}",
            #"1:9: a rule's name is made of a-z, 0-9 and single hyphens, such as "week-before""#
        ),
        (
            "by-hand: {check: true, at: on}",
            #"1:9: "by-hand" is a name that lightd itself uses; another name is free"#
        ),
        (
            "new: {at: day}",
            #"1:14: rules.new is neither a reminder nor a check; give it "reminder: committed" or "check: true""#
        ),
        ("new: {reminder: committed, message: kit}", "1:14: rules.new.at is missing"),
        (
            "new: {reminder: committed, at: day}",
            #"1:14: there is no message "new"; there are eve, invitation, kickoff, kit, thanks, tonight, week-before"#
        ),
        (
            "new: {reminder: committed, at: day, message: kitt}",
            #"1:54: rules.new.message cannot be "kitt"; did you mean "kit"?"#
        ),
        ("kit: {reminder: comitted}", #"1:25: rules.kit.reminder cannot be "comitted"; did you mean "committed"?"#),
        ("kit: {to: [frist]}", #"1:20: rules.kit.to[0] cannot be "frist"; did you mean "first"?"#),
        ("kit: {to: []}", "1:19: rules.kit.to names one role or more, each once"),
        ("kit: {to: [first, first]}", "1:19: rules.kit.to names one role or more, each once"),
        ("kit: {channel: male}", #"1:24: rules.kit.channel cannot be "male"; did you mean "mail"?"#),
        ("kit: {deadline: day -7w}", "1:25: rules.kit.deadline is not after the rule falls due, in 2026 for instance"),
        ("eve: {deadline: day -2d}", "1:25: rules.eve.deadline is not after the rule falls due, in 2026 for instance"),
        ("invitation: {at: on -1h}", "1:26: who is invited has no window yet; start from day, kickoff or the sun"),
        ("invitation: {deadline: off}", "1:32: who is invited has no window yet; start from day, kickoff or the sun"),
        ("watch: {every: 15}", #"1:24: rules.watch.every is a length of time such as 15m or 1h30m, not "15""#),
        ("watch: {every: 5s}", "1:24: rules.watch.every is a length of time from 1m to 1d, not 5s"),
        ("watch: {every: ~}", #"0: rules.watch.until needs "every"; a single look has a deadline"#),
        ("watch: {deadline: off}", #"1:27: rules.watch.deadline is for a single look; with "every" write "until""#),
        ("watch: {until: on +5m}", "1:24: rules.watch.until is not after the rule falls due, in 2026 for instance"),
        ("watch: {check: false}", #"1:24: rules.watch.check is true; "watch: false" switches the rule off"#),
        ("watch: {check: maybe}", #"1:24: rules.watch.check is true or false, not "maybe""#),
        (
            "watch: {to: [first]}",
            #"1:17: unknown key "to" in rules.watch; "#
                + "there are reminder, check, at, every, until, deadline, lifetime, attempts, retry"
        ),
        (
            "kit: {check: true}",
            #"1:22: a rule is a reminder or a check, not both; "kit: false" switches off one that is built in, and "#
                + "another name is free"
        ),
    ])
    func anImpossibleRuleIsNamed(rule: String, problem: String) throws {
        let found = Written.problems("rules: {\(rule)}\n")
        if problem.hasPrefix("0: ") {
            #expect(found.contains { $0.hasSuffix(problem.dropFirst(3)) }, "\(found)")
        } else {
            #expect(found.first == "lightd.yaml:" + problem, "\(found)")
        }
    }

    @Test(arguments: [
        ("{kickoff: 08-01}", "1:21: campaign.kickoff (08-01) is after the campaign's day (07-30)"),
        ("{on: on +1h}", #"1:16: campaign.on cannot start from "on", which is an end of the window itself"#),
        ("{off: off +1h}", #"1:17: campaign.off cannot start from "off", which is an end of the window itself"#),
        ("{on: day at 20:00, off: day at 19:00}", "1:35: the window would end before it begins, in 2026 for instance"),
        ("{day: 06-01}", "1:17: campaign.kickoff (07-22) is after the campaign's day (06-01)"),
        ("{kickoff: 02-01}", "1:21: rules.invitation.deadline is not after the rule falls due, in 2026 for instance"),
        ("{off: sunset -1h}", "1:17: the window would end before it begins, in 2026 for instance"),
    ])
    func anImpossibleWindowIsNamed(campaign: String, problem: String) {
        #expect(Written.problems("campaign: \(campaign)\n") == ["lightd.yaml:" + problem])
    }

    @Test func aRuleCanBeSwitchedOffChangedAndAdded() throws {
        let campaign = try Written.load(
            """
            rules:
              kit: false
              eve:
                at: day -2d at 14:00 workday
              last-call:
                reminder: promised
                at: day -3d at 09:30 workday
                message: week-before
            """
        ).campaign
        #expect(
            campaign.rules.map(\.name) == [
                "invitation", "kickoff", "week-before", "eve", "tonight", "thanks", "watch", "afterwards", "last-call",
            ])
        let eve = try #require(campaign.rules.first { $0.name == "eve" })
        #expect(eve.at.description == "day -2d at 14:00 workday")
        #expect(eve.deadline?.description == "day at 08:00")
        #expect(
            eve.action
                == .reminder(
                    ReminderRule(
                        audience: .committed, to: [.technician, .first, .second], channel: "mail", message: "eve")))
        let added = try #require(campaign.rules.last)
        #expect(
            added.action
                == .reminder(
                    ReminderRule(audience: .promised, to: [.first, .second], channel: "mail", message: "week-before")))
    }

    @Test func tooManyRulesAreRefused() {
        let rules = (0..<70).map { "  r\($0): {reminder: committed, at: day, message: kit}\n" }.joined()
        #expect(Written.problems("rules:\n" + rules) == ["lightd.yaml:2:3: there are more than 64 rules"])
    }
}
