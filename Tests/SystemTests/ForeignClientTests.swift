import Foundation
import Testing

extension SystemTests {
    /// Clients that others wrote, against the library and the daemon. What cannot be installed is skipped, with its
    /// reason in the test's output.
    @Suite struct ForeignClientTests {
        static let certifier = "/usr/bin/varlink-go-certification"
        static let hasCertifier = access(certifier, X_OK) == 0
        static let varlinkctl = ProcessInfo.processInfo.environment["LIGHTD_TEST_VENV"].map {
            "\($0)/systemd/varlinkctl"
        }
        static let hasVarlinkctl = varlinkctl.map { access($0, X_OK) == 0 } ?? false

        // MARK: Certification

        private func startExaminer(_ workshop: Workshop, descriptors: Int? = nil) throws -> Program {
            let server = "\(Workshop.products)/CertificationServer"
            let program =
                if let descriptors {
                    try Program("/usr/bin/prlimit", ["--nofile=\(descriptors)", server, workshop.socket])
                } else { try Program(server, [workshop.socket]) }
            #expect(program.line() == "ready")
            return program
        }

        @Test(.enabled(if: Workshop.python != nil, "make test sets up the Python that this needs"))
        func thePythonClientCertifiesUs() throws {
            let workshop = try Workshop()
            let server = try startExaminer(workshop)
            let client = try Program.run(
                try #require(Workshop.python),
                ["-m", "varlink.tests.test_certification", "--client", "--varlink=unix:\(workshop.socket)"])
            #expect(client.code == 0 && client.output.hasSuffix("Certification passed\n"), "\(client)")
            server.closeInput()
        }

        @Test(.enabled(if: hasCertifier, "Debian's varlink-go is not installed"))
        func theGoClientCertifiesUs() throws {
            let workshop = try Workshop()
            let server = try startExaminer(workshop)
            let client = try Program.run(Self.certifier, ["--client", "--varlink=unix:\(workshop.socket)"])
            #expect(client.code == 0 && client.output.hasSuffix("End: 'true'\n"), "\(client)")
            server.closeInput()
        }

        @Test func aServerOutOfDescriptorsAcceptsAgainWhenThereAreSome() throws {
            let workshop = try Workshop()
            let server = try startExaminer(workshop, descriptors: 32)
            let script = """
                import resource, socket, sys, time
                def peer():
                    p = socket.socket(socket.AF_UNIX); p.settimeout(60); p.connect(sys.argv[1])
                    p.sendall(b'{"method":"org.varlink.service.GetInfo"}\\0')
                    return p
                peers = [peer() for _ in range(100)]
                # The first are answered, the last wait in the queue.
                print(peers[0].recv(9999)[-1:] == b"\\0")
                peers[-1].settimeout(1)
                try: print(peers[-1].recv(9999))
                except TimeoutError: print("waits")
                peers[-1].settimeout(60)
                for p in peers[:-1]: p.close()
                print(peers[-1].recv(9999)[-1:] == b"\\0")
                print(peer().recv(9999)[-1:] == b"\\0")
                """
            let client = try Program.run("/usr/bin/env", ["python3", "-c", script, workshop.socket])
            #expect(client.output == "True\nwaits\nTrue\nTrue\n", "\(client)")
            server.closeInput()
        }

        // MARK: The daemon

        private func startDaemon(_ workshop: Workshop) throws -> Program {
            let configuration = """
                mail:
                  via: maildir
                  from: Blue Heart <blueheart@example.org>
                  maildir: { folder: \(workshop.folder)/outbox }
                """
            let daemon = try workshop.startDaemon(configuration: configuration)
            #expect(try workshop.lightctl("add", "Gent", "--building", "Belfort", "--building", "Stadhuis").code == 0)
            return daemon
        }

        @Test(.enabled(if: hasVarlinkctl, "varlinkctl could not be had; scripts/get-varlinkctl says why"))
        func systemdsClientListsIntrospectsAndCalls() throws {
            let workshop = try Workshop()
            let daemon = try startDaemon(workshop)
            func run(_ arguments: String...) throws -> (code: Int32, output: String, errors: String) {
                try Program.run(try #require(Self.varlinkctl), arguments)
            }
            let socket = workshop.socket
            let interfaces = try run("list-interfaces", socket).output.split(separator: "\n").map(String.init)
            #expect(interfaces.contains("io.lightd.Status") && interfaces.contains("org.varlink.service"))
            let methods = try run("list-methods", socket)
            #expect(methods.output.contains("io.lightd.Register.Add\n"), "\(methods)")
            for interface in interfaces {
                let described = try run("introspect", socket, interface)
                #expect(described.code == 0 && described.output.contains("interface \(interface)"), "\(described)")
            }
            #expect(try run("info", socket).output.contains("Product: lightd"))
            let status = try run("call", socket, "io.lightd.Status.Get", "{}")
            #expect(status.output.contains(#""committed":1"#), "\(status)")
            let facades = try run("call", "--more", socket, "io.lightd.Status.ListFacades", "{}")
            #expect(facades.output.split(separator: "\n").count == 3, "two facades and a last reply: \(facades)")
            let refused = try run("call", socket, "io.lightd.Status.Get", #"{"since":"yesterday"}"#)
            #expect(refused.code == 1 && refused.errors.contains("org.varlink.service.InvalidParameter"))
            #expect(refused.output.contains(#""parameter":"since""#), "\(refused)")
            #expect(daemon.end(SIGTERM) == 0)
        }

        @Test(.enabled(if: hasVarlinkctl, "varlinkctl could not be had; scripts/get-varlinkctl says why"))
        func systemdsClientControlsTheService() throws {
            let workshop = try Workshop()
            let daemon = try startDaemon(workshop)
            func call(_ method: String, _ parameters: String = "{}") throws -> (
                code: Int32, output: String, errors: String
            ) {
                try Program.run(
                    try #require(Self.varlinkctl),
                    ["call", "\(workshop.folder)/io.systemd.service", "io.systemd.service.\(method)", parameters])
            }
            #expect(try call("Ping").code == 0)
            #expect(try call("Reload").code == 0)
            #expect(try workshop.lightctl("history", "--what", "config.reloaded").output.contains("config.reloaded"))
            #expect(try call("SetLogLevel", #"{"level":3}"#).code == 0)
            #expect(try call("SetLogLevel", #"{"level":null}"#).code == 0)
            let loud = try call("SetLogLevel", #"{"level":8}"#)
            #expect(loud.code == 1 && loud.output.contains(#""parameter":"level""#), "\(loud)")
            let environment = try call("GetEnvironment")
            #expect(environment.output.contains("PATH="), "\(environment)")
            _ = try workshop.write("campaign: { colour: blue }", to: "lightd.yaml")
            let wrong = try call("Reload")
            #expect(wrong.code == 1 && wrong.errors.contains("io.lightd.Manager.InvalidConfiguration"), "\(wrong)")
            #expect(wrong.output.contains(#""line":1"#), "\(wrong)")
            #expect(daemon.end(SIGTERM) == 0)
        }

        @Test(.enabled(if: Workshop.python != nil, "make test sets up the Python that this needs"))
        func asyncvarlinkListsIntrospectsAndCalls() throws {
            let workshop = try Workshop()
            let daemon = try startDaemon(workshop)
            let client = try Program.run(
                try #require(Workshop.python), ["\(Workshop.support)/ask_async.py", workshop.socket])
            let seen = try #require(
                try JSONSerialization.jsonObject(with: Data(client.output.utf8)) as? [String: Any], "\(client)")
            #expect((seen["interfaces"] as? [String])?.contains("io.lightd.Status") == true)
            #expect((seen["description"] as? String)?.hasPrefix("# How the campaign stands.") == true)
            #expect(seen["lookup"] as? String == "Antwerpen")
            #expect(seen["facades"] as? Int == 2)
            #expect(seen["refused"] as? String == "org.varlink.service.InvalidParameter")
            #expect(daemon.end(SIGTERM) == 0)
        }
    }
}
