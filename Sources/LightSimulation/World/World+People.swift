import Almanac
import LightDomain

/// What people want, decided when it is time, by how things stand in the book.
extension World {
    func schedulePeople() {
        for edition in [firstEdition, firstEdition + 1] {
            let night = Int64(oracle.day(of: edition)) * 86_400
            let opens = edition == firstEdition ? elapsed : Int64(oracle.day(of: edition - 1) + 4) * 86_400
            for town in country.spots.indices where dice.happens(0.75) {
                let isLate = weather.lateJoiners && dice.happens(0.4)
                let from = isLate ? night - 40 * 86_400 : opens
                let joins = from + Int64(dice.number(0...Int(night + (isLate ? 86_400 : -86_400 * 45) - from)))
                agenda.schedule(.whim(.join(town: town)), at: joins)
                if dice.happens(0.6) {
                    agenda.schedule(.whim(.confirm(town: town)), at: joins + Int64(dice.number(60...40 * 86_400)))
                }
            }
        }
        let end = Int64(oracle.day(of: firstEdition + 1) + 2) * 86_400
        for town in country.spots.indices {
            for _ in 0..<4 where dice.happens(weather.mindChanges) {
                agenda.schedule(.whim(.changeMind(town: town)), at: drawTime(before: end))
            }
            if dice.happens(weather.staleCommands) { agenda.schedule(.whim(.blunder), at: drawTime(before: end)) }
        }
        scheduleWishes(before: end)
        for _ in 0..<weather.sightings {
            agenda.schedule(.whim(.sight), at: drawTime(before: end))
            for year in [firstEdition, firstEdition + 1] {
                let night = Int64(oracle.day(of: year)) * 86_400
                agenda.schedule(.whim(.sight), at: night + Int64(dice.number(16 * 3_600...28 * 3_600)))
            }
        }
    }

    /// All towns are registered by one import; one of eleven takes part, for which it has the spring.
    func scheduleCampaign() {
        let towns = country.spots.map { TownSketch($0, contacts: contacts(of: $0)) }
        let all = Errand.bring(towns, edition: nil, isStrict: false, isDry: false)
        agenda.schedule(.errand(all, receipt: nil), at: elapsed + 60)
        let night = Int64(oracle.day(of: firstEdition)) * 86_400
        for town in country.spots.indices where town % 11 == 0 {
            let joins = elapsed + 3_600 + Int64(dice.number(0...Int(night - 45 * 86_400 - elapsed)))
            agenda.schedule(.whim(.join(town: town)), at: joins)
            agenda.schedule(.whim(.confirm(town: town)), at: joins + Int64(dice.number(60...40 * 86_400)))
        }
        scheduleWishes(before: night + 86_400)
        for _ in 0..<weather.sightings {
            agenda.schedule(.whim(.sight), at: night + Int64(dice.number(16 * 3_600...28 * 3_600)))
        }
    }

    func follow(_ whim: Happening.Whim) throws {
        guard let errand = errand(of: whim) else { return }
        try perform(errand, nil)
    }

    private func errand(of whim: Happening.Whim) -> Errand? {
        switch whim {
        case .join(let town): return join(country.spots[town])
        case .confirm(let town):
            return .move(name(of: country.spots[town].id), to: .confirmed, edition: otherEdition())
        case .changeMind(let town): return changeMind(of: country.spots[town])
        case .changeMindNow(let id):
            return country.spots.first { $0.id == id }.map { changeMind(of: $0) }
        case .sight:
            let subject = name(of: dice.pick(country.spots).id)
            let ago = dice.pick([0, 60, 900, 3_600, 86_400, -60])
            return .sight(subject, dice.pick(Light.allCases), secondsAgo: Int64(ago), edition: otherEdition())
        case .moveWindow: return moveWindow()
        case .wish: return wish()
        case .hand: return hand()
        case .liftHand(let id): return .light(id.text, nil, seconds: nil)
        case .stale(let id): return country.spots.first { $0.id == id }.map { stale($0) }
        case .blunder: return blunder()
        }
    }

    // MARK: Errands

    private func join(_ spot: Country.Spot) -> Errand {
        let buildings = (0..<dice.number(1...3)).map { _ in building(of: spot) }
        var seen: Set<String> = []
        var town = TownSketch(spot, buildings: buildings.filter { seen.insert($0.slug).inserted })
        let isKnown = book.towns[spot.id] != nil
        if !isKnown || dice.happens(0.3) { town.contacts = contacts(of: spot) }
        if !isKnown, dice.happens(0.6) { return .add(town, edition: otherEdition()) }
        var towns = [town]
        if dice.happens(0.3) { towns.append(TownSketch(dice.pick(country.spots), buildings: [building(of: spot)])) }
        return .bring(towns, edition: otherEdition(), isStrict: dice.happens(0.2), isDry: false)
    }

    private func changeMind(of spot: Country.Spot) -> Errand {
        switch dice.number(0...9) {
        case 0, 1, 2: return .move(name(of: spot.id), to: .withdrawn, edition: otherEdition())
        case 3:
            // Who has declined is on some list still, and that list is imported.
            if dice.happens(0.3) {
                agenda.schedule(.whim(.stale(town: spot.id)), at: elapsed + Int64(dice.number(60...20 * 86_400)))
            }
            return .decline(spot.id, edition: otherEdition())
        case 4: return .move(name(of: spot.id), to: .confirmed, edition: otherEdition())
        case 5:
            var town = TownSketch(spot, contacts: contacts(of: spot))
            if dice.happens(0.3) {
                let other = dice.pick(country.spots)
                (town.timeZone, town.place) = (other.timeZone, other.place)
            }
            return .bring([town], edition: otherEdition(), isStrict: false, isDry: dice.happens(0.2))
        default:
            var back = building(of: spot)
            back.promise = dice.pick([.promised, .promised, .confirmed, .withdrawn, nil])
            return .bring(
                [TownSketch(spot, buildings: [back])], edition: otherEdition(), isStrict: dice.happens(0.2),
                isDry: dice.happens(0.1))
        }
    }

    /// A list on which a town's buildings are withdrawn.
    private func stale(_ spot: Country.Spot) -> Errand {
        var known = building(of: spot)
        known.promise = .withdrawn
        return .bring([TownSketch(spot, buildings: [known])], edition: nil, isStrict: false, isDry: false)
    }

    /// What nobody should ask for.
    private func blunder() -> Errand {
        let spot = dice.pick(country.spots)
        let unknown = TownSketch(spot, buildings: [BuildingSketch("hall"), BuildingSketch("hall")])
        switch dice.number(0...5) {
        case 0: return .move("nowhere/hall", to: .confirmed, edition: nil)
        case 1: return .add(unknown, edition: nil)
        case 2: return .move("\(spot.id)/hall@\(firstEdition - 1)", to: .withdrawn, edition: nil)
        case 3: return .decline("nowhere", edition: nil)
        case 4:
            var impossible = BuildingSketch("impossible")
            (impossible.on, impossible.off) = (MomentSketch(.day, at: 1_260), MomentSketch(.day, at: 720))
            return .bring(
                [TownSketch(spot, buildings: [building(of: spot)]), TownSketch(spot, buildings: [impossible])],
                edition: nil,
                isStrict: dice.happens(0.5), isDry: dice.happens(0.3))
        default: return .move(name(of: spot.id), to: .confirmed, edition: firstEdition)
        }
    }

    // MARK: Parts of them

    /// Mostly the edition that is ahead; sometimes one that is named, and may be over or far away.
    func otherEdition() -> Int? {
        let isOther = dice.happens(weather.otherEditions)
        let edition = firstEdition + dice.number(-1...2)
        return isOther ? edition : nil
    }

    /// A town, one of its buildings, or one of its commitments.
    func name(of town: String) -> String {
        let slug = dice.pick(Self.slugs)
        switch dice.number(0...3) {
        case 0: return "\(town)/\(slug)"
        case 1: return "\(town)/\(slug)@\(oracle.editionAhead(at: now))"
        default: return town
        }
    }

    private static let slugs = ["hall", "tower", "bridge"]

    private func contacts(of spot: Country.Spot) -> [Contact] {
        let number = dice.number(0...99)
        if dice.happens(weather.withoutContact) { return [] }
        let second = Contact(name: "Second", email: "second\(number)@\(spot.id).example", role: .second)
        let mailbox = scene.sharesHosts && dice.happens(0.5) ? "post@all.example" : "first\(number)@\(spot.id).example"
        let first = Contact(
            name: "First", email: dice.happens(0.2) ? nil : mailbox, role: .first)
        return dice.happens(0.5) ? [first, second] : [second, first]
    }

    private func building(of spot: Country.Spot) -> BuildingSketch {
        var building = BuildingSketch(dice.pick(Self.slugs))
        building.host = scene.host(of: spot.id)
        if scene.hasLamps, dice.happens(0.7) { building.lamps = dice.number(0...2) }
        if dice.happens(0.7) { building.probes = dice.number(scene.hasNightLetters ? 1...2 : 0...2) }
        if dice.happens(0.2) { building.place = dice.pick(country.spots).place }
        if dice.happens(0.2) { building.on = MomentSketch(.day, at: dice.pick([1_230, 1_260])) }
        if dice.happens(0.2) {
            building.off = dice.pick([MomentSketch(.day, at: 1_410), MomentSketch(.day, days: 1, at: 30)])
        }
        if dice.happens(0.3) { building.promise = .confirmed }
        return building
    }
}
