import Almanac
import Foundation
import Testing

/// The tables that other people's ephemerides and zone libraries filled in.
enum Oracle {
    /// Rows of a table by column name; the tables quote fields with commas in them and know no line breaks in fields.
    static func rows(_ name: String) throws -> [[String: String]] {
        let file = try #require(Bundle.module.url(forResource: "Resources/\(name)", withExtension: "csv"))
        let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline).map(fields)
        return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
    }

    static func zone(_ name: String) throws -> Zone {
        let data = try Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/\(name)"))
        return try Zone(name: name, tzif: [UInt8](data))
    }

    static func instant(_ text: String) throws -> Double {
        let whole = try #require(Instant(rfc3339: text))
        let fraction = text.split(separator: ".").dropFirst().first.map { "0." + $0.dropLast() } ?? "0"
        return Double(whole.secondsSince1970) + (Double(fraction) ?? 0)
    }

    private static func fields(_ line: Substring) -> [String] {
        var fields = [""]
        var isQuoted = false
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: fields.append("")
            default: fields[fields.count - 1].append(character)
            }
        }
        return fields
    }
}
