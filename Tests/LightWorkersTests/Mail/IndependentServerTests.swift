import Foundation
import LightDomain
import Testing

@testable import LightWorkers

/// Against a mail server that others wrote: aiosmtpd, where LIGHTD_TEST_VENV names a Python environment with it.
@Suite(.enabled(if: Python.environment != nil, "LIGHTD_TEST_VENV names no Python environment"))
struct IndependentServerTests {
    struct Kept: Decodable {
        var from: String
        var to: [String]
        var isEncrypted: Bool
        var login: String?
        var octets: Data
    }

    /// Sends the letters to a server with those options, and answers the outcomes and what the server kept.
    private func send(
        _ letters: [Letter], server options: [String], _ change: (inout SMTPSettings) -> Void = { _ in }
    ) async throws -> (outcomes: [Outcome], kept: [Kept]) {
        let server = try PythonServer(
            python: try #require(Python.environment), arguments: [Python.script("smtp_server")] + options)
        var settings = SMTPSettings(
            host: "127.0.0.1", port: try #require(Int(server.line())), security: .none, helo: "lightd.example",
            connections: 2)
        change(&settings)
        try #require(settings.objection == nil)
        let transport = SMTPTransport(settings)
        var outcomes: [Outcome] = []
        for letter in letters { outcomes.append(await transport.send(letter)) }
        await transport.close()
        let kept = try server.finish().map { try JSONDecoder().decode(Kept.self, from: Data($0.utf8)) }
        return (outcomes, kept)
    }

    @Test func lettersArriveAsTheyWereWritten() async throws {
        var dice = Dice(seed: 25)
        let letters = try (0..<20).map { number in
            try Letter.fixture(
                subject: dice.text(upTo: 100, breakingLines: true), text: dice.text(upTo: 3_000, breakingLines: true),
                html: dice.text(upTo: 3_000, breakingLines: true), messageID: "\(number)@lightd.example")
        }
        let (outcomes, kept) = try await send(letters, server: [])
        #expect(outcomes == letters.map { _ in .succeeded(detail: "250 2.0.0 Ok: kept") })
        #expect(kept.map { Array($0.octets) } == letters.map { $0.rfc5322() })
        #expect(kept.allSatisfy { $0.from == "blueheart@just.example" && $0.to == ["jan@example.org"] })
    }

    @Test func startTLSAndALoginWork() async throws {
        let certificate = try TestCertificate()
        let options = certificate.options + ["--login", "lightd", "geheim"]
        let (outcomes, kept) = try await send([.fixture(), .fixture()], server: options) { settings in
            settings.security = .starttls
            settings.caFile = certificate.path
            settings.credentials = Credentials(user: "lightd", password: "geheim")
        }
        #expect(outcomes == Array(repeating: .succeeded(detail: "250 2.0.0 Ok: kept"), count: 2))
        #expect(kept.allSatisfy { $0.isEncrypted && $0.login == "lightd" })
        #expect(kept.count == 2)
    }

    @Test func tlsFromTheFirstOctetWorks() async throws {
        let certificate = try TestCertificate()
        let (outcomes, kept) = try await send([.fixture()], server: certificate.options + ["--implicit"]) { settings in
            settings.security = .tls
            settings.caFile = certificate.path
        }
        #expect(outcomes == [.succeeded(detail: "250 2.0.0 Ok: kept")])
        #expect(kept.count == 1)
    }

    @Test func aCertificateThatNobodyVouchesForDefersTheLetter() async throws {
        let certificate = try TestCertificate()
        for security in [SMTPSettings.Security.starttls, .tls] {
            let options = certificate.options + (security == .tls ? ["--implicit"] : [])
            let (outcomes, kept) = try await send([.fixture()], server: options) { $0.security = security }
            guard case .deferred(let detail, nil) = outcomes.first else {
                Issue.record("\(outcomes)")
                continue
            }
            #expect(detail.contains("certificate"))
            #expect(kept.isEmpty)
        }
    }

    @Test func aCertificateForAnotherNameDefersTheLetter() async throws {
        let certificate = try TestCertificate(name: "DNS:other.example")
        let (outcomes, kept) = try await send([.fixture()], server: certificate.options) { settings in
            settings.security = .starttls
            settings.caFile = certificate.path
        }
        guard case .deferred(_, nil) = outcomes.first else {
            Issue.record("\(outcomes)")
            return
        }
        #expect(kept.isEmpty)
    }

    @Test func aWrongPasswordDefersAndBlamesTheSettings() async throws {
        let certificate = try TestCertificate()
        let options = certificate.options + ["--login", "lightd", "geheim"]
        let (outcomes, kept) = try await send([.fixture()], server: options) { settings in
            settings.security = .starttls
            settings.caFile = certificate.path
            settings.credentials = Credentials(user: "lightd", password: "verkeerd")
        }
        guard case .deferred(let detail, nil) = outcomes.first else {
            Issue.record("\(outcomes)")
            return
        }
        #expect(detail.contains("refused the login: 535 "))
        #expect(detail.hasSuffix("(the mail settings are at fault, not this letter)"))
        #expect(!detail.contains("verkeerd"))
        #expect(kept.isEmpty)
    }
}
