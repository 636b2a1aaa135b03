import ArgumentParser
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

    @Flag(help: "Print every step.")
    var trace = false

    @Flag(help: "Live through every year twice, and compare what it leaves.")
    var twice = false

    func run() throws {
        let seeds = seed.map { $0...$0 } ?? from...(from + UInt64(max(1, seeds)) - 1)
        let clock = ContinuousClock()
        let start = clock.now
        var total = Chronicle()
        for seed in seeds {
            let year = try live(seed)
            if twice {
                let again = try live(seed)
                guard again.dump == year.dump, again.steps == year.steps else {
                    print("seed \(seed): the same seed left another database")
                    throw ExitCode.failure
                }
            }
            total += year
        }
        print("\(seeds.count) seeds in \(clock.now - start): \(total.words)")
        print("fingerprint \(String(total.dump, radix: 16))")
    }

    private func live(_ seed: UInt64) throws -> Chronicle {
        let simulation = Simulation(seed: seed, towns: towns)
        do {
            return try simulation.run(trace: trace ? { print($0) } : nil)
        } catch {
            print("seed \(seed): \(error)")
            print("again: lightsim --seed \(seed)\(towns.map { " --towns \($0)" } ?? "") --trace")
            throw ExitCode.failure
        }
    }
}
