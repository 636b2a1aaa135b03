// LightEngine: the four doors through which the register, the agenda and the board change: `handle` a command,
// `claim` what is due, `record` what came of it, `recover` at boot. Each is one transaction that loads what it
// needs, asks the rules of LightDomain, writes, and appends its events.
//
// It is told the time. It never waits, sends or looks, and what it does depends on nothing but its arguments and
// the database.

import Almanac
import LightDomain
import LightStore

/// The doors. A value: what it remembers is in the store.
package struct Engine: Sendable {
    package let store: Store
    package let campaign: Campaign
    package let surroundings: Surroundings

    package init(store: Store, campaign: Campaign, surroundings: Surroundings) {
        self.store = store
        self.campaign = campaign
        self.surroundings = surroundings
    }

    /// The same doors on another store: a rehearsal.
    package func on(_ store: Store) -> Engine {
        Engine(store: store, campaign: campaign, surroundings: surroundings)
    }

    /// When `claim` has something to do next; absent when nothing is ahead.
    ///
    /// - Parameter room: kinds of jobs for which there is no room are left out once they are known to be due, since
    ///   claiming could not take them.
    package func nextDue(room: Room) throws -> Instant? {
        try store.read { ledger in
            var next: [Instant?] = [try ledger.nextReview(), try rolloverDue(ledger)]
            if room.reminders > 0 { next.append(try ledger.nextAttempt(kind: .reminder)) }
            if room.checks > 0 { next.append(try ledger.nextAttempt(kind: .check)) }
            if room.switches > 0 { next.append(try ledger.nextAttempt(kind: .switch)) }
            // For what there is no room is said to be due all the same.
            if let last = try ledger.lastFactAt() { next.append(try ledger.nextToFallDue(after: last)) }
            return next.compactMap { $0 }.min()
        }
    }

    /// The end of the last edition to which the engine has moved, where the almanac knows one after it.
    private func rolloverDue(_ ledger: Ledger) throws -> Instant? {
        guard let year = try ledger.lastInvitedEdition(), let rollover = Edition(year, of: campaign)?.rollover,
            Edition.next(of: campaign, at: rollover) != nil
        else { return nil }
        return rollover
    }
}

/// How many jobs of each kind may be under way besides those that are, and how many to one mailbox or device.
package struct Room: Hashable, Sendable {
    package var reminders: Int
    package var checks: Int
    package var switches: Int
    /// Of all kinds together, at least 1.
    package var perDestination: Int

    package init(reminders: Int, checks: Int, switches: Int, perDestination: Int = 4) {
        self.reminders = reminders
        self.checks = checks
        self.switches = switches
        self.perDestination = perDestination
    }

    /// Nothing more is begun.
    package static let none = Room(reminders: 0, checks: 0, switches: 0)
}

/// What the rules need of the world and cannot compute: zones, holidays, the gazetteer. Loaded once by the shell.
package struct Surroundings: Sendable {
    package let zones: Zones
    /// By ISO 3166-1 alpha-2 code; a country without an entry has no public holidays.
    package let holidays: [String: Holidays]
    package let gazetteer: Gazetteer

    package init(zones: Zones, holidays: [String: Holidays], gazetteer: Gazetteer) {
        self.zones = zones
        self.holidays = holidays
        self.gazetteer = gazetteer
    }
}
