import Almanac
import Foundation
import LightDaemon
import LightDomain
import LightEngine
import LightStore
import Testing

/// What a system test works with: a folder of its own, the built programs, the Python with the foreign clients.
final class Workshop: Sendable {
    let folder: String

    init() throws {
        // Short, since a socket's path is.
        folder = "/tmp/lightd-test-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// The environment's Python with `varlink`, `asyncvarlink` and `aiosmtpd`, which `make test` sets up.
    static let python = ProcessInfo.processInfo.environment["LIGHTD_TEST_VENV"].map { "\($0)/bin/python" }

    static let products = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().path()

    static let support = URL(filePath: #filePath).deletingLastPathComponent().path()

    var socket: String { "\(folder)/io.lightd" }
    var state: String { "\(folder)/state" }
    var database: String { "\(state)/lightd.sqlite" }

    func write(_ text: String, to name: String) throws -> String {
        let path = "\(folder)/\(name)"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    /// lightd on this workshop's state and socket; returns when it is ready.
    func startDaemon(configuration: String) throws -> Program {
        // A machine for tests may have nothing that keeps its clock right.
        let path = try write("\(configuration)\nclock: { holdSeconds: 0 }\n", to: "lightd.yaml")
        let daemon = try Program(
            "\(Self.products)/lightd", ["--config", path, "--state", state, "--socket", socket], reads: .error)
        while let line = daemon.line() {
            if line.hasPrefix("ready") { return daemon }
            daemon.said.append(line)
        }
        throw Failed("lightd did not become ready: \(daemon.said.joined(separator: "\n"))")
    }

    func lightctl(arguments: [String]) throws -> (code: Int32, output: String, errors: String) {
        try Program.run("\(Self.products)/lightctl", ["--socket", socket] + arguments)
    }

    func lightctl(_ arguments: String..., input: String? = nil) throws -> (code: Int32, output: String, errors: String)
    {
        try Program.run("\(Self.products)/lightctl", ["--socket", socket] + arguments, input: input)
    }

    static func surroundings() throws -> Surroundings {
        Surroundings(
            zones: ZoneFiles().zones, holidays: try HolidayFile.load(files: []),
            gazetteer: Gazetteer(
                GazetteerFile.belgium(municipalities: EmbeddedText.municipalities, mergers: EmbeddedText.mergers)))
    }
}

struct Failed: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// A program that runs beside the test.
final class Program {
    enum Reading { case output, error }

    private let process = Process()
    private let pipe = Pipe()
    private let input = Pipe()
    private var rest = Data()
    var said: [String] = []

    init(_ path: String, _ arguments: [String], reads: Reading = .output) throws {
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.standardInput = input
        switch reads {
        case .output: process.standardOutput = pipe
        case .error: process.standardError = pipe
        }
        try process.run()
    }

    var processIdentifier: Int32 { process.processIdentifier }

    deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

    /// The next line; waits for it. Nil when the program has closed its output.
    func line() -> String? {
        while true {
            if let end = rest.firstIndex(of: 10) {
                let line = String(decoding: rest[rest.startIndex..<end], as: UTF8.self)
                rest = rest[rest.index(after: end)...]
                return line
            }
            let more = pipe.fileHandleForReading.availableData
            if more.isEmpty { return nil }
            rest.append(more)
        }
    }

    func give(_ text: String) { input.fileHandleForWriting.write(Data(text.utf8)) }

    func closeInput() { try? input.fileHandleForWriting.close() }

    @discardableResult
    func end(_ signal: Int32) -> Int32 {
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        return process.terminationStatus
    }

    static func run(
        _ path: String, _ arguments: [String], input: String? = nil
    ) throws -> (code: Int32, output: String, errors: String) {
        let process = Process()
        let (output, errors, feed) = (Pipe(), Pipe(), Pipe())
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = feed
        try process.run()
        if let input { feed.fileHandleForWriting.write(Data(input.utf8)) }
        try feed.fileHandleForWriting.close()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        let complained = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (
            process.terminationStatus, String(decoding: said, as: UTF8.self),
            String(decoding: complained, as: UTF8.self)
        )
    }
}

/// A letter as the sink took it.
struct TakenLetter: Decodable {
    var to: [String]
    var header_to: String
    var from: String
    var subject: String
    var language: String
    var date: Double
    var id: String
    var text: String
}

/// A real mail server that takes everything.
final class MailSink {
    let port: Int
    private let program: Program

    init(pause: Double = 0) throws {
        let python = try #require(Workshop.python)
        program = try Program(python, ["\(Workshop.support)/smtp_sink.py", "--pause", String(pause)])
        port = try #require(program.line().flatMap { Int($0) })
    }

    /// The next letter; waits for it.
    func letter() throws -> TakenLetter {
        let line = try #require(program.line(), "the mail server has gone")
        return try JSONDecoder().decode(TakenLetter.self, from: Data(line.utf8))
    }
}
