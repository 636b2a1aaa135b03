import Almanac
import LightDomain

/// Makes letters of notices.
package struct Composer: Sendable {
    package let messages: Messages
    package let facts: CampaignFacts
    package let zones: Zones
    /// What follows the @ of identifiers: the sender's domain.
    package let domain: String
    /// Tells this installation's letters from those of any other with the same towns: a few random letters and digits
    /// that are made once and kept with the register.
    package let instance: String

    package init(messages: Messages, facts: CampaignFacts, zones: Zones, domain: String, instance: String) {
        self.messages = messages
        self.facts = facts
        self.zones = zones
        self.domain = domain
        self.instance = instance
    }

    package func compose(_ notice: Notice, key: JobKey) throws(CompositionProblem) -> Composition {
        guard let zone = zones[notice.timeZone] else { throw .noZone(notice.timeZone) }
        guard let (message, language) = messages.render(notice, facts: facts, zone: zone) else {
            throw .noMessage(notice.message)
        }
        return Composition(
            subject: message.subject, text: message.text, html: message.html, language: language,
            messageID: messageID(key), threadID: threadID(key))
    }

    /// `<2027.antwerpen.stadhuis.week-before.0.k3x9@example.org>`.
    package func messageID(_ key: JobKey) -> String {
        identifier(subject(key) + [key.rule, String(key.occurrence)])
    }

    /// `<2027.antwerpen.stadhuis.k3x9@example.org>`.
    package func threadID(_ key: JobKey) -> String { identifier(subject(key)) }

    // MARK: Helpers

    private func subject(_ key: JobKey) -> [String] {
        [String(key.edition)] + key.subject.place.split(separator: "/").map(String.init)
    }

    /// Only what a dot-atom may hold (RFC 5322, 3.6.4).
    private func identifier(_ parts: [String]) -> String {
        let stem = parts.map { Self.plain($0, keeping: "-_") }.joined(separator: ".")
        let local = "\(Self.short(stem)).\(Self.plain(instance, keeping: "-_"))"
        return "<\(local)@\(Self.plain(domain, keeping: "-."))>"
    }

    /// As it is, or where it is long its beginning and a number made of all of it (FNV-1a), so that no two that differ
    /// become the same: identifiers have their longest line too (RFC 5322, 2.1.1).
    private static func short(_ text: String) -> String {
        guard text.utf8.count > 130 else { return text }
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return "\(text.prefix(110)).\(String(hash, radix: 36))"
    }

    private static func plain(_ text: String, keeping signs: String) -> String {
        let bytes = text.utf8.map { byte in
            48...57 ~= byte || 65...90 ~= byte || 97...122 ~= byte || signs.utf8.contains(byte) ? byte : 45
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
