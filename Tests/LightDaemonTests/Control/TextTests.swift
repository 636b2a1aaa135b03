import Testing

@testable import LightDaemon

@Suite struct TextTests {
    @Test(arguments: ["Sint-Niklaas", "Liège", "Ŀlança", "👩‍🚒 brandweer", "می‌خواهم", ""])
    func namesArePeoples(name: String) throws {
        #expect(try Text.line(name, field: "/name") == name)
    }

    @Test(arguments: [
        "Stad\u{200B}huis", "\u{FEFF}Stadhuis", "Stad\u{2060}huis", "Stad\u{2028}huis", "Stad\u{202E}siuh",
        "Stad\nhuis", "Stad\u{7F}huis", String(repeating: "a", count: 1_001),
    ])
    func aNameThatCanPassForAnotherIsNone(name: String) {
        #expect(throws: (any Error).self) { try Text.line(name, field: "/name") }
    }

    @Test func aRemarkHasLinesAndNothingInvisible() throws {
        #expect(try Text.note("one\ntwo\tthree", field: "/note") == "one\ntwo\tthree")
        #expect(throws: (any Error).self) { try Text.note("one\u{200B}two", field: "/note") }
    }
}
