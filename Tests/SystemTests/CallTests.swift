import Foundation
import Testing

extension SystemTests {
    /// `lightctl call`, against our own daemon and a service that is none.
    @Suite struct CallTests {
        @Test func anyMethodCanBeCalledAndDescribed() throws {
            let workshop = try Workshop()
            let daemon = try workshop.startDaemon(
                configuration: """
                    mail:
                      via: maildir
                      from: Blue Heart <blueheart@example.org>
                      maildir: { folder: \(workshop.folder)/outbox }
                    """)
            #expect(try workshop.lightctl("add", "Gent", "--building", "Belfort", "--building", "Stadhuis").code == 0)
            let status = try workshop.lightctl("call", "io.lightd.Status.Get")
            #expect(status.code == 0 && status.output.hasPrefix(#"{"revision":"#))
            let facades = try workshop.lightctl(
                "call", "--more", "io.lightd.Status.ListFacades", #"{"municipality":"gent"}"#)
            #expect(facades.output.split(separator: "\n").count == 3)
            let fed = try workshop.lightctl(
                "call", "io.lightd.Register.Lookup", "-", input: #"{"name": "Louvain"}"#)
            #expect(fed.output.contains(#""name":"Leuven""#))
            let refused = try workshop.lightctl("call", "io.lightd.Status.Get", #"{"since":"yesterday"}"#)
            #expect(refused.code == 1 && refused.output.isEmpty)
            #expect(
                refused.errors == #"lightctl: org.varlink.service.InvalidParameter {"parameter":"since"}"# + "\n")
            let oneway = try workshop.lightctl("call", "--oneway", "io.lightd.Nothing.AtAll")
            #expect(oneway.code == 0 && oneway.output.isEmpty)
            let text = try workshop.lightctl("call", "--describe", "io.lightd.Status").output
            let file = Self.root + "Sources/LightProtocol/Interfaces/io.lightd.Status.varlink"
            #expect(text == (try String(contentsOfFile: file, encoding: .utf8)))
            #expect(try workshop.lightctl("call", "--describe").output.contains("interface\tio.lightd.Register\n"))
            let settings = try workshop.lightctl("call", "io.lightd.Manager.GetConfiguration").output
            #expect(settings.contains(#"mail:\n  via: maildir\n"#), "\(settings)")
            let quiet = try workshop.lightctl("call", "io.lightd.Manager.SetLogLevel", #"{"level":"critical"}"#)
            #expect(quiet.output == "{}\n", "\(quiet)")
            let loud = try workshop.lightctl("call", "io.lightd.Manager.SetLogLevel", #"{"level":"loud"}"#)
            #expect(loud.errors.contains("InvalidParameter"), "\(loud)")
            #expect(daemon.end(SIGTERM) == 0)
        }

        @Test func anotherServiceIsCalledByItsAddress() throws {
            let workshop = try Workshop()
            let server = try Program("\(Workshop.products)/CertificationServer", ["\(workshop.folder)/other"])
            #expect(server.line() == "ready")
            let address = "unix:\(workshop.folder)/other"
            let started = try workshop.lightctl("call", address, "org.varlink.certification.Start")
            #expect(started.code == 0 && started.output.contains("client_id"))
            let wrong = try workshop.lightctl(
                "call", address, "org.varlink.certification.Test01", #"{"client_id":"nobody"}"#)
            #expect(wrong.code == 1 && wrong.errors.contains("org.varlink.certification.ClientIdError"))
            server.closeInput()
        }

        @Test func whatIsNoCallIsUsage() throws {
            let workshop = try Workshop()
            #expect(try workshop.lightctl("call").code == 2)
            #expect(try workshop.lightctl("call", "a.b.C", "{}", "more").code == 2)
            #expect(try workshop.lightctl("call", "a.b.C", "--more", "--oneway").code == 2)
            #expect(try workshop.lightctl("call", "a.b.C", "{}").code == 3, "nobody is there")
        }

        private static let root = #filePath.components(separatedBy: "Tests/SystemTests").first ?? ""
    }
}
