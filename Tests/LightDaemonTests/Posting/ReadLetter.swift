import Almanac
import Foundation
import LightDomain
import LightWorkers
import Testing

@testable import LightDaemon

/// A letter as Python's strictest reader tells it.
struct ReadLetter: Decodable {
    var error: String?
    var names: [String]?
    var subject: String?
    var to: [String]?
    var messageID: String?
    var inReplyTo: String?
    var references: String?
    var autoSubmitted: String?
    var unsubscribe: String?
    var language: String?
    var tree: [String]?
    /// Without any white space, nor the hyphens before items.
    var plain: String?
    var html: String?
    var title: String?
    var links: [String]?
    var source: String?

    static func read(_ letters: [Letter]) throws -> [ReadLetter] {
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "check_letters.py").path()
        let lines = try Python.lines(of: script, input: letters.map { Data($0.rfc5322()).base64EncodedString() })
        try #require(lines.count == letters.count)
        return try lines.map { try JSONDecoder().decode(ReadLetter.self, from: Data($0.utf8)) }
    }
}

/// Python as an independent reader.
enum Python {
    /// That of `make test-deps`, with what PyPI has; nil where LIGHTD_TEST_VENV names none.
    static let environment = ProcessInfo.processInfo.environment["LIGHTD_TEST_VENV"].map { "\($0)/bin/python3" }

    static func lines(of script: String, python: String = "/usr/bin/python3", input: [String]) throws -> [String] {
        let process = Process()
        process.executableURL = URL(filePath: python)
        process.arguments = [script]
        let (stdin, stdout) = (Pipe(), Pipe())
        process.standardInput = stdin
        process.standardOutput = stdout
        try process.run()
        let writing = stdin.fileHandleForWriting
        // A writer of its own, so that neither side waits for the other's full pipe.
        let writer = Thread {
            try? writing.write(contentsOf: Data(input.map { $0 + "\n" }.joined().utf8))
            try? writing.close()
        }
        writer.start()
        let output = try stdout.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}

/// The post office of an installation in which everything is usual.
enum Office {
    struct FixedClock: LightDaemon.Clock {
        let now: Instant
        let isSynchronised = true
        let elapsed: Int64 = 0
    }

    static func open(_ yaml: String = "") throws -> PostOffice {
        let written = "mail: {via: discard, from: 'Blue Heart <blueheart@just.example>'}\n\(yaml)"
        let configuration = try Written.load(written)
        let composer = Composer(
            messages: try BuiltIn.messages.get(), facts: configuration.facts, zones: try Belgium.zones(),
            domain: "just.example", instance: "k3x9")
        let now = try #require(Instant(rfc3339: "2027-07-23T07:30:00Z"))
        return PostOffice(composer: composer, settings: configuration.mail, clock: FixedClock(now: now))
    }

    static func assignment(of notice: Notice, rule: String? = nil) throws -> Assignment {
        let subject = notice.commitment.map { Subject.commitment($0.id) } ?? .municipality(notice.municipality)
        let key = JobKey(edition: notice.edition, subject: subject, rule: rule ?? notice.message, occurrence: 0)
        let deadline = try #require(Instant(rfc3339: "2027-07-30T21:00:00Z"))
        return Assignment(job: 17, key: key, attempt: 1, deadline: deadline, work: .reminder(notice))
    }

    static func letter(_ notice: Notice, _ office: PostOffice? = nil) throws -> Letter {
        try (office ?? open()).letter(notice, assignment(of: notice)).get()
    }
}
