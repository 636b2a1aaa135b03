import LightDomain
import Testing

@testable import LightDaemon

@Suite struct MessagesTests {
    @Test func aFileReplacesOneMessageInOneLanguage() throws {
        let messages = try Messages.load(files: [
            (
                "/etc/lightd/messages/kit.nl.mustache",
                "Subject: Onze tekst voor {{municipality}}\n\nDag {{! niets }}{{contactName}}.\n"
            ),
            ("/etc/lightd/messages/extra.nl.mustache", "Subject: a\n\nb\n"),
        ])
        let facts = try BuiltIn.configuration.get().facts
        let (own, language) = try #require(messages.render(Letters.notice("kit"), facts: facts, zone: Belgium.zone()))
        #expect([own.subject, own.text] == ["Onze tekst voor Antwerpen", "Dag Jan Peeters.\n"])
        #expect(own.html.contains(">Dag Jan Peeters.</p>"))
        #expect(language == "nl")
        #expect(
            try messages.render(Letters.notice("kit", language: "fr"), facts: facts, zone: Belgium.zone())?.language
                == "fr")
        #expect(messages.names == Set(Letters.names + ["extra"]))
    }

    @Test(arguments: [("nl", "nl"), ("nl-BE", "nl"), ("NL", "nl"), ("pt", "fr"), ("", "fr")])
    func aLanguageWithoutATextIsAnsweredInTheConfigurations(asked: String, given: String) throws {
        let messages = try BuiltIn.messages.get()
        let facts = try Written.load("language: fr\n").facts
        #expect(
            try messages.render(Letters.notice(language: asked), facts: facts, zone: Belgium.zone())?.language == given)
    }

    @Test func aMessageInOnlyOneLanguageIsBetterThanNone() throws {
        let messages = try Messages.load(files: [("extra.pt.mustache", "Subject: {{day}}\n\n{{campaign}}\n")])
        let facts = try BuiltIn.configuration.get().facts
        let (message, language) = try #require(
            messages.render(Letters.notice("extra"), facts: facts, zone: Belgium.zone()))
        #expect(language == "pt")
        #expect([message.subject, message.text] == ["Friday 30 July 2027", "Blue Heart Campaign\n"])
        #expect(try messages.render(Letters.notice("other"), facts: facts, zone: Belgium.zone()) == nil)
    }

    @Test func aTelephoneNumberIsNotBroken() {
        #expect(Paragraphs.wrap("bel naar 078 055 800 nu", width: 14) == "bel naar\n078 055 800 nu\n")
    }

    @Test func paragraphsAreBrokenBetweenWordsAndTablesAreNot() {
        let table = "  Gebouw:  " + String(repeating: "woord ", count: 20) + "einde"
        #expect(
            Paragraphs.wrap("\n\n" + table + "\n\n\n\n- een twee drie\n", width: 9) == table
                + "\n\n- een\n  twee\n  drie\n")
        #expect(
            Paragraphs.wrap("een twee drie vier", width: 9)
                == "een twee\ndrie vier\n")
        #expect(Paragraphs.wrap("onbreekbaarwoord kort", width: 5) == "onbreekbaarwoord\nkort\n")
    }
}
