import Testing

@testable import LightDaemon

@Suite struct MessageErrorTests {
    @Test(arguments: [
        ("Hello\n\nText\n", #"1:1: a message begins with a line "Subject: ...""#),
        ("Subject:   \n\nText\n", #"1:1: a message begins with a line "Subject: ...""#),
        ("Subject: a\nText\n", "2:1: an empty line follows the subject, then the text"),
        ("Subject: a", "2:1: an empty line follows the subject, then the text"),
        ("Subject: a\n\n\n", "3:1: the text is missing"),
        ("Subject: {{dya}}\n\nText\n", #"1:10: there is no "dya" to put here; did you mean "day"?"#),
        ("Subject: a\n\nOn {{ buidling }}.\n", #"3:4: there is no "buidling" to put here; did you mean "building"?"#),
        ("Subject: a\n\nOn {{{buidling}}}.\n", #"3:4: there is no "buidling" to put here; did you mean "building"?"#),
        ("Subject: a\n\nis {{promised}}\n", #"3:4: "promised" is yes or no; write {{#promised}} ... {{/promised}}"#),
        ("Subject: a\n\n{{#promised}}\nx\n", "3:1: {{#promised}} is never ended; write {{/promised}}"),
        ("Subject: a\n\nx\n{{/promised}}\n", "4:1: {{/promised}} ends a section that is not open here"),
        ("Subject: a\n\n{{#lit}}{{#dark}}x{{/lit}}{{/dark}}\n", "3:19: {{/lit}} ends a section that is not open here"),
        ("Subject: {{#lit}}\n\nx{{/lit}}\n", "1:10: {{#lit}} is never ended; write {{/lit}}"),
        ("Subject: a\n\nOn {{day\n}}\n", "3:4: this {{ has no }} on its line"),
        (
            "Subject: a\n\n{{> other}}\n",
            "3:1: messages are made of {{NAME}}, {{#NAME}}, {{^NAME}}, {{/NAME}} and {{! comments }} only"
        ),
        (
            "Subject: a\n\n{{=<% %>=}}\n",
            "3:1: messages are made of {{NAME}}, {{#NAME}}, {{^NAME}}, {{/NAME}} and {{! comments }} only"
        ),
        ("Subject: a\n\n{{ }}\n", "3:1: there is no \"\" to put here; there are address"),
        ("Subject: a\n\n{{uppercased(day)}}\n", #"3:1: there is no "uppercased(day)" to put here; there are address"#),
    ])
    func aWrongMessageIsNamed(text: String, problem: String) throws {
        let found = self.problems([("kit.nl.mustache", text)])
        #expect(try #require(found.first).hasPrefix("kit.nl.mustache:" + problem), "\(found)")
    }

    @Test(arguments: ["kit.mustache", "kit.NL.mustache", "Kit.nl.mustache", "kit.nl.txt", "a.b.nl.mustache"])
    func aWrongFileNameIsNamed(name: String) {
        #expect(
            problems([("/etc/lightd/messages/" + name, "Subject: a\n\nb\n")]) == [
                "/etc/lightd/messages/\(name): a message's file is called MESSAGE.LANGUAGE.mustache, such as "
                    + "week-before.nl.mustache"
            ])
    }

    @Test func aMessageTooLargeIsRefused() {
        let text = "Subject: a\n\n" + String(repeating: "x", count: 70_000) + "\n"
        #expect(problems([("kit.nl.mustache", text)]) == ["kit.nl.mustache: this message is larger than 64 KiB"])
    }

    @Test func mistakesOfSeveralMessagesAreToldAtOnce() {
        let files = [("a.nl.mustache", "Subject: {{x}} {{y}}\n\na\n"), ("b.nl.mustache", "b\n")]
        #expect(problems(files).count == 3)
    }

    private func problems(_ files: [(name: String, text: String)]) -> [String] {
        do {
            _ = try Messages.load(files: files)
            return []
        } catch {
            return error.all.map(\.description)
        }
    }
}
