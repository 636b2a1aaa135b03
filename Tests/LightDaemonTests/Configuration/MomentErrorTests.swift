import Testing

@testable import LightDaemon

/// A mistake in a moment is shown at its own column, however the value is written.
@Suite struct MomentErrorTests {
    @Test(arguments: [
        ("campaign:\n  on: day -11x\n", "2:14"),
        ("campaign:\n  on:   day -11x\n", "2:16"),
        ("campaign:\n  on: 'day -11x'\n", "2:15"),
        ("campaign:\n  on: \"day -11x\"\n", "2:15"),
        ("campaign:\n  on: \"\\x64ay -11x\"\n", "2:18"),
        ("campaign:\n  on: &begin day -11x\n", "2:21"),
        ("campaign:\n  on: !!str day -11x\n", "2:20"),
        ("campaign:\n  on: |\n    day -11x\n", "3:12"),
        ("campaign:\n  on: >-\n      day -11x\n", "3:14"),
        ("campaign: {on: day -11x}\n", "1:23"),
        ("campaign:\n  on: day -1d at 9:30\n", "2:18"),
        ("campaign:\n  on: day -1d at\n", "2:17"),
        ("campaign:\n  on: sunst\n", "2:7"),
        ("campaign:\n  on: day workdays\n", "2:11"),
    ])
    func itPointsAtTheWord(yaml: String, place: String) throws {
        let found = Written.problems(yaml)
        #expect(found.count == 1)
        #expect(try #require(found.first).hasPrefix("lightd.yaml:\(place): campaign.on: "), "\(found)")
    }

    @Test func itOffersTheNearestWord() throws {
        #expect(try #require(Written.problems("campaign: {on: sunst}\n").first).hasSuffix(#"did you mean "sunset"?"#))
        #expect(
            try #require(Written.problems("campaign: {on: day wrkday}\n").first).hasSuffix(#"did you mean "workday"?"#))
    }
}
