import Foundation
import Testing

/// Python as an independent reader of what is written here.
enum Python {
    /// The interpreter of the environment that LIGHTD_TEST_VENV names, which has aiosmtpd; nil where none is named.
    static let environment = ProcessInfo.processInfo.environment["LIGHTD_TEST_VENV"].map { "\($0)/bin/python3" }

    static func script(_ name: String) throws -> String {
        try #require(Bundle.module.path(forResource: name, ofType: "py", inDirectory: "Resources"))
    }

    /// What the standard library's `email` package reads in each letter, in order.
    static func read(_ letters: [[UInt8]]) throws -> [ReadLetter] {
        let input = letters.map { Data($0).base64EncodedString() + "\n" }.joined()
        let output = try run("python3", [script("read_letters")], input: Data(input.utf8))
        let lines = output.split(separator: UInt8(ascii: "\n"))
        try #require(lines.count == letters.count)
        return try lines.map { try JSONDecoder().decode(ReadLetter.self, from: Data($0)) }
    }

    static func run(_ program: String, _ arguments: [String], input: Data = Data()) throws -> Data {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        let (stdin, stdout) = (Pipe(), Pipe())
        process.standardInput = stdin
        process.standardOutput = stdout
        try process.run()
        // A writer of its own, so that neither side waits for the other's full pipe.
        let writing = stdin.fileHandleForWriting
        let writer = Thread {
            try? writing.write(contentsOf: input)
            try? writing.close()
        }
        writer.start()
        let output = try stdout.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return output
    }
}

/// A letter as Python reads it.
struct ReadLetter: Decodable {
    var error: String?
    var names: [String]?
    var subject: String?
    var from: [String]?
    var to: [String]?
    var replyTo: [String]?
    var date: Int64?
    var messageID: String?
    var language: String?
    var autoSubmitted: String?
    var inReplyTo: String?
    var references: [String]?
    var listUnsubscribe: String?
    var type: String?
    var encodings: [String]?
    var text: String?
    var html: String?
    var parts: Int?
    var tree: [String]?
    var calendar: String?
    var method: String?
    var file: String?
    var fileName: String?
    var defects: [String]?
}
