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
}
