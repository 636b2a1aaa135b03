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
        }
    }

    private static func words(_ edition: Int?) -> String { edition.map { " for \($0)" } ?? "" }
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
    var on: MomentSketch?
    var off: MomentSketch?
    var promise: Promise?

    init(_ slug: String) { self.slug = slug }

    var new: NewBuilding {
        NewBuilding(
            name: slug, place: place,
            probes: probes.map { (0..<$0).map { Device(name: "probe-\($0)", kind: "http", settings: "{}") } },
            on: on?.moment, off: off?.moment, promise: promise)
    }

    var words: String {
        var words = [slug]
        if let place { words.append("at \(place.latitude),\(place.longitude)") }
        if let probes { words.append("\(probes) probes") }
        if let on { words.append("on \(on.text)") }
        if let off { words.append("off \(off.text)") }
        if let promise { words.append(promise.rawValue) }
        return words.joined(separator: " ")
    }
}
