import Almanac
import LightDomain
import LightEngine
import LightProtocol
import LightStore
import Testing
import Varlink

@testable import LightDaemon

/// Who may do and read what of single jobs.
@Suite struct AgendaRightsTests {
    private static let eve = "2027/antwerpen/stadhuis/eve"

    private func control() async throws -> AgendaControl {
        let now = try #require(Instant(rfc3339: "2027-03-01T08:00:00Z"))
        return AgendaControl(house: try await TestHouse(at: now).house)
    }

    private static func caller(_ user: UInt32) -> Caller { Caller(userID: user, processID: 1, groupIDs: [user]) }
    private static let anyone = caller(4_000)
    private static let observer = caller(4_001)
    private static let operator_ = caller(4_002)

    @Test(arguments: [anyone.userID, observer.userID]) func onlyOperatorsChangeTheAgenda(user: UInt32) async throws {
        let control = try await control()
        let caller = Self.caller(user)
        await #expect(throws: VarlinkError.permissionDenied) { try await control.run(.init(id: Self.eve), caller) }
        await #expect(throws: VarlinkError.permissionDenied) {
            try await control.cancel(.init(id: Self.eve, why: "no"), caller)
        }
        await #expect(throws: VarlinkError.permissionDenied) {
            _ = try await control.remind(.init(subjects: ["antwerpen"]), caller)
        }
        await #expect(throws: VarlinkError.permissionDenied) {
            try await control.check(.init(subjects: ["antwerpen"]), caller)
        }
        #expect(try control.get(.init(id: Self.eve), caller).job.state == .waiting)
    }

    /// Everybody may rehearse, and each rehearsal has a register of its own in memory.
    @Test func twoRehearsalsOfOneUserAreEnough() async throws {
        let control = try await control()
        var open = [
            try control.rehearse(.init(edition: 2027), Self.anyone), try control.rehearse(.init(), Self.anyone),
        ]
        #expect(throws: Refusal.busy(id: "rehearsal")) { try control.rehearse(.init(), Self.anyone) }
        let other = try control.rehearse(.init(edition: 2027), Self.observer)
        var scenes = 0
        while let next = try await other.next() { scenes += next.count }
        #expect(scenes > 3)
        open.removeLast()
        #expect(throws: Never.self) { try control.rehearse(.init(), Self.anyone) }
    }

    @Test func personalDataIsForObserversAndOperators() async throws {
        let control = try await control()
        let cancelled = try await control.cancel(.init(id: Self.eve, why: "Jan is ill"), Self.operator_)
        #expect(cancelled.job.state == .cancelled && cancelled.job.reason == "by-hand")
        func text(_ caller: Caller) throws -> String {
            try control.explain(.init(subject: "antwerpen"), caller).reasons.map(\.text).joined(separator: "\n")
        }
        let closed = try text(Self.anyone)
        #expect(closed.contains("first contact") && !closed.contains("Jan") && !closed.contains("@"), "\(closed)")
        #expect(!closed.contains("4002"))
        let open = try text(Self.observer)
        #expect(open.contains("jan@example.org") && open.contains("cancelled by uid:4002: Jan is ill"), "\(open)")
    }
}
