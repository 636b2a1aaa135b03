import Almanac

extension Letter {
    /// The letter as it travels (RFC 5322, MIME by RFC 2045 to 2047): ASCII, every line ended by CR and LF and at most
    /// 998 octets long. The same letter always gives the same octets.
    package func rfc5322() -> [UInt8] {
        let plain = BodyPart(type: "text/plain", text: text)
        guard let html else {
            return Self.octets(of: headers + plain.headers) + plain.content
        }
        let parts = [plain, BodyPart(type: "text/html", text: html)]
        let boundary = boundary(around: parts)
        let type = HeaderField("Content-Type", "multipart/alternative;", "boundary=\"\(boundary)\"")
        var octets = Self.octets(of: headers + [type])
        for part in parts {
            octets += "--\(boundary)\r\n".utf8
            octets += Self.octets(of: part.headers) + part.content
            octets += "\r\n".utf8
        }
        return octets + "--\(boundary)--\r\n".utf8
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

    private static func octets(of headers: [HeaderField]) -> [UInt8] {
        Array(headers.map(\.rendered).joined().utf8) + [13, 10]
    }

    // MARK: Parts

    /// A line that occurs in no part. Quoted-printable never holds `=_`; plain text may, so it is looked for.
    private func boundary(around parts: [BodyPart]) -> String {
        let stem = String(Fingerprint.of(messageID.text), radix: 16)
        let texts = parts.map { String(decoding: $0.content, as: UTF8.self) }
        var number = 0
        while texts.contains(where: { $0.contains("=_\(stem)_\(number)") }) { number += 1 }
        return "=_\(stem)_\(number)"
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
