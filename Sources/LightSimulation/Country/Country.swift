import Almanac
import LightDomain
import LightEngine

/// Where a year takes place: towns in zones from one end of the calendar to the other, with what the engine is told of
/// the world.
struct Country {
    /// What is known of a town before anybody registers it.
    struct Spot {
        let id: String
        let name: String
        let country: String
        let code: String
        let timeZone: String
        let zone: Zone
        let place: Place
    }

    let spots: [Spot]
    let surroundings: Surroundings

    /// Half of all towns are in Belgium. The others try the zones: half hours, the date line, a night that is none.
    private static let homes: [(country: String, zone: String, latitude: Double, longitude: Double)] = [
        ("BE", "Europe/Brussels", 51.2, 4.4),
        ("PT", "Europe/Lisbon", 38.7, -9.1),
        ("BE", "Europe/Brussels", 50.6, 5.6),
        ("CA", "America/St_Johns", 47.6, -52.7),
        ("BE", "Europe/Brussels", 51.05, 3.7),
        ("NP", "Asia/Kathmandu", 27.7, 85.3),
        ("BE", "Europe/Brussels", 50.8, 4.35),
        ("KI", "Pacific/Kiritimati", 1.9, -157.4),
        ("BE", "Europe/Brussels", 50.4, 4.4),
        ("AS", "Pacific/Pago_Pago", -14.3, -170.7),
        ("BE", "Europe/Brussels", 50.63, 6.03),
        ("NO", "Arctic/Longyearbyen", 78.2, 15.6),
    ]

    /// Public holidays of Belgium: days that are fixed, and Ascension by the table, for whoever has to know them
    /// without asking the almanac.
    static let fixedHolidays: [(month: Int, day: Int)] = [
        (1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25),
    ]
    static let ascensions: [(year: Int, month: Int, day: Int)] = [
        (2026, 5, 14), (2027, 5, 6), (2028, 5, 25), (2029, 5, 10), (2030, 5, 30), (2031, 5, 22),
    ]

    init(towns: Int) throws {
        var zones: [String: Zone] = [:]
        for home in Self.homes where zones[home.zone] == nil {
            let path = "/usr/share/zoneinfo/\(home.zone)"
            guard let bytes = Files.bytes(of: path) else {
                throw Files.Unusable(path: path, problem: "is not there; install tzdata")
            }
            zones[home.zone] = try Zone(name: home.zone, tzif: bytes)
        }
        var spots: [Spot] = []
        for number in 0..<towns {
            let home = Self.homes[number % Self.homes.count]
            guard let zone = zones[home.zone],
                let place = Place(latitude: home.latitude, longitude: home.longitude + Double(number) / 1_000)
            else { continue }
            spots.append(
                Spot(
                    id: "town-\(number)", name: "Town \(number)", country: home.country, code: "T\(number)",
                    timeZone: home.zone, zone: zone, place: place))
        }
        self.spots = spots
        let known = zones
        surroundings = Surroundings(
            zones: Zones { known[$0] }, holidays: ["BE": Self.holidays],
            gazetteer: Gazetteer(spots.map(Self.entry)))
    }

    private static var holidays: Holidays {
        let fixed = fixedHolidays.compactMap { MonthDay(month: $0.month, day: $0.day) }
        return Holidays(
            country: "BE",
            rules: fixed.map { HolidayRule(.fixed($0), names: [:]) } + [HolidayRule(.easter(39), names: [:])])
    }

    private static func entry(_ spot: Spot) -> Gazetteer.Entry {
        Gazetteer.Entry(
            name: spot.name, names: ["nl": spot.name, "fr": "Ville \(spot.code)"], country: spot.country,
            code: spot.code, division: "Province \(spot.code.utf8.count)", languages: ["nl", "fr"],
            timeZone: spot.timeZone, place: spot.place, postalCodes: [])
    }
}
