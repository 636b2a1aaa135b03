import Almanac
import LightDaemon
import LightDomain
import Testing

@Suite struct GazetteerTests {
    static let belgium = Gazetteer(
        GazetteerFile.belgium(municipalities: EmbeddedText.municipalities, mergers: EmbeddedText.mergers))

    @Test func everyTownIsFoundByEachOfItsNamesAndItsCode() {
        #expect(Self.belgium.entries.count == 565)
        for entry in Self.belgium.entries {
            #expect(Self.belgium.find(entry.code).map(\.code) == [entry.code])
            for name in entry.names.values {
                #expect(Self.belgium.find(name).contains { $0.code == entry.code }, "\(name)")
                #expect(Self.belgium.find(name.uppercased()).contains { $0.code == entry.code }, "\(name) in capitals")
            }
            #expect(Slug.make(from: entry.name).map { MunicipalityID($0) != nil } == true, "\(entry.name)")
        }
        #expect(Set(Self.belgium.entries.compactMap { Slug.make(from: $0.name) }).count == 565, "two towns have one id")
    }

    @Test(arguments: [
        ("Anvers", ["11002"]), ("ANTWERPEN", ["11002"]), ("liège", ["62063"]), ("Liege", ["62063"]),
        ("Luik", ["62063"]),
        ("Lie\u{300}ge", ["62063"]), ("Sint Niklaas", ["46021"]), ("Saint-Nicolas", ["46021", "62093"]),
        ("11002", ["11002"]), ("Mons", ["53053"]), ("Atlantis", []),
    ])
    func namesAreFoundAsPeopleWriteThem(name: String, codes: [String]) {
        #expect(Self.belgium.find(name).map(\.code).sorted() == codes)
    }

    @Test(arguments: [("Anvres", "11002"), ("Gnet", "44021"), ("Brugg", "31005")])
    func aMisspeltNameIsOfferedTheTownItMeant(name: String, code: String) {
        #expect(Self.belgium.suggestions(for: name, limit: 3).contains { $0.code == code })
    }

    @Test(arguments: [
        ("Hôtel de ville", "hotel-de-ville"), ("'s-Gravenbrakel", "s-gravenbrakel"), ("Straße 5", "strasse-5"),
        ("  Œuvre  ", "oeuvre"), ("L’Église", "l-eglise"),
    ])
    func slugsOfNames(name: String, slug: String) { #expect(Slug.make(from: name) == slug) }

    @Test(arguments: ["", "-", "日本", "'’-"])
    func namesOfWhichNoSlugCanBeMade(name: String) { #expect(Slug.make(from: name) == nil) }

    @Test func backingOffDoublesUpToAnHourAndSpreads() {
        for job in Int64(1)...200 {
            let delays = (1...12).map { Backoff.delay(afterAttempt: $0, job: job) }
            #expect(delays == delays.sorted() && delays[0] >= 60 && delays[11] <= 4_500)
        }
        #expect(Set((Int64(1)...200).map { Backoff.delay(afterAttempt: 3, job: $0) }).count > 20)
        #expect(Backoff.delay(afterAttempt: 1, job: 1, wish: 7_200) == 7_200)
    }
}
