import Testing

@testable import LightWorkers

@Suite struct MailboxTests {
    @Test(arguments: [
        ("jan@example.org", nil, "jan@example.org"),
        ("  jan@example.org\t", nil, "jan@example.org"),
        ("<jan@example.org>", nil, "jan@example.org"),
        ("Jan <jan@example.org>", "Jan", "jan@example.org"),
        ("Jan Jansen<jan@example.org>", "Jan Jansen", "jan@example.org"),
        ("Jansen, Jan <jan@example.org>", "Jansen, Jan", "jan@example.org"),
        ("\"Jansen, Jan\" <jan@example.org>", "Jansen, Jan", "jan@example.org"),
        ("\"Jan \\\"de Lamp\\\" J.\" <jan@example.org>", "Jan \"de Lamp\" J.", "jan@example.org"),
        ("\"jan@kerk\" <jan@example.org>", "jan@kerk", "jan@example.org"),
        ("Liège – Cœur bleu <ville@liege.example>", "Liège – Cœur bleu", "ville@liege.example"),
        ("\"\" <jan@example.org>", nil, "jan@example.org"),
        ("\"jan piet\"@example.org", nil, "\"jan piet\"@example.org"),
        ("\"a@b\\\"c\"@example.org", nil, "\"a@b\\\"c\"@example.org"),
        ("jan+licht=blauw@sub.example.org", nil, "jan+licht=blauw@sub.example.org"),
        ("root@localhost", nil, "root@localhost"),
        ("jan@[192.0.2.1]", nil, "jan@[192.0.2.1]"),
        ("jan@[IPv6:2001:db8::1]", nil, "jan@[IPv6:2001:db8::1]"),
        ("jan@xn--bcher-kva.example", nil, "jan@xn--bcher-kva.example"),
    ])
    func whatAPersonWritesIsRead(text: String, name: String?, address: String) throws {
        let mailbox = try Mailbox(parsing: text)
        #expect(mailbox.name?.text == name)
        #expect(mailbox.address.description == address)
    }

    @Test(arguments: [
        ("", "there is no @ in it"),
        ("jan", "there is no @ in it"),
        ("@example.org", "there is nothing before the @"),
        ("jan@", "there is nothing after the @"),
        (".jan@example.org", "the part before the @ begins or ends with a dot"),
        ("jan.@example.org", "the part before the @ begins or ends with a dot"),
        ("jan..piet@example.org", "there are two dots in a row"),
        ("jan piet@example.org", "a space cannot stand before the @"),
        ("jan,piet@example.org", "\",\" cannot stand before the @"),
        ("jan@piet@example.org", "\"@\" cannot stand before the @"),
        ("jän@example.org", "an accented or other non-ASCII letter cannot stand before the @"),
        ("jan\r\nBcc:x@example.org", "a control character cannot stand before the @"),
        ("jan\0@example.org", "a control character cannot stand before the @"),
        ("jan@exa mple.org", "a space cannot stand after the @"),
        ("jan@example.org\r\nBcc: eve@example.org", "\"@\" cannot stand before the @"),
        ("jan@example.org\nRCPT", "a control character cannot stand after the @"),
        ("jan@example_1.org", "\"_\" cannot stand after the @"),
        ("jan@bücher.example", "write the domain in its ASCII form, which begins with xn--"),
        ("jan@-example.org", "a part of the domain begins or ends with a hyphen"),
        ("jan@example-.org", "a part of the domain begins or ends with a hyphen"),
        ("jan@.example.org", "there is a dot too many after the @"),
        ("jan@example..org", "there is a dot too many after the @"),
        ("jan@example.org.", "there is a dot too many after the @"),
        ("jan@192.0.2.1", "a domain does not end with a number; an IP address stands in brackets"),
        ("jan@[192.0.2]", "what stands in brackets is not an IP address"),
        ("jan@[192.0.2.999]", "what stands in brackets is not an IP address"),
        ("jan@[IPv6:x]", "what stands in brackets is not an IP address"),
        ("jan@[192.0.2.1", "the bracket after the @ is not closed"),
        ("\"jan@example.org", "the quotation mark is not closed before the @"),
        ("\"jan\\\"@example.org", "the quotation mark is not closed before the @"),
        ("\"jan\"piet@example.org", "there is text between the quotation mark and the @"),
        ("Jan <jan@example.org", "the angle bracket is not closed at the end"),
        ("jan@example.org>", "there is a > without a <"),
        ("Jan \"de\" <<jan@example.org>", "a name with \"<\" in it stands in quotation marks"),
        ("piet@example.org, Jan <jan@example.org>", "a name with \"@\" in it stands in quotation marks"),
        ("\"Jan <jan@example.org>", "the quotation mark of the name is not closed"),
        ("\"Jan\" Jansen <jan@example.org>", "there is text after the quoted name"),
    ])
    func whatIsNoMailboxIsRefusedWithTheReason(text: String, reason: String) {
        #expect { try Mailbox(parsing: text) } throws: { error in
            (error as? MailboxError)?.reason == reason
        }
    }

    @Test func lengthsAreThoseOfTheStandard() throws {
        let local = String(repeating: "a", count: 64)
        let label = String(repeating: "b", count: 63)
        _ = try MailAddress("\(local)@\(label).\(label).\(label.dropLast(2))")
        #expect(throws: MailboxError.self) { try MailAddress("a\(local)@example.org") }
        #expect(throws: MailboxError.self) { try MailAddress("jan@b\(label).org") }
        #expect(throws: MailboxError.self) { try MailAddress("\(local)@\(label).\(label).\(label)") }
    }

    @Test func aRefusalShowsNoControlCharactersAndNoNovel() {
        let error = MailboxError("a\r\nb" + String(repeating: "c", count: 1_000), "no")
        #expect(error.text.count == 81)
        #expect(error.text.hasPrefix("a b"))
    }

    @Test func noBytesWhateverMakeAnAddressThatBreaksOutOfACommand() {
        var dice = Dice(seed: 5_321)
        let alphabet = Array("aaabbb...@@@@@\"\"\\<>[]:-_ \r\n\t\0,;1é".unicodeScalars)
        var accepted = 0
        for _ in 0..<20_000 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 1...12, using: &dice) {
                text.append(alphabet.randomElement(using: &dice) ?? "a")
            }
            guard let address = try? MailAddress(String(text)) else { continue }
            accepted += 1
            #expect(address.description.utf8.allSatisfy { 32...126 ~= $0 })
            #expect(address.localPart.hasPrefix("\"") || !address.description.contains { " <>\"\\,;".contains($0) })
        }
        #expect(accepted > 20)
    }
}
