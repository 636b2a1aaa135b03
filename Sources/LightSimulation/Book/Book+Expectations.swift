import Almanac
import LightDomain

extension Book {
    /// The reminders that a subject ought to get in an edition, with what has fallen due.
    func reminders(of subject: Subject, in edition: Int, by oracle: Oracle) -> [Oracle.Reminder] {
        switch subject {
        case .municipality(let id):
            guard let town = towns[id.text], let opened = openedAt[edition],
                standing(of: id.text, in: edition) == .invited
            else { return [] }
            let since = [town.addedAt, opened, town.saidNoAt[edition]].compactMap { $0 }.max() ?? opened
            return oracle.reminders(for: [.invited], edition, site(town), window: nil, since: since)
        case .commitment(let id):
            guard let commitment = commitments[id], let town = towns[id.municipality.text],
                commitment.promise.isLive
            else { return [] }
            let audiences: [ReminderRule.Audience] =
                commitment.promise == .confirmed ? [.committed, .confirmed] : [.committed, .promised]
            return oracle.reminders(
                for: audiences, edition, site(town, id.building), window: window(of: id, by: oracle),
                since: commitment.since)
        }
    }

    /// The looks that a commitment ought to get, all series, whether past or ahead.
    func looks(of id: CommitmentID, by oracle: Oracle) -> [Oracle.Looks] {
        guard let commitment = commitments[id], let town = towns[id.municipality.text], commitment.promise.isLive,
            town.buildings[id.building]?.probes ?? 0 > 0
        else { return [] }
        return oracle.looks(id.edition, site(town, id.building), window: window(of: id, by: oracle))
    }
}
