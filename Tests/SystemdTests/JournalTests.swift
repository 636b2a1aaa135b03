import Testing

@testable import Systemd

@Suite struct JournalTests {
    @Test(arguments: [
        ("MESSAGE", true), ("MUNICIPALITY_ID", true), ("A1", true), ("", false), ("_PID", false), ("1A", false),
        ("message", false), ("A=B", false), ("A B", false), ("É", false), ("A\nB", false),
        (String(repeating: "A", count: 64), true), (String(repeating: "A", count: 65), false),
    ])
    func aFieldHasANameThatTheJournalTakes(name: String, isTaken: Bool) {
        #expect(Journal.isName(name) == isTaken)
    }

    @Test func anEntryWithoutAFieldIsNotSent() {
        #expect(!Journal.send([]))
        #expect(!Journal.send([(name: "_PID", value: "1")]))
    }

    /// Whether or not there is a journal on the machine.
    @Test func anEntryDoesNoHarm() {
        #expect(
            Journal.send([
                (name: "MESSAGE", value: "a test of lightd\nwith two lines and \u{0} in it"),
                (name: "PRIORITY", value: "7"), (name: "SYSLOG_IDENTIFIER", value: "lightd-test"),
                (name: "not a name", value: "x"),
                (name: "EMPTY", value: ""),
            ]))
    }
}
