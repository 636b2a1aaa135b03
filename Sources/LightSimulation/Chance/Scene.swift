/// What there is in the world of a year at all. Each is missing in some years, so that the others have them to
/// themselves, and the years stay cheap.
struct Scene {
    /// Buildings have lamps, which the house switches.
    var hasLamps = false
    /// How many jobs may be under way to one mailbox or host.
    var perDestination = 1_000
    /// All towns are served by one host and write with one mailbox, else each has its own.
    var sharesHosts = false
    /// So many bad looks in a row are hard, and a soft state is looked at again after so many seconds.
    var attempts = 1
    var retry = 120
    /// There are letters that go in the night, while buildings are looked at, and no probe answers then.
    var hasNightLetters = false

    /// All that is usual.
    static let ordinary = {
        var scene = Scene()
        (scene.hasLamps, scene.perDestination, scene.attempts) = (true, 4, 3)
        return scene
    }()

    /// Draws what there is in a year.
    static func drawn(by dice: inout Dice) -> Scene {
        var scene = Scene()
        scene.hasLamps = dice.happens(0.5)
        if dice.happens(0.4) { scene.perDestination = dice.number(1...3) }
        scene.sharesHosts = dice.happens(0.5)
        if dice.happens(0.5) {
            scene.attempts = dice.number(2...3)
            scene.retry = dice.pick([60, 120, 300])
        }
        scene.hasNightLetters = dice.happens(0.4)
        return scene
    }

    /// Where a town's lamps and probes are asked.
    func host(of town: String) -> String { sharesHosts ? "hub.example" : "\(town).example" }

    /// In words, for a trace.
    var description: String {
        "\(hasLamps ? "lamps, " : "")\(hasNightLetters ? "letters by night, " : "")"
            + "\(perDestination) to one \(sharesHosts ? "host of all" : "host"), hard after \(attempts) looks"
    }
}
