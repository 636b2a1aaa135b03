import Almanac
import LightDomain

/// Reads `campaign:` and `rules:` into the domain's campaign.
extension Campaign {
    /// - Parameter messages: the names of the messages there are.
    init(_ section: Section, rules: Section, messages: Set<String>) {
        let name = section.required("name", .text("a name") { !$0.isEmpty })
        let day = section.required("day", .monthDay)
        let kickoff = section.required("kickoff", .monthDay)
        let colour = section.required("colour", .colour)
        let on = section.required("on", .moment)
        let off = section.required("off", .moment)
        section.accept("names", "dayNames")
        section.close()
        let causes = [section.spot(of: "day"), section.spot(of: "kickoff")]
        let reader = RuleReader(
            messages: messages, calendar: RuleCalendar(day: day, kickoff: kickoff), causes: causes)
        self.init(
            name: name, day: day, kickoff: kickoff, colour: colour, on: on, off: off, rules: reader.read(rules))
        let campaign = self
        section.findings.later { campaign.check(section) }
    }

    /// What no year could keep.
    private func check(_ section: Section) {
        if let first = kickoff.in(2_027), let last = day.in(2_027), first > last {
            section.report(
                "campaign.kickoff (\(kickoff)) is after the campaign's day (\(day))", atOneOf: ["kickoff", "day"])
        }
        for (key, moment) in [("on", on), ("off", off)] where moment.needsWindow {
            section.report(
                "campaign.\(key) cannot start from \"\(moment.anchor.rawValue)\", which is an end of the window itself",
                at: key)
        }
        let calendar = RuleCalendar(day: day, kickoff: kickoff)
        if !on.needsWindow, !off.needsWindow, let year = calendar.year(inWhich: off, isNotAfter: on) {
            section.report(
                "the window would end before it begins, in \(year) for instance", atOneOf: ["off", "on", "day"])
        }
    }
}

/// Reads `rules:`.
struct RuleReader {
    static let most = 64
    /// The channels that have a worker.
    static let channels = ["mail"]
    /// Seconds for which a sighting counts where the rule does not say.
    static let lifetime = 1_800
    /// Bad looks in a row that are trouble, and seconds between them, where the rule does not say.
    static let attempts = 3
    static let retry = 120

    let messages: Set<String>
    let calendar: RuleCalendar
    /// Where the dates stand with which a rule may be at odds.
    let causes: [Spot]

    func read(_ section: Section) -> [Rule] {
        section.acceptAnyKey()
        if section.entries.count > Self.most {
            section.findings.report("there are more than \(Self.most) rules", at: section.spot)
            return []
        }
        return section.entries.compactMap { read($0, in: section) }
    }

    /// A rule; nil where it is switched off or wrong.
    private func read(_ entry: Setting.Entry, in rules: Section) -> Rule? {
        guard Slug.isSlug(entry.key) else {
            rules.findings.report(
                "a rule's name is made of a-z, 0-9 and single hyphens, such as \"week-before\"", at: entry.keySpot)
            return nil
        }
        guard entry.key != Hand.lookRule, entry.key != Plan.lampRule else {
            rules.findings.report(
                "\"\(entry.key)\" is a name that lightd itself uses; another name is free", at: entry.keySpot)
            return nil
        }
        if case .scalar(let scalar) = entry.setting.value, scalar.style == .plain, scalar.text == "false" { return nil }
        if case .section = entry.setting.value {
            let section = Section(entry.setting, path: rules.name(of: entry.key), findings: rules.findings)
            return rule(entry.key, section)
        }
        rules.findings.report(
            "rules.\(entry.key) is a section, or false to switch the rule off, not \(entry.setting.kind)",
            at: entry.setting.spot)
        return nil
    }

    private func rule(_ name: String, _ section: Section) -> Rule? {
        switch (section.has("reminder"), section.has("check")) {
        case (true, false):
            return reminder(name, section)
        case (false, true):
            return check(name, section)
        case (true, true):
            section.report(
                "a rule is a reminder or a check, not both; \"\(name): false\" switches off one that is built in, and "
                    + "another name is free", at: "check")
            return nil
        case (false, false):
            section.findings.report(
                "\(section.path) is neither a reminder nor a check; give it \"reminder: committed\" or \"check: true\"",
                at: section.spot)
            return nil
        }
    }

    private func reminder(_ name: String, _ section: Section) -> Rule {
        let audience: ReminderRule.Audience = section.required("reminder", .word(standIn: .committed))
        let at = section.required("at", .moment)
        let deadline = section.optional("deadline", .moment)
        let to = section.optional("to", .list(of: Form<Role>.word(standIn: .first))) ?? [.first, .second]
        let channel = section.optional("channel", .oneOf(Self.channels)) ?? "mail"
        let message = section.optional("message", .oneOf(messages.sorted()))
        if message == nil, !section.has("message"), !messages.contains(name) {
            let hint = Section.suggestion(for: name, among: messages.sorted())
            section.report("there is no message \"\(name)\"\(hint)", at: "message")
        }
        section.findings.later {
            guard to.isEmpty || Set(to).count < to.count else { return }
            section.report("\(section.path).to names one role or more, each once", at: "to")
        }
        if audience == .invited {
            for (key, moment) in [("at", at), ("deadline", deadline)] where moment?.needsWindow == true {
                section.report("who is invited has no window yet; start from day, kickoff or the sun", at: key)
            }
        }
        checkOrder(at, deadline, "deadline", section)
        section.accept("check")
        section.close()
        return Rule(
            name: name, at: at, deadline: deadline,
            action: .reminder(ReminderRule(audience: audience, to: to, channel: channel, message: message ?? name)))
    }

    private func check(_ name: String, _ section: Section) -> Rule {
        if !section.required("check", .flag) {
            section.report("\(section.path).check is true; \"\(name): false\" switches the rule off", at: "check")
        }
        let at = section.required("at", .moment)
        let every = section.optional("every", .duration(in: 60...86_400))
        let until = section.optional("until", .moment)
        let deadline = section.optional("deadline", .moment)
        let lifetime = section.optional("lifetime", .duration(in: 60...604_800)) ?? Self.lifetime
        let attempts = section.optional("attempts", .integer(in: 1...100)) ?? Self.attempts
        let retry = section.optional("retry", .duration(in: 10...86_400)) ?? Self.retry
        for key in ["attempts", "retry"] where section.has(key) && !section.has("every") {
            section.report("\(section.path).\(key) needs \"every\"; a single look is not repeated", at: key)
        }
        if until != nil, !section.has("every") {
            section.report("\(section.path).until needs \"every\"; a single look has a deadline", at: "until")
        }
        if deadline != nil, section.has("every") {
            section.report(
                "\(section.path).deadline is for a single look; with \"every\" write \"until\"", at: "deadline")
        }
        checkOrder(at, deadline, "deadline", section)
        checkOrder(at, until, "until", section)
        section.accept("reminder")
        section.close()
        return Rule(
            name: name, at: at, deadline: deadline,
            action: .check(CheckRule(every: every, until: until, lifetime: lifetime, attempts: attempts, retry: retry)))
    }

    private func checkOrder(_ at: Moment, _ end: Moment?, _ key: String, _ section: Section) {
        guard let end else { return }
        section.findings.later {
            guard let year = calendar.year(inWhich: end, isNotAfter: at) else { return }
            section.report(
                "\(section.path).\(key) is not after the rule falls due, in \(year) for instance",
                atOneOf: [key, "at"], or: causes)
        }
    }
}

extension Form where Value == String {
    /// One of some words that are known only when the daemon runs.
    static func oneOf(_ known: [String]) -> Form {
        Form(standIn: "") { setting, name, findings in
            guard let text = Form.text.read(setting, name, findings) else { return nil }
            if known.contains(text) { return text }
            let hint = Section.suggestion(for: text, among: known)
            findings.report("\(name) cannot be \"\(text.prefix(60))\"\(hint)", at: setting.spot)
            return nil
        }
    }
}
