/// What letters say besides the register's own: facts that stand once, in the configuration.
package struct CampaignFacts: Hashable, Sendable {
    /// How the campaign and its day are called, by language.
    package var names: [String: String]
    package var dayNames: [String: String]
    package var hotline: String
    package var material: String
    package var hashtag: String
    package var websites: [String: String]
    /// The language of somebody whose own has no text.
    package var language: String
    /// The campaign's, `#RRGGBB`.
    package var colour: String

    package init(
        names: [String: String], dayNames: [String: String], hotline: String, material: String, hashtag: String,
        websites: [String: String], language: String, colour: String
    ) {
        self.names = names
        self.dayNames = dayNames
        self.hotline = hotline
        self.material = material
        self.hashtag = hashtag
        self.websites = websites
        self.language = language
        self.colour = colour
    }

    /// The entry for `language`, else the English one, else that of the configuration's language.
    package func text(_ texts: [String: String], in language: String) -> String? {
        texts[language] ?? texts["en"] ?? texts[self.language]
    }

    /// How a letter looks in which they stand.
    func page(in language: String) -> LetterPage {
        var links = [LetterPage.Link(text: material, address: "mailto:\(material)")]
        let number = hotline.filter { $0.isNumber || $0 == "+" }
        links.append(LetterPage.Link(text: hotline, address: "tel:\(number)"))
        if let website = text(websites, in: language) {
            let isWhole = website.hasPrefix("https://") || website.hasPrefix("http://")
            links.append(LetterPage.Link(text: website, address: isWhole ? website : "https://\(website)"))
        }
        return LetterPage(language: language, heading: text(names, in: language) ?? "", colour: colour, links: links)
    }
}

extension CampaignFacts {
    init(_ section: Section, campaign: Section, language: String, colour: String) {
        names = Self.table(campaign.section("names"))
        dayNames = Self.table(campaign.section("dayNames"))
        hotline = section.required(
            "hotline", .text("a telephone number such as \"078 055 800\"", where: Self.isTelephone))
        material = section.required("material", .mailbox).address
        hashtag = section.required(
            "hashtag",
            .text("a word with a # before it, such as \"#EndHumanTrafficking\"") { text in
                text.hasPrefix("#") && text.utf8.count > 1 && !text.contains { $0.isWhitespace }
            })
        websites = Self.table(section.section("websites"))
        self.language = language
        self.colour = colour
        section.close()
    }

    /// Digits, spaces, and the signs people write between them.
    private static func isTelephone(_ text: String) -> Bool {
        text.utf8.count { 48...57 ~= $0 } >= 3
            && text.utf8.allSatisfy { 48...57 ~= $0 || " +/.()-".utf8.contains($0) }
    }

    /// Texts by language. A language that is switched off with `~` is absent.
    private static func table(_ section: Section) -> [String: String] {
        var table: [String: String] = [:]
        for entry in section.entries {
            guard Language.isTag(entry.key) else {
                section.findings.report(
                    "\(section.path) goes by language, such as nl; \"\(entry.key.prefix(60))\" is none",
                    at: entry.keySpot)
                continue
            }
            table[entry.key] = section.optional(entry.key, .text)
        }
        section.acceptAnyKey()
        section.close()
        return table
    }
}

/// Languages by their BCP 47 primary subtag.
enum Language {
    static func isTag(_ text: String) -> Bool {
        (2...3).contains(text.utf8.count) && text.utf8.allSatisfy { 97...122 ~= $0 }
    }
}

extension Form where Value == String {
    static var language: Form {
        text("a language such as nl or fr", standIn: "en", where: Language.isTag)
    }
}
