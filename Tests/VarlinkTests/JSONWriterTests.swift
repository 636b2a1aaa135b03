import Testing

@testable import Varlink

struct JSONWriterTests {
    struct Written {
        let value: JSON
        let text: String

        init(_ value: JSON, _ text: String) {
            self.value = value
            self.text = text
        }
    }

    static let table: [Written] = [
        Written(nil, "null"), Written(true, "true"), Written(false, "false"), Written(0, "0"), Written(-1, "-1"),
        Written(10, "10"), Written(1_000_000, "1000000"),
        Written(.int(.max), "9223372036854775807"), Written(.int(.min), "-9223372036854775808"), Written(9, "9"),
        Written(99, "99"), Written(100, "100"),
        Written(1.0, "1.0"), Written(0.1, "0.1"), Written(-0.5, "-0.5"), Written(.float(1e100), "1e+100"),
        Written(.float(.leastNonzeroMagnitude), "5e-324"),
        Written(.float(1e16), "1e+16"), Written(.float(123456789.125), "123456789.125"),
        Written(.float(.nan), "null"), Written(.float(.infinity), "null"), Written(.float(-.infinity), "null"),
        Written("", "\"\""), Written("a/b", "\"a/b\""), Written("\"\\", #""\"\\""#),
        Written("\n\r\t\u{8}\u{C}", #""\n\r\t\b\f""#),
        Written("\u{1}\u{1F}\u{1B}", #""\u0001\u001f\u001b""#), Written("é€🔵\u{7F}", "\"é€🔵\u{7F}\""),
        Written("a\u{0}b", "\"a\u{FFFD}b\""), Written(.string(scalars(0xFFFE)), "\"\u{FFFD}\""),
        Written(.string("x\(scalars(0xFDD0))y\(scalars(0x1FFFF))"), "\"x\u{FFFD}y\u{FFFD}\""),
        Written("\u{FDCF}\u{FFFD}\u{10FFFD}", "\"\u{FDCF}\u{FFFD}\u{10FFFD}\""),
        Written([], "[]"), Written([:], "{}"), Written([1, [2, nil], [:]], "[1,[2,null],{}]"),
        Written(["b": 1, "a": ["x": [], "y": "z"]], #"{"b":1,"a":{"x":[],"y":"z"}}"#), Written(["\"": 1], #"{"\"":1}"#),
    ]

    /// For noncharacters, which Swift does not take in a literal.
    private static func scalars(_ value: UInt32) -> String { Unicode.Scalar(value).map { String(Character($0)) } ?? "" }

    @Test(arguments: table)
    func valuesAreWrittenCompactly(test: Written) {
        #expect(test.value.description == test.text)
    }

    @Test func membersAndElementsAreSeparated() {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("a", 1)
        writer.member("none", optional: nil as String?)
        writer.member("some", optional: "s")
        writer.key(any: "b\n")
        writer.beginArray()
        writer.value(true)
        writer.raw(Array("{\"raw\":1}".utf8))
        writer.null()
        writer.endArray()
        writer.member("map", ["z": [1], "a": []])
        writer.endObject()
        #expect(
            String(decoding: writer.bytes, as: UTF8.self)
                == #"{"a":1,"some":"s","b\n":[true,{"raw":1},null],"map":{"a":[],"z":[1]}}"#)
    }

    @Test func messagesFollowEachOtherInOneBuffer() {
        var writer = JSONWriter(appendingTo: [])
        for number in 1...2 {
            writer.value(number)
            writer.terminate()
        }
        #expect(writer.bytes == Array("1\u{0}2\u{0}".utf8))
        writer.removeAll()
        writer.value(3)
        #expect(writer.bytes == Array("3".utf8))
    }

    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func whatIsWrittenReadsBackTheSame(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        for _ in 0..<100 {
            let value = dice.json()
            #expect(try JSON(parsing: value.description) == value)
            #expect(try JSON(parsing: JSONPrinter().text(of: value)) == value)
        }
    }

    @Test func peopleGetIndentedLines() {
        let value: JSON = ["name": "Antwerpen", "none": [], "list": [1, ["a": nil]], "empty": [:]]
        #expect(
            JSONPrinter().text(of: value) == """
                {
                  "name": "Antwerpen",
                  "none": [],
                  "list": [
                    1,
                    {
                      "a": null
                    }
                  ],
                  "empty": {}
                }
                """)
        #expect(JSONPrinter(indentation: 0).text(of: [1, ["a": true]]) == #"[1, {"a": true}]"#)
    }

    @Test func coloursWrapTheWordsAndNothingElse() {
        let text = JSONPrinter(indentation: 0, coloured: true).text(of: ["a": [1, "b", nil]])
        #expect(
            text.replacing("\u{1B}[0m", with: ">")
                == "{\u{1B}[34m\"a\">: [\u{1B}[36m1>, \u{1B}[32m\"b\">, \u{1B}[35mnull>]}")
    }

    @Test func whatATerminalWouldObeyIsEscaped() {
        #expect(JSONPrinter().text(of: "\u{1B}[2J\u{9B}2J\u{7F}\u{202E}") == #""\u001b[2J\u009b2J\u007f\u202e""#)
    }
}
