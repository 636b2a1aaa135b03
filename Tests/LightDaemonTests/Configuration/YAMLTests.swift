import Testing

@testable import LightDaemon

/// What YAML does behind one's back, and what it does not do here.
@Suite struct YAMLTests {
    @Test func textThatLooksLikeSomethingElseStaysText() throws {
        let configuration = try Written.load(
            """
            language: no
            campaign:
              name: 2027
              day: 07-30
              on: sunset
            facts:
              hotline: 078055800
            socket:
              mode: 0600
            access:
              observers: {users: [1000], groups: [on]}
            """)
        #expect(configuration.language == "no")
        #expect(configuration.campaign.name == "2027")
        #expect(configuration.facts.hotline == "078055800")
        #expect(configuration.socket.mode == 0o600)
        #expect(configuration.access.observers == Access.People(users: ["1000"], groups: ["on"]))
    }

    @Test func zeroSecondsMeanNever() throws {
        #expect(try Written.load("limits: {idleSeconds: 0}\n").limits.idle == nil)
    }

    @Test func anchorsAndAliasesWork() throws {
        let rules = try Written.load(
            """
            rules:
              one: {reminder: committed, at: day -2d, message: &text kit, to: &people [technician]}
              two: {reminder: committed, at: day -1d, message: *text, to: *people}
            """
        ).campaign.rules.suffix(2)
        #expect(rules.first?.action == rules.last?.action)
    }

    @Test func laterFilesWinKeyByKey() throws {
        let files = [
            ("lightd.yaml", "mail:\n  via: maildir\n  from: a@example.org\n  maildir: {folder: /tmp/a}\n"),
            ("conf.d/10.yaml", "mail:\n  maildir: {folder: /tmp/b}\nfacts:\n"),
            ("conf.d/20.yaml", "mail:\n  from: ~\n"), ("conf.d/30.yaml", "mail: {from: Jan <b@example.org>}\n"),
        ]
        let mail = try Configuration.load(files: files, messages: Written.messageNames()).mail
        #expect(mail.via == .maildir && mail.maildir == "/tmp/b")
        #expect(mail.from == Mailbox(name: "Jan", address: "b@example.org"))
        #expect(mail.obstacle == nil)
    }

    @Test func aByteOrderMarkAndWindowsLineEndsAreNoMistake() throws {
        #expect(try Written.load("\u{FEFF}language: nl\r\nlog:\r\n  level: debug\r\n").logLevel == .debug)
        #expect(Written.problems("log:\r\n  level: x\r\n").first?.hasPrefix("lightd.yaml:2:10: ") == true)
    }

    @Test(arguments: [
        ("log: {level: info}\nlog: {level: debug}\n", #"2:1: "log" is here twice; the first is on line 1"#),
        ("mail:\n  via: none\n  # x\n  from: a@b.c\n  via: x\n", #"5:3: "via" is here twice; the first is on line 2"#),
        ("campaign:\n  on: sunset\n  \"on\": dusk\n", #"3:3: "on" is here twice; the first is on line 2"#),
        ("mail:\n\tvia: none\n", "2:1: a tab; YAML is indented with spaces"),
        ("mail:\n  via: none\n\tfrom: a@b.c\n", "3:1: a tab; YAML is indented with spaces"),
        ("<<: {a: 1}\n", "1:1: merge keys (<<) are not read here; write the settings out"),
        ("? [a]\n: b\n", "1:3: a key is a word, not a list or section"),
        ("mail: \u{7}\n", "1:7: a character that YAML does not allow (U+0007)"),
        ("mail: *nobody\n", "1:7: not YAML: found undefined alias"),
        (
            "a: 1\n---\nb: 2\n",
            "2:1: not YAML: expected a single document in the stream on line 1, found another document"
        ),
    ])
    func aTrapIsNamed(yaml: String, problem: String) {
        #expect(Written.problems(yaml) == ["lightd.yaml:" + problem])
    }

    @Test(arguments: [
        "mail: [", "mail: \"abc", "mail: {a: 1", "- a\nb: c\n", "a: b: c\n", "a: 'x' y\n", "%YAML 9.9\n---\na: 1\n",
    ])
    func whatIsNoYAMLIsSaidWithAPlace(yaml: String) throws {
        let found = Written.problems(yaml)
        #expect(found.count == 1)
        #expect(try #require(found.first).hasPrefix("lightd.yaml:"))
        #expect(found.first?.contains("YAML") == true, "\(found)")
    }

    @Test func aBombOfAliasesIsRefusedBeforeItGoesOff() {
        var yaml = "a0: &a0 [x, x, x, x, x, x, x, x]\n"
        for level in 1...9 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 8).joined(separator: ", ")
            yaml += "a\(level): &a\(level) [\(aliases)]\n"
        }
        #expect(Written.problems(yaml).first?.hasSuffix("there are more than 16 aliases in this file") == true)
    }

    @Test func depthAndSizeAreBounded() async {
        let deep = "a: " + String(repeating: "[", count: 20) + String(repeating: "]", count: 20)
        #expect(Written.problems(deep).first?.hasSuffix("this is nested more than 12 levels deep") == true)
        // In a task, whose stack is the smallest that a reload may have.
        let deeper = await Task { Written.problems("a: " + String(repeating: "[", count: 100_000)) }.value
        #expect(deeper.count == 1)
        let stairs = await Task { Written.problems(String(repeating: "- ", count: 100_000)) }.value
        #expect(stairs.count == 1)
        let long = "# " + String(repeating: "x", count: 300_000)
        #expect(Written.problems(long).first?.hasPrefix("lightd.yaml: this file is larger than 256 KiB") == true)
        let many = "a: [" + String(repeating: "x,", count: 20_000) + "]"
        #expect(Written.problems(many).first?.hasSuffix("there are more than 10000 values in this file") == true)
    }
}
