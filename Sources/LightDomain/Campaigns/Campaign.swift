import Almanac

/// The yearly occasion as the configuration describes it. A value: a reload makes a new one.
package struct Campaign: Hashable, Sendable {
    package var name: String
    /// The night that counts: 30 July.
    package var day: MonthDay
    /// The opening of the campaign, before the day in the same year.
    package var kickoff: MonthDay
    /// `#RRGGBB`.
    package var colour: String
    /// The window's default beginning and end.
    package var on: Moment
    package var off: Moment
    /// In the order of the configuration.
    package var rules: [Rule]

    package init(
        name: String, day: MonthDay, kickoff: MonthDay, colour: String, on: Moment, off: Moment, rules: [Rule]
    ) {
        self.name = name
        self.day = day
        self.kickoff = kickoff
        self.colour = colour
        self.on = on
        self.off = off
        self.rules = rules
    }
}

/// A named line of the configuration from which jobs come.
package struct Rule: Hashable, Sendable {
    /// A slug, unique in the campaign: `week-before`.
    package var name: String
    /// When it falls due.
    package var at: Moment
    /// When it is too late. Absent: the next rule of its kind for the same subject, or the end of the window.
    package var deadline: Moment?
    package var action: Action

    package enum Action: Hashable, Sendable {
        case reminder(ReminderRule)
        case check(CheckRule)
    }

    package init(name: String, at: Moment, deadline: Moment?, action: Action) {
        self.name = name
        self.at = at
        self.deadline = deadline
        self.action = action
    }
}

/// Tells a contact.
package struct ReminderRule: Hashable, Sendable {
    /// Whom it concerns, looked at when it is planned and once more just before it goes.
    package enum Audience: String, Hashable, Sendable, CaseIterable {
        /// Municipalities that have promised nothing and declined nothing.
        case invited
        /// Commitments that are promised and not yet confirmed.
        case promised
        /// Commitments that are confirmed.
        case confirmed
        /// Commitments, promised or confirmed.
        case committed
    }

    package var audience: Audience
    /// Who is written to: the first contact with this role that has an address, else the next in the list.
    package var to: [Role]
    package var channel: String
    /// The message's name: `config/messages/<message>.<language>.mustache`.
    package var message: String

    package init(audience: Audience, to: [Role], channel: String, message: String) {
        self.audience = audience
        self.to = to
        self.channel = channel
        self.message = message
    }
}

/// Looks at buildings that have a probe, from `at` until `until`, every `every` seconds.
package struct CheckRule: Hashable, Sendable {
    /// Seconds between two looks; absent means one look.
    package var every: Int?
    /// No look begins after it; absent with `every` means the window's end.
    package var until: Moment?
    /// Seconds for which a sighting counts.
    package var lifetime: Int
    /// How many bad looks in a row are hard; with `every` only.
    package var attempts: Int
    /// Seconds until a soft state is looked at again.
    package var retry: Int

    package init(every: Int?, until: Moment?, lifetime: Int, attempts: Int = 3, retry: Int = 120) {
        self.every = every
        self.until = until
        self.lifetime = lifetime
        self.attempts = attempts
        self.retry = retry
    }
}
