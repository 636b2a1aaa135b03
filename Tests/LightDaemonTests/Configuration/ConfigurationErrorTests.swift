import Testing

@testable import LightDaemon

/// Every kind of mistake, and the place and the words with which it is told.
@Suite struct ConfigurationErrorTests {
    @Test(arguments: [
        ("campain: {}\n", #"lightd.yaml:1:1: unknown key "campain"; did you mean "campaign"?"#),
        ("campaign:\n  colur: red\n", #"lightd.yaml:2:3: unknown key "colur" in campaign; did you mean "colour"?"#),
        ("mail:\n  smtp:\n    hots: a\n", #"lightd.yaml:3:5: unknown key "hots" in mail.smtp; did you mean "host"?"#),
        (
            "rules:\n  kit:\n    mesage: kit\n",
            #"lightd.yaml:3:5: unknown key "mesage" in rules.kit; did you mean "message"?"#
        ),
        ("backup: {zzzzzz: 1}\n", #"lightd.yaml:1:10: unknown key "zzzzzz" in backup; there are folder"#),
        (
            "é: 1\n",
            #"lightd.yaml:1:1: unknown key "é"; there are language, coordinator, campaign, rules, facts, mail, "#
                + "checks, lamps, clock, socket, access, limits, backup, log, holidays"
        ),
    ])
    func anUnknownKeyIsNamedWithTheNearestOne(yaml: String, problem: String) {
        #expect(Written.problems(yaml) == [problem])
    }

    @Test(arguments: [
        ("mail:\n  smtp:\n    connections: many\n", #"3:18: mail.smtp.connections is a number such as 1, not "many""#),
        ("mail:\n  smtp:\n    connections: \"4\"\n", #"3:18: mail.smtp.connections is a number such as 1, not "4""#),
        ("mail:\n  smtp:\n    connections: 4.5\n", #"3:18: mail.smtp.connections is a number such as 1, not "4.5""#),
        ("mail:\n  smtp:\n    port: 70000\n", "3:11: mail.smtp.port is a number from 1 to 65535, not 70000"),
        ("mail:\n  smtp:\n    port: [25]\n", "3:11: mail.smtp.port is a number such as 1, not a list"),
        ("mail: none\n", #"1:7: mail is a section of keys and values, not "none""#),
        ("mail: [none]\n", "1:7: mail is a section of keys and values, not a list"),
        ("hello\n", #"1:1: the configuration is a section of keys and values, not "hello""#),
        ("language: [nl]\n", "1:11: language is a text, not a list"),
        ("language: dutch\n", #"1:11: language is a language such as nl or fr, not "dutch""#),
        ("campaign:\n  name: {a: b}\n", "2:9: campaign.name is a text, not a section"),
        ("campaign:\n  name: ~\n", "2:9: campaign.name needs a value"),
        ("campaign:\n  name: \"a\\nb\"\n", "2:9: campaign.name is a text on one line"),
        (
            "campaign:\n  colour: #009EDB\n",
            "2:3: campaign.colour needs a value; # begins a comment, so put the value in quotes"
        ),
        ("campaign:\n  colour: blue\n", ##"2:11: campaign.colour is a colour such as "#009EDB", not "blue""##),
        ("campaign:\n  day: 7-30\n", #"2:8: campaign.day is a month and a day such as 07-30, not "7-30""#),
        ("campaign:\n  day: 2027-07-30\n", #"2:8: campaign.day is a month and a day such as 07-30, not "2027-07-30""#),
        ("campaign:\n  day: 02-29\n", "2:8: campaign.day cannot be 02-29: not every year has it"),
        ("campaign:\n  names: {Dutch: a}\n", #"2:11: campaign.names goes by language, such as nl; "Dutch" is none"#),
        (
            "facts:\n  hotline: call us\n",
            #"2:12: facts.hotline is a telephone number such as "078 055 800", not "call us""#
        ),
        (
            "facts:\n  material: teh at just\n",
            #"2:13: facts.material is a mailbox such as "Blue Heart <blueheart@example.org>", not "teh at just""#
        ),
        ("socket:\n  mode: 999\n", #"2:9: socket.mode is a file mode such as "0660", not "999""#),
        ("socket:\n  path: run/x\n", #"2:9: socket.path is an absolute path of at most 107 bytes, not "run/x""#),
        ("log: {level: inof}\n", #"1:14: log.level cannot be "inof"; did you mean "info"?"#),
        (
            "mail: {via: pigeon}\n",
            #"1:13: mail.via cannot be "pigeon"; there are smtp, sendmail, maildir, discard, none"#
        ),
        ("mail: {pace: 0}\n", "1:14: mail.pace is a number from 1 to 100000, not 0"),
        (
            "mail: {sendmail: {program: sendmail}}\n",
            #"1:28: mail.sendmail.program is an absolute path such as "/var/lib/lightd", not "sendmail""#
        ),
        (
            "mail: {sendmail: {arguments: -t}}\n",
            #"1:30: mail.sendmail.arguments is a list such as [first, second], not "-t""#
        ),
        ("mail: {sendmail: {concurrency: 0}}\n", "1:32: mail.sendmail.concurrency is a number from 1 to 32, not 0"),
        (
            "access:\n  operators:\n    groups: lightctl\n",
            #"3:13: access.operators.groups is a list such as [first, second], not "lightctl""#
        ),
        ("access:\n  operators:\n    users: [jan, ~]\n", "3:18: access.operators.users[1] needs a value"),
        (
            "access: {operators: {users: ['jan piet']}}\n",
            #"1:30: access.operators.users[0] is a user's or group's name or number, not "jan piet""#
        ),
        (
            "limits: {connections: 10, connectionsPerUser: 20}\n",
            "1:47: one user cannot have more connections than there are (10)"
        ),
        (
            "limits: {messageBytes: 2000000, unfinishedBytesPerUser: 1000000}\n",
            "1:57: a message may have 2000000 bytes, so one user's unfinished ones need room for as many"
        ),
        ("limits: {callsPerTurn: 0}\n", "1:24: limits.callsPerTurn is a number from 1 to 10000, not 0"),
        ("limits: {idleSeconds: -1}\n", "1:23: limits.idleSeconds is a number from 0 to 604800, not -1"),
    ])
    func aWrongValueIsNamed(yaml: String, problem: String) {
        #expect(Written.problems(yaml) == ["lightd.yaml:" + problem])
    }

    @Test(arguments: [
        (
            "mail: {via: smtp}\n",
            [
                "lightd.yaml:1:13: mail.smtp.host needs a value when mail goes via smtp",
                "lightd.yaml:1:13: mail.from needs a value when mail goes via smtp",
            ]
        ),
        (
            "mail: {via: maildir, from: a@example.org}\n",
            ["lightd.yaml:1:13: mail.maildir.folder needs a value when mail goes via maildir"]
        ),
        (
            "mail: {via: maildir, from: a@example.org, maildir: {folder: ~}}\n",
            ["lightd.yaml:1:61: mail.maildir.folder needs a value when mail goes via maildir"]
        ),
        (
            "mail: {smtp: {host: 'a b'}}\n",
            [#"1:21: mail.smtp.host is a host name such as "smtp.example.org", not "a b""#]
        ),
        (
            "mail: {smtp: {passwordFile: /a, passwordCredential: b, user: c}}\n",
            ["1:53: give passwordFile or passwordCredential, not both"]
        ),
        ("mail: {smtp: {passwordFile: /a}}\n", ["1:29: a password is of no use without mail.smtp.user"]),
        (
            "mail: {smtp: {passwordCredential: ../a, user: b}}\n",
            [#"1:35: mail.smtp.passwordCredential is the name of a credential, such as "smtp-password", not "../a""#]
        ),
        (
            "mail: {smtp: {host: mail.example.org, security: none, user: b}}\n",
            ["1:49: without security the password would go to mail.example.org for all to read"]
        ),
        (
            "mail: {via: maildir, maildir: {folder: outbox}, from: a@example.org}\n",
            [#"1:40: mail.maildir.folder is an absolute path such as "/var/lib/lightd", not "outbox""#]
        ),
    ])
    func mailThatCannotWorkIsNamed(yaml: String, parts: [String]) {
        let found = Written.problems(yaml).joined(separator: "\n")
        for part in parts { #expect(found.contains(part), "\(found)") }
        #expect(Written.problems(yaml).count == parts.count)
    }

    @Test func manyMistakesAreToldInPartAndAtOnce() throws {
        let keys = (0..<9_000).map { "campagin\($0): 1\n" }.joined()
        let clock = ContinuousClock()
        let begin = clock.now
        let errors = #expect(throws: ConfigurationErrors.self) { try Written.load(keys) }
        // Comparing each with each takes many times as long.
        #expect(clock.now - begin < .seconds(5))
        let lines = try #require(errors).description.split(separator: "\n")
        #expect(lines.count == 51 && lines.last == "... and 8950 more")
        #expect(errors?.all.count == 9_000)
    }

    @Test func severalMistakesAreToldAtOnceInTheOrderOfTheFile() throws {
        let found = Written.problems(
            """
            langage: nl
            campaign:
              on: sunst
              colour: blue
            checks:
              concurrency: 0
            """)
        #expect(
            found == [
                #"lightd.yaml:1:1: unknown key "langage"; did you mean "language"?"#,
                "lightd.yaml:3:7: campaign.on: expected one of day, kickoff, sunrise, dawn, sunset, dusk, on, off; "
                    + #"did you mean "sunset"?"#,
                ##"lightd.yaml:4:11: campaign.colour is a colour such as "#009EDB", not "blue""##,
                "lightd.yaml:6:16: checks.concurrency is a number from 1 to 256, not 0",
            ])
    }

    @Test func mistakesOfSeveralFilesComeInTheOrderOfTheFiles() throws {
        do {
            _ = try Configuration.load(
                files: [("lightd.yaml", "\n\nlog: {level: x}\n"), ("conf.d/a.yaml", "holiday: /a\n")],
                messages: Written.messageNames())
            Issue.record("it loaded")
        } catch let errors as ConfigurationErrors {
            #expect(errors.first.file == "lightd.yaml" && errors.first.line == 3)
            #expect(
                errors.others.map(\.description) == [
                    #"conf.d/a.yaml:1:1: unknown key "holiday"; did you mean "holidays"?"#
                ])
        }
    }
}
