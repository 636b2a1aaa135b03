import Almanac
import Foundation
import Testing

@testable import LightWorkers

@Suite struct LetterTests {
    @Test func aPlainLetterReadsAsItWasMeant() throws {
        var letter = try Letter.fixture(replyTo: "antwerpen+2027@just.example")
        letter.inReplyTo = MessageID("first@lightd.example")
        letter.references = try ["zero@lightd.example", "first@lightd.example"].map { try #require(MessageID($0)) }
        letter.listUnsubscribe = MailLink("https://blue.example/stop?a=1&b=2")
        let read = try #require(Python.read([letter.rfc5322()]).first)
        #expect(read.error == nil)
        #expect(read.defects == [])
        #expect(read.subject == "Antwerpen in het blauw")
        #expect(read.from == ["Blue Heart", "blueheart@just.example"])
        #expect(read.to == ["Jan", "jan@example.org"])
        #expect(read.replyTo == ["", "antwerpen+2027@just.example"])
        #expect(read.date == 1_816_975_905)
        #expect(read.messageID == "<2027.antwerpen.week-before.17@lightd.example>")
        #expect(read.language == "nl")
        #expect(read.autoSubmitted == "auto-generated")
        #expect(read.inReplyTo == "<first@lightd.example>")
        #expect(read.references == ["<zero@lightd.example>", "<first@lightd.example>"])
        #expect(read.listUnsubscribe == "<https://blue.example/stop?a=1&b=2>")
        #expect(read.type == "text/plain")
        #expect(read.encodings == ["7bit"])
        #expect(read.text == "Dag Jan,\n\ntot dan!\n")
    }

    @Test func theOctetsOfALetterAreTheseAndNoOthers() throws {
        let letter = try Letter.fixture(to: "\"Jansen, Zoë\" <zoe@example.org>", subject: "Liège, cœur bleu")
        #expect(
            String(decoding: letter.rfc5322(), as: UTF8.self) == """
                Date: Fri, 30 Jul 2027 19:31:45 +0000\r
                From: Blue Heart <blueheart@just.example>\r
                To: =?utf-8?q?Jansen=2C_Zo=C3=AB?= <zoe@example.org>\r
                Subject: =?utf-8?q?Li=C3=A8ge=2C_c=C5=93ur_bleu?=\r
                Message-ID: <2027.antwerpen.week-before.17@lightd.example>\r
                Auto-Submitted: auto-generated\r
                Content-Language: nl\r
                MIME-Version: 1.0\r
                Content-Type: text/plain; charset=us-ascii\r
                Content-Transfer-Encoding: 7bit\r
                \r
                Dag Jan,\r
                \r
                tot dan!\r

                """)
    }

    @Test func aLetterWithHTMLHasBothForms() throws {
        let html = "<!DOCTYPE html>\n<p>Cœur bleu à Liège: \(String(repeating: "très ", count: 300))</p>\n"
        let letter = try Letter.fixture(text: "Cœur bleu\n", html: html)
        let read = try #require(Python.read([letter.rfc5322()]).first)
        #expect(read.error == nil)
        #expect(read.type == "multipart/alternative")
        #expect(read.parts == 2)
        #expect(read.text == "Cœur bleu\n")
        #expect(read.html == html)
        #expect(letter.rfc5322() == letter.rfc5322())
    }

    @Test func aTextThatHoldsTheBoundaryDoesNotEndItsPart() throws {
        let plain = try Letter.fixture(html: "<p>x</p>\n")
        let octets = String(decoding: plain.rfc5322(), as: UTF8.self)
        let boundary = try #require(octets.firstMatch(of: #/boundary="([^"]+)"/#)?.1)
        let sly = try Letter.fixture(text: "--\(boundary)\n--\(boundary)--\n", html: "<p>x</p>\n")
        let read = try #require(Python.read([sly.rfc5322()]).first)
        #expect(read.parts == 2)
        #expect(read.text == "--\(boundary)\n--\(boundary)--\n")
    }

    @Test(arguments: [
        "Gewoon", "=?utf-8?q?niet_gewoon?=", "Café\r\nBcc: eve@example.org", "Bcc: eve@example.org",
        "\u{202E}txt.exe", "\"quotes\" <and@brackets.example>, (comment) ; list:", String(repeating: "ü", count: 300),
        String(repeating: "woord ", count: 60), String(repeating: "x", count: 390), "日本語の件名はここにあります", "🏛️💙👨‍👩‍👧‍👦",
        "a\0b", ".", "", "Saint-Nicolas / Sint-Niklaas & Æsop's =3D", "J. R. \\ \"Bob\"", "undisclosed-recipients:;",
    ])
    func noSubjectAndNoNameBreaksOut(text: String) throws {
        var letter = try Letter.fixture(subject: text)
        letter.to = try Mailbox(address: "jan@example.org", name: text)
        letter.from = try Mailbox(address: "blueheart@just.example", name: text)
        let octets = letter.rfc5322()
        let read = try #require(Python.read([octets]).first)
        #expect(read.error == nil)
        #expect(read.subject == HeaderText(text).text)
        #expect(read.to == [HeaderText(text).text, "jan@example.org"])
        #expect(read.from == [HeaderText(text).text, "blueheart@just.example"])
        #expect(
            read.names == [
                "Date", "From", "To", "Subject", "Message-ID", "Auto-Submitted", "Content-Language", "MIME-Version",
                "Content-Type", "Content-Transfer-Encoding",
            ])
        expectLines(of: octets, atMost: 78)
    }

    @Test func datesAreWrittenInEnglishAndUTC() {
        for (second, text) in [
            (0, "Thu, 01 Jan 1970 00:00:00 +0000"), (1_816_975_905, "Fri, 30 Jul 2027 19:31:45 +0000"),
            (1_835_481_599, "Tue, 29 Feb 2028 23:59:59 +0000"), (-1, "Wed, 31 Dec 1969 23:59:59 +0000"),
            (.max, "Fri, 31 Dec 9999 23:59:59 +0000"), (.min, "Mon, 01 Jan 1900 00:00:00 +0000"),
        ] as [(Int64, String)] {
            #expect(Instant(secondsSince1970: second).rfc5322 == text)
        }
    }

    @Test(arguments: [
        "", "ftp://x", "https://", "javascript:alert(1)", "https://a b", "https://a>\r\nX: y", "mailto:<a@b>",
        "https://" + String(repeating: "x", count: 900),
    ])
    func aLinkThatCannotStandInAHeaderIsRefused(text: String) {
        #expect(MailLink(text) == nil)
    }

    @Test func manyReferencesAreCutToTheLast() throws {
        var letter = try Letter.fixture()
        letter.references = try (0..<1_000).map { try #require(MessageID("\($0)@example.org")) }
        let octets = letter.rfc5322()
        let read = try #require(Python.read([octets]).first)
        #expect(read.references == (970..<1_000).map { "<\($0)@example.org>" })
        expectLines(of: octets, atMost: 78)
    }
}

/// Every line ends with CR and LF, holds ASCII only and is at most so long without them.
func expectLines(of octets: [UInt8], atMost length: Int, sourceLocation: SourceLocation = #_sourceLocation) {
    let text = String(decoding: octets, as: UTF8.self)
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    #expect(lines.last?.isEmpty == true, sourceLocation: sourceLocation)
    for line in lines.dropLast() {
        #expect(line.last == 13, sourceLocation: sourceLocation)
        #expect(line.count - 1 <= length, sourceLocation: sourceLocation)
        #expect(
            line.dropLast().allSatisfy { 32...126 ~= $0 || $0 == 9 }, sourceLocation: sourceLocation)
    }
}
