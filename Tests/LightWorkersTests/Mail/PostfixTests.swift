import Foundation
import LightDomain
import Testing

@testable import LightWorkers

/// Against the mail system that most of these letters will leave through: a real Postfix with TLS and logins.
@Suite(.enabled(if: Postfix.obstacle == nil, "\(Postfix.obstacle ?? "")"), .serialized)
struct PostfixTests {
    private func send(_ letters: [Letter], _ settings: SMTPSettings) async -> [Outcome] {
        let transport = SMTPTransport(settings)
        var outcomes: [Outcome] = []
        for letter in letters { outcomes.append(await transport.send(letter)) }
        await transport.close()
        return outcomes
    }

    private func isQueued(_ outcome: Outcome) -> Bool {
        guard case .succeeded(let detail?) = outcome else { return false }
        return detail.hasPrefix("250 2.0.0 Ok: queued as ")
    }

    @Test func lettersArriveByStartTLSAndByTLSAsTheyWereWritten() async throws {
        let postfix = try Postfix()
        var dice = Dice(seed: 55_800)
        func letters(_ way: String) throws -> [Letter] {
            try (0..<10).map { number in
                try Letter.fixture(
                    subject: dice.text(upTo: 100, breakingLines: true),
                    text: dice.text(upTo: 2_000, breakingLines: true),
                    html: dice.text(upTo: 2_000, breakingLines: true), messageID: "\(way)\(number)@lightd.example")
            }
        }
        let (first, second) = (try letters("starttls"), try letters("tls"))
        var outcomes = await send(first, try postfix.settings())
        outcomes += await send(
            second,
            try postfix.settings {
                $0.security = .tls
                $0.port = postfix.ports.submissions
            })
        let delivered = try postfix.finish()
        #expect(outcomes.count == 20 && outcomes.allSatisfy(isQueued))
        let expected = (first + second).map { $0.rfc5322().filter { $0 != 13 } }
        #expect(Set(delivered.map(\.letter)).symmetricDifference(expected).count == 0)
        let traces = delivered.map { String(decoding: $0.octets, as: UTF8.self) }
        // Postfix says so itself: ESMTPS with a login is ESMTPSA, and bounces go to the envelope's sender.
        #expect(traces.allSatisfy { $0.contains("with ESMTPSA id ") })
        #expect(traces.allSatisfy { $0.contains("Return-Path: <blueheart@just.example>") })
    }

    @Test func aConnectionIsUsedForManyLetters() async throws {
        let postfix = try Postfix()
        let settings = try postfix.settings { $0.connections = 1 }
        let letters = try (0..<25).map { try Letter.fixture(messageID: "\($0)@lightd.example") }
        let outcomes = await send(letters, settings)
        let log = try String(contentsOfFile: "\(postfix.ports.config)/../log/mail.log", encoding: .utf8)
        #expect(outcomes.count(where: isQueued) == 25)
        #expect(log.split(separator: "\n").filter { $0.contains(": connect from ") }.count == 1)
        #expect(try postfix.finish().count == 25)
    }

    @Test func whatPostfixPutsOffIsDeferredAndWhatItRefusesHasFailed() async throws {
        let postfix = try Postfix()
        let large = String(repeating: "blauw ", count: 30_000)
        let outcomes = await send(
            try [
                .fixture(to: "grey@example.org"), .fixture(to: "nobody@example.org"),
                .fixture(from: "late@just.example"), .fixture(text: large), .fixture(),
            ], try postfix.settings())
        let server = "127.0.0.1:\(postfix.ports.submission)"
        #expect(outcomes.count == 5 && isQueued(outcomes[4]))
        guard case .deferred(let grey, nil) = outcomes[0], case .failed(let unknown) = outcomes[1],
            case .deferred(let late, nil) = outcomes[2], case .failed(let tooLarge) = outcomes[3]
        else {
            Issue.record("\(outcomes)")
            return
        }
        #expect(grey.hasPrefix("\(server) put off the recipient: 450 4.2.0 "))
        #expect(unknown.hasPrefix("\(server) refused the recipient: 550 5.1.1 "))
        #expect(late.hasPrefix("\(server) put off the sender: 451 4.3.5 "))
        #expect(tooLarge.hasPrefix("\(server) refused the sender: 552 5.3.4 "))
        let delivered = try postfix.finish().map { String(decoding: $0.letter, as: UTF8.self) }
        #expect(delivered == [String(decoding: try Letter.fixture().rfc5322().filter { $0 != 13 }, as: UTF8.self)])
    }

    @Test func wrongSettingsCostNoLetter() async throws {
        let postfix = try Postfix()
        let stranger = try TestCertificate()
        let wrong: [(words: String, settings: SMTPSettings)] = [
            (
                "refused the login: 535 ",
                try postfix.settings { $0.credentials = Credentials(user: "lightd", password: "verkeerd") }
            ),
            ("refused the recipient: 554 5.7.1 ", try postfix.settings { $0.credentials = nil }),
            ("certificate", try postfix.settings { $0.caFile = nil }),
            ("certificate", try postfix.settings { $0.caFile = stranger.path }),
        ]
        for (words, settings) in wrong {
            // A recipient elsewhere, for which a login is needed.
            guard case .deferred(let detail, nil)? = await send([try .fixture(to: "a@b.example")], settings).first
            else {
                Issue.record("\(words)")
                continue
            }
            #expect(detail.contains(words))
            #expect(!detail.contains("verkeerd"))
        }
        #expect(try postfix.finish().isEmpty)
    }

    @Test func aCertificateForAnotherNameGetsNothing() async throws {
        let postfix = try Postfix(certificateName: "DNS:other.example")
        let outcomes = await send([try .fixture()], try postfix.settings())
        guard case .deferred? = outcomes.first else {
            Issue.record("\(outcomes)")
            return
        }
        #expect(try postfix.finish().isEmpty)
    }

    @Test func itsSendmailTakesLetters() async throws {
        let postfix = try Postfix()
        let transport = SendmailTransport(
            SendmailSettings(
                program: "/usr/sbin/sendmail", arguments: ["-C", postfix.ports.config, "-i"],
                returnPath: try MailAddress("bounces@just.example")))
        let sly = try Letter.fixture(to: "-o@example.org", text: ".\n..\nFrom hier\n.\nen verder\n")
        let outcomes = [await transport.send(sly), await transport.send(try .fixture(subject: "Liège"))]
        await transport.close()
        #expect(outcomes == Array(repeating: .succeeded(detail: "taken by /usr/sbin/sendmail"), count: 2))
        let delivered = try postfix.finish()
        let letters = try [sly, .fixture(subject: "Liège")].map { $0.rfc5322().filter { $0 != 13 } }
        #expect(Set(delivered.map(\.letter)).symmetricDifference(letters).count == 0)
        #expect(Set(delivered.map(\.mailbox)) == ["dash", "jan"])
        let traces = delivered.map { String(decoding: $0.octets, as: UTF8.self) }
        #expect(traces.allSatisfy { $0.contains("Return-Path: <bounces@just.example>") })
    }
}
