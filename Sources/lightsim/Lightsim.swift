import ArgumentParser
import Glibc
import LightSimulation

/// Years of the campaign as a test: the real engine on the real store, in weather drawn from seeds.
@main
struct Lightsim: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lightsim",
        abstract: "Lives through years of the campaign in virtual time, and checks every promise after every step.",
        discussion: """
            Each seed is one story: the same seed, the same years. The first sentence that is not true ends it, with \
            the command that tells the story again.
            """)

    @Option(help: "How many years.")
    var seeds = 1_000

    @Option(help: "The first seed.")
    var from: UInt64 = 1

    @Option(help: "Only this seed.")
    var seed: UInt64?

    @Option(help: "How many towns; drawn for each seed where absent.")
    var towns: Int?

    @Option(help: "One ordinary campaign in which one town of eleven takes part, with so many faults.")
    var faults: Int?

    @Flag(help: "Print every step.")
    var trace = false

    @Flag(help: "Go on after a seed that fails, and count which sentences were not true.")
    var keepGoing = false

    @Flag(help: "Live through every year twice, and compare what it leaves.")
    var twice = false

    func run() throws {
        let seeds = seed.map { $0...$0 } ?? from...(from + UInt64(max(1, seeds)) - 1)
        Self.sweepOnInterruption()
        let clock = ContinuousClock()
        let start = clock.now
        var total = Chronicle()
        var failures: [String: Int] = [:]
        for seed in seeds {
            do {
                total += try live(seed)
            } catch {
                let sentence = (error as? Broken)?.sentence.rawValue ?? "the machine failed"
                failures[sentence, default: 0] += 1
                print("seed \(seed): \(error)")
                print("again: \(Simulation(seed: seed, towns: towns, faults: faults).again)")
                fflush(nil)
                if !keepGoing { throw ExitCode.failure }
            }
        }
        for (sentence, count) in failures.sorted(by: { $0.key < $1.key }) { print("\(count) times not: \(sentence)") }
        print("\(seeds.count) seeds in \(clock.now - start): \(total.words)")
        print("fingerprint \(String(total.dump, radix: 16))")
        if !failures.isEmpty { throw ExitCode.failure }
    }

    private func live(_ seed: UInt64) throws -> Chronicle {
        let simulation = Simulation(seed: seed, towns: towns, faults: faults)
        let year = try simulation.run(trace: trace ? { print($0) } : nil)
        guard twice else { return year }
        let again = try simulation.run()
        guard again.dump == year.dump, again.steps == year.steps else { throw AnotherStory(seed: seed) }
        return year
    }

    /// Whoever interrupts the years finds nothing left behind, be the engine going round in circles: the signals come
    /// to a thread of their own.
    private static func sweepOnInterruption() {
        var signals = Self.interruptions
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        var thread = pthread_t()
        pthread_create(
            &thread, nil,
            { _ in
                var (signals, signal) = (Lightsim.interruptions, Int32(0))
                sigwait(&signals, &signal)
                Simulation.sweep()
                print("interrupted after \(Simulation.livedThrough) seeds in which all was true")
                fflush(nil)
                _exit(128 + signal)
            }, nil)
    }

    private static var interruptions: sigset_t {
        var signals = sigset_t()
        sigemptyset(&signals)
        for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
        return signals
    }

    /// The same seed left another database.
    struct AnotherStory: Error, CustomStringConvertible {
        let seed: UInt64
        var description: String { "seed \(seed) left two databases that differ" }
    }
}
