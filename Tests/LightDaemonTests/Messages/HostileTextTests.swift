import LightDomain
import Testing

@testable import LightDaemon

/// Names come from people, and from files of people: they are put in as they are, and harm nothing.
@Suite struct HostileTextTests {
    @Test(arguments: [
        "{{hotline}}", "{{#day}}x{{/day}}", "<script>alert(1)</script>", "A & B \"C\"", "}}{{", "{{{day}}}", "\\n%s",
    ])
    func signsComeOutLiterally(name: String) throws {
        let message = try Letters.render(Letters.notice(contact: name, building: name))
        #expect(message.text.hasPrefix("Geachte \(name),\n"))
        #expect(message.text.contains("  \(name)\n"))
        #expect(message.subject == "Antwerpen, \(name): is alles klaar voor vrijdag 30 juli 2027?")
    }

    @Test(arguments: [
        ("Stad\r\nBcc: all@example.org", "Stad Bcc: all@example.org"), ("Stad\nhuis", "Stad huis"),
        ("Stad\u{0}huis", "Stad huis"), ("  Stad \t huis  ", "Stad huis"), ("Stad\u{2028}huis", "Stad huis"),
        ("Stad\u{85}huis", "Stad huis"), ("Stad\u{202E}siuh", "Stadsiuh"), ("\u{1B}[31mStad", "[31mStad"),
    ])
    func aNameStaysOnItsLine(name: String, line: String) throws {
        let message = try Letters.render(Letters.notice(contact: name, building: name, address: name))
        #expect(message.subject == "Antwerpen, \(line): is alles klaar voor vrijdag 30 juli 2027?")
        #expect(message.text.hasPrefix("Geachte \(line),\n"))
        #expect(message.text.contains("  Adres:          \(line)\n"))
        #expect(!message.text.contains("\r") && !message.text.contains("\u{0}"))
    }

    @Test func anEmptyNameIsNone() throws {
        #expect(try Letters.render(Letters.notice(contact: " \n ")).text.hasPrefix("Geachte mevrouw, geachte heer,\n"))
        #expect(try !Letters.render(Letters.notice(address: "")).text.contains("Adres:"))
    }

    @Test func aNameWithoutEndIsCutBetweenCharacters() throws {
        let family = String(repeating: "👩‍👩‍👧", count: 500)
        let message = try Letters.render(
            Letters.notice(municipality: String(repeating: "é", count: 5_000), building: family))
        #expect(message.subject.utf8.count <= Message.longestSubject)
        #expect(message.subject.contains("éé…"))
        #expect(message.text.utf8.count < 10_000)
    }
}
