import Almanac
import LightDomain

@testable import LightDaemon

/// Notices about Antwerp, and what the built-in messages make of them.
enum Letters {
    static let languages = ["nl", "fr", "de", "en"]
    static let names = ["invitation", "kit", "kickoff", "week-before", "eve", "tonight", "thanks"]

    private static func instant(_ rfc3339: String) throws -> Instant {
        guard let instant = Instant(rfc3339: rfc3339) else { throw Unreadable(text: rfc3339) }
        return instant
    }

    /// A notice about Antwerp's town hall in 2027; whatever a test sets is what it is about.
    static func notice(
        _ message: String = "week-before", language: String = "nl", contact: String? = "Jan Peeters", year: Int = 2_027,
        municipality: String = "Antwerpen", building: String = "Stadhuis",
        address: String? = "Grote Markt 1, Antwerpen",
        promise: Promise = .promised, verdict: Verdict = .pending, opens: String? = "2027-07-30T19:32:09Z",
        closes: String? = "2027-07-30T23:00:00Z", sunset: String? = "2027-07-30T19:32:09Z", hasCommitment: Bool = true,
        timeZone: String = "Europe/Brussels"
    ) throws -> Notice {
        guard let id = CommitmentID("antwerpen/stadhuis@\(year)"), let day = CivilDate(year: year, month: 7, day: 30),
            let kickoff = CivilDate(year: year, month: 7, day: 22)
        else { throw Unreadable(text: "\(year)") }
        let facts = CommitmentFacts(
            id: id, buildingName: building, address: address, promise: promise, opens: try opens.map(instant),
            closes: try closes.map(instant), sunset: try sunset.map(instant), verdict: verdict)
        return Notice(
            message: message, channel: "mail", language: language,
            contact: Contact(name: contact, email: "jan@example.org"), campaign: "Blue Heart", edition: year, day: day,
            kickoff: kickoff, municipality: id.municipality, municipalityName: municipality, timeZone: timeZone,
            commitment: hasCommitment && message != "invitation" ? facts : nil)
    }

    /// As the built-in messages and the default facts say it.
    static func render(_ notice: Notice) throws -> Message {
        let facts = try BuiltIn.configuration.get().facts
        guard let (message, _) = try BuiltIn.messages.get().render(notice, facts: facts, zone: Belgium.zone()) else {
            throw Unreadable(text: notice.message)
        }
        return message
    }
}

/// Something in a test that cannot be read.
struct Unreadable: Error {
    let text: String
}
