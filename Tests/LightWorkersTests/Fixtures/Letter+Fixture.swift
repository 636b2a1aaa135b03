import Almanac
import LightDomain
import Testing

@testable import LightWorkers

extension Letter {
    /// A letter in which everything is usual but what a test sets.
    static func fixture(
        from: String = "Blue Heart <blueheart@just.example>", to: String = "Jan <jan@example.org>",
        replyTo: String? = nil, subject: String = "Antwerpen in het blauw", text: String = "Dag Jan,\n\ntot dan!\n",
        html: String? = nil, messageID: String = "2027.antwerpen.week-before.17@lightd.example",
        date: Int64 = 1_816_975_905, language: String = "nl"
    ) throws -> Letter {
        Letter(
            from: try Mailbox(parsing: from), to: try Mailbox(parsing: to),
            replyTo: try replyTo.map { try Mailbox(parsing: $0) }, subject: HeaderText(subject), text: text, html: html,
            messageID: try #require(MessageID(messageID)), date: Instant(secondsSince1970: date),
            language: try #require(LanguageTag(language)))
    }
}

extension Assignment {
    static func fixture(
        job: Int64 = 17, place: String = "antwerpen/stadhuis@2027", rule: String = "week-before", occurrence: Int = 0,
        work: Work
    ) throws -> Assignment {
        Assignment(
            job: job,
            key: JobKey(
                edition: 2027, subject: try #require(Subject(place)), rule: rule, occurrence: occurrence),
            attempt: 1, deadline: Instant(secondsSince1970: 1_816_990_000), work: work)
    }

    static func look(through probes: [Device]) throws -> Assignment {
        let commitment = try #require(CommitmentID("antwerpen/stadhuis@2027"))
        return try fixture(
            rule: "look", work: .check(Look(commitment: commitment, buildingName: "Stadhuis", probes: probes)))
    }
}
