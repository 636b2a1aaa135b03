import Testing

@testable import Varlink

struct JSONNumberTests {
    static let exact: [JSONReaderTests.Valid] = [
        .init("0", .int(0)), .init("-0", .int(0)), .init("7", .int(7)), .init("-1", .int(-1)),
        .init("9007199254740993", .int(9_007_199_254_740_993)),
        .init("9223372036854775807", .int(.max)), .init("-9223372036854775808", .int(.min)),
        // Integers beyond 64 bits are floats, which an `int` member refuses with its path.
        .init("9223372036854775808", .float(9_223_372_036_854_775_808)),
        .init("-9223372036854775809", .float(-9.223372036854776e18)),
        .init("18446744073709551615", .float(18_446_744_073_709_551_616)),
        .init("18446744073709551616", .float(1.8446744073709552e19)),
        .init("0.0", .float(0)), .init("1.0", .float(1)), .init("1e0", .float(1)), .init("1E+2", .float(100)),
        .init("1e-2", .float(0.01)),
        .init("1.5e3", .float(1500)), .init("51.2211097", .float(51.2211097)), .init("-0.8333", .float(-0.8333)),
        .init("0e5", .float(0)),
        .init("0.1", .float(0.1)), .init("1e22", .float(1e22)), .init("1e23", .float(1e23)),
        .init("9007199254740993.0", .float(9_007_199_254_740_992)),
        .init("123456789012345678901234567890", .float(1.2345678901234568e29)), .init("1e308", .float(1e308)),
        .init("1.7976931348623157e308", .float(.greatestFiniteMagnitude)),
        .init("5e-324", .float(.leastNonzeroMagnitude)),
        .init("2.4703282292062327e-324", .float(0)), .init("1e-400", .float(0)),
        .init("2.2250738585072011e-308", .float(Double(bitPattern: 0xF_FFFF_FFFF_FFFF))),
        .init("1e-01", .float(0.1)), .init("100000000000000000000000e-23", .float(1)), .init("0.000001e6", .float(1)),
    ]

    @Test(arguments: exact)
    func numbersAreReadExactly(test: JSONReaderTests.Valid) throws {
        #expect(try JSON(parsing: test.text) == test.value)
    }

    @Test func minusZeroKeepsItsSignAsAFloat() throws {
        let value = try #require(try JSON(parsing: "-0.0").doubleValue)
        #expect(value.sign == .minus)
        #expect(JSON.float(-0.0).description == "-0.0")
    }

    static let refused: [JSONReaderTests.Refused] = [
        .init("01", 1, .expected("no digit after a leading zero")),
        .init("-01", 2, .expected("no digit after a leading zero")),
        .init("00", 1, .expected("no digit after a leading zero")), .init("-", 1, .expected("a digit")),
        .init("+1", 0, .expected("a value")),
        .init(".5", 0, .expected("a value")), .init("-.5", 1, .expected("a digit")),
        .init("1.", 2, .expected("a digit")),
        .init("1.e3", 2, .expected("a digit")), .init("1e", 2, .expected("a digit")),
        .init("1e+", 3, .expected("a digit")),
        .init("1e1.5", 3, .expected("the end of the text")), .init("0x10", 1, .expected("the end of the text")),
        .init("1_000", 1, .expected("the end of the text")), .init("1a", 1, .expected("the end of the text")),
        .init("--1", 1, .expected("a digit")), .init("1e400", 0, .numberTooLarge), .init("-1e309", 0, .numberTooLarge),
        .init("1.7976931348623159e308", 0, .numberTooLarge), .init("-Infinity", 1, .expected("a digit")),
    ]

    @Test(arguments: refused)
    func whatIsNoNumberIsRefused(test: JSONReaderTests.Refused) {
        #expect(throws: test.error) { try JSON(parsing: test.text) }
    }

    /// Our fast path against the standard library, on digits of every length.
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func decimalFractionsAreRoundedCorrectly(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        for _ in 0..<2000 {
            let digits = (0..<dice.below(20) + 1).map { _ in String(dice.below(10)) }.joined()
            let exponent = dice.below(2) == 0 ? "" : "e\(dice.below(60) - 30)"
            let text = "\(dice.below(1000)).\(digits)\(exponent)"
            #expect(try JSON(parsing: text) == .float(try #require(Double(text))), "\(text)")
        }
    }
}
