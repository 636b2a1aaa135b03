import Almanac
import LightDomain
import LightWorkers
import Testing

@testable import LightDaemon

@Suite struct ComposerTests {
    @Test func aLetterIsTheSameInEveryAttempt() throws {
        let composer = try composer()
        let key = try key("antwerpen/stadhuis@2027")
        let first = try composer.compose(Letters.notice(), key: key)
        #expect(try composer.compose(Letters.notice(), key: key) == first)
        #expect(first.messageID == "<2027.antwerpen.stadhuis.week-before.0.k3x9@example.org>")
        #expect(first.threadID == "<2027.antwerpen.stadhuis.k3x9@example.org>")
        #expect(first.language == "nl")
        #expect(first.subject == "Antwerpen, Stadhuis: is alles klaar voor vrijdag 30 juli 2027?")
        #expect(first.text.contains("Stadhuis"))
    }

    @Test func everyJobHasItsOwnIdentifierAndEverySubjectItsThread() throws {
        let composer = try composer()
        let keys = try [
            key("antwerpen/stadhuis@2027"), key("antwerpen/stadhuis@2027", occurrence: 1),
            key("antwerpen/stadhuis@2027", rule: "eve"), key("antwerpen/toren@2027"), key("antwerpen@"),
        ]
        #expect(Set(keys.map(composer.messageID)).count == keys.count)
        #expect(composer.threadID(keys[0]) == composer.threadID(keys[2]))
        #expect(composer.threadID(keys[0]) != composer.threadID(keys[3]))
        #expect(composer.messageID(keys[4]) == "<2027.antwerpen.week-before.0.k3x9@example.org>")
    }

    @Test func identifiersHoldNothingThatAHeaderCannot() throws {
        let composer = Composer(
            messages: try BuiltIn.messages.get(), facts: try BuiltIn.configuration.get().facts,
            zones: try Belgium.zones(),
            domain: "a b>\r\n.example", instance: "x y@z")
        let key = try key("antwerpen/stadhuis@2027", rule: "a.b <c>")
        #expect(composer.messageID(key) == "<2027.antwerpen.stadhuis.a-b--c-.0.x-y-z@a-b---.example>")
    }

    @Test func longNamesMakeShortIdentifiersThatStillDiffer() throws {
        let composer = try composer()
        let long = String(repeating: "lang", count: 16)
        let keys = try ["a", "b"].map { try key("\(long)/\(long)@2027", rule: "\(long.dropLast())\($0)") }
        #expect(composer.messageID(keys[0]) != composer.messageID(keys[1]))
        for key in keys {
            #expect(MessageID(composer.messageID(key)) != nil && composer.messageID(key).utf8.count < 180)
        }
    }

    @Test func whatCannotBeComposedIsSaid() throws {
        let composer = try composer()
        #expect(throws: CompositionProblem.noZone("Mars/Olympus")) {
            try composer.compose(Letters.notice(timeZone: "Mars/Olympus"), key: key("antwerpen/stadhuis@2027"))
        }
        #expect(throws: CompositionProblem.noMessage("nothing")) {
            try composer.compose(Letters.notice("nothing"), key: key("antwerpen/stadhuis@2027"))
        }
    }

    // MARK: Helpers

    private func composer() throws -> Composer {
        Composer(
            messages: try BuiltIn.messages.get(), facts: try BuiltIn.configuration.get().facts,
            zones: try Belgium.zones(),
            domain: "example.org",
            instance: "k3x9")
    }

    /// `antwerpen@` is the town itself.
    private func key(_ subject: String, rule: String = "week-before", occurrence: Int = 0) throws -> JobKey {
        let town = subject.hasSuffix("@") ? String(subject.dropLast()) : subject
        return JobKey(
            edition: 2_027, subject: try #require(Subject(town)), rule: rule, occurrence: occurrence)
    }
}
