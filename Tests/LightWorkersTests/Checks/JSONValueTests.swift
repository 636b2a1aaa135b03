import Testing

@testable import LightWorkers

@Suite struct JSONValueTests {
    @Test(
        arguments: [
            ("true", .bool(true)), ("1", .number(1)), ("0", .number(0)), ("1.5e2", .number(150)),
            ("\"1\"", .string("1")),
            ("null", .null), ("[]", .array([])), ("{}", .object([:])),
            (" [true, 1] ", .array([.bool(true), .number(1)])),
            ("{\"a\": {\"b\": null}}", .object(["a": .object(["b": .null])])), ("\"\\u00e9\"", .string("é")),
        ] as [(String, JSONValue)])
    func eachKindIsItsOwn(text: String, value: JSONValue) {
        #expect(JSONValue(parsing: Array(text.utf8)) == value)
    }

    @Test(arguments: ["", " ", "{", "[1,", "nul", "\"", "{\"a\"}", "<html></html>", "'a'", "\u{0}"])
    func whatIsNoJSONIsRefused(text: String) {
        #expect(JSONValue(parsing: Array(text.utf8)) == nil)
    }

    @Test func noBytesWhateverEndTheProgram() {
        #expect(JSONValue(parsing: [0x22, 0xFF, 0xFE, 0x22]) == nil)
        let deep = String(repeating: "[", count: 200_000) + String(repeating: "]", count: 200_000)
        #expect(JSONValue(parsing: Array(deep.utf8)) == nil)
        let document = Array(#"{"on":true,"bri":128,"seg":[{"col":[[0,0,255],[0,0,0]]}],"name":"é\n"}"#.utf8)
        var dice = Dice(seed: 8_259)
        for _ in 0..<2_000 {
            var bytes = document
            for _ in 0..<Int.random(in: 1...4, using: &dice) {
                bytes[Int.random(in: 0..<bytes.count, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
            }
            _ = JSONValue(parsing: bytes).map(\.shown)
        }
    }
}
