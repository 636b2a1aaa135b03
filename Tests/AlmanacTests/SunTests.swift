import Almanac
import Testing

@Suite struct SunTests {
    static let events: [(anchor: Sun.Anchor, column: String)] = [
        (.sunrise, "sunrise"), (.sunset, "sunset"), (.dusk, "civil_dusk"),
    ]

    @Test func crossingsAgreeWithTwoIndependentEphemerides() throws {
        var worst: [String: Double] = [:]
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
                if margin > 0.3 { worst["\(column), \(band)"] = max(worst["\(column), \(band)"] ?? 0, error) }
                if abs(place.latitude) <= 65 { #expect(error <= 30, "\(row["name"] ?? "") \(date) \(column)") }
                checked += 1
            }
        }
        for (what, error) in worst.sorted(by: { $0.key < $1.key }) { print("worst error of \(what): \(error) s") }
        #expect(checked > 5_000)
        #expect(worst.filter { $0.key.hasSuffix("within 65 degrees") }.values.allSatisfy { $0 <= 5 })
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

    @Test func worksExamplesAsTheyWerePrinted() throws {
        let zone = try Oracle.zone("America/Denver")
        let golden = try #require(Place(latitude: 39.742476, longitude: -105.1786))
        let date = try #require(CivilDate("2003-10-17"))
        let sunrise = try #require(Sun.event(.sunrise, on: date, at: golden, in: zone).instant)
        #expect(abs(sunrise - (try #require(Instant(rfc3339: "2003-10-17T13:12:43Z")))) <= 3)
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
