import Testing

@testable import LightWorkers

@Suite struct SMTPSettingsTests {
    @Test func usualSettingsHaveNoObjection() {
        var settings = SMTPSettings(host: "mail.example.org", helo: "lightd.example.org")
        #expect(settings.objection == nil)
        #expect(settings.url == "smtp://mail.example.org:587/lightd.example.org")
        settings.host = "2001:db8::1"
        settings.security = .tls
        settings.port = 465
        #expect(settings.objection == nil)
        #expect(settings.url == "smtps://[2001:db8::1]:465/lightd.example.org")
    }

    @Test func whatCannotBeUsedIsNamed() {
        let changes: [(String, (inout SMTPSettings) -> Void)] = [
            ("host", { $0.host = "" }),
            ("host", { $0.host = "mail.example.org/evil" }),
            ("host", { $0.host = "a b" }),
            ("host", { $0.host = "user@mail" }),
            ("host", { $0.host = "-mail" }),
            ("port", { $0.port = 0 }),
            ("port", { $0.port = 65_536 }),
            ("helo", { $0.helo = "a\r\nMAIL" }),
            ("helo", { $0.helo = "a%0d%0aMAIL" }),
            ("connections", { $0.connections = 0 }),
            ("connections", { $0.connections = 33 }),
            ("letterSeconds", { $0.letterSeconds = 0 }),
            ("connectSeconds", { $0.connectSeconds = 3_601 }),
            ("idleSeconds", { $0.idleSeconds = -1 }),
            ("security", { ($0.security, $0.credentials) = (.none, Credentials(user: "a", password: "b")) }),
        ]
        for (setting, change) in changes {
            var settings = SMTPSettings(host: "mail.example.org", helo: "lightd.example.org")
            change(&settings)
            #expect(settings.objection?.setting == setting)
        }
    }
}
