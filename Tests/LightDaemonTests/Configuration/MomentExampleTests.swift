import Almanac
import LightDomain
import Testing

@testable import LightDaemon

/// What the manual, the commented configuration and `lightctl --help` show as a moment is one.
@Suite struct MomentExampleTests {
    private static let anchors = Set(Moment.Anchor.allCases.map(\.rawValue))

    @Test func theManualShowsMoments() throws {
        let examples = try Self.literals(in: "../man/lightd.yaml.5") + Self.literals(in: "../man/lightctl.1")
        for example in examples { #expect(throws: Never.self, "\(example)") { try Moment(parsing: example) } }
        #expect(examples.contains("day +1d at 01:00") && examples.contains("sunset"), "\(examples)")
        #expect(examples.count >= 5, "\(examples)")
    }

    @Test func theConfigurationShowsMoments() throws {
        var examples: [String] = []
        for line in try Written.file("lightd.yaml").split(separator: "\n") {
            let words = line.drop { $0 == " " || $0 == "#" }.split(separator: ":", maxSplits: 1)
            guard words.count == 2, ["on", "off", "at", "until", "deadline"].contains(words[0]) else { continue }
            let value = words[1].drop { $0 == " " }
            if let first = value.split(separator: " ").first, Self.anchors.contains(String(first)) {
                examples.append(String(value))
            }
        }
        for example in examples { #expect(throws: Never.self, "\(example)") { try Moment(parsing: example) } }
        #expect(examples.contains("day -11w at 09:30 workday") && examples.contains("sunset"), "\(examples)")
        #expect(examples.count >= 14, "\(examples)")
    }

    @Test func theHelpShowsMoments() throws {
        var examples: [String] = []
        for command in ["Commit", "Edit"] {
            let parts = try Written.file("../Sources/lightctl/Commands/\(command).swift").split(separator: "'")
            for (before, text) in zip(parts, parts.dropFirst())
            where before.hasSuffix("--on ") || before.hasSuffix("--off ") {
                examples.append(String(text))
            }
        }
        for example in examples { #expect(throws: Never.self, "\(example)") { try Moment(parsing: example) } }
        #expect(examples.count >= 3, "\(examples)")
    }

    /// What lightd.yaml(5) says of its examples, on a day and at a place where it matters.
    @Test(arguments: [
        // Sunday 16 July, and the Friday before it.
        ("day -14d at 09:30 workday", 51.22, "2028-07-14T07:30:00Z"),
        // In the north the sun stays up; near the equator it has long been down.
        ("sunset +15m not before 21:30 else 22:00", 78.2, "2028-07-30T20:00:00Z"),
        ("sunset +15m not before 21:30 else 22:00", 5.0, "2028-07-30T19:30:00Z"),
        ("off -1h", 51.22, "2028-07-30T22:00:00Z"),
    ])
    func examplesMeanWhatTheManualSays(text: String, latitude: Double, instant: String) throws {
        let shown = try Self.literals(in: "../man/lightd.yaml.5")
        #expect(shown.contains(text))
        let context = MomentContext(
            day: try #require(CivilDate("2028-07-30")), kickoff: try #require(CivilDate("2028-07-22")),
            zone: try Belgium.zone(), place: Place(latitude: latitude, longitude: 4.4), on: nil,
            off: Instant(rfc3339: "2028-07-30T23:00:00Z"), holidays: try #require(try HolidayFile.load(files: [])["BE"])
        )
        #expect(try Moment(parsing: text).resolve(in: context).rfc3339 == instant)
    }

    /// What a page of the manual quotes and what begins with an anchor.
    private static func literals(in page: String) throws -> [String] {
        try Written.file(page).split(separator: "\n").compactMap { line in
            var words = line.split(separator: " ")
            if words.first == ".It" { words.removeFirst() }
            guard words.count > 1, [".Ql", "Ql", ".Dl", ".Li"].contains(words.removeFirst()) else { return nil }
            if let last = words.last, [".", ",", ";", ":"].contains(last) { words.removeLast() }
            guard let first = words.first, anchors.contains(String(first)) else { return nil }
            return words.joined(separator: " ")
        }
    }
}
