import Almanac

extension Letter {
    /// The letter as it travels (RFC 5322, MIME by RFC 2045 to 2047): ASCII, every line ended by CR and LF and at most
    /// 998 octets long. The same letter always gives the same octets.
    ///
    /// Programs that know calendars find the entry beside the two texts; the others show it as a file to open.
    package func rfc5322() -> [UInt8] {
        let body = body
        return BodyPart(headers: headers + body.headers, content: body.content).octets
    }

    // MARK: Parts

    private var body: BodyPart {
        let plain = BodyPart(type: "text/plain", text: text)
        var texts = [plain]
        if let html { texts.append(BodyPart(type: "text/html", text: html)) }
        guard let entry else { return texts.count == 1 ? plain : multipart("alternative", texts) }
        texts.append(BodyPart(type: "text/calendar", "method=\(entry.method.rawValue)", text: entry.text))
        let file = BodyPart(file: entry.fileName, type: "application/ics", octets: Array(entry.text.utf8))
        return multipart("mixed", [multipart("alternative", texts), file])
    }

    /// Quoted-printable and base64 never hold `=_`; plain text may, so it is looked for.
    private func multipart(_ kind: String, _ parts: [BodyPart]) -> BodyPart {
        let stem = "=_\(kind.prefix(3))_\(String(Fingerprint.of(messageID.text), radix: 16))"
        var number = 0
        while parts.contains(where: { $0.holds(Array("\(stem)_\(number)".utf8)) }) { number += 1 }
        return BodyPart(multipart: kind, parts, boundary: "\(stem)_\(number)")
    }

    // MARK: Headers

    private var headers: [HeaderField] {
        var headers = [
            HeaderField("Date", date.rfc5322),
            HeaderField("From", mailbox: from),
            HeaderField("To", mailbox: to),
        ]
        if let replyTo { headers.append(HeaderField("Reply-To", mailbox: replyTo)) }
        headers += [
            HeaderField("Subject", text: subject),
            HeaderField("Message-ID", "\(messageID)"),
        ]
        if let inReplyTo { headers.append(HeaderField("In-Reply-To", "\(inReplyTo)")) }
        if !references.isEmpty {
            headers.append(HeaderField("References", pieces: references.suffix(30).map(\.description)))
        }
        if let listUnsubscribe { headers.append(HeaderField("List-Unsubscribe", "<\(listUnsubscribe)>")) }
        return headers + [
            HeaderField("Auto-Submitted", origin.rawValue),
            HeaderField("Content-Language", language.text),
            HeaderField("MIME-Version", "1.0"),
        ]
    }
}

/// A short name for a text: FNV-1a with 64 bits. It keeps no secret.
enum Fingerprint {
    static func of(_ text: String) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}

extension Instant {
    /// `Fri, 30 Jul 2027 19:31:45 +0000`; a year that four digits cannot say is the nearest that they can.
    var rfc5322: String {
        let second = min(max(secondsSince1970, -2_208_988_800), 253_402_300_799)
        let days = second >= 0 ? second / 86_400 : (second - 86_399) / 86_400
        let day = CivilDate(dayNumber: Int(days))
        let time = Int(second - days * 86_400)
        let weekday = day.weekday.rawValue.prefix(3).capitalizedFirst
        let month = Self.months[day.month - 1]
        let clock = [time / 3_600, time / 60 % 60, time % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "\(weekday), \(day.day < 10 ? "0" : "")\(day.day) \(month) \(day.year) "
            + "\(clock.joined(separator: ":")) +0000"
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}

extension Substring {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
