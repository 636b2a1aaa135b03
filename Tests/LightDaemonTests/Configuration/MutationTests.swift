import Testing

@testable import LightDaemon

/// Files with random damage, from fixed seeds: whatever is in one, it is read or refused with a place inside it.
@Suite struct MutationTests {
    @Test(arguments: 0..<40)
    func aDamagedConfigurationIsReadOrRefusedWithAPlace(seed: Int) throws {
        var dice = Dice(seed: UInt64(seed))
        for _ in 0..<5 {
            let text = damaged(EmbeddedText.configuration, &dice)
            do throws(ConfigurationErrors) {
                _ = try Configuration.load(files: [("x.yaml", text)], messages: ["kit"])
            } catch {
                let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
                for problem in error.all where problem.file == "x.yaml" {
                    #expect((0...lines + 1).contains(problem.line), "\(problem)")
                    #expect(!problem.reason.isEmpty && !problem.reason.contains("\n"), "\(problem)")
                }
            }
        }
    }

    @Test(arguments: 0..<40)
    func aDamagedMessageIsReadOrRefused(seed: Int) throws {
        var dice = Dice(seed: UInt64(seed) + 1_000)
        let facts = try BuiltIn.configuration.get().facts
        let (zone, notice) = (try Belgium.zone(), try Letters.notice())
        for file in EmbeddedText.messages.filter({ $0.name.hasPrefix("week-before") }) {
            let text = damaged(file.text, &dice)
            do throws(ConfigurationErrors) {
                let template = try MessageTemplate(file: file.name, text: text)
                let fields = MessageFields(notice, facts: facts, language: "nl", wording: .nl, zone: zone)
                #expect(!template.render(fields, page: facts.page(in: "nl")).subject.contains("\n"))
            } catch {
                #expect(error.first.line <= text.split(separator: "\n", omittingEmptySubsequences: false).count)
            }
        }
    }

    // MARK: Helpers

    private let scraps = [
        "{{", "}}", "{", "}", "[", "]", ":", ": ", "#", "&a ", "*a", "!", "|\n", ">\n", "\t", "\n", "\"", "'", "- ",
        "? ",
        "~", "é", "\u{2028}", "\u{7F}", "%", "@", "`", "{{/day}}", "{{#day}}", "{{{", "<<: ", "99999999999999999999",
        "\r",
    ]

    private func damaged(_ text: String, _ dice: inout Dice) -> String {
        var characters = Array(text)
        for _ in 0...Int.random(in: 0..<6, using: &dice) {
            let place = Int.random(in: 0..<characters.count, using: &dice)
            switch Int.random(in: 0..<4, using: &dice) {
            case 0: characters.remove(at: place)
            case 1: characters.removeSubrange(place..<min(characters.count - 1, place + 30))
            case 2: characters.insert(contentsOf: scraps.randomElement(using: &dice) ?? "", at: place)
            default: characters.swapAt(place, Int.random(in: 0..<characters.count, using: &dice))
            }
        }
        return String(characters)
    }
}

/// SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
private struct Dice: RandomNumberGenerator {
    var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
