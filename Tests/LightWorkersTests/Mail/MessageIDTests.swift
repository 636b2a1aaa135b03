import LightDomain
import Testing

@testable import LightWorkers

@Suite struct MessageIDTests {
    private func assignment(job: Int64 = 17, rule: String = "week-before", occurrence: Int = 0) throws -> Assignment {
        let look = Look(
            commitment: try #require(CommitmentID("antwerpen/stadhuis@2027")), buildingName: "Stadhuis", probes: [])
        return try .fixture(job: job, rule: rule, occurrence: occurrence, work: .check(look))
    }

    @Test func itNamesTheJobAndStaysTheSameInEveryAttempt() throws {
        var second = try assignment()
        second.attempt = 2
        let id = try #require(MessageID(of: assignment(), domain: "mail.example.org"))
        #expect(id.description == "<2027.antwerpen.stadhuis.week-before.17@mail.example.org>")
        #expect(MessageID(of: second, domain: "mail.example.org") == id)
    }

    @Test func anotherJobHasAnother() throws {
        let ids = try [
            assignment(), assignment(job: 18), assignment(rule: "eve"), assignment(occurrence: 1),
        ].map { MessageID(of: $0, domain: "example.org") }
        #expect(Set(ids).count == 4)
        #expect(!ids.contains(nil))
    }

    @Test func aStrangeOrLongRuleStillHasOne() throws {
        for rule in ["", "..", "één week ervoor", "a@b>\r\nX: y", String(repeating: "x", count: 5_000)] {
            #expect(MessageID(of: try assignment(rule: rule), domain: "example.org") != nil)
        }
        #expect(MessageID(of: try assignment(), domain: "not a domain") == nil)
    }

    @Test(arguments: ["", "a", "@", "a@", "@b", "a@b@c", "a b@c", "a@b\r\n", "a..b@c", ".a@b", "<a@b", "a>@b", "é@b"])
    func whatCannotStandInTheHeaderIsRefused(text: String) {
        #expect(MessageID(text) == nil)
    }

    @Test func angleBracketsMayBeThere() {
        #expect(MessageID("<a.b@c>")?.text == "a.b@c")
        #expect(MessageID("a.b@c")?.description == "<a.b@c>")
    }
}
