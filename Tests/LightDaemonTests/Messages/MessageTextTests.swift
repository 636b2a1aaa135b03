import Almanac
import LightDomain
import Testing

@testable import LightDaemon

/// What the built-in messages say.
@Suite struct MessageTextTests {
    @Test(arguments: Letters.languages, Letters.names)
    func everyMessageCarriesTheCampaignsFacts(language: String, name: String) throws {
        let message = try Letters.render(Letters.notice(name, language: language))
        let facts = try BuiltIn.configuration.get().facts
        #expect(message.text.contains("078 055 800"))
        #expect(message.text.contains("#EndHumanTrafficking"))
        #expect(message.text.contains(try #require(facts.text(facts.websites, in: language))))
        #expect(message.text.contains("Antwerpen"))
        let dayName = try #require(facts.dayNames[language])
        let unbroken = message.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(unbroken.contains(dayName))
        #expect(unbroken.contains(try #require(facts.names[language])))
        // The lamps' technician needs no posters on the eve and on the day.
        #expect(message.text.contains("teh@just.fgov.be") == !["eve", "tonight"].contains(name))
    }

    @Test(arguments: Letters.languages, Letters.names)
    func noMessageLeavesMustachesOrSpeaksInTwoTongues(language: String, name: String) throws {
        for promise in [Promise.promised, .confirmed] {
            for verdict in Verdict.allCases {
                for contact in [nil, "Jan Peeters"] {
                    let message = try Letters.render(
                        Letters.notice(name, language: language, contact: contact, promise: promise, verdict: verdict))
                    #expect(!message.text.contains("{{") && !message.text.contains("}}"))
                    #expect(!message.text.contains("\n\n\n") && message.text.hasSuffix("\n"))
                    #expect(!message.subject.contains("{{") && !message.subject.contains("\n"))
                    let longest = message.text.split(separator: "\n").map(\.count).max()
                    #expect(try #require(longest) <= 78)
                }
            }
        }
    }

    /// The name of the weekday stands before the date, and is that of the calendar.
    @Test(arguments: 2_024...2_035, Letters.languages)
    func everyDateCarriesItsRightWeekday(year: Int, language: String) throws {
        let wording = try #require(Wording(rawValue: language))
        let days = [
            "nl": ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"],
            "fr": ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
            "de": ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
            "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        ]
        // Zeller's congruence, which owes nothing to the almanac: 0 is Saturday.
        func weekday(_ year: Int, _ month: Int, _ day: Int) throws -> String {
            let zeller = (day + 13 * (month + 1) / 5 + year + year / 4 - year / 100 + year / 400) % 7
            return try #require(days[language])[(zeller + 5) % 7]
        }
        for (month, day) in [(7, 30), (7, 22), (8, 1), (12, 25)] {
            let date = try #require(CivilDate(year: year, month: month, day: day))
            #expect(wording.date(date).hasPrefix(try weekday(year, month, day)), "\(date)")
        }
        for name in Letters.names {
            let message = try Letters.render(Letters.notice(name, language: language, year: year))
            let expected = wording.date(try #require(CivilDate(year: year, month: 7, day: 30)))
            let unbroken = message.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(unbroken.contains(expected), "\(name)")
        }
    }

    @Test(arguments: [
        ("nl", "vrijdag 30 juli 2027, 21.32 uur", "zaterdag 31 juli 2027, 01.00 uur", "21.32 uur"),
        ("fr", "vendredi 30 juillet 2027, 21 h 32", "samedi 31 juillet 2027, 1 h", "21 h 32"),
        ("de", "Freitag, 30. Juli 2027, 21.32 Uhr", "Samstag, 31. Juli 2027, 1.00 Uhr", "21.32 Uhr"),
        ("en", "Friday 30 July 2027, 21:32", "Saturday 31 July 2027, 01:00", "21:32"),
    ])
    func theWindowIsToldInTheTownsOwnTime(language: String, opens: String, closes: String, sunset: String) throws {
        let lines = try Letters.render(Letters.notice(language: language)).text.split(separator: "\n").map(String.init)
        #expect(lines.filter { $0.hasPrefix("  ") && $0.hasSuffix(" " + opens) }.count == 1)
        #expect(lines.filter { $0.hasPrefix("  ") && $0.hasSuffix(" " + closes) }.count == 1)
        #expect(lines.filter { $0.hasPrefix("  ") && $0.hasSuffix("  " + sunset) }.count == 1)
    }

    @Test(arguments: [
        ("nl", "vrijdag 30 juli 2027, 24.00 uur"), ("fr", "vendredi 30 juillet 2027, 24 h"),
        ("de", "Freitag, 30. Juli 2027, 24.00 Uhr"), ("en", "Friday 30 July 2027, 24:00"),
    ])
    func midnightEndsTheDayThatItBelongsTo(language: String, closes: String) throws {
        let message = try Letters.render(Letters.notice(language: language, closes: "2027-07-30T22:00:00Z"))
        #expect(message.text.contains(closes + "\n"))
    }

    @Test func frenchCountsTheFirstOfAMonth() throws {
        #expect(Wording.fr.date(try #require(CivilDate("2027-08-01"))) == "dimanche 1er août 2027")
        #expect(Wording.fr.date(try #require(CivilDate("2027-08-02"))) == "lundi 2 août 2027")
    }

    @Test(arguments: Letters.languages, ["kit", "kickoff", "week-before", "eve", "tonight"])
    func whoHasPromisedReadsSomethingElseThanWhoHasConfirmed(language: String, name: String) throws {
        let promised = try Letters.render(Letters.notice(name, language: language, promise: .promised))
        let confirmed = try Letters.render(Letters.notice(name, language: language, promise: .confirmed))
        #expect(promised.text != confirmed.text)
        #expect(promised.subject == confirmed.subject)
    }

    @Test(arguments: Letters.languages)
    func thanksFitWhatWasSeen(language: String) throws {
        func text(_ verdict: Verdict) throws -> String {
            try Letters.render(Letters.notice("thanks", language: language, verdict: verdict)).text
        }
        #expect(try text(.verified) == text(.claimed))
        #expect(try text(.dark) == text(.contradicted))
        #expect(try text(.unknown) == text(.pending))
        #expect(try Set([text(.verified), text(.dark), text(.unknown)]).count == 3)
    }

    @Test(arguments: [
        ("nl", "Geachte Jan Peeters,", "Geachte mevrouw, geachte heer,"),
        ("fr", "Bonjour Jan Peeters,", "Madame, Monsieur,"),
        ("de", "Guten Tag Jan Peeters,", "Sehr geehrte Damen und Herren,"),
        ("en", "Dear Jan Peeters,", "Dear Sir or Madam,"),
    ])
    func theGreetingNamesWhoIsKnown(language: String, named: String, nameless: String) throws {
        for name in Letters.names {
            #expect(try Letters.render(Letters.notice(name, language: language)).text.hasPrefix(named + "\n"))
            #expect(
                try Letters.render(Letters.notice(name, language: language, contact: nil)).text.hasPrefix(
                    nameless + "\n"))
        }
    }

    @Test(arguments: Letters.languages, Letters.names)
    func whatIsNotKnownIsLeftOut(language: String, name: String) throws {
        let bare = try Letters.render(
            Letters.notice(name, language: language, address: nil, opens: nil, closes: nil, sunset: nil)
        ).text
        #expect(!bare.contains("Grote Markt") && !bare.contains("21"))
        let town = try Letters.render(Letters.notice(name, language: language, hasCommitment: false))
        #expect(!town.text.contains("Stadhuis") && !town.subject.contains(", :"))
        #expect(town.subject.hasPrefix("Antwerpen"))
    }

    @Test func factsStandInTheConfigurationAndInNoMessage() throws {
        let facts = try BuiltIn.configuration.get().facts
        let typed = [facts.material, facts.hashtag, "078", "30 ju", "22 ju", "Blue Heart", "Cœur bleu"]
        for file in EmbeddedText.messages {
            for fact in typed + facts.websites.values + facts.dayNames.values {
                #expect(!file.text.contains(fact), "\(file.name): \(fact)")
            }
        }
    }
}
