import Testing

@testable import LightWorkers

@Suite struct HeaderTextTests {
    @Test(arguments: [
        ("Antwerpen", "Antwerpen"),
        ("", ""),
        (" \r\n\t ", ""),
        ("a\r\nBcc: eve@example.org", "a Bcc: eve@example.org"),
        ("a\nb\rc\u{0}d\u{7F}e\u{85}f\u{2028}g\u{2029}h", "a b c d e f g h"),
        ("  veel   ruimte  ", "veel ruimte"),
        ("ab\u{202E}gpj.exe", "abgpj.exe"),
        ("\u{FEFF}Luik", "Luik"),
        ("a\u{A0}b", "a b"),
        ("L'Été à Liège", "L'Été à Liège"),
    ])
    func anyTextBecomesOneHarmlessLine(text: String, line: String) {
        #expect(HeaderText(text).text == line)
    }

    @Test func aLongTextIsCut() {
        #expect(HeaderText(String(repeating: "é", count: 400)).text.count == 400)
        let cut = HeaderText(String(repeating: "é", count: 401)).text
        #expect(cut.count == 400)
        #expect(cut.hasSuffix("…"))
        // One letter under a mountain of accents is many scalars and one character.
        let mountain = "a" + String(repeating: "\u{301}", count: 100_000)
        #expect(HeaderText(mountain).text.unicodeScalars.count < 4_000)
    }
}
