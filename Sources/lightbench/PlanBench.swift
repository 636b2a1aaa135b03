import Almanac
import Foundation
import LightDaemon
import LightDomain
import LightEngine
import LightStore

/// An edition of so many commitments, planned in one go as after a change of the rules.
///
/// The register is made first, in `folder` and by a campaign without rules, a town with one building for each
/// commitment. Then the engine that has the built-in rules starts on it, which is what is measured. Prints `NAME VALUE`
/// lines; the database is left for others to start on.
func runPlanBench(count: Int, folder: String) throws {
    let whole = try Configuration.read("\(folder)/none.yaml", isNamed: false)
    let surroundings = Surroundings(
        zones: ZoneFiles().zones, holidays: whole.holidays, gazetteer: Gazetteer([]))
    // In the autumn, when nothing of the next edition has fallen due yet.
    guard let now = Instant(rfc3339: "2026-11-02T09:00:00Z") else { refuse("the bench has no such day") }
    let path = "\(folder)/lightd.sqlite"

    let registering = try ContinuousClock().measure {
        let store = try Store(path: path, instance: "bench", at: now)
        var idle = whole.configuration.campaign
        idle.rules = []
        let engine = Engine(store: store, campaign: idle, surroundings: surroundings)
        try engine.recover(at: now)
        for start in stride(from: 0, to: count, by: 1_000) {
            let towns = (start..<min(start + 1_000, count)).map(town)
            let answer = try engine.importMunicipalities(
                ImportMunicipalities(towns), dryRun: false, by: "bench", at: now)
            guard case .done(let lines, _) = answer, lines.allSatisfy({ $0.effect == .added }) else {
                refuse("the register did not take the towns from \(start) on: \(answer)")
            }
        }
        try store.close()
    }
    let before = size(of: path)
    let store = try Store(path: path, instance: "bench", at: now)
    let engine = Engine(store: store, campaign: whole.configuration.campaign, surroundings: surroundings)
    let spent = processorSeconds()
    let planning = try ContinuousClock().measure { try engine.recover(at: now) }
    let cost = processorSeconds() - spent
    let peak = peakKiB()
    let jobs = try store.read { try $0.tally(of: 2027, at: now).jobs[.waiting] ?? 0 }
    try store.close()
    print("registering", registering / .seconds(1))
    print("planning", planning / .seconds(1))
    print("cost", cost)
    print("jobs", jobs)
    print("bytesOfRegister", before)
    print("bytes", size(of: path))
    print("peakKiB", peak)
}

/// Ids that come in the order of their numbers, as files of towns do in the order of their names.
private func town(_ number: Int) -> NewMunicipality {
    let digits = String(number)
    let name = "town-" + String(repeating: "0", count: max(0, 7 - digits.count)) + digits
    return NewMunicipality(
        name: name, country: "NL", code: "T\(number)", languages: ["nl"], timeZone: "Europe/Amsterdam",
        place: Place(latitude: 50 + Double(number % 300) / 100, longitude: 4 + Double(number % 700) / 200),
        contacts: [Contact(name: "Contact \(number)", email: "contact.\(number)@example.org", role: .first)],
        buildings: [NewBuilding(name: "Stadhuis")])
}

private func size(of path: String) -> Int {
    ((try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int) ?? 0
}

/// The most memory that this process has had resident so far, by the kernel's count.
private func peakKiB() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line?.split(separator: " ").compactMap { Int($0) }.first ?? 0
}
