import LightDomain
import Testing

@testable import LightWorkers

/// Against a mail server that misbehaves at each step.
@Suite struct SMTPTransportTests {
    private func settings(port: Int, seconds: Int = 10) -> SMTPSettings {
        SMTPSettings(
            host: "127.0.0.1", port: port, security: .none, helo: "lightd.example", connections: 1,
            connectSeconds: seconds, letterSeconds: seconds, idleSeconds: 60)
    }

    private func send(_ letter: Letter, to settings: SMTPSettings) async -> Outcome {
        let transport = SMTPTransport(settings)
        let outcome = await transport.send(letter)
        await transport.close()
        return outcome
    }

    @Test func aLetterIsHandedOverWordForWord() async throws {
        let server = try ScriptedMailServer()
        defer { server.stop() }
        let letter = try Letter.fixture(text: ".\n..\n.punt\nFrom hier\n\n.\n")
        let outcome = await send(letter, to: settings(port: server.port))
        server.stop()
        #expect(outcome == .succeeded(detail: "250 2.0.0 Ok: queued as 4F"))
        #expect(server.letters.map { Array($0.utf8) } == [letter.rfc5322()])
        #expect(
            server.commands == [
                "EHLO lightd.example", "MAIL FROM:<blueheart@just.example> SIZE=\(letter.rfc5322().count)",
                "RCPT TO:<jan@example.org>", "DATA", "QUIT",
            ])
    }

    @Test func aLetterThatBeginsWithADotKeepsIt() async throws {
        let server = try ScriptedMailServer()
        defer { server.stop() }
        let connection = SMTPConnection(settings(port: server.port), patience: Patience())
        let outcome = connection.send(
            Array(".a\r\n.\r\n\r\n..b\r\n".utf8), from: try MailAddress("a@example.org"),
            to: try MailAddress("b@example.org"))
        connection.rest()
        #expect(outcome == .succeeded(detail: "250 2.0.0 Ok: queued as 4F"))
        #expect(server.letters == [".a\r\n.\r\n\r\n..b\r\n"])
    }

    @Test func bouncesGoToTheReturnPath() async throws {
        let server = try ScriptedMailServer()
        defer { server.stop() }
        var settings = settings(port: server.port)
        settings.returnPath = try MailAddress("bounces@just.example")
        _ = await send(try .fixture(), to: settings)
        #expect(server.commands.contains { $0.hasPrefix("MAIL FROM:<bounces@just.example>") })
    }

    @Test(
        arguments: [
            (.greeting, "421 4.3.2 full", "put off the connection: 421 4.3.2 full"),
            (.EHLO, "421 4.3.0 later", "put off our greeting: 421 4.3.0 later"),
            (.MAIL, "451 4.3.0 later", "put off the sender: 451 4.3.0 later"),
            (.RCPT, "450 4.2.0 Greylisted", "put off the recipient: 450 4.2.0 Greylisted"),
            (.DATA, "451 4.3.0 later", "put off the letter: 451 4.3.0 later"),
            (.end, "452-4.3.1 No\r\n452 4.3.1 room", "put off the letter: 452 4.3.1 No 4.3.1 room"),
        ] as [(ScriptedMailServer.Step, String, String)])
    func whatIsPutOffIsDeferred(step: ScriptedMailServer.Step, reply: String, words: String) async throws {
        let server = try ScriptedMailServer([step: .say(reply)])
        defer { server.stop() }
        let outcome = await send(try .fixture(), to: settings(port: server.port))
        #expect(outcome == .deferred(detail: "127.0.0.1:\(server.port) \(words)"))
    }

    @Test(
        arguments: [
            (.RCPT, "550-5.1.1 No such\r\n550 5.1.1 user", "refused the recipient: 550 5.1.1 No such 5.1.1 user"),
            (.RCPT, "553 5.1.3 Bad address", "refused the recipient: 553 5.1.3 Bad address"),
            (.MAIL, "552 5.3.4 Too large", "refused the sender: 552 5.3.4 Too large"),
            (.DATA, "554 5.7.0 No", "refused the letter: 554 5.7.0 No"),
            (.end, "554 5.6.0 Spam", "refused the letter: 554 5.6.0 Spam"),
        ] as [(ScriptedMailServer.Step, String, String)])
    func whatIsRefusedForTheLettersSakeHasFailed(
        step: ScriptedMailServer.Step, reply: String, words: String
    ) async throws {
        let server = try ScriptedMailServer([step: .say(reply)])
        defer { server.stop() }
        let outcome = await send(try .fixture(), to: settings(port: server.port))
        #expect(outcome == .failed(detail: "127.0.0.1:\(server.port) \(words)"))
    }

    @Test(
        arguments: [
            (.greeting, "554 5.7.1 Go away", "refused the connection: 554 5.7.1 Go away"),
            (.EHLO, "550 5.7.1 Bad name", "refused our greeting: 550 5.7.1 Bad name"),
            (.MAIL, "530 5.7.0 Log in first", "refused the sender: 530 5.7.0 Log in first"),
            (.MAIL, "553 5.7.1 Not yours", "refused the sender: 553 5.7.1 Not yours"),
            (.RCPT, "554 5.7.1 Relay access denied", "refused the recipient: 554 5.7.1 Relay access denied"),
            (.RCPT, "530 5.7.0 Log in first", "refused the recipient: 530 5.7.0 Log in first"),
        ] as [(ScriptedMailServer.Step, String, String)])
    func whatOurSettingsAreRefusedForIsDeferredAndSaysSo(
        step: ScriptedMailServer.Step, reply: String, words: String
    ) async throws {
        let server = try ScriptedMailServer([step: .say(reply)])
        defer { server.stop() }
        let outcome = await send(try .fixture(), to: settings(port: server.port))
        let blame = "(the mail settings are at fault, not this letter)"
        #expect(outcome == .deferred(detail: "127.0.0.1:\(server.port) \(words) \(blame)"))
    }

    @Test func aRefusedLoginIsDeferredWithoutThePassword() async throws {
        let server = try ScriptedMailServer(
            [.AUTH: .say("535 5.7.8 Wrong password")], hello: "250-scripted\r\n250 AUTH PLAIN")
        defer { server.stop() }
        var settings = settings(port: server.port)
        settings.credentials = Credentials(user: "lightd", password: "geheim")
        let outcome = await send(try .fixture(), to: settings)
        let words = "refused the login: 535 5.7.8 Wrong password (the mail settings are at fault, not this letter)"
        #expect(outcome == .deferred(detail: "127.0.0.1:\(server.port) \(words)"))
        #expect(!String(reflecting: settings).contains("geheim"))
        #expect(!"\(settings)".contains("geheim"))
    }

    @Test func aServerWithoutEncryptionGetsNoLetterThatNeedsIt() async throws {
        for hello in ["250-scripted\r\n250 SIZE 1000000", "250-scripted\r\n250 STARTTLS"] {
            let server = try ScriptedMailServer([.STARTTLS: .say("554 5.7.3 No")], hello: hello)
            defer { server.stop() }
            var settings = settings(port: server.port)
            settings.security = .starttls
            let outcome = await send(try .fixture(), to: settings)
            guard case .deferred(let detail, nil) = outcome else {
                Issue.record("\(outcome)")
                continue
            }
            #expect(detail.hasPrefix("127.0.0.1:\(server.port) "))
            #expect(detail.contains("STARTTLS") || detail.contains("refused encryption: 554 5.7.3 No (the mail"))
            #expect(!server.commands.contains { $0.hasPrefix("MAIL") })
        }
    }

    @Test(
        arguments: [
            (.greeting, "broke off before its greeting"), (.EHLO, "broke off after our greeting"),
            (.MAIL, "broke off after the sender"), (.RCPT, "broke off after the recipient"),
            (.DATA, "broke off before the letter"), (.end, "broke off during the letter, which it may have taken"),
        ] as [(ScriptedMailServer.Step, String)])
    func aServerThatHangsUpOrSaysNothingDefersTheLetter(
        step: ScriptedMailServer.Step, words: String
    ) async throws {
        for reaction in [ScriptedMailServer.Reaction.hangUp, .silence] {
            let server = try ScriptedMailServer([step: reaction])
            defer { server.stop() }
            let outcome = await send(try .fixture(), to: settings(port: server.port, seconds: 1))
            guard case .deferred(let detail, nil) = outcome else {
                Issue.record("\(outcome)")
                continue
            }
            #expect(detail.hasPrefix("127.0.0.1:\(server.port) \(words)"))
        }
    }

    @Test func nobodyThereDefersTheLetter() async throws {
        let port = try LocalServer.deadPort()
        let outcome = await send(try .fixture(), to: settings(port: port))
        guard case .deferred(let detail, nil) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(detail.hasPrefix("127.0.0.1:\(port) cannot be reached: "))
    }

    @Test func aNameThatIsNotThereDefersTheLetter() async throws {
        var settings = settings(port: 25)
        settings.host = "mail.invalid"
        let outcome = await send(try .fixture(), to: settings)
        guard case .deferred(let detail, nil) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(detail.hasPrefix("mail.invalid:25 cannot be reached: "))
    }

    @Test func manyLettersShareTheConnectionsAndEachIsSaidFarewell() async throws {
        let server = try ScriptedMailServer()
        defer { server.stop() }
        var settings = settings(port: server.port)
        settings.connections = 3
        let transport = SMTPTransport(settings)
        let outcomes = try await withThrowingTaskGroup(of: Outcome.self) { group in
            for number in 0..<60 {
                let letter = try Letter.fixture(messageID: "\(number)@lightd.example")
                group.addTask { await transport.send(letter) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        await transport.close()
        server.stop()
        #expect(outcomes == Array(repeating: .succeeded(detail: "250 2.0.0 Ok: queued as 4F"), count: 60))
        #expect(server.letters.count == 60)
        #expect(Set(server.letters).count == 60)
        #expect((1...3).contains(server.connections))
        #expect(server.farewells == server.connections)
    }

    @Test func aRefusedLetterDoesNotSpoilTheNext() async throws {
        let server = try ScriptedMailServer([.RCPT: .say("550 5.1.1 No such user")])
        defer { server.stop() }
        let transport = SMTPTransport(settings(port: server.port))
        let first = await transport.send(try .fixture())
        let second = await transport.send(try .fixture())
        await transport.close()
        #expect(first == .failed(detail: "127.0.0.1:\(server.port) refused the recipient: 550 5.1.1 No such user"))
        #expect(second == first)
    }

    /// libcurl by itself would wait for two minutes.
    @Test(.timeLimit(.minutes(1)))
    func aServerThatDoesNotAnswerTheFarewellHoldsNobodyUp() async throws {
        let server = try ScriptedMailServer([.QUIT: .silence])
        let outcome = await send(try .fixture(), to: settings(port: server.port))
        server.stop()
        #expect(outcome == .succeeded(detail: "250 2.0.0 Ok: queued as 4F"))
        #expect(server.farewells == 1)
    }

    @Test(.timeLimit(.minutes(1)))
    func aLetterUnderWayIsGivenUpWhenThePatienceIsOver() async throws {
        let server = try ScriptedMailServer([.MAIL: .silence])
        defer { server.stop() }
        let patience = Patience()
        patience.end(after: 0)
        let connection = SMTPConnection(settings(port: server.port, seconds: 3_600), patience: patience)
        let address = try MailAddress("jan@example.org")
        let outcome = connection.send(Array("a\r\n".utf8), from: address, to: address)
        connection.rest()
        guard case .deferred(let detail, nil) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(detail.hasSuffix(": lightd is ending"))
    }

    @Test func aClosedTransportDefers() async throws {
        let server = try ScriptedMailServer()
        defer { server.stop() }
        let transport = SMTPTransport(settings(port: server.port))
        await transport.close()
        await transport.close()
        let outcome = await transport.send(try .fixture())
        #expect(outcome == .deferred(detail: "lightd is ending, so the letter was not begun"))
        #expect(server.connections == 0)
    }

    @Test func aHostileReplyIsShownHarmlessly() async throws {
        let noise = String(repeating: "x", count: 5_000)
        let server = try ScriptedMailServer([.RCPT: .say("550 \u{1B}[31mrood\u{0} \(noise)")])
        defer { server.stop() }
        let outcome = await send(try .fixture(), to: settings(port: server.port))
        guard case .failed(let detail) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(detail.utf8.allSatisfy { 32...126 ~= $0 })
        #expect(detail.count < 1_000)
    }
}
