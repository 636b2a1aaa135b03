import Testing

@testable import LightWorkers

@Suite struct JSONPointerTests {
    /// RFC 6901 section 5.
    @Test(arguments: [
        ("/foo", "[\"bar\", \"baz\"]"), ("/foo/0", "\"bar\""), ("/", "0"), ("/a~1b", "1"), ("/c%d", "2"), ("/e^f", "3"),
        ("/g|h", "4"), ("/i\\j", "5"), ("/k\"l", "6"), ("/ ", "7"), ("/m~0n", "8"),
    ])
    func theExamplesOfTheStandardHold(pointer: String, shown: String) throws {
        let text = #"""
            {"foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4,
             "i\\j": 5, "k\"l": 6, " ": 7, "m~n": 8}
            """#
        let document = try #require(JSONValue(parsing: Array(text.utf8)))
        #expect(JSONPointer("")?.value(in: document) == document)
        #expect(try #require(JSONPointer(pointer)).value(in: document)?.shown == shown)
    }

    @Test(arguments: ["foo", "foo/bar", "/~", "/~2", "/a~", "#/foo"])
    func whatIsNoPointerIsRefused(text: String) {
        #expect(JSONPointer(text) == nil)
    }

    @Test(arguments: [
        "/x", "/list/3", "/list/-", "/list/01", "/list/-1", "/list/99999999999999999999", "/on/x", "/list/+1",
    ])
    func whereThereIsNothingThereIsNothing(text: String) throws {
        let document = try #require(JSONValue(parsing: Array(#"{"list": [1, 2, 3], "on": true}"#.utf8)))
        #expect(try #require(JSONPointer(text)).value(in: document) == nil)
    }

    @Test func aKeyIsEscaped() throws {
        let pointer = JSONPointer.appending("a/b~c", to: "/settings")
        #expect(pointer == "/settings/a~1b~0c")
        let document = try #require(JSONValue(parsing: Array(#"{"settings": {"a/b~c": 1}}"#.utf8)))
        #expect(JSONPointer(pointer)?.value(in: document) == .number(1))
    }
}
