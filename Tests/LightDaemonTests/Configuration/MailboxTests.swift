import Testing

@testable import LightDaemon

@Suite struct MailboxTests {
    @Test(
        arguments: [
            ("a@example.org", nil, "a@example.org"), (" a.b+c@example.org ", nil, "a.b+c@example.org"),
            ("Blue Heart <blueheart@example.org>", "Blue Heart", "blueheart@example.org"),
            ("\"Heart, Blue\" <b@example.org>", "Heart, Blue", "b@example.org"), ("<b@localhost>", nil, "b@localhost"),
            ("Cœur bleu <c@just.fgov.be>", "Cœur bleu", "c@just.fgov.be"),
        ] as [(String, String?, String)])
    func aMailboxIsRead(text: String, name: String?, address: String) throws {
        let mailbox = try #require(Mailbox(text))
        #expect(mailbox.name == name && mailbox.address == address)
        #expect(Mailbox(mailbox.description)?.address == address)
    }

    @Test(arguments: [
        "", "a", "@example.org", "a@", "a@b@c", "a b@example.org", ".a@example.org", "a..b@example.org", "a@-b.org",
        "a@b..org", "a@exämple.org", "A <a@example.org", "A <<a@example.org>", "A\" <a@example.org>", "a@example.org>",
        "a,b@example.org", "a@[192.0.2.1]",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@example.org",
    ])
    func whatIsNoneIsRefused(text: String) {
        #expect(Mailbox(text) == nil)
    }

    @Test(arguments: [("15m", 900), ("1h30m", 5_400), ("45s", 45), ("2d", 172_800), ("0s", 0)])
    func aLengthOfTimeIsReadAndWritten(text: String, seconds: Int) {
        #expect(DurationText.seconds(text) == seconds)
        #expect(DurationText.text(seconds) == text)
    }

    @Test(arguments: ["", "15", "m", "15 m", "-15m", "1.5h", "15M", "99999999999m", "9999999d", "15m3"])
    func whatIsNoLengthOfTimeIsRefused(text: String) {
        #expect(DurationText.seconds(text) == nil)
    }
}
