import Foundation
import LightDomain
import Testing

@testable import LightWorkers

/// Through the network, against a web server that misbehaves.
@Suite struct CheckWorkerTests {
    private func device(_ name: String = "wled", url: String, headers: String = "{}", seconds: Int = 10) -> Device {
        let settings = #"""
            {"url": "\#(url)", "pointer": "/on", "expect": {"equals": true}, "headers": \#(headers),
             "timeoutSeconds": \#(seconds)}
            """#
        return Device(name: name, kind: "http", settings: settings)
    }

    private func look(through probes: [Device], secrets: [String] = []) async throws -> [Finding] {
        let worker = CheckWorker(lookers: 4, secrets: secrets)
        let outcome = await worker.perform(try .look(through: probes))
        await worker.close()
        guard case .looked(let findings) = outcome else {
            Issue.record("\(outcome)")
            return []
        }
        return findings
    }

    @Test func everyProbeIsLookedThroughInOrder() async throws {
        let (on, off) = (try ScriptedWebServer(json: #"{"on": true}"#), try ScriptedWebServer(json: #"{"on": false}"#))
        let dead = try LocalServer.deadPort()
        let probes =
            (0..<5).map { device("lit\($0)", url: "\(on.address)/state") } + [
                device("dark", url: off.address), device("gone", url: "http://127.0.0.1:\(dead)/"),
                Device(name: "camera", kind: "camera", settings: "{}"),
                Device(name: "broken", kind: "http", settings: "{}"),
            ]
        let findings = try await look(through: probes)
        on.stop()
        off.stop()
        #expect(findings.map(\.by) == ["lit0", "lit1", "lit2", "lit3", "lit4", "dark", "gone", "camera", "broken"])
        #expect(
            findings.map(\.light)
                == [.lit, .lit, .lit, .lit, .lit, .dark, .unreachable, .unknown, .unknown])
        #expect(findings.allSatisfy { $0.evidence == .echoed })
        #expect(findings[6].detail?.hasPrefix("http://127.0.0.1:\(dead)/: Failed to connect") == true)
        #expect(findings[7].detail == #"/kind: "camera" is unknown; these are known: "http""#)
        #expect(findings[8].detail?.hasPrefix("/settings/url: is missing") == true)
        #expect(on.requests.map(\.line) == Array(repeating: "GET /state HTTP/1.1", count: 5))
        // A controller has few connections, so none is kept.
        #expect(on.connections == 5)
    }

    @Test(
        arguments: [
            ("404 Not Found", .unknown), ("401 Unauthorized", .unknown), ("500 Oops", .unreachable),
            ("503 Busy", .unreachable), ("204 No Content", .unknown),
        ] as [(String, Light)])
    func anotherStatusThanSuccessTellsNothingOfTheLight(status: String, light: Light) async throws {
        let server = try ScriptedWebServer { _, connection in
            connection.write(ScriptedWebServer.answer(#"{"on": true}"#, status: status))
            connection.hangUp()
        }
        let findings = try await look(through: [device(url: server.address)])
        server.stop()
        #expect(findings.map(\.light) == [light])
    }

    @Test func aServerThatSaysNothingOrHangsUpIsUnreachable() async throws {
        let silent = try ScriptedWebServer { _, connection in connection.beSilent() }
        let brief = try ScriptedWebServer { _, connection in connection.hangUp() }
        let torn = try ScriptedWebServer { _, connection in
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"on\": true}")
            connection.hangUp()
        }
        let findings = try await look(
            through: [silent, brief, torn].map { device(url: $0.address, seconds: 1) })
        for server in [silent, brief, torn] { server.stop() }
        #expect(findings.map(\.light) == [.unreachable, .unreachable, .unreachable])
    }

    @Test func anEndlessAnswerIsCutOff() async throws {
        let endless = try ScriptedWebServer { _, connection in
            connection.write("HTTP/1.1 200 OK\r\n\r\n")
            let piece = [UInt8](repeating: 32, count: 65_536)
            for _ in 0..<64 { connection.write(piece) }
            connection.hangUp()
        }
        let findings = try await look(through: [device(url: endless.address)])
        endless.stop()
        #expect(findings.map(\.light) == [.unknown])
        #expect(findings.first?.detail == "\(endless.address) answered more than 1048576 octets")
    }

    @Test func aRedirectIsFollowedWithinItsSchemeAndWithoutHeadersOnly() async throws {
        let target = try ScriptedWebServer(json: #"{"on": true}"#)
        func leading(to place: String) throws -> ScriptedWebServer {
            try ScriptedWebServer { _, connection in
                connection.write(
                    ScriptedWebServer.answer("", status: "302 Found", headers: "Location: \(place)\r\n"))
            }
        }
        let (near, file, gopher) = (
            try leading(to: "\(target.address)/x"), try leading(to: "file:///etc/hostname"),
            try leading(to: "gopher://127.0.0.1:\(target.port)/")
        )
        let around = try leading(to: "/again")
        let findings = try await look(through: [
            device(url: near.address), device(url: file.address), device(url: gopher.address),
            device(url: around.address),
            device(url: near.address, headers: #"{"X-Site": "antwerpen"}"#),
        ])
        for server in [target, near, file, gopher, around] { server.stop() }
        #expect(findings.map(\.light) == [.lit, .unknown, .unknown, .unknown, .unknown])
        #expect(findings.last?.detail == "\(near.address) leads to \(target.address)/x, which is not followed")
        #expect(target.requests.map(\.line) == ["GET /x HTTP/1.1"])
    }

    @Test func secretsComeFromTheirFolderOnly() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lightd-\(UUID().uuidString)")
        let secrets = folder.appendingPathComponent("secrets")
        try FileManager.default.createDirectory(at: secrets, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in [
            ("secrets/ha", "Bearer abc\n"), ("outside", "no"), ("secrets/lines", "a\nX: y"), ("secrets/empty", ""),
            ("secrets/long", String(repeating: "x", count: 5_000)),
        ] {
            try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
        }
        try FileManager.default.createSymbolicLink(
            at: secrets.appendingPathComponent("link"), withDestinationURL: folder.appendingPathComponent("outside"))
        let server = try ScriptedWebServer(json: #"{"on": true}"#)
        let paths = [
            "secrets/ha", "outside", "secrets/../outside", "secrets/link", "secrets/lines", "secrets/empty",
            "secrets/long",
            "secrets/missing", "secrets",
        ]
        let probes = paths.map { path in
            device(path, url: server.address, headers: #"{"Authorization": "file:\#(folder.path)/\#(path)"}"#)
        }
        let findings = try await look(through: probes, secrets: [secrets.path, "/nonexistent"])
        let nowhere = try await look(through: [probes[0]])
        server.stop()
        #expect(findings.map(\.light) == [.lit] + Array(repeating: .unknown, count: 8))
        #expect(nowhere.map(\.light) == [.unknown])
        #expect(server.requests.count == 1)
        #expect(server.requests.first?.headers.contains("Authorization: Bearer abc") == true)
        #expect(findings.allSatisfy { $0.detail?.contains("abc") == false })
    }

    @Test func aLookWithoutProbesAndAReminderAreRefused() async throws {
        let worker = CheckWorker(lookers: 1, secrets: [])
        let outcome = await worker.perform(try .look(through: []))
        await worker.close()
        #expect(outcome == .failed(detail: "antwerpen/stadhuis has no probe to look through"))
        let late = await worker.perform(try .look(through: [device(url: "http://127.0.0.1:1/")]))
        #expect(
            late == .looked([Finding(light: .unknown, evidence: .echoed, by: "wled", detail: "lightd is ending")]))
    }
}
