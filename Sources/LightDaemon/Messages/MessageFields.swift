import Almanac
import LightDomain

/// What a message may say of a notice: texts to put in, and conditions for parts of it.
struct MessageFields {
    /// Names that stand for a text. Those that a notice does not have are absent, so that `{{#address}}` asks for one.
    static let texts: Set<String> = [
        "contactName", "municipality", "building", "address", "campaign", "dayName", "edition", "day", "kickoff",
        "opens", "closes", "sunset", "hotline", "material", "hashtag", "website",
    ]
    /// Names that are yes or no.
    static let conditions: Set<String> = ["promised", "confirmed", "lit", "dark", "unseen"]

    private(set) var values: [String: Any] = [:]

    init(_ notice: Notice, facts: CampaignFacts, language: String, wording: Wording, zone: Zone) {
        put("contactName", notice.contact.name)
        put("municipality", notice.municipalityName)
        put("campaign", facts.text(facts.names, in: language) ?? notice.campaign)
        put("dayName", facts.text(facts.dayNames, in: language) ?? notice.campaign)
        put("edition", String(notice.edition))
        put("day", wording.date(notice.day))
        put("kickoff", wording.date(notice.kickoff))
        put("hotline", facts.hotline)
        put("material", facts.material)
        put("hashtag", facts.hashtag)
        put("website", facts.text(facts.websites, in: language))
        if let commitment = notice.commitment { put(commitment, wording: wording, zone: zone) }
    }

    // MARK: Helpers

    private mutating func put(_ commitment: CommitmentFacts, wording: Wording, zone: Zone) {
        put("building", commitment.buildingName)
        put("address", commitment.address)
        if let opens = commitment.opens, let closes = commitment.closes {
            put("opens", wording.dateAndTime(zone.civil(at: opens)))
            put("closes", wording.endDateAndTime(zone.civil(at: closes)))
        }
        if let sunset = commitment.sunset {
            let civil = zone.civil(at: sunset)
            put("sunset", wording.time(hour: civil.hour, minute: civil.minute))
        }
        values["promised"] = commitment.promise == .promised
        values["confirmed"] = commitment.promise == .confirmed
        switch commitment.verdict {
        case .verified, .claimed: values["lit"] = true
        case .dark, .contradicted: values["dark"] = true
        case .pending, .unknown: values["unseen"] = true
        }
    }

    /// A text on one line; one that is empty is absent.
    private mutating func put(_ name: String, _ text: String?) {
        guard let text else { return }
        var line = LineText.single(text)[...]
        // Where it begins a line it must not read as an item of a list.
        while line.hasPrefix("- ") { line = line.dropFirst(2) }
        if !line.isEmpty { values[name] = LineText.cut(String(line), toBytes: 200) }
    }
}
