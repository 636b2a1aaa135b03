import Testing

@testable import Varlink

struct JSONReaderTests {
    struct Valid {
        let text: String
        let value: JSON

        init(_ text: String, _ value: JSON) {
            self.text = text
            self.value = value
        }
    }

    static let valid: [Valid] = [
        Valid("null", nil), Valid("true", true), Valid("false", false), Valid(" \t\r\n{} ", [:]), Valid("[]", []),
        Valid("[ ]", []), Valid("{ }", [:]),
        Valid("\"\"", ""), Valid("\"a\"", "a"), Valid("[1,2 , 3]", [1, 2, 3]),
        Valid("{\"a\":{\"b\":[null]}}", ["a": ["b": [nil]]]),
        Valid("{\"\":1}", ["": 1]), Valid("[[[[]]]]", [[[[]]]]),
        Valid(#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
        Valid(#""\u0041\u00e9\u20AC""#, "Aé€"), Valid(#""\uD83D\uDD35""#, "🔵"), Valid(#""x\ud83d\udd35y""#, "x🔵y"),
        Valid("\"é€🔵\"", "é€🔵"), Valid("\"\u{7F}\"", "\u{7F}"),
        Valid("\"\u{D7FF}\u{E000}\u{FFFD}\"", "\u{D7FF}\u{E000}\u{FFFD}"),
        Valid("\"\u{FDCF}\u{FDF0}\u{10FFFD}\"", "\u{FDCF}\u{FDF0}\u{10FFFD}"),
        Valid(#"{"a":1,"A":2}"#, ["a": 1, "A": 2]),
    ]

    @Test(arguments: valid)
    func whatIsValidIsRead(test: Valid) throws {
        #expect(try JSON(parsing: test.text) == test.value)
        #expect(try JSON(parsing: Array(test.text.utf8)) == test.value)
    }

    struct Refused {
        let text: String
        let error: JSONSyntaxError

        init(_ text: String, _ offset: Int, _ problem: JSONSyntaxError.Problem) {
            self.text = text
            error = JSONSyntaxError(offset: offset, problem: problem)
        }
    }

    static let refused: [Refused] = [
        Refused("", 0, .expected("a value")), Refused("  ", 2, .expected("a value")),
        Refused("nul", 3, .expected("\"null\"")),
        Refused("nulL", 3, .expected("\"null\"")), Refused("nullx", 4, .expected("the end of the text")),
        Refused("True", 0, .expected("a value")), Refused("NaN", 0, .expected("a value")),
        Refused("Infinity", 0, .expected("a value")),
        Refused("{} {}", 3, .expected("the end of the text")), Refused("[1,]", 3, .expected("a value")),
        Refused("[,1]", 1, .expected("a value")), Refused("[1 2]", 3, .expected("\",\" or \"]\"")),
        Refused("[1", 2, .expected("\",\" or \"]\"")),
        Refused("[", 1, .expected("a value")), Refused("{", 1, .expected("a name or \"}\"")),
        Refused("{a:1}", 1, .expected("a name or \"}\"")),
        Refused("{'a':1}", 1, .expected("a name or \"}\"")), Refused("{\"a\" 1}", 5, .expected("\":\"")),
        Refused("{\"a\":}", 5, .expected("a value")), Refused("{\"a\":1", 6, .expected("\",\" or \"}\"")),
        Refused("{\"a\":1,}", 7, .expected("a name")), Refused("{\"a\":1]", 6, .expected("\",\" or \"}\"")),
        Refused("/* no */ 1", 0, .expected("a value")), Refused("\u{FEFF}{}", 0, .expected("a value")),
        Refused("\u{C}1", 0, .expected("a value")),
        Refused("\u{A0}1", 0, .expected("a value")), Refused("'a'", 0, .expected("a value")),
        Refused("\"a", 2, .expected("the string's closing quote")),
        Refused("\"", 1, .expected("the string's closing quote")),
        Refused(#""\x""#, 2, .expected("one of \"\\/bfnrtu after a backslash")),
        Refused(#""\"#, 2, .expected("one of \"\\/bfnrtu after a backslash")),
        Refused(#""\u12""#, 5, .expected("four hexadecimal digits")),
        Refused(#""\u12g4""#, 5, .expected("four hexadecimal digits")),
        Refused("\"a\nb\"", 2, .controlCharacter), Refused("\"\t\"", 1, .controlCharacter),
        Refused("\"\u{1F}\"", 1, .controlCharacter),
        Refused("\"a\0b\"", 2, .nul), Refused(#""a\u0000b""#, 2, .nul), Refused("\0", 0, .expected("a value")),
        Refused(#""\ud83d""#, 1, .loneSurrogate), Refused(#""\ud83dx""#, 1, .loneSurrogate),
        Refused(#""\udd35""#, 1, .loneSurrogate),
        Refused(#""\udd35\ud83d""#, 1, .loneSurrogate), Refused(#""\ud83d\ud83d""#, 1, .loneSurrogate),
        Refused(#""\ud83d\u0041""#, 1, .loneSurrogate), Refused(#""\uFFFE""#, 1, .noncharacter),
        Refused(#""\uffff""#, 1, .noncharacter),
        Refused(#""\ufdd0""#, 1, .noncharacter), Refused(#""\uD83F\uDFFE""#, 1, .noncharacter),
        Refused(#"{"a":1,"a":2}"#, 7, .duplicateKey("a")), Refused(#"{"a":1,"\u0061":2}"#, 7, .duplicateKey("a")),
        Refused(#"{"x":{"b":1,"b":1}}"#, 12, .duplicateKey("b")),
    ]

    @Test(arguments: refused)
    func whatIsNotIsRefusedWithItsPlace(test: Refused) {
        #expect(throws: test.error) { try JSON(parsing: test.text) }
    }

    @Test(
        arguments: [
            [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF],
            [0xE2, 0x82], [0xE2, 0x28, 0xA1], [0xE2, 0x82, 0x28], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF],
            [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x94], [0xF4, 0x90, 0x80, 0x80],
            [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFE], [0xFF],
        ] as [[UInt8]])
    func bytesThatAreNotUTF8AreRefused(bytes: [UInt8]) {
        let error = JSONSyntaxError(offset: 2, problem: .invalidUTF8)
        #expect(throws: error) {
            try JSON(parsing: [UInt8(ascii: "\""), UInt8(ascii: "a")] + bytes + [UInt8(ascii: "\"")])
        }
        #expect(throws: error) { try JSON(parsing: [UInt8(ascii: "\""), UInt8(ascii: "a")] + bytes) }
    }

    /// Every noncharacter there is, raw and escaped; and the code points beside them pass.
    @Test func allSixtySixNoncharactersAreRefused() throws {
        let last = (0...16).flatMap { plane in [UInt32(plane) << 16 | 0xFFFE, UInt32(plane) << 16 | 0xFFFF] }
        let all = Array(UInt32(0xFDD0)...0xFDEF) + last
        #expect(all.count == 66)
        for value in all {
            let text = String(Character(try #require(Unicode.Scalar(value))))
            #expect(throws: JSONSyntaxError(offset: 1, problem: .noncharacter)) { try JSON(parsing: "\"\(text)\"") }
            #expect(throws: JSONSyntaxError(offset: 3, problem: .noncharacter)) {
                try JSON(parsing: "{\"a\(text)\":0}")
            }
        }
        for plane in UInt32(0)...16 {
            let text = String(Character(try #require(Unicode.Scalar(plane << 16 | 0xFFFD))))
            #expect(try JSON(parsing: "\"\(text)\"") == .string(text))
        }
    }

    @Test func everyPrefixOfATextIsRefused() throws {
        let text = Array(#"{"a":[1.5e3,"\ud83d\udd35é",true,null,{"b":-0.5}],"c":{}}"#.utf8)
        #expect(throws: Never.self) { try JSON(parsing: text) }
        for count in text.indices {
            #expect(throws: JSONSyntaxError.self) { try JSON(parsing: text[..<count]) }
        }
    }

    @Test func aSliceIsReadFromItsOwnStart() throws {
        let bytes = Array("xx[1,2]yy".utf8)
        #expect(try JSON(parsing: bytes[2..<7]) == [1, 2])
        #expect(throws: JSONSyntaxError(offset: 4, problem: .expected("\",\" or \"]\""))) {
            try JSON(parsing: bytes[2..<6])
        }
        #expect(try JSON(parsing: bytes[2..<7].lazy.map { $0 }) == [1, 2])
    }

    @Test func membersKeepTheirOrder() throws {
        let object = try #require(try JSON(parsing: #"{"z":1,"a":2,"m":3}"#).objectValue)
        #expect(Array(object.keys) == ["z", "a", "m"])
    }
}
