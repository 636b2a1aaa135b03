import Testing

@testable import LightWorkers

@Suite struct LampColourTests {
    private func colour(_ json: String, _ form: LampColour.Form, first: Int = 0) throws -> LampColour? {
        LampColour(try #require(JSONValue(parsing: Array(json.utf8))), as: form, first: first)
    }

    /// Hues by Python's colorsys; the chromaticities are sRGB's primaries, LEDs of 450 and 470 nm,
    /// the corners of the three kinds of Hue lamps, violet (128, 0, 255) and UN blue, computed in Python.
    @Test(
        arguments: [
            ("[0, 0, 255]", .rgb, 240), ("[255, 0, 0]", .rgb, 0), ("[0, 255, 0]", .rgb, 120),
            ("[0, 158, 219]", .rgb, 197),
            ("[255, 0, 128]", .rgb, 330), ("[10, 20, 200, 0]", .rgb, 237),
            ("{\"r\": 0, \"g\": 158, \"b\": 219}", .rgb, 197),
            ("\"#009EDB\"", .rgb, 197), ("\"0000ff\"", .rgb, 240), ("[240, 100]", .hs, 240), ("[360, 100]", .hs, 360),
            ("{\"h\": 200.5, \"s\": 80}", .hs, 201), ("[0.64, 0.33]", .xy, 0), ("[0.3, 0.6]", .xy, 120),
            ("[0.15, 0.06]", .xy, 240), ("{\"x\": 0.1532, \"y\": 0.0475}", .xy, 240), ("[0.138, 0.08]", .xy, 229),
            ("[0.1566, 0.0177]", .xy, 240), ("[0.1241, 0.0578]", .xy, 240), ("[0.17, 0.7]", .xy, 120),
            ("[0.704, 0.296]", .xy, 0), ("[0.6, 0.35]", .xy, 11), ("[0.2008, 0.088]", .xy, 270),
            ("[0.1985, 0.2347]", .xy, 197),
        ] as [(String, LampColour.Form, Double)])
    func eachFormTellsTheHue(json: String, form: LampColour.Form, hue: Double) throws {
        let read = try #require(try colour(json, form))
        #expect(read.hue.rounded() == hue)
        #expect(read.saturation > 0.75)
    }

    /// The strongest blue of any lamp is blue enough, and violet is not.
    @Test func aDeepBlueIsNotTakenForViolet() throws {
        for corner in ["[0.167, 0.04]", "[0.1532, 0.0475]", "[0.138, 0.08]", "[0.1566, 0.0177]"] {
            #expect(Expectation.blue.contains(try #require(try colour(corner, .xy)).hue))
        }
        #expect(!Expectation.blue.contains(try #require(try colour("[0.2008, 0.088]", .xy)).hue))
    }

    @Test func aColourWithinAUniverseIsFound() throws {
        #expect(try colour("[9, 9, 9, 9, 9, 0, 0, 255, 7]", .rgb, first: 5)?.hue == 240)
        // The channel after blue belongs to the next lamp.
        #expect(try colour("[9, 0, 0, 255, 255, 255]", .rgb, first: 1)?.saturation == 1)
        #expect(try colour("[9, 9, 9]", .rgb, first: 1) == nil)
        #expect(try colour("[9, 9, 9]", .rgb, first: 100_000) == nil)
    }

    @Test func whiteLightIsPale() throws {
        #expect(try #require(try colour("[255, 249, 253]", .rgb)).saturation < 0.1)
        #expect(try #require(try colour("[0, 0, 255, 255]", .rgb)).saturation < 0.6)
        #expect(try #require(try colour("[0.3127, 0.329]", .xy)).saturation < 0.02)
        #expect(try #require(try colour("[0, 0, 0]", .rgb)).brightness == 0)
    }

    @Test(
        arguments: [
            ("[0, 0]", .rgb), ("[0, 0, 256]", .rgb), ("[-1, 0, 0]", .rgb), ("[\"0\", 0, 0]", .rgb), ("\"blue\"", .rgb),
            ("\"#00f\"", .rgb), ("{\"r\": 0, \"g\": 0}", .rgb), ("true", .rgb), ("12", .rgb), ("[361, 50]", .hs),
            ("[10, 101]", .hs), ("[10]", .hs), ("[0.3, 0]", .xy), ("[0.9, 0.9]", .xy), ("[0.3]", .xy),
            ("\"0000ff\"", .xy),
            ("[]", .rgb), ("[[0, 0, 255]]", .rgb),
        ] as [(String, LampColour.Form)])
    func whatIsNoColourIsNone(json: String, form: LampColour.Form) throws {
        #expect(try colour(json, form) == nil)
    }
}
