import Almanac
import Glibc

/// Sunset and dusk of sites on dates.
///
/// The workload is lines `site LATITUDE LONGITUDE ZONE` and `date YYYY-MM-DD`. The first line of the output is the
/// processor seconds that it took to compute; then comes a line for each date and in it each site, in the order of the
/// workload: seconds since 1970 of sunset and of dusk, or `-` where there is none.
func runSunBench() {
    var sites: [(place: Place, zone: Int)] = []
    var dates: [CivilDate] = []
    var zones: [Zone] = []
    var numbers: [String: Int] = [:]
    while let line = readLine() {
        let words = line.split(separator: " ").map(String.init)
        if words.count == 2, words[0] == "date", let date = CivilDate(words[1]) {
            dates.append(date)
        } else if words.count == 4, words[0] == "site", let latitude = Double(words[1]),
            let longitude = Double(words[2]), let place = Place(latitude: latitude, longitude: longitude)
        {
            if numbers[words[3]] == nil, let zone = zone(words[3]) {
                numbers[words[3]] = zones.count
                zones.append(zone)
            }
            guard let number = numbers[words[3]] else { refuse("there is no zone \(words[3])") }
            sites.append((place, number))
        } else {
            refuse("cannot use this line: \(line)")
        }
    }
    var found = [Int64](repeating: .min, count: 2 * sites.count * dates.count)
    var next = 0
    let start = processorSeconds()
    for date in dates {
        // What a date costs once for all places: noon in each zone, and where the sun stands around it.
        let ephemeris = Ephemeris.remembered(of: date)
        let noons = zones.map { $0.instant(of: date, at: .noon) }
        for site in sites {
            let evening = ephemeris.evening(at: site.place, near: noons[site.zone])
            if case .at(let sunset) = evening.sunset { found[next] = sunset.secondsSince1970 }
            if case .at(let dusk) = evening.dusk { found[next + 1] = dusk.secondsSince1970 }
            next += 2
        }
    }
    print(processorSeconds() - start)
    for index in stride(from: 0, to: next, by: 2) { print(text(found[index]), text(found[index + 1])) }
}

private func text(_ seconds: Int64) -> String { seconds == .min ? "-" : String(seconds) }

private func zone(_ name: String) -> Zone? {
    guard let file = fopen("/usr/share/zoneinfo/\(name)", "rb") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    bytes.removeLast(bytes.count - fread(&bytes, 1, bytes.count, file))
    return try? Zone(name: name, tzif: bytes)
}
