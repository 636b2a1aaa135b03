import Almanac
import Testing

@Suite struct SunTests {
    static let events: [(anchor: Sun.Anchor, column: String)] = [
        (.sunrise, "sunrise"), (.sunset, "sunset"), (.dusk, "civil_dusk"),
    ]

    @Test func crossingsAgreeWithTwoIndependentEphemerides() throws {
        var worst: [String: (error: Double, row: String)] = [:]
        var checked = 0
        for row in try Oracle.rows("sun-reference") {
            let (place, date, zone) = try site(row)
            for (anchor, column) in Self.events where row["\(column)_state"] == "OK" {
                let expected = try Oracle.instant(#require(row["\(column)_utc"]))
                let band = abs(place.latitude) <= 65 ? "within 65 degrees" : "beyond 65 degrees"
                let margin = try #require(Double(row["min_margin_deg", default: ""]))
                guard case .at(let found) = Sun.event(anchor, on: date, at: place, in: zone) else {
                    // Where the sun grazes the altitude within a hundredth of a degree, whether it crosses is open.
                    #expect(margin < 0.02, "\(row["name"] ?? "") \(date): no \(column)")
                    continue
                }
                let error = abs(Double(found.secondsSince1970) - expected)
                if margin > 0.3, error >= worst["\(column), \(band)"]?.error ?? 0 {
                    worst["\(column), \(band)"] = (error, "\(row["name"] ?? "") on \(date)")
                }
                if abs(place.latitude) <= 65 { #expect(error <= 30, "\(row["name"] ?? "") \(date) \(column)") }
                checked += 1
            }
        }
        for (what, (error, row)) in worst.sorted(by: { $0.key < $1.key }) {
            print("worst error of \(what): \((error * 10).rounded() / 10) s, \(row)")
        }
        #expect(checked > 5_000)
        #expect(worst.count == 6)
        #expect(worst.values.allSatisfy { $0.error <= 1.2 })
    }

    @Test func polarDaysAndNightsAreValues() throws {
        var checked = 0
        for row in try Oracle.rows("sun-reference") {
            let (place, date, zone) = try site(row)
            let margin = try #require(Double(row["min_margin_deg", default: ""]))
            for (anchor, column) in Self.events where row["\(column)_state"] != "OK" && margin >= 0.02 {
                let expected: SunEvent = row["\(column)_state"] == "ABOVE" ? .alwaysAbove : .alwaysBelow
                #expect(
                    Sun.event(anchor, on: date, at: place, in: zone) == expected, "\(row["name"] ?? "") \(date)")
                checked += 1
            }
        }
        #expect(checked > 100)
    }

    /// What NREL and pvlib printed, to the second. Some of it is of another day than it says; the table knows by how
    /// much it is then off.
    @Test func examplesAreAsTheyWerePrinted() throws {
        var worst = (error: 0.0, row: "")
        let rows = try Oracle.rows("nrel_examples")
        for row in rows {
            let latitude = try #require(Double(row["lat", default: ""]))
            let longitude = try #require(Double(row["lon", default: ""]))
            let place = try #require(Place(latitude: latitude, longitude: longitude))
            let zone = try Oracle.zone(longitude == 0 ? "UTC" : "America/Denver")
            let printed = try Oracle.instant(row["utc", default: ""])
            let off = try #require(Double(row["ephem_minus_printed_s", default: ""]))
            let date = zone.civil(at: Instant(secondsSince1970: Int64(printed))).date
            let anchor = try #require(Sun.Anchor(rawValue: row["event", default: ""]))
            let found = try #require(Sun.event(anchor, on: date, at: place, in: zone).instant)
            let error = abs(Double(found.secondsSince1970) - printed - off)
            if error >= worst.error { worst = (error, "\(anchor.rawValue) of \(date) at \(row["place"] ?? "")") }
        }
        print("worst error of the printed examples: \((worst.error * 10).rounded() / 10) s, \(worst.row)")
        #expect(worst.error <= 1.2)
        #expect(rows.count == 12)
    }

    /// PyPI ephem, `next_transit` at Brussels without refraction.
    @Test func theSunStoodInTheMeridianOfBrusselsAsEphemSays() throws {
        let zone = try Oracle.zone("Europe/Brussels")
        let brussels = try #require(Place(latitude: 50.85045, longitude: 4.34878))
        let transit = Sun.day(try #require(CivilDate("2024-07-30")), at: brussels, in: zone).transit
        #expect(abs(transit - (try #require(Instant(rfc3339: "2024-07-30T11:49:02Z")))) <= 2)
    }

    @Test func aDayIsInOrder() throws {
        let zone = try Oracle.zone("Europe/Brussels")
        let antwerp = try #require(Place(latitude: 51.22047, longitude: 4.40026))
        for number in stride(from: 0, to: 365, by: 7) {
            let date = try #require(CivilDate("2027-01-01")).adding(days: number)
            let day = Sun.day(date, at: antwerp, in: zone)
            let events = [day.dawn.instant, day.sunrise.instant, day.transit, day.sunset.instant, day.dusk.instant]
            #expect(events.compactMap { $0 } == events.compactMap { $0 }.sorted())
            #expect(events.allSatisfy { $0.map { zone.civil(at: $0).date == date } ?? false })
        }
    }

    @Test func theSunOfThe30thOfJuly2027SetsOverAntwerpAt2131() throws {
        let zone = try Oracle.zone("Europe/Brussels")
        let antwerp = try #require(Place(latitude: 51.2211, longitude: 4.3997))
        let date = try #require(CivilDate("2027-07-30"))
        let sunset = try #require(Sun.event(.sunset, on: date, at: antwerp, in: zone).instant)
        #expect(zone.civil(at: sunset).time == ClockTime("21:32"))
    }

    private func site(_ row: [String: String]) throws -> (Place, CivilDate, Zone) {
        let latitude = try #require(Double(row["lat", default: ""]))
        let longitude = try #require(Double(row["lon", default: ""]))
        return (
            try #require(Place(latitude: latitude, longitude: longitude)),
            try #require(CivilDate(row["date", default: ""])), try Oracle.zone(row["tz", default: ""])
        )
    }
}
