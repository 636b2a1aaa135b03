import Almanac
import LightDomain
import Testing

@testable import LightDaemon

@Suite struct DefaultsTests {
    @Test func theCommentedFileIsExactlyTheDefaults() throws {
        let nothing = try Written.load("")
        #expect(try Written.load(Written.file("lightd.yaml")) == nothing)
        #expect(try Written.load("# only a comment\n") == nothing)
        #expect(try Configuration.load(files: [], messages: Written.messageNames()) == nothing)
    }

    @Test func theDefaultsSayWhatTheDesignSays() throws {
        let defaults = try Written.load("")
        #expect(defaults.campaign.name == "Blue Heart")
        #expect(defaults.campaign.day == MonthDay("07-30"))
        #expect(defaults.campaign.kickoff == MonthDay("07-22"))
        #expect(defaults.campaign.colour == "#009EDB")
        #expect(defaults.campaign.on.description == "sunset")
        #expect(defaults.campaign.off.description == "day +1d at 01:00")
        #expect(
            defaults.campaign.rules.map(\.name) == [
                "invitation", "kit", "kickoff", "week-before", "eve", "tonight", "thanks", "watch", "afterwards",
            ])
        #expect(defaults.facts.hotline.filter(\.isNumber) == "078055800")
        #expect(defaults.facts.material == "teh@just.fgov.be")
        #expect(defaults.facts.hashtag == "#EndHumanTrafficking")
        #expect(defaults.facts.text(defaults.facts.websites, in: "de") == "www.stophumantrafficking.be")
        #expect(defaults.mail.via == .none)
        #expect(defaults.mail.obstacle != nil)
        #expect(defaults.access.operators.groups == ["lightctl"])
        #expect(defaults.socket.mode == 0o666)
        #expect(defaults.limits.idle == 30)
    }

    @Test func theChecksOfTheNightAreThere() throws {
        let rules = try BuiltIn.configuration.get().campaign.rules
        let watch = try #require(rules.first { $0.name == "watch" })
        #expect(watch.at.description == "on +10m")
        #expect(watch.action == .check(CheckRule(every: 900, until: try Moment(parsing: "off"), lifetime: 1_800)))
        let afterwards = try #require(rules.first { $0.name == "afterwards" })
        #expect(afterwards.at.description == "off +20m")
        #expect(afterwards.action == .check(CheckRule(every: nil, until: nil, lifetime: 1_800)))
    }

    @Test func everyReminderHasItsMessageInFourLanguages() throws {
        let messages = try Messages.load(files: [])
        for rule in try BuiltIn.configuration.get().campaign.rules {
            guard case .reminder(let reminder) = rule.action else { continue }
            #expect(messages.languages(of: reminder.message) == ["nl", "fr", "de", "en"], "\(rule.name)")
        }
    }

    @Test func whatIsEmbeddedIsTheFile() throws {
        let embedded = [
            "lightd.yaml": EmbeddedText.configuration, "holidays.yaml": EmbeddedText.holidays,
            "gazetteer/be-municipalities.csv": EmbeddedText.municipalities,
            "gazetteer/be-mergers.csv": EmbeddedText.mergers,
        ]
        for (path, text) in embedded {
            let isSame = Array(try Written.file(path).utf8) == Array(text.utf8)
            #expect(isSame, "\(path) has changed; run scripts/embed")
        }
    }

    @Test func everyMessageIsEmbedded() throws {
        let folder = Written.folder + "/messages"
        let files = try ConfigurationFiles.messages(in: folder)
        #expect(files.map { String($0.name.dropFirst(folder.count + 1)) } == EmbeddedText.messages.map(\.name))
        for (file, embedded) in zip(files, EmbeddedText.messages) {
            #expect(Array(file.text.utf8) == Array(embedded.text.utf8), "\(embedded.name)")
        }
        #expect(files.count == 28)
    }
}
