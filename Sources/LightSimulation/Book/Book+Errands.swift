import Almanac
import LightDomain
import LightEngine

/// What an errand ought to come to.
enum Expectation: Equatable {
    case done
    case refused
    /// One effect for each line of an import.
    case lines([ImportMunicipalities.Effect])
}

extension Book {
    /// Writes down what the errand changes, and says how it ought to be answered. A refused one changes nothing.
    ///
    /// - Parameter rows: the jobs that it is about, as they stood before it.
    mutating func apply(
        _ errand: Errand, at now: Instant, by oracle: Oracle, rows: [String: LightDomain.Job]
    ) -> Expectation {
        var draft = self
        let expectation: Expectation
        switch errand {
        case .add(let town, let edition):
            guard towns[town.spot.id] == nil,
                draft.add(town, in: edition ?? oracle.editionAhead(at: now), at: now, by: oracle)
            else { return .refused }
            expectation = .done
        case .bring(let towns, let edition, let isStrict, let isDry):
            let lines = draft.bring(towns, in: edition ?? oracle.editionAhead(at: now), at: now, by: oracle)
            if isDry || isStrict && lines.contains(.refused) { return .lines(lines) }
            expectation = .lines(lines)
        case .move(let name, let promise, let edition):
            let year = edition ?? oracle.editionAhead(at: now)
            guard draft.move(name, to: promise, in: year, at: now) else { return .refused }
            expectation = .done
        case .decline(let name, let edition):
            guard draft.decline(name, in: edition ?? oracle.editionAhead(at: now), at: now) else { return .refused }
            expectation = .done
        case .sight(let name, let light, let secondsAgo, let edition):
            let found = named(name, in: edition ?? oracle.editionAhead(at: now))
            guard secondsAgo >= 0, found.count == 1, commitments[found[0]]?.promise.isLive == true else {
                return .refused
            }
            draft.sightings[found[0], default: []].append(
                Sighting(light: light, evidence: .claimed, by: "uid:1", at: now.advanced(by: -secondsAgo)))
            expectation = .done
        case .edit(let name, let on, let off):
            guard draft.edit(name, on, off, at: now, by: oracle) else { return .refused }
            expectation = .done
        case .light(let name, let level, let seconds):
            guard draft.light(name, level, seconds, at: now, by: oracle) else { return .refused }
            expectation = .done
        case .run(let key):
            guard draft.run(key, rows, at: now, by: oracle) else { return .refused }
            expectation = .done
        case .cancel(let key):
            guard draft.cancel(key, rows) else { return .refused }
            expectation = .done
        case .remind(let name, let rule):
            guard draft.remind(name, rule, rows, at: now, by: oracle) else { return .refused }
            expectation = .done
        case .check(let name):
            guard draft.check(name, rows, at: now, by: oracle) else { return .refused }
            expectation = .done
        }
        self = draft
        return expectation
    }

    // MARK: Entering towns

    private mutating func add(_ town: TownSketch, in edition: Int, at now: Instant, by oracle: Oracle) -> Bool {
        towns[town.spot.id] = Town(
            spot: town.spot, addedAt: now, contacts: town.contacts ?? [],
            timeZone: town.timeZone ?? town.spot.timeZone, place: town.place ?? town.spot.place)
        return town.buildings.allSatisfy { enter($0, of: town.spot.id, in: edition, at: now, by: oracle, isNew: true) }
    }

    private mutating func bring(
        _ sketches: [TownSketch], in edition: Int, at now: Instant, by oracle: Oracle
    ) -> [ImportMunicipalities.Effect] {
        var named: Set<String> = []
        return sketches.map { sketch in
            // An import names a town once.
            guard named.insert(sketch.spot.id).inserted else { return .refused }
            let before = self
            guard towns[sketch.spot.id] != nil else {
                if add(sketch, in: edition, at: now, by: oracle) { return .added }
                self = before
                return .refused
            }
            if change(sketch, in: edition, at: now, by: oracle) { return .changed }
            self = before
            return .refused
        }
    }

    private mutating func change(_ sketch: TownSketch, in edition: Int, at now: Instant, by oracle: Oracle) -> Bool {
        guard var town = towns[sketch.spot.id] else { return false }
        let old = town
        town.contacts = sketch.contacts ?? town.contacts
        town.timeZone = sketch.timeZone ?? town.timeZone
        town.place = sketch.place ?? town.place
        towns[sketch.spot.id] = town
        let areEntered = sketch.buildings.allSatisfy {
            enter($0, of: sketch.spot.id, in: edition, at: now, by: oracle, isNew: false)
        }
        if let new = towns[sketch.spot.id],
            new.place != old.place || new.timeZone != old.timeZone
                || new.buildings != old.buildings
        {
            for year in editions where oracle.rollover(of: year) <= now {
                frozenOf[sketch.spot.id, default: []].insert(year)
            }
        }
        let isMoved = town.place != old.place || town.timeZone != old.timeZone
        if isMoved {
            for id in commitments.keys where id.municipality.text == sketch.spot.id { commitments[id]?.movedAt = now }
        }
        return areEntered
            && (!isMoved
                || commitments(of: sketch.spot.id, in: edition).allSatisfy { hasPossibleWindow($0, by: oracle) })
    }

    /// - Parameter isNew: a building that is there already is refused.
    /// - Returns: false for a building that cannot be entered so.
    private mutating func enter(
        _ sketch: BuildingSketch, of town: String, in edition: Int, at now: Instant, by oracle: Oracle, isNew: Bool
    ) -> Bool {
        guard let building = BuildingID("\(town)/\(sketch.slug)") else { return false }
        let known = towns[town]?.buildings[building]
        if known != nil, isNew { return false }
        towns[town]?.buildings[building] = Building(
            place: sketch.place ?? known?.place, probes: sketch.probes ?? known?.probes ?? 0,
            lamps: sketch.lamps ?? known?.lamps ?? 0)
        let id = CommitmentID(building: building, edition: edition)
        let old = commitments[id]
        var commitment =
            old ?? Commitment(promise: sketch.promise ?? .promised, on: nil, off: nil, since: now, movedAt: now)
        commitment.promise = sketch.promise ?? commitment.promise
        commitment.on = sketch.on ?? commitment.on
        commitment.off = sketch.off ?? commitment.off
        if commitment != old || sketch.place != nil { commitment.movedAt = now }
        if old?.promise.isLive == false, commitment.promise.isLive { commitment.since = now }
        commitments[id] = commitment
        if commitment.promise.isLive {
            if old?.promise.isLive != true { towns[town]?.declines.remove(edition) }
        } else if old?.promise.isLive != false {
            withdraw(id, at: now)
        }
        return hasPossibleWindow(id, by: oracle)
    }

    /// Whether its moments make a window, or the sun leaves it open; what ends before it begins is refused.
    func hasPossibleWindow(_ id: CommitmentID, by oracle: Oracle) -> Bool {
        guard let commitment = commitments[id], let town = towns[id.municipality.text] else { return false }
        let site = site(town, id.building)
        guard let opens = oracle.instant(commitment.on ?? oracle.sketch.on, id.edition, site),
            let closes = oracle.instant(commitment.off ?? oracle.sketch.off, id.edition, site)
        else { return true }
        return opens < closes
    }

    // MARK: Moving promises

    private mutating func withdraw(_ id: CommitmentID, at now: Instant) {
        commitments[id]?.promise = .withdrawn
        commitments[id]?.since = now
        commitments[id]?.movedAt = now
        // A clock that was set back makes nothing unsaid.
        let last = towns[id.municipality.text]?.saidNoAt[id.edition] ?? now
        towns[id.municipality.text]?.saidNoAt[id.edition] = max(last, now)
    }

    /// The commitments that a name stands for: of a town those that are live, else those that were.
    func named(_ name: String, in edition: Int) -> [CommitmentID] {
        if let id = CommitmentID(name) { return commitments[id] == nil ? [] : [id] }
        if let building = BuildingID(name) {
            let id = CommitmentID(building: building, edition: edition)
            return commitments[id] == nil ? [] : [id]
        }
        let all = commitments(of: name, in: edition)
        let live = all.filter { commitments[$0]?.promise.isLive == true }
        return live.isEmpty ? all : live
    }

    private mutating func move(_ name: String, to promise: Promise, in edition: Int, at now: Instant) -> Bool {
        let found = named(name, in: edition)
        if found.isEmpty { return false }
        for id in found {
            guard let commitment = commitments[id], commitment.promise != promise else { continue }
            guard commitment.promise.isLive else { return false }
            guard promise.isLive else {
                withdraw(id, at: now)
                continue
            }
            commitments[id]?.promise = promise
            commitments[id]?.movedAt = now
        }
        return true
    }

    private mutating func decline(_ name: String, in edition: Int, at now: Instant) -> Bool {
        guard towns[name] != nil else { return false }
        if standing(of: name, in: edition) == .declined { return true }
        for id in commitments(of: name, in: edition) where commitments[id]?.promise.isLive == true {
            withdraw(id, at: now)
        }
        towns[name]?.declines.insert(edition)
        return true
    }
}
