import Almanac
import LightDomain
import LightEngine

/// Lamps, as they really are.
extension World {
    /// What lamps do with an order. One whose answer never comes may have been obeyed.
    func obey(
        _ order: LampOrder, _ assignment: Assignment, _ isDeferred: Bool, _ isRejected: Bool
    ) throws -> Outcome {
        let isObeyedInSilence = dice.happens(0.3)
        if now >= assignment.deadline { return .deferred(detail: "it was too late") }
        if elapsed < lampsAreOutUntil { return .deferred(detail: "no answer") }
        if isRejected { return .failed(detail: "403") }
        if isDeferred, !isObeyedInSilence { return .deferred(detail: "no answer") }
        lampsAre[order.commitment.building] = order.level
        lampsObeyed[order.commitment.building] = order.commitment
        return isDeferred ? .deferred(detail: "no answer in time") : .succeeded(detail: nil)
    }

    func cutPower() {
        let buildings = book.townIDs.flatMap { book.towns[$0].map { $0.buildings.keys.sorted() } ?? [] }
        let lit = buildings.filter { lampsAre[$0] == .on }
        if lit.isEmpty { return }
        let building = dice.pick(lit)
        say("the power of \(building) is cut")
        chronicle.outages += 1
        lampsAre[building] = .off
        touchedAt[building.municipality.text] = elapsed
        let end = elapsed + Self.patience + 60
        for id in book.commitments.keys.sorted() where id.building == building {
            agenda.schedule(.inspect(id), at: end)
        }
    }

    /// In the nights of both editions, in fair weather too.
    func schedulePowerCuts() {
        for _ in 0..<weather.powerCuts {
            let night = Int64(oracle.day(of: firstEdition + dice.number(0...1))) * 86_400
            agenda.schedule(.powerCut, at: night + Int64(dice.number(18 * 3_600...26 * 3_600)))
        }
    }

    // MARK: Looking

    /// Seconds after which lamps are what they ought to be, in fair weather: a quarter of an hour until they are told
    /// so again, and a few minutes.
    static let patience: Int64 = 1_200

    /// An errand is done on which the lamps of some towns depend.
    func noteTouched(_ errand: Errand) {
        switch errand {
        case .edit: chronicle.windowEdits += 1
        case .run, .cancel, .remind, .check, .light: chronicle.wishes += 1
        case .add, .bring, .move, .decline, .sight: break
        }
        for town in errand.townsTouched {
            touchedAt[town] = elapsed
            // Lamps that nobody can tell anything any more have been taken down.
            for (building, known) in book.towns[town]?.buildings ?? [:] where known.lamps == 0 {
                lampsAre[building] = .off
            }
            if fairSince != nil { scheduleInspections(of: town) }
        }
    }

    /// Somebody will look at the town's buildings when their lamps ought to have changed, and before.
    func scheduleInspections(of town: String) {
        guard scene.hasLamps else { return }
        for edition in [firstEdition, firstEdition + 1] {
            for id in book.commitments(of: town, in: edition) where book.hasLamps(id.building) {
                guard let window = book.window(of: id, by: oracle) else { continue }
                let middle = window.opens.advanced(by: (window.closes - window.opens) / 2)
                let late = [window.opens, window.closes, book.hands[id]?.until].compactMap {
                    $0?.advanced(by: Self.patience + 60)
                }
                let wall = late + [now.advanced(by: Self.patience + 60), middle, window.closes.advanced(by: -60)]
                for instant in wall where instant > now {
                    agenda.schedule(.inspect(id), at: instant.secondsSince1970 - clockError)
                }
            }
        }
    }
}
