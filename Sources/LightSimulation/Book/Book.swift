import Almanac
import LightDomain

/// The register and the agenda as they ought to be, by what people were told and what came back from the world. It is
/// kept by hand beside the database, and compared with it.
struct Book {
    struct Town {
        var spot: Country.Spot
        var addedAt: Instant
        var contacts: [Contact]
        var timeZone: String
        var place: Place
        var buildings: [BuildingID: Building] = [:]
        var declines: Set<Int> = []
        /// When the town last said no to something, by edition: an invitation that fell due before is not sent.
        var saidNoAt: [Int: Instant] = [:]
    }

    struct Building: Equatable {
        var place: Place?
        var probes: Int
        var lamps: Int
    }

    struct Commitment: Equatable {
        var promise: Promise
        var on: MomentSketch?
        var off: MomentSketch?
        var since: Instant
        /// When its promise or its window was last moved, but for what moves the windows of all.
        var movedAt: Instant
    }

    var towns: [String: Town] = [:]
    var commitments: [CommitmentID: Commitment] = [:]
    /// When each edition was opened.
    var openedAt: [Int: Instant] = [:]
    /// Editions that were over when the campaign last changed: their jobs stay as an older campaign planned them.
    var frozen: Set<Int> = []
    /// Those that were over when a town last changed, by town.
    var frozenOf: [String: Set<Int>] = [:]
    /// What was seen of facades, as it was written down.
    var sightings: [CommitmentID: [Sighting]] = [:]
    /// Whose hand is on a switch.
    var hands: [CommitmentID: Hand] = [:]
    /// How the looks at a commitment go.
    var troubles: [CommitmentID: Trouble] = [:]
    /// Whether an engine has ever been through `recover`.
    var hasRecovered = false
    /// By key, those that something has happened to.
    var jobs = JobList()
    /// The keys of jobs by their numbers.
    var keys: [Int64: String] = [:]

    // MARK: Reading

    /// Whether an edition's record stands, be the rules and the town what they may today.
    func isFrozen(_ edition: Int, of town: MunicipalityID) -> Bool {
        frozen.contains(edition) || frozenOf[town.text]?.contains(edition) == true
    }

    var townIDs: [String] { towns.keys.sorted() }

    func commitments(of town: String, in edition: Int) -> [CommitmentID] {
        guard let town = towns[town] else { return [] }
        return town.buildings.keys.sorted().map { CommitmentID(building: $0, edition: edition) }.filter {
            commitments[$0] != nil
        }
    }

    func standing(of town: String, in edition: Int) -> Standing {
        if commitments(of: town, in: edition).contains(where: { commitments[$0]?.promise.isLive == true }) {
            return .committed
        }
        return towns[town]?.declines.contains(edition) == true ? .declined : .invited
    }

    /// Where the moments of a town, or of one of its buildings, are worked out.
    func site(_ town: Town, _ building: BuildingID? = nil) -> Oracle.Site {
        Oracle.Site(
            country: town.spot.country, timeZone: town.timeZone,
            place: building.flatMap { town.buildings[$0]?.place } ?? town.place)
    }

    func window(of id: CommitmentID, by oracle: Oracle) -> Window? {
        guard let commitment = commitments[id], let town = towns[id.municipality.text] else { return nil }
        return oracle.window(
            on: commitment.on ?? oracle.sketch.on, off: commitment.off ?? oracle.sketch.off, id.edition,
            site(town, id.building))
    }

    /// Whom a reminder would reach, as the first contact who has an address.
    func contact(of town: String) -> Contact? {
        guard let contacts = towns[town]?.contacts else { return nil }
        let reachable = contacts.filter { $0.email != nil }
        return reachable.first { $0.role == .first } ?? reachable.first { $0.role == .second } ?? reachable.first
    }
}

extension Book {
    /// A job as what happened to it says.
    struct Job {
        enum State: String { case waiting, running, done, failed, missed, cancelled }

        var number: Int64?
        var subject: Subject
        var edition: Int
        var rule: String
        var kind: PlannedJob.Kind
        var state = State.waiting
        /// How many attempts were opened; the last is open while the job runs.
        var attempts = 0
        /// Attempts by which the job was really done.
        var doneBy: [Int] = []
        /// Attempts that were closed without anybody knowing what came of them.
        var lost: Set<Int> = []
        /// When its last outcome was written down.
        var settledAt: Instant?
        /// When it was due as it began, or ended without that.
        var due: Instant?
        /// The mailbox or host that its last attempt went to.
        var destination: String?
        /// What its last attempt told lamps.
        var level: LampLevel?
        /// A person has asked for it, and it is not cancelled since.
        var wish: Wish?
        /// A person has taken it off the agenda.
        var isTakenOff = false

        /// Whether nothing may be tried any more.
        var isFinal: Bool { state == .done || state == .failed || state == .missed }
    }

    /// Jobs under way.
    var running: [String] { jobs.running.sorted() }
}

extension Book {
    /// Somebody wants a job done now.
    struct Wish: Equatable {
        var at: Instant
        /// Until then it is tried.
        var deadline: Instant
    }

    struct Hand: Equatable {
        var level: LampLevel
        /// Absent: until somebody lifts it.
        var until: Instant?

        func isActive(at instant: Instant) -> Bool { until.map { instant < $0 } ?? true }
    }

    /// Bad looks in a row, and whether somebody was told of them.
    struct Trouble {
        var badLooks = 0
        var isHard = false
        var lookedAt: Instant?

        /// There is something to make sure of.
        var isSoft: Bool { badLooks > 0 && !isHard }
    }
}
