import Almanac
import LightDomain
import LightEngine
import LightStore
import LightWorkers

/// What the controls share: whom to ask for a change, where to read, what is known.
package struct House: Sendable {
    package let keeper: Keeper
    package let store: Store
    package let board: StatusBoard
    package let news: News
    package let clock: any Clock
    private let rules: Replaceable<InForce>

    /// What the configuration comes to now. Whoever asks for more than one thing of it asks once.
    package var inForce: InForce { rules.value }
    package var engine: Engine { inForce.engine }
    package var rights: Rights { inForce.rights }
    package var surroundings: LightEngine.Surroundings { engine.surroundings }

    package init(
        keeper: Keeper, store: Store, board: StatusBoard, news: News, clock: any Clock, rules: Replaceable<InForce>
    ) {
        self.keeper = keeper
        self.store = store
        self.board = board
        self.news = news
        self.clock = clock
        self.rules = rules
    }

    /// The edition asked for, or the one that is ahead.
    func edition(_ year: Int?) throws -> Int {
        let inForce = inForce
        if let year {
            guard Edition(year, of: inForce.engine.campaign) != nil else {
                throw Refusal.invalid(
                    field: "/edition",
                    reason: "a year from \(Edition.years.lowerBound) to \(Edition.years.upperBound)")
            }
            return year
        }
        guard let edition = Edition.next(of: inForce.engine.campaign, at: clock.now) else {
            throw Refusal.invalid(field: "/edition", reason: "there is no edition ahead; name one")
        }
        return edition.year
    }

    /// A municipality by its id, or by any name or code that means exactly one.
    func municipalityID(named name: String, _ ledger: Ledger) throws -> MunicipalityID {
        if let id = MunicipalityID(name), try ledger.municipality(id) != nil { return id }
        if name.contains(where: { "/@".contains($0) }) { throw Refusal.notFound(id: name) }
        let entries = surroundings.gazetteer.find(name)
        let known = try entries.compactMap { try ledger.municipality(code: $0.code, country: $0.country)?.id }
        if known.count == 1 { return known[0] }
        if known.count > 1 {
            throw Refusal.ambiguous(name: name, candidates: entries)
        }
        if let slug = Slug.make(from: name), let id = MunicipalityID(slug), try ledger.municipality(id) != nil {
            return id
        }
        throw Refusal.notFound(id: name)
    }
}
