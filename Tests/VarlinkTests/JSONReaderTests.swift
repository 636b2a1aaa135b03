import Testing

@testable import Varlink

struct JSONReaderTests {
    @Test(arguments: [
        ("null", JSON.null), ("true", true), (" \t\r\n{} ", [:]), ("[]", []), ("\"\"", ""), ("0", 0), ("-0", 0),
    ] as [(String, JSON)])
    func whatIsValidIsRead(text: String, value: JSON) throws {
        #expect(try JSON(parsing: text) == value)
    }
}
