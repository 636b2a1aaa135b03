import Testing

@testable import Varlink

/// What a peer might send to hurt: depth, size and repetition. None of it may take more than linear time or any stack.
struct JSONHostileTests {
    @Test(arguments: ["[", "{\"a\":", "[{\"a\":"])
    func depthIsBounded(opening: String) {
        let text = String(repeating: opening, count: 100_000)
        let error = #expect(throws: JSONSyntaxError.self) { try JSON(parsing: text) }
        #expect(error?.problem == .tooDeep(limit: 64))
    }

    @Test func theLimitItselfIsAllowed() throws {
        let text = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
        #expect(throws: Never.self) { try JSON(parsing: text) }
        #expect(throws: JSONSyntaxError(offset: 64, problem: .tooDeep(limit: 64))) { try JSON(parsing: "[\(text)]") }
        #expect(throws: JSONSyntaxError(offset: 1, problem: .tooDeep(limit: 1))) {
            try JSON(parsing: "[[]]", maximumDepth: 1)
        }
    }

    @Test func depthCountsNestingAndNotNumber() throws {
        let text = "[" + Array(repeating: "[[]]", count: 1000).joined(separator: ",") + "]"
        #expect(try JSON(parsing: text, maximumDepth: 3).arrayValue?.count == 1000)
    }

    /// Comparing each name with each would take ten billion comparisons here.
    @Test func aHundredThousandNamesAreNotComparedEachWithEach() throws {
        let names = (0..<100_000).map { "\"name\($0)\":0" }
        let text = "{" + names.joined(separator: ",") + "}"
        #expect(try JSON(parsing: text).objectValue?.count == 100_000)
        let twice = text.dropLast() + ",\"name77777\":1}"
        let error = #expect(throws: JSONSyntaxError.self) { try JSON(parsing: String(twice)) }
        #expect(error?.problem == .duplicateKey("name77777"))
    }

    @Test(arguments: [2, 15, 16, 17, 40])
    func aRepeatedNameIsFoundAtAnyCount(count: Int) {
        let names = (0..<count).map { "\"\($0)\":0" } + ["\"0\":1"]
        let error = #expect(throws: JSONSyntaxError.self) { try JSON(parsing: "{\(names.joined(separator: ","))}") }
        #expect(error?.problem == .duplicateKey("0"))
    }

    @Test func aHugeNameIsJustAName() throws {
        let name = String(repeating: "n", count: 1 << 20)
        #expect(try JSON(parsing: "{\"\(name)\":1}")[name] == 1)
    }

    @Test func aStringOfNothingButEscapesIsRead() throws {
        let text = "\"" + String(repeating: #"\ud83d\udd35"#, count: 100_000) + "\""
        #expect(try JSON(parsing: text).stringValue?.unicodeScalars.count == 100_000)
    }

    @Test func aNumberOfAHundredThousandDigitsIsRefusedOrRead() throws {
        let digits = String(repeating: "7", count: 100_000)
        #expect(throws: JSONSyntaxError(offset: 0, problem: .numberTooLarge)) { try JSON(parsing: digits) }
        #expect(try JSON(parsing: "0.\(digits)") == .float(0.7777777777777778))
        #expect(try JSON(parsing: "1e-\(digits)") == .float(0))
    }

    /// Bytes changed at random never trap, and what is still accepted is written and read back the same.
    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func damagedTextsAreRefusedOrMeanSomething(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let sample = Array(
            #"{"a":[1.5e3,-0,"\ud83d\udd35é\n",true,null,{"b":-0.5,"":9223372036854775807}],"c":{}}"#.utf8)
        for _ in 0..<500 {
            var bytes = sample
            for _ in 0..<dice.below(3) + 1 {
                let place = dice.below(bytes.count)
                switch dice.below(3) {
                case 0: bytes[place] = UInt8(dice.below(256))
                case 1: bytes.insert(sample[dice.below(sample.count)], at: place)
                default: bytes.remove(at: place)
                }
            }
            guard let value = try? JSON(parsing: bytes) else { continue }
            #expect(try JSON(parsing: value.description) == value, "\(bytes)")
        }
    }
}
