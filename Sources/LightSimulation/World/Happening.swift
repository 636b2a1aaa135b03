import Almanac
import LightDomain
import LightEngine

/// Something that will happen in the world. Those of a process happen only while that process lives.
enum Happening {
    /// - Parameter receipt: the same was asked before, and the asker does not know whether it was heard.
    case errand(Errand, receipt: Receipt?)
    /// People decide what they want when it is time, by how things stand.
    case whim(Whim)
    /// A worker does what it was asked to do.
    case perform(Assignment, generation: Int)
    /// A worker says what came of it.
    case report(Report, generation: Int)
    case crash
    case restart
    /// The process that lives reads its configuration again: another engine on the same store, and `recover`.
    case reload
    case editRules
    /// Seconds by which the wall clock is set.
    case setClock(Int64)
    case outage(Outage)
    /// A building's lamps lose their power for a moment, and come back dark.
    case powerCut
    /// Somebody stands before a building and sees whether it is lit.
    case inspect(CommitmentID)
    case diskRefuses
    case diskMends
    case fairWeather

    /// How long nobody takes mail, no probe answers or no lamp does, in seconds.
    enum Outage { case mail(Int64), probes(Int64), lamps(Int64) }

    enum Whim {
        /// A town joins, or promises something in the edition that is ahead.
        case join(town: Int)
        case confirm(town: Int)
        /// A town takes something back, comes back, declines, changes its contact, its window, its probes or its zone.
        case changeMind(town: Int)
        /// The same town's mind changes because of what just happened to it.
        case changeMindNow(town: String)
        case sight
        /// Somebody moves a window; asks for a job or takes one off; puts a hand on a switch or takes it away.
        case moveWindow
        case wish
        case hand
        case liftHand(CommitmentID)
        /// Somebody imports an old list with a town that has declined since.
        case stale(town: String)
        /// Somebody repeats, or asks for what is not there.
        case blunder
    }
}

/// What somebody remembers who asked and got no answer.
struct Receipt {
    var id: String
    /// What was answered, where it was written down before the connection was lost.
    var reply: String?
    var askedAt: Instant
}

/// What is ahead in the world, in order of time and then of scheduling: a binary heap.
struct Agenda {
    private struct Item {
        let time: Int64
        let order: Int
        let happening: Happening

        func isBefore(_ other: Item) -> Bool { (time, order) < (other.time, other.order) }
    }

    private var heap: [Item] = []
    private var count = 0

    var nextTime: Int64? { heap.first?.time }

    mutating func schedule(_ happening: Happening, at time: Int64) {
        heap.append(Item(time: time, order: count, happening: happening))
        count += 1
        var child = heap.count - 1
        while child > 0, heap[child].isBefore(heap[(child - 1) / 2]) {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func popFirst() -> Happening? {
        guard let first = heap.first else { return nil }
        let last = heap.removeLast()
        if heap.isEmpty { return first.happening }
        heap[0] = last
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && heap[child].isBefore(heap[least])
            {
                least = child
            }
            if least == parent { return first.happening }
            heap.swapAt(parent, least)
            parent = least
        }
    }
}
