import Almanac

/// What lamps are told.
package enum LampLevel: String, Hashable, Sendable, CaseIterable {
    case on, off
}

/// What is known of a building's lamps in one edition: what they were last told, and whether a hand is on the switch.
///
/// Switching is level-triggered: nobody acts on "the window has opened", but asks what should be on now. So a start
/// in the middle of the night, a clock that leapt and a window that moved need no case of their own.
package struct Lamps: Hashable, Sendable {
    /// Somebody's wish, which goes before the window's for as long as it lasts.
    package struct Hand: Hashable, Sendable {
        package var level: LampLevel
        /// When it is lifted by itself; absent means by somebody.
        package var until: Instant?
        package var who: String

        package init(level: LampLevel, until: Instant?, who: String) {
            self.level = level
            self.until = until
            self.who = who
        }
    }

    /// The last command that left the house; absent before the first.
    package var told: LampLevel?
    package var toldAt: Instant?
    /// Whether the lamps took it. One whose answer never came may or may not have been obeyed.
    package var isTaken: Bool
    package var hand: Hand?

    package init(told: LampLevel? = nil, toldAt: Instant? = nil, isTaken: Bool = false, hand: Hand? = nil) {
        self.told = told
        self.toldAt = toldAt
        self.isTaken = isTaken
        self.hand = hand
    }

    /// Seconds after which lamps that are on are told so again, since one that lost its power comes back dark; and
    /// after which a command is repeated that was refused.
    package static let keepAlive: Int64 = 900

    /// Seconds after the window for which lamps that would not go off are still told to.
    package static let patience: Int64 = 6 * 3_600

    /// What the lamps should be at `now`.
    package func wanted(promise: Promise, window: Window?, at now: Instant) -> LampLevel {
        if let hand, isActive(hand, at: now) { return hand.level }
        guard promise.isLive, let window else { return .off }
        return window.opens <= now && now < window.closes ? .on : .off
    }

    /// The first instant after `now` at which `wanted` may be another.
    package func nextChange(promise: Promise, window: Window?, after now: Instant) -> Instant? {
        var changes: [Instant?] = [hand?.until]
        if promise.isLive { changes += [window?.opens, window?.closes] }
        return changes.compactMap { $0 }.filter { $0 > now }.min()
    }

    /// Whether the lamps are, as far as anybody knows, what they should be.
    package func isSettled(on level: LampLevel) -> Bool {
        told == nil ? level == .off : told == level && isTaken
    }

    /// When the next command is to go out and until when one is of use; nil while nothing has to be said.
    ///
    /// - Parameter since: when the promise was made: no command is older.
    package func nextOrder(
        promise: Promise, window: Window?, since: Instant, at now: Instant
    ) -> (due: Instant, deadline: Instant)? {
        let level = wanted(promise: promise, window: window, at: now)
        let end = lastUse(window, now)
        guard now < end else { return nil }
        let change = nextChange(promise: promise, window: window, after: now)
        let due: Instant
        if isSettled(on: level) {
            let again = level == .on ? toldAt?.advanced(by: Self.keepAlive) : nil
            guard let next = [change, again].compactMap({ $0 }).min() else { return nil }
            due = next
        } else if told == level, let toldAt {
            let again = toldAt.advanced(by: Self.keepAlive)
            due = min(again, change ?? again)
        } else {
            due = max(begin(of: level, window, now), since)
        }
        return due < end ? (due, end) : nil
    }

    /// Puts a hand on the switch. What it wants is said to the lamps whatever is known of them: somebody looks at them
    /// and sees that they are not as they should be, and another edition or another program may have told them else.
    package mutating func put(_ hand: Hand, at now: Instant) {
        self.hand = hand
        guard isSettled(on: hand.level) else { return }
        // As if it had been said long ago, without an answer.
        (told, toldAt, isTaken) = (hand.level, now.advanced(by: -Self.keepAlive), false)
    }

    // MARK: Helpers

    private func isActive(_ hand: Hand, at now: Instant) -> Bool {
        hand.until.map { now < $0 } ?? true
    }

    /// Since when the lamps should be what they should be now, where the window says so.
    private func begin(of level: LampLevel, _ window: Window?, _ now: Instant) -> Instant {
        if let hand, isActive(hand, at: now) { return now }
        let ends = [window?.opens, window?.closes, hand?.until].compactMap { $0 }.filter { $0 <= now }
        return ends.max() ?? now
    }

    /// Nothing is said to lamps after it.
    private func lastUse(_ window: Window?, _ now: Instant) -> Instant {
        // Lamps that are on are told to go off however late it is; if they refuse, that was the last word.
        let isOpen = told == .on || hand.map { isActive($0, at: now) } ?? false
        let ends = [isOpen ? now : nil, window?.closes, hand?.until].compactMap { $0 }
        return (ends.max() ?? now).advanced(by: Self.patience)
    }
}
