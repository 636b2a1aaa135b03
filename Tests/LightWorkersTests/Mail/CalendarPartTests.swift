import Testing

@testable import LightWorkers

/// How an entry for the reader's calendar travels.
@Suite struct CalendarPartTests {
    private static let entry = """
        BEGIN:VCALENDAR\r
        VERSION:2.0\r
        SUMMARY:Cœur bleu\r
        END:VCALENDAR\r

        """

    private func letter(
        _ method: CalendarPart.Method = .request, fileName: String = "stadhuis.ics", text: String = "Dag\n"
    ) throws -> Letter {
        var letter = try Letter.fixture(text: text, html: "<p>Dag</p>\n")
        letter.entry = CalendarPart(method: method, text: Self.entry, fileName: HeaderText(fileName))
        return letter
    }

    @Test(arguments: [CalendarPart.Method.request, .cancel])
    func theEntryStandsBesideTheTextsAndAsAFile(method: CalendarPart.Method) throws {
        let octets = try letter(method).rfc5322()
        let read = try #require(Python.read([octets]).first)
        #expect(read.error == nil)
        #expect(read.type == "multipart/mixed")
        #expect(read.text == "Dag\n")
        #expect(read.html == "<p>Dag</p>\n")
        #expect(
            read.tree == [
                "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar",
                "application/ics",
            ])
        #expect(read.calendar == Self.entry)
        #expect(read.method == method.rawValue)
        #expect(read.file == Self.entry)
        #expect(read.fileName == "stadhuis.ics")
        expectLines(of: octets, atMost: 78)
    }

    @Test(arguments: [
        "Liège.ics", "日本語の名前.ics", "a\"b\\c; name=\"x\".ics", "x\r\nBcc: eve@example.org", "",
        String(repeating: "Stadhuis ", count: 40) + ".ics", String(repeating: "é", count: 150) + ".ics",
        "utf-8''percent%20.ics", "'single' & <tag>.ics",
    ])
    func aFileMayBeCalledAnything(name: String) throws {
        let octets = try letter(fileName: name).rfc5322()
        let read = try #require(Python.read([octets]).first)
        #expect(read.error == nil)
        #expect(read.fileName == HeaderText(name).text)
        #expect(read.names?.contains("Bcc") == false)
        expectLines(of: octets, atMost: 78)
    }

    @Test func noTextEndsThePartsAroundIt() throws {
        let octets = String(decoding: try letter().rfc5322(), as: UTF8.self)
        let boundaries = octets.matches(of: #/boundary="([^"]+)"/#).map { String($0.1) }
        try #require(boundaries.count == 2)
        let text = boundaries.map { "--\($0)\n--\($0)--\n" }.joined()
        let read = try #require(Python.read([try letter(text: text).rfc5322()]).first)
        #expect(read.error == nil)
        #expect(read.text == text)
        #expect(read.tree?.count == 6)
    }
}
