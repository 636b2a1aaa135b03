/// A year from one seed.
package struct Simulation: Sendable {
    package let seed: UInt64
    /// How many towns there are; absent: drawn, a few.
    package let towns: Int?

    package init(seed: UInt64, towns: Int? = nil) {
        self.seed = seed
        self.towns = towns
    }

    /// Lives through the year.
    ///
    /// - Parameter trace: told each step, where given.
    /// - Throws: `Broken` for a sentence that was not true; anything else is an error of the machine that nobody drew.
    package func run(trace: ((String) -> Void)? = nil) throws -> Chronicle {
        let world = try World(seed: seed, towns: towns, trace: trace)
        try world.run()
        return world.chronicle
    }
}

extension Simulation {
    /// Removes what years under way have on disk, for whoever ends the process at once.
    package static func sweep() { Files.removeAllFolders() }

    /// The command that tells the story again.
    package var again: String { "lightsim --seed \(seed)\(towns.map { " --towns \($0)" } ?? "") --trace" }
}
