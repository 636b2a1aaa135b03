import Almanac
import Testing

/// Where the sun barely crosses an altitude, or barely does not; and on ordinary days, dawns and sunrises too.
@Suite struct SunGrazingTests {
    struct Row: CustomStringConvertible {
        let place: Place
        let date: CivilDate
        let anchor: Sun.Anchor
        let state: String
        /// Degrees; by how much the sun crosses, or negative, does not.
        let margin: Double
        /// Seconds since 1970.
        let time: Double?

        var description: String {
            "\(anchor.rawValue) of \(date) at \(place.latitude) \(place.longitude), margin \(margin)"
        }
    }

    /// How far a time may be off in seconds: twice what was reached. 30 were asked for, up to 65 degrees.
    static let bands: [(name: String, margins: Range<Double>, latitudes: ClosedRange<Double>, limit: Double)] = [
        ("with less than 0.01 degrees to spare", 0..<0.01, 0...65, 5),
        ("with less than 0.1 degrees to spare", 0.01..<0.1, 0...65, 2),
        ("with more to spare", 0.1..<90, 0...65, 1.2),
        ("at the edges of polar days and nights", 0..<90, 65...88, 6),
    ]

    @Test(arguments: Sun.Anchor.allCases)
    func crossingsAgreeWithEphem(anchor: Sun.Anchor) throws {
        let rows = try Self.rows().filter { $0.anchor == anchor && $0.time != nil }
        #expect(rows.count > 200)
        for band in Self.bands {
            var worst: (error: Double, row: Row)?
            for row in rows where band.margins ~= row.margin && band.latitudes ~= abs(row.place.latitude) {
                let found = try Sun.event(anchor, on: row.date, at: row.place, in: Oracle.zone("UTC"))
                let expected = try #require(row.time)
                let error = found.instant.map { abs(Double($0.secondsSince1970) - expected) } ?? .infinity
                if error >= worst?.error ?? 0 { worst = (error, row) }
            }
            guard let worst else { continue }
            let tenths = (worst.error * 10).rounded() / 10
            print("worst \(anchor.rawValue) \(band.name): \(tenths) s, \(worst.row)")
            #expect(worst.error <= band.limit, "\(worst.row)")
        }
    }

    @Test func theSunStaysUpOrDownWhereItDoesByEphem() throws {
        let rows = try Self.rows().filter { $0.time == nil }
        let zone = try Oracle.zone("UTC")
        for row in rows {
            let expected: SunEvent = row.state == "ABOVE" ? .alwaysAbove : .alwaysBelow
            #expect(Sun.event(row.anchor, on: row.date, at: row.place, in: zone) == expected, "\(row)")
        }
        let closest = try #require(rows.max { $0.margin < $1.margin })
        print("closest that stays up or down: \(closest)")
        #expect(rows.count > 150)
    }

    /// A dusk in June at the edge of white nights: one step of a hundredth of a degree north and there is none.
    @Test func theEdgeOfWhiteNightsIsSharp() throws {
        let zone = try Oracle.zone("Europe/Helsinki")
        let date = try #require(CivilDate("2027-06-21"))
        var states: [Bool] = []
        for step in 0...100 {
            let place = try #require(Place(latitude: 60 + Double(step) / 100, longitude: 25))
            states.append(Sun.event(.dusk, on: date, at: place, in: zone).instant != nil)
        }
        let firstWithout = try #require(states.firstIndex(of: false))
        #expect(states[firstWithout...].allSatisfy { !$0 })
        // The sun's declination is 23.4 degrees: its lowest point is at -6 where the latitude is 60.6.
        #expect((55...60).contains(firstWithout))
    }

    @Test func atThePolesTheYearIsOneDay() throws {
        let zone = try Oracle.zone("UTC")
        for (latitude, isUpInJune) in [(90.0, true), (-90.0, false)] {
            let pole = try #require(Place(latitude: latitude, longitude: 0))
            for anchor in Sun.Anchor.allCases {
                let june = Sun.event(anchor, on: try #require(CivilDate("2027-06-21")), at: pole, in: zone)
                let december = Sun.event(anchor, on: try #require(CivilDate("2027-12-21")), at: pole, in: zone)
                #expect(june == (isUpInJune ? .alwaysAbove : .alwaysBelow))
                #expect(december == (isUpInJune ? .alwaysBelow : .alwaysAbove))
            }
        }
    }

    private static func rows() throws -> [Row] {
        try Oracle.rows("sun-grazing").map { row in
            let latitude = try #require(Double(row["lat", default: ""]))
            let longitude = try #require(Double(row["lon", default: ""]))
            let time = row["utc", default: ""]
            return Row(
                place: try #require(Place(latitude: latitude, longitude: longitude)),
                date: try #require(CivilDate(row["date", default: ""])),
                anchor: try #require(Sun.Anchor(rawValue: row["event", default: ""])),
                state: row["state", default: ""], margin: try #require(Double(row["margin_deg", default: ""])),
                time: time.isEmpty ? nil : try Oracle.instant(time))
        }
    }
}
