import Synchronization

/// A year from one seed.
package struct Simulation: Sendable {
    package let seed: UInt64
    /// How many towns there are; absent: drawn, a few.
    package let towns: Int?
    /// Absent: as the weather is drawn. Else one edition of an ordinary campaign, in which all towns are registered and
    /// one of eleven takes part, with so many faults.
    package let faults: Int?

    package init(seed: UInt64, towns: Int? = nil, faults: Int? = nil) {
        self.seed = seed
        self.towns = towns
        self.faults = faults
    }

    /// Lives through the year.
    ///
    /// - Parameter trace: told each step, where given.
    /// - Throws: `Broken` for a sentence that was not true; anything else is an error of the machine that nobody drew.
    package func run(trace: ((String) -> Void)? = nil) throws -> Chronicle {
        let world = try World(seed: seed, towns: towns, faults: faults, trace: trace)
        try world.run()
        Self.count.withLock { $0 += 1 }
        return world.chronicle
    }
}

extension Simulation {
    private static let count = Mutex(0)
    /// How many years this process has lived through in which all was true.
    package static var livedThrough: Int { count.withLock { $0 } }

    /// Removes what years under way have on disk, for whoever ends the process at once.
    package static func sweep() { Files.removeAllFolders() }

    /// The command that tells the story again.
    package var again: String {
        let options = [towns.map { " --towns \($0)" }, faults.map { " --faults \($0)" }].compactMap { $0 }
        return "lightsim --seed \(seed)\(options.joined()) --trace"
    }
}
