import Almanac
import LightDomain
import LightStore

/// One passage through a door: the open transaction, the time, and who asks.
struct Turn {
    let ledger: Ledger
    let campaign: Campaign
    let surroundings: Surroundings
    let who: String
    let now: Instant

    /// Writes a fact down and returns its revision.
    func report(
        _ what: String, of subject: String, before: Facts? = nil, after: Facts? = nil, note: String? = nil
    ) throws -> Int64 {
        try ledger.append(
            Event(
                at: now, who: who, what: what, subject: subject, before: before?.json, after: after?.json, note: note))
    }

    /// The edition asked for, or the next one; written down, so that promises can refer to it.
    func edition(_ year: Int?) throws -> Edition {
        let edition: Edition?
        if let year {
            edition = Edition(year, of: campaign)
        } else {
            edition = Edition.next(of: campaign, at: now)
        }
        guard let edition else {
            let reason =
                "an edition is a year from \(Edition.years.lowerBound) to \(Edition.years.upperBound) "
                + "in which \(campaign.day) exists"
            throw Refusal.invalid(field: "/edition", reason: reason)
        }
        try ledger.ensure(edition)
        return edition
    }

    /// Where and when the moments of a municipality, or of one of its buildings, are resolved.
    func hours(_ edition: Edition, _ municipality: Municipality, building: Building? = nil) throws -> LightingHours {
        try hours(edition, municipality, place: building?.place)
    }

    /// - Parameter place: the building's, where it has one of its own.
    func hours(_ edition: Edition, _ municipality: Municipality, place: Place?) throws -> LightingHours {
        guard let zone = surroundings.zones[municipality.timeZone] else {
            throw Refusal.invalid(
                field: "/timeZone",
                reason:
                    "\(municipality.id) is in \"\(municipality.timeZone)\", a zone that this machine does not have; "
                    + "install its time zone data (tzdata)")
        }
        return LightingHours(
            edition: edition, zone: zone, place: place ?? municipality.place,
            holidays: surroundings.holidays[municipality.country] ?? Holidays.none)
    }
}

extension Engine {
    func turn(_ ledger: Ledger, by who: String, at now: Instant) -> Turn {
        Turn(ledger: ledger, campaign: campaign, surroundings: surroundings, who: who, now: now)
    }
}
