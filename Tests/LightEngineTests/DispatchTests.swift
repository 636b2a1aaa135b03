import Almanac
import LightDomain
import LightEngine
import LightStore
import Testing

/// Bounds, order and doubt in handing out what is due.
@Suite struct DispatchTests {
    static let weekBefore = "2027-07-23T07:30:00Z"

    @Test func oneMailboxGetsOnlySoManyAtOnceAndNobodyIsForgotten() throws {
        let fixture = try Fixture()
        try fixture.add(buildings: (1...9).map { "Toren \($0)" })
        var open = try fixture.claim(Self.weekBefore, perDestination: 2)
        #expect(open.count == 2)
        #expect(try fixture.claim(Self.weekBefore, perDestination: 2).isEmpty, "there is no room")
        var sent = 0
        while let first = open.first {
            try fixture.record(first, .succeeded(detail: nil), at: Self.weekBefore)
            sent += 1
            open = Array(open.dropFirst()) + (try fixture.claim(Self.weekBefore, perDestination: 2))
            #expect(open.count <= 2)
        }
        #expect(sent == 9)
    }

    @Test func aPlaceThatIsNotTakenGoesToTheNext() throws {
        let fixture = try Fixture()
        try fixture.add(buildings: ["A", "B", "C"])
        let first = try #require(try fixture.claim(Self.weekBefore, perDestination: 1).first)
        // The one that would be next withdraws between being let go and being taken.
        try fixture.record(first, .succeeded(detail: nil), at: Self.weekBefore)
        let next = try fixture.engine.store.read { ledger in
            try ledger.jobs(matching: .init(edition: 2027), after: nil, limit: 100)
                .first { $0.key.rule == "week-before" && $0.nextAttempt == $0.due }
        }
        _ = try fixture.move(try #require(next).key.subject.description, to: .withdrawn, at: Self.weekBefore)
        #expect(try fixture.claim(Self.weekBefore, perDestination: 1).count == 1)
    }

    @Test func afterACrashNobodyWaitsForRoom() throws {
        let fixture = try Fixture()
        try fixture.add(buildings: ["A", "B", "C"])
        _ = try fixture.claim(Self.weekBefore, perDestination: 1)
        try fixture.engine.recover(at: try Fixture.instant(Self.weekBefore))
        #expect(try fixture.claim(Self.weekBefore, perDestination: 3).count == 3)
    }

    @Test func threeBadLooksAreTroubleAndOneGoodLookEndsIt() throws {
        let fixture = try Fixture()
        try fixture.add(probe: true)
        var lights: [Light] = [.lit, .dark, .lit, .dark, .dark, .dark, .dark, .lit]
        var looked: [Instant] = []
        try fixture.play(from: "2027-07-30T18:00:00Z", until: "2027-07-30T23:00:00Z") { assignment, now in
            guard case .check = assignment.work else { return .succeeded(detail: nil) }
            looked.append(now)
            let light = lights.isEmpty ? .lit : lights.removeFirst()
            return .looked([Finding(light: light, evidence: .seen, by: "camera")])
        }
        let facts = try fixture.facts("antwerpen/stadhuis@2027").filter { $0.hasPrefix("trouble") }
        #expect(facts == ["trouble.began", "trouble.ended"])
        let gaps = zip(looked, looked.dropFirst()).map { $1 - $0 }
        #expect(gaps[1] == 120, "a soft state is made sure of: \(gaps)")
        #expect(gaps[0] == 900)
    }

    @Test func whenNothingCanBeReachedMassMailIsHeldAndThenGoes() throws {
        let fixture = try Fixture(rules: ["tonight": "day at 22:00"])
        for town in ["Antwerpen", "Gent"] { try fixture.add(town, buildings: ["Stadhuis", "Toren"], probe: true) }
        var isDown = true
        var sent: [Instant] = []
        try fixture.play(from: "2027-07-30T18:00:00Z", until: "2027-07-30T21:00:00Z") { assignment, now in
            if now >= (try Fixture.instant("2027-07-30T20:20:00Z")) { isDown = false }
            guard case .check = assignment.work else {
                sent.append(now)
                return .succeeded(detail: nil)
            }
            return .looked([Finding(light: isDown ? .unreachable : .lit, evidence: .echoed, by: "wled")])
        }
        #expect(sent.count == 4)
        #expect(try sent.allSatisfy { try $0 > Fixture.instant("2027-07-30T20:05:00Z") })
        #expect(try sent.allSatisfy { try $0 < Fixture.instant("2027-07-30T20:45:00Z") })
    }

    @Test func aClockThatFallsBackByYearsOpensNoOldEdition() throws {
        let fixture = try Fixture()
        try fixture.add()
        _ = try fixture.claim("1999-01-01T00:00:00Z")
        #expect(try fixture.engine.store.read { try $0.editions() } == [2027])
    }

    @Test func oneProbeOutOfReachIsNotABuildingOutOfReach() throws {
        let fixture = try Fixture()
        try fixture.add(buildings: ["A", "B", "C"], probe: true)
        let now = "2027-07-30T20:00:00Z"
        let half: [Finding] = [
            Finding(light: .unreachable, evidence: .echoed, by: "wled"),
            Finding(light: .lit, evidence: .seen, by: "camera"),
        ]
        let looks = try fixture.claim(now).filter { if case .check = $0.work { true } else { false } }
        for (look, findings) in zip(looks, [half, half.reversed(), [half[0]]]) {
            try fixture.record(look, .looked(findings), at: now)
        }
        let found = try fixture.engine.store.read { try $0.latestLooks(from: try Fixture.instant(now)) }
        #expect(found.sorted { $0.rawValue < $1.rawValue } == [.lit, .lit, .unreachable])
    }
}
