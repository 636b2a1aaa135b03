import Testing

@testable import LightDaemon

@Suite struct DurationTextTests {
    @Test(arguments: [("15m", 900), ("1h30m", 5_400), ("45s", 45), ("2d", 172_800), ("0s", 0)])
    func aLengthOfTimeIsReadAndWritten(text: String, seconds: Int) {
        #expect(DurationText.seconds(text) == seconds)
        #expect(DurationText.text(seconds) == text)
    }

    @Test(arguments: ["", "15", "m", "15 m", "-15m", "1.5h", "15M", "99999999999m", "9999999d", "15m3"])
    func whatIsNoLengthOfTimeIsRefused(text: String) {
        #expect(DurationText.seconds(text) == nil)
    }
}
