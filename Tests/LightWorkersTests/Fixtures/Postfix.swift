import Foundation
import Testing

@testable import LightWorkers

/// A real Postfix in a folder of its own (see Resources/postfix.py), until it is finished with.
final class Postfix {
    struct Ports: Decodable {
        var submission: Int
        var submissions: Int
        /// Its configuration folder.
        var config: String
    }

    struct Delivered: Decodable {
        /// The mailbox's folder.
        var mailbox: String
        var octets: Data

        /// What was sent, below the headers that Postfix put before it.
        var letter: [UInt8] {
            let marker = Data("Date: ".utf8)
            let start = octets.range(of: marker)?.lowerBound ?? octets.startIndex
            return Array(octets[start...])
        }
    }

    /// Why it cannot run here; nil where it can.
    static let obstacle: String? = {
        if getuid() != 0 { return "Postfix is started by root only" }
        for program in ["/usr/sbin/postfix", "/usr/bin/openssl"] {
            if access(program, X_OK) != 0 { return "\(program) is missing; make test-deps installs it" }
        }
        return nil
    }()

    let certificate: TestCertificate
    let ports: Ports
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
        "lightd-postfix-\(UUID().uuidString)")
    private let server: PythonServer

    init(certificateName: String = "IP:127.0.0.1") throws {
        certificate = try TestCertificate(name: certificateName)
        server = try PythonServer(
            python: "/usr/bin/python3",
            arguments: [Python.script("postfix"), folder.path, certificate.path, certificate.key])
        ports = try JSONDecoder().decode(Ports.self, from: Data(server.line().utf8))
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// How to submit letters to it, as a user that it knows.
    func settings(_ change: (inout SMTPSettings) -> Void = { _ in }) throws -> SMTPSettings {
        var settings = SMTPSettings(
            host: "127.0.0.1", port: ports.submission, security: .starttls, caFile: certificate.path,
            credentials: Credentials(user: "lightd", password: "geheim"), helo: "lightd.example", connections: 2)
        change(&settings)
        try #require(settings.objection == nil)
        return settings
    }

    /// Waits until its queue is empty, ends it, and answers what lies in the mailboxes.
    func finish() throws -> [Delivered] {
        try server.finish().map { try JSONDecoder().decode(Delivered.self, from: Data($0.utf8)) }
    }
}

/// A Python program that serves until its input ends.
final class PythonServer {
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private var pending = Data()

    init(python: String, arguments: [String]) throws {
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = arguments
        process.standardInput = input
        process.standardOutput = output
        try process.run()
    }

    deinit {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    func line() throws -> String {
        while true {
            if let end = pending.firstIndex(of: 10) {
                defer { pending.removeSubrange(...end) }
                return String(decoding: pending[..<end], as: UTF8.self)
            }
            let data = output.fileHandleForReading.availableData
            try #require(!data.isEmpty, "the server ended")
            pending += data
        }
    }

    /// Ends the server and answers the lines that were not read.
    func finish() throws -> [String] {
        try input.fileHandleForWriting.close()
        pending += try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return String(decoding: pending, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}

/// A certificate that vouches for itself, made by the openssl program.
final class TestCertificate {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lightd-\(UUID().uuidString)")

    init(name: String = "IP:127.0.0.1") throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        _ = try Python.run(
            "openssl",
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                "-subj", "/CN=lightd test", "-addext", "subjectAltName=\(name)", "-keyout", key, "-out", path,
            ])
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var path: String { folder.appendingPathComponent("certificate.pem").path }
    var key: String { folder.appendingPathComponent("key.pem").path }
    var options: [String] { ["--certificate", path, "--key", key] }
}
