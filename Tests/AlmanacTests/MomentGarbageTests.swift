import Almanac
import Testing

/// Moments as nobody should write them. Whatever comes is a moment or an error with a place; nothing is a trap.
@Suite struct MomentGarbageTests {
    static let words = [
        "day", "kickoff", "sunrise", "dawn", "sunset", "dusk", "on", "off", "at", "workday", "not", "before", "after",
        "else", "+", "-", "+1d", "-2w", "+90m", "-4h", "+10000w", "-10000d", "09:30", "00:00", "23:59", "24:00", "9:30",
    ]
    static let pieces = [
        " ", "  ", "\t", "\r\n", "\u{a0}", "\u{2009}", "\u{0}", "\u{301}", "ö", "日", "🏛️", "٣", "１", "−", "+", "-",
        ":", "0", "9", "99999999999999999999", "d", "w", "D", "\"", "#", "\u{200b}", "\u{202e}",
    ]

    @Test func garbageIsAMomentOrAnErrorWithAPlace() throws {
        let seed = UInt64(20_270_730)
        print("garbage moments of seed \(seed)")
        var dice = Dice(seed: seed)
        var (read, refused) = (0, 0)
        for round in 0..<40_000 {
            let text = Self.garbage(&dice)
            do throws(MomentSyntaxError) {
                let moment = try Moment(parsing: text)
                #expect(try Moment(parsing: moment.description) == moment, "seed \(seed), round \(round): \(text)")
                read += 1
            } catch {
                let hint: Comment = "seed \(seed), round \(round): \"\(text)\": \(error)"
                #expect((0...text.count).contains(error.offset), hint)
                #expect(error.text == text && !error.reason.isEmpty, hint)
                #expect(error.pointed.hasSuffix(String(repeating: " ", count: error.offset) + "^"), hint)
                // It points into a word or right behind it, or behind all.
                let places = [text.dropFirst(error.offset).first, text.prefix(error.offset).last]
                #expect(error.offset == text.count || places.contains { $0?.isWhitespace == false }, hint)
                refused += 1
            }
        }
        #expect(read > 1_000 && refused > 10_000, "\(read) read, \(refused) refused")
    }

    /// A moment is good up to the word that was spoilt, and there the error points.
    @Test func aSpoiltWordIsPointedAt() throws {
        let seed = UInt64(7_301)
        print("spoilt moments of seed \(seed)")
        var dice = Dice(seed: seed)
        for round in 0..<4_000 {
            var words = Self.moment(&dice)
            let spoilt = dice.below(words.count)
            words[spoilt] = ["%", "dayy", "ö日", "2027-07-30", "9999999999999999999999"][dice.below(5)]
            let gaps = words.map { _ in String(repeating: " ", count: 1 + dice.below(3)) }
            let text = zip(words, gaps).map { $0 + $1 }.joined()
            let expected = zip(words, gaps).prefix(spoilt).reduce(0) { $0 + $1.0.count + $1.1.count }
            do throws(MomentSyntaxError) {
                let moment = try Moment(parsing: text)
                Issue.record("seed \(seed), round \(round): \"\(text)\" was read as \(moment)")
            } catch {
                #expect(error.offset == expected, "seed \(seed), round \(round): \(error.pointed)")
            }
        }
    }

    @Test(arguments: [
        ("day +10001d", 5), ("day -2147483648d", 5), ("day +9223372036854775807m", 5), ("day +9223372036854775808w", 5),
        ("day +99999999999999999999999999999999h", 5), ("day at 99:99", 7), ("day at 4294967296:00", 7),
        ("day +1٣d", 6), ("day +１d", 5), ("day −14d", 4), ("day +1d2", 6), ("sunset else 24:00", 12),
    ])
    func hugeAndForeignNumbersAreRefusedWhereTheyStand(text: String, offset: Int) {
        do {
            let moment = try Moment(parsing: text)
            Issue.record("\"\(text)\" was read as \(moment)")
        } catch {
            #expect(error.offset == offset, "\(error.pointed)")
        }
    }

    /// 500 times 10,000 weeks are a hundred thousand years.
    @Test(arguments: ["+10000w", "-10000w", "+10000d", "-10000h", "+10000m"])
    func offsetsAddUpWithoutOverflow(offset: String) throws {
        for (anchor, name) in [("day", "Europe/Brussels"), ("sunset", "Pacific/Apia"), ("on", "Australia/Lord_Howe")] {
            let moment = try Moment(parsing: anchor + String(repeating: " " + offset, count: 500))
            var context = try MomentTests.context()
            context.zone = try Oracle.zone(name)
            let found = try moment.resolve(in: context)
            let start = try Moment(parsing: anchor).resolve(in: context)
            #expect((found > start) == offset.hasPrefix("+"), "\(found)")
        }
    }

    /// What every moment promises, at any place, in any zone, on any day.
    @Test func resolvedMomentsKeepTheirWord() throws {
        let seed = UInt64(1_974)
        print("resolved moments of seed \(seed)")
        var dice = Dice(seed: seed)
        let zones = try [
            "Europe/Brussels", "Pacific/Apia", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Chatham",
            "America/St_Johns", "Africa/Cairo",
        ].map(Oracle.zone)
        var without = 0
        for round in 0..<4_000 {
            let moment = try Moment(parsing: Self.moment(&dice).joined(separator: " "))
            var context = try MomentTests.context(
                place: Place(latitude: Double(dice.below(181) - 90), longitude: Double(dice.below(361) - 180)))
            context.zone = zones[dice.below(zones.count)]
            context.day = CivilDate(dayNumber: dice.below(55_000) - 7_305)
            guard let found = try? moment.resolve(in: context) else {
                without += 1
                #expect(moment.needsPlace && moment.otherwise == nil, "seed \(seed), round \(round): \(moment)")
                continue
            }
            let civil = context.zone.civil(at: found)
            let hint: Comment = "seed \(seed), round \(round): \(moment) was \(found) in \(context.zone.name)"
            if moment.isWorkday { #expect(context.holidays.isWorkday(civil.date), hint) }
            let (earliest, latest) = (moment.notBefore ?? .midnight, moment.notAfter ?? ClockTime("23:59") ?? .noon)
            guard earliest <= latest else { continue }
            #expect(moment.notBefore == nil || civil.time >= earliest, hint)
            #expect(moment.notAfter == nil || civil.time <= latest, hint)
        }
        #expect(without > 0 && without < 2_000)
    }

    // MARK: Drawing

    private static func garbage(_ dice: inout Dice) -> String {
        var text = dice.below(3) == 0 ? "" : moment(&dice).prefix(1 + dice.below(6)).joined(separator: " ")
        for _ in 0..<dice.below(6) {
            switch dice.below(3) {
            case 0: text += " " + words[dice.below(words.count)]
            case 1: text += pieces[dice.below(pieces.count)]
            default: if !text.isEmpty { text.remove(at: text.index(text.startIndex, offsetBy: dice.below(text.count))) }
            }
        }
        return text
    }

    /// The words of a good one.
    private static func moment(_ dice: inout Dice) -> [String] {
        let anchor = Moment.Anchor.allCases[dice.below(Moment.Anchor.allCases.count)]
        var words = [anchor.rawValue]
        let isAt = dice.below(2) == 0
        for _ in 0..<dice.below(3) {
            words.append(
                "\(["+", "-"][dice.below(2)])\(dice.below(200))\(["w", "d", "h", "m"][dice.below(isAt ? 2 : 4)])")
        }
        if isAt { words += ["at", time(&dice)] }
        if dice.below(2) == 0 { words.append("workday") }
        if dice.below(3) == 0 { words += ["not", "before", time(&dice)] }
        if dice.below(3) == 0 { words += ["not", "after", time(&dice)] }
        if dice.below(3) == 0, ["sunrise", "dawn", "sunset", "dusk"].contains(anchor.rawValue) {
            words += ["else", time(&dice)]
        }
        return words
    }

    private static func time(_ dice: inout Dice) -> String {
        let (hour, minute) = (dice.below(24), dice.below(60))
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }
}
