import Almanac
import LightDomain
import Testing

@Suite struct TroubleTests {
    @Test func onlyHardChangesAreTold() {
        var trouble = Trouble()
        let looks: [(isWell: Bool, change: Trouble.Change?)] = [
            (false, nil), (false, nil), (true, nil),  // soft, and over
            (false, nil), (false, nil), (false, .began), (false, nil),  // hard
            (true, .ended), (true, nil),
        ]
        for (index, look) in looks.enumerated() {
            let now = Instant(secondsSince1970: Int64(index) * 120)
            #expect(trouble.look(isWell: look.isWell, attempts: 3, at: now) == look.change, "look \(index)")
        }
    }

    @Test func aSoftStateIsLookedAtAgainSoon() {
        var trouble = Trouble()
        #expect(trouble.retry(after: 120) == nil)
        _ = trouble.look(isWell: false, attempts: 2, at: Instant(secondsSince1970: 1_000))
        #expect(trouble.retry(after: 120) == Instant(secondsSince1970: 1_120))
        _ = trouble.look(isWell: false, attempts: 2, at: Instant(secondsSince1970: 1_120))
        #expect(trouble.retry(after: 120) == nil, "hard")
    }

    @Test(arguments: [
        (looks: [Light.unreachable, .unreachable], isSuspected: false),
        ([.unreachable, .unreachable, .unreachable], true),
        ([.unreachable, .unreachable, .unreachable, .dark], false), ([], false),
    ])
    func weSuspectOurselvesWhenNothingCanBeReached(looks: [Light], isSuspected: Bool) {
        #expect(SelfDoubt.isSuspected(latest: looks) == isSuspected)
    }

    @Test func aReminderIsHeldButNotUntilItIsTooLate() {
        let deadline = Instant(secondsSince1970: 10_000)
        #expect(
            SelfDoubt.held(deadline: deadline, at: Instant(secondsSince1970: 0)) == Instant(secondsSince1970: 300))
        #expect(
            SelfDoubt.held(deadline: deadline, at: Instant(secondsSince1970: 8_100))
                == Instant(secondsSince1970: 8_200))
        #expect(SelfDoubt.held(deadline: deadline, at: Instant(secondsSince1970: 8_200)) == nil)
    }
}
