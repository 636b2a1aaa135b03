import Foundation
import Testing

extension SystemTests {
    /// What the daemon does not let happen to itself.
    @Suite struct GuardTests {
        @Test func aSecondDaemonOnTheSameRegisterTouchesNothing() throws {
            let workshop = try Workshop()
            let first = try workshop.startDaemon(configuration: "log: { level: error }")
            #expect(try workshop.lightctl("add", "Gent", "--building", "Belfort").code == 0)
            let before = try workshop.lightctl("health", "--json").output
            let second = try Program.run(
                "\(Workshop.products)/lightd", ["--state", workshop.state, "--socket", "\(workshop.folder)/other"])
            #expect(second.code == 1)
            #expect(second.errors.contains("another lightd works on \(workshop.state) already"), "\(second.errors)")
            let revision = /"revision": *(\d+)/
            let after = try workshop.lightctl("health", "--json").output
            #expect(try revision.firstMatch(in: before)?.1 == revision.firstMatch(in: after)?.1)
            #expect(first.end(SIGTERM) == 0)
            // The lock goes with its owner, so the next one may.
            #expect(try workshop.startDaemon(configuration: "log: { level: error }").end(SIGTERM) == 0)
        }

        @Test func aNameThatIsNoneIsRefusedAtOnce() throws {
            let workshop = try Workshop()
            let daemon = try workshop.startDaemon(configuration: "log: { level: error }")
            let long = try workshop.lightctl("lookup", String(repeating: "a", count: 100_000))
            #expect(long.code == 1 && long.errors.contains("at most 200"), "\(long.errors.prefix(200))")
            let many = try workshop.lightctl(arguments: ["confirm"] + Array(repeating: "gent", count: 1_001))
            #expect(many.code == 1 && many.errors.contains("at most 1000"), "\(many.errors.prefix(200))")
            #expect(daemon.end(SIGTERM) == 0)
        }

        @Test func aRehearsalSaysWhomNobodyCanReach() throws {
            let workshop = try Workshop()
            let daemon = try workshop.startDaemon(configuration: "log: { level: error }")
            #expect(try workshop.lightctl("add", "Gent", "--building", "Belfort").code == 0)
            let rehearsed = try workshop.lightctl("rehearse")
            #expect(rehearsed.output.contains("missed: nobody has an address"), "\(rehearsed.output)")
            #expect(rehearsed.output.contains("1 tonight missed"))
            #expect(daemon.end(SIGTERM) == 0)
        }
    }
}
