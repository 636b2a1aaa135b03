import Almanac
import LightDomain
import LightEngine

/// What a person asks for.
enum Errand {
    case add(TownSketch, edition: Int?)
    case bring([TownSketch], edition: Int?, isStrict: Bool, isDry: Bool)
    case move(String, to: Promise, edition: Int?)
    case decline(String, edition: Int?)
    case sight(String, Light, secondsAgo: Int64, edition: Int?)
    case edit(String, on: WindowChange, off: WindowChange)
    case run(String)
    case cancel(String)
    case remind(String, rule: String?)
    case check(String)
    case light(String, LampLevel?, seconds: Int?)

    var words: String {
        switch self {
        case .add(let town, let edition): "add \(town.words)\(Self.words(edition))"
        case .bring(let towns, let edition, let isStrict, let isDry):
            "import\(isStrict ? " strictly" : "")\(isDry ? " dry" : "") "
                + "\(towns.map(\.words).joined(separator: "; "))\(Self.words(edition))"
        case .move(let name, let promise, let edition): "\(name) to \(promise.rawValue)\(Self.words(edition))"
        case .decline(let name, let edition): "decline \(name)\(Self.words(edition))"
        case .sight(let name, let light, let ago, let edition):
            "sight \(name) \(light.rawValue) \(ago) s ago\(Self.words(edition))"
        case .edit(let name, let on, let off): "edit \(name) on \(on.words) off \(off.words)"
        case .run(let job): "run \(job)"
        case .cancel(let job): "cancel \(job)"
        case .remind(let name, let rule): "remind \(name) of \(rule ?? "what is due")"
        case .check(let name): "check \(name)"
        case .light(let name, let level, let seconds):
            "light \(name) \(level?.rawValue ?? "by its window")\(seconds.map { " for \($0) s" } ?? "")"
        }
    }

    private static func words(_ edition: Int?) -> String { edition.map { " for \($0)" } ?? "" }
}

/// What becomes of a moment of a window.
enum WindowChange {
    case keep
    case campaign
    case set(MomentSketch)

    var words: String {
        switch self {
        case .keep: "as it is"
        case .campaign: "as the campaign has it"
        case .set(let moment): moment.text
        }
    }

    var change: EditCommitment.Change {
        switch self {
        case .keep: .keep
        case .campaign: .campaign
        case .set(let moment): .set(moment.moment)
        }
    }

    func applied(to old: MomentSketch?) -> MomentSketch? {
        switch self {
        case .keep: old
        case .campaign: nil
        case .set(let moment): moment
        }
    }
}

/// A town as somebody enters it.
struct TownSketch {
    var spot: Country.Spot
    /// Absent: as they are.
    var contacts: [Contact]?
    var timeZone: String?
    var place: Place?
    var buildings: [BuildingSketch]

    init(_ spot: Country.Spot, contacts: [Contact]? = nil, buildings: [BuildingSketch] = []) {
        self.spot = spot
        self.contacts = contacts
        self.buildings = buildings
    }

    var new: NewMunicipality {
        NewMunicipality(
            name: spot.name, timeZone: timeZone, place: place, contacts: contacts, buildings: buildings.map(\.new))
    }

    var words: String {
        var words = [spot.id]
        if let contacts { words.append("contacts \(contacts.map { $0.email ?? "-" }.joined(separator: " "))") }
        if let timeZone { words.append("zone \(timeZone)") }
        return (words + buildings.map(\.words)).joined(separator: ", ")
    }
}

/// A building as somebody enters it.
struct BuildingSketch {
    var slug: String
    var place: Place?
    /// How many; absent: as they are.
    var probes: Int?
    var lamps: Int?
    /// Where they are asked.
    var host = "hub.example"
    var on: MomentSketch?
    var off: MomentSketch?
    var promise: Promise?

    init(_ slug: String) { self.slug = slug }

    var new: NewBuilding {
        NewBuilding(
            name: slug, place: place,
            lamps: lamps.map { devices("lamp", $0) }, probes: probes.map { devices("probe", $0) },
            on: on?.moment, off: off?.moment, promise: promise)
    }

    private func devices(_ name: String, _ count: Int) -> [Device] {
        (0..<count).map {
            Device(name: "\(name)-\($0)", kind: "http", settings: "{\"url\":\"http://\(host)/\(slug)/\(name)/\($0)\"}")
        }
    }

    var words: String {
        var words = [slug]
        if let place { words.append("at \(place.latitude),\(place.longitude)") }
        if let probes { words.append("\(probes) probes") }
        if let lamps { words.append("\(lamps) lamps") }
        if let on { words.append("on \(on.text)") }
        if let off { words.append("off \(off.text)") }
        if let promise { words.append(promise.rawValue) }
        return words.joined(separator: " ")
    }
}
