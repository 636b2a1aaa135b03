import LightDomain
import LightWorkers
import Testing

@testable import LightDaemon

/// Every letter that lightd writes of its own accord, read by others.
@Suite struct LetterTests {
    /// Each message in each language, to whoever has promised or confirmed.
    private static func notices(_ change: (inout Notice) -> Void = { _ in }) throws -> [Notice] {
        try Letters.names.flatMap { name in
            try Letters.languages.flatMap { language in
                try [Promise.promised, .confirmed].map { promise in
                    var notice = try Letters.notice(name, language: language, promise: promise)
                    change(&notice)
                    return notice
                }
            }
        }
    }

    @Test func everyLetterIsReadByTheStrictestRules() throws {
        let office = try Office.open("coordinator: 'Team <team@just.example>'\n")
        let notices = try Self.notices()
        let letters = try notices.map { try Office.letter($0, office) }
        for (notice, read) in zip(notices, try ReadLetter.read(letters)) {
            #expect(read.error == nil, "\(notice.message).\(notice.language)")
            #expect(read.language == notice.language)
            #expect(read.autoSubmitted == "auto-generated")
            #expect(read.tree == ["multipart/alternative", "text/plain", "text/html"])
            // Both forms say the same, below the band with the campaign's name.
            let heading = try #require(BuiltIn.configuration.get().facts.names[notice.language])
            #expect(read.html == heading.filter { !$0.isWhitespace } + (read.plain ?? ""))
            #expect(read.title == read.subject)
            // A letter about a building belongs to its thread.
            let place = notice.commitment == nil ? "antwerpen" : "antwerpen.stadhuis"
            #expect(read.messageID == "<2027.\(place).\(notice.message).0.k3x9@just.example>")
            #expect(read.inReplyTo == "<2027.\(place).k3x9@just.example>")
            #expect(read.references == read.inReplyTo)
        }
    }

    @Test func whoWasNeverAskedMayAskToBeLeftAlone() throws {
        let office = try Office.open("coordinator: 'Team <team@just.example>'\n")
        let letters = try ["invitation", "eve"].map { try Office.letter(Letters.notice($0), office) }
        let read = try ReadLetter.read(letters)
        #expect(read[0].unsubscribe == "<mailto:team@just.example?subject=unsubscribe%20antwerpen>")
        // Who has promised something hears of it.
        #expect(read[1].unsubscribe == nil)
    }

    @Test func whatLeadsSomewhereIsALink() throws {
        let letters = try ["nl", "fr", "en"].map { try Office.letter(Letters.notice("kit", language: $0)) }
        let websites = try BuiltIn.configuration.get().facts.websites
        for (language, read) in zip(["nl", "fr", "en"], try ReadLetter.read(letters)) {
            let website = try #require(websites[language])
            #expect(Set(read.links ?? []) == ["https://\(website)", "mailto:teh@just.fgov.be", "tel:078055800"])
        }
    }

    @Test(arguments: [
        "Stad\r\nBcc: all@example.org\r\n\r\n<h1>x</h1>", "</td></tr></table><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>", "\"><a href=\"https://evil.example\">", "=?utf-8?q?=0D=0ABcc:_eve?=",
        "{{{hotline}}} {{#day}}", "&lt;b&gt; &amp; &#60;", "a\u{0}b\u{202E}c\u{2028}d", "--=_alt_", "- een\n- twee",
        "🏛️💙👨‍👩‍👧‍👦", "日本語の名前", String(repeating: "é", count: 500), "'\"\\,;:<>@[]()", "From here", ".", "  x:   y",
    ])
    func noNameChangesTheShapeOfALetter(name: String) throws {
        let plain = try ReadLetter.read(try Self.notices().map { try Office.letter($0) })
        let hostile = try Self.notices { notice in
            notice.contact.name = name
            notice.municipalityName = name
            notice.commitment?.buildingName = name
            notice.commitment?.address = name
        }
        let office = try Office.open()
        for (usual, read) in zip(plain, try ReadLetter.read(hostile.map { try Office.letter($0, office) })) {
            #expect(read.error == nil)
            #expect(read.names == usual.names)
            #expect(read.to == ["jan@example.org"])
            #expect(read.tree == usual.tree)
            #expect(read.links == usual.links)
            func elements(_ source: String?) -> Int { (source ?? "").split(separator: "<").count }
            #expect(elements(read.source) == elements(usual.source))
        }
    }

    @Test func theBandIsReadableOnEveryColour() {
        #expect(LetterPage.ink(on: "#009EDB") == "#000000")
        #expect(LetterPage.ink(on: "#003366") == "#ffffff")
        #expect(LetterPage.ink(on: "#000000") == "#ffffff")
        #expect(LetterPage.ink(on: "#ffffff") == "#000000")
    }
}
