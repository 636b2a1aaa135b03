import Almanac

/// Where and when moments of one edition are resolved for one subject: its zone, its place, its country's holidays.
package struct LightingHours: Sendable {
    package let edition: Edition
    package let zone: Zone
    package let place: Place?
    package let holidays: Holidays

    package init(edition: Edition, zone: Zone, place: Place?, holidays: Holidays) {
        self.edition = edition
        self.zone = zone
        self.place = place
        self.holidays = holidays
    }

    /// The instant of `moment`; those that start from the window's ends need `window`.
    package func instant(of moment: Moment, window: Window? = nil) throws(MomentUnresolvable) -> Instant {
        try moment.resolve(
            in: MomentContext(
                day: edition.day, kickoff: edition.kickoff, zone: zone, place: place, on: window?.opens,
                off: window?.closes, holidays: holidays))
    }

    /// The window from `on` to `off`.
    package func window(on: Moment, off: Moment) throws(WindowProblem) -> Window {
        do {
            let opens = try instant(of: on)
            let closes = try instant(of: off)
            if let window = Window(opens: opens, closes: closes) { return window }
            throw WindowProblem.empty(opens: opens, closes: closes)
        } catch let problem as WindowProblem {
            throw problem
        } catch let problem as MomentUnresolvable {
            throw WindowProblem.unresolvable(problem)
        } catch {
            preconditionFailure("resolving a moment throws only the two errors above, not \(error)")
        }
    }

    /// Sunset of the campaign day; absent without a place or where the sun does not set.
    package var sunset: Instant? {
        guard let place else { return nil }
        return Sun.event(.sunset, on: edition.day, at: place, in: zone).instant
    }
}

/// Why two moments make no window.
package enum WindowProblem: Error, Hashable, Sendable, CustomStringConvertible {
    case unresolvable(MomentUnresolvable)
    case empty(opens: Instant, closes: Instant)

    package var description: String {
        switch self {
        case .unresolvable(let problem): problem.description
        case .empty(let opens, let closes):
            "the window would end (\(closes.rfc3339)) before it begins (\(opens.rfc3339))"
        }
    }
}
