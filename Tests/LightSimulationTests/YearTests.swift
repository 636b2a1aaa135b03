import Foundation
import LightSimulation
import Testing

/// Years of the campaign: the real engine on the real store in weather drawn from seeds. What is checked after each
/// step stands in Sources/LightSimulation/Sentences.
///
/// One after the other, on a thread of their own: they compute for a minute, and other tests wait for answers meanwhile.
@Suite(.serialized) struct YearTests {
    @Test(arguments: 1...100) func everySentenceIsTrueInTheYearOfThisSeed(_ seed: Int) async throws {
        // Few towns, so that there is time for many stories; lightsim has more time.
        _ = try await Self.live(Simulation(seed: UInt64(seed), towns: 2 + seed % 3))
    }

    /// Another one with each commit, so that the years that were lived through become more with time.
    @Test func everySentenceIsTrueInTheYearOfThisCommit() async throws {
        let seed = try #require(Self.seedOfTheCommit)
        print("the year of this commit: \(Simulation(seed: seed, towns: 4).again)")
        _ = try await Self.live(Simulation(seed: seed, towns: 4))
    }

    @Test(arguments: [UInt64(3), 14]) func theSameSeedLeavesTheSameDatabase(_ seed: UInt64) async throws {
        let first = try await Self.live(Simulation(seed: seed, towns: 4))
        let second = try await Self.live(Simulation(seed: seed, towns: 4))
        #expect(first.dump == second.dump && first.steps == second.steps && first.events == second.events)
        let other = try await Self.live(Simulation(seed: seed + 1_000_000, towns: 4))
        #expect(other.dump != first.dump)
    }

    /// A world in which nothing goes wrong would prove nothing.
    @Test func allThatCanGoWrongDoesSo() async throws {
        var total = Chronicle()
        for seed in UInt64(200)...211 { total += try await Self.live(Simulation(seed: seed, towns: 4)) }
        let faults = [
            total.deferrals, total.rejections, total.outages, total.crashes, total.refusedCommits, total.clockSteps,
            total.lateReports, total.ruleEdits, total.refusals, total.repeats,
        ]
        #expect(faults.allSatisfy { $0 > 0 }, "\(total.words)")
        #expect(total.letters > 200 && total.looks > 200, "\(total.words)")
    }

    // MARK: Helpers

    private struct NotTrue: Error, CustomStringConvertible {
        let description: String
    }

    private static func live(_ year: Simulation) async throws -> Chronicle {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(
                    with: Result {
                        do { return try year.run() } catch {
                            throw NotTrue(description: "\(error)\nagain: \(year.again)")
                        }
                    })
            }
        }
    }

    /// The first 16 hexadecimal digits of the commit, from the environment where there is no repository.
    private static var seedOfTheCommit: UInt64? {
        let hash = ProcessInfo.processInfo.environment["LIGHTD_COMMIT"] ?? head ?? "1"
        return UInt64(hash.prefix(16), radix: 16)
    }

    private static var head: String? {
        let git = Process()
        git.executableURL = URL(filePath: "/usr/bin/env")
        git.arguments = ["git", "-C", URL(filePath: #filePath).deletingLastPathComponent().path(), "rev-parse", "HEAD"]
        let output = Pipe()
        git.standardOutput = output
        git.standardError = FileHandle.nullDevice
        guard (try? git.run()) != nil, let data = try? output.fileHandleForReading.readToEnd() else { return nil }
        git.waitUntilExit()
        let text = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        return git.terminationStatus == 0 && text.count >= 16 ? text : nil
    }
}
