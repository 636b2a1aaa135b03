import Almanac
import LightDomain
import LightStore

/// Registers or changes many municipalities in one transaction, matched by code, then id.
package struct ImportMunicipalities: Command {
    package enum Effect: String, Sendable { case added, changed, unchanged, refused }

    /// What became of one entry.
    package struct Line: Sendable {
        package var id: String?
        package var effect: Effect
        package var refusal: Refusal?

        package init(id: String?, effect: Effect, refusal: Refusal? = nil) {
            self.id = id
            self.effect = effect
            self.refusal = refusal
        }
    }

    package var municipalities: [NewMunicipality]
    package var edition: Int?
    /// One refusal refuses the batch.
    package var isStrict: Bool

    package init(_ municipalities: [NewMunicipality], edition: Int? = nil, isStrict: Bool = false) {
        self.municipalities = municipalities
        self.edition = edition
        self.isStrict = isStrict
    }

    /// Whether each entry is written so that it alone can be undone. That costs SQLite a copy of every page that an
    /// entry touches, and most batches have nothing to undo.
    fileprivate var isCareful = false
    /// Whether new entries are only checked, and not written.
    fileprivate var isDry = false

    package func perform(in turn: CommandTurn) throws -> [Line] {
        let turn = turn.turn
        let edition = try turn.edition(edition)
        var lines: [Line] = []
        lines.reserveCapacity(municipalities.count)
        var seen: Set<String> = []
        for (index, new) in municipalities.enumerated() {
            let field = "/municipalities/\(index)"
            if isDry {
                lines.append(try turn.checkEntry(new, edition: edition, field: field, seen: &seen))
            } else if isCareful {
                lines.append(try turn.importCarefully(new, edition: edition, field: field))
            } else {
                do { lines.append(try turn.importEntry(new, edition: edition, field: field)) } catch is Refusal {
                    throw NeedsCare()
                }
            }
        }
        if isStrict, lines.contains(where: { $0.effect == .refused }) { throw RefusedBatch(lines: lines) }
        return lines
    }
}

/// An entry was refused after some of it was written: the batch begins anew, carefully.
private struct NeedsCare: Error {}

/// Undoes a strict import, and carries what was wrong with it.
private struct RefusedBatch: Error {
    let lines: [ImportMunicipalities.Line]
}

/// Undoes a dry run, and carries what it would have done.
private struct Rehearsed: Error {
    let lines: [ImportMunicipalities.Line]
}

extension Engine {
    /// Imports in one transaction, or finds out what that would do and leaves everything as it is.
    package func importMunicipalities(
        _ command: ImportMunicipalities, dryRun: Bool, by who: String, at now: Instant, request: Request? = nil,
        encode: ([ImportMunicipalities.Line], Int64) -> String = { _, _ in "" }
    ) throws -> Answer<[ImportMunicipalities.Line]> {
        do {
            var command = command
            command.isDry = dryRun
            if dryRun {
                return try store.write { ledger in
                    throw Rehearsed(lines: try command.perform(in: CommandTurn(turn: turn(ledger, by: who, at: now))))
                }
            }
            do { return try handle(command, by: who, at: now, request: request, encode: encode) } catch is NeedsCare {
                command.isCareful = true
                return try handle(command, by: who, at: now, request: request, encode: encode)
            }
        } catch let rehearsed as Rehearsed {
            return .done(rehearsed.lines, revision: try store.read { try $0.revision() })
        } catch let refused as RefusedBatch {
            return .done(refused.lines, revision: try store.read { try $0.revision() })
        } catch let refusal as Refusal {
            return .refused(refusal)
        }
    }
}

extension Turn {
    /// One entry: either all of it is written or nothing.
    func importCarefully(
        _ new: NewMunicipality, edition: Edition, field: String
    ) throws -> ImportMunicipalities.Line {
        do {
            return try ledger.savepoint { try importEntry(new, edition: edition, field: field) }
        } catch let refusal as Refusal {
            return ImportMunicipalities.Line(id: nil, effect: .refused, refusal: refusal)
        }
    }

    /// One entry; a refusal may leave a part of it written.
    func importEntry(
        _ new: NewMunicipality, edition: Edition, field: String
    ) throws -> ImportMunicipalities.Line {
        let entry = try registration.entry(for: new)
        let completed = try registration.complete(new, entry: entry, field: field)
        guard let known = try match(completed) else {
            let added = try insert(completed, new.buildings, edition: edition, field: field)
            return ImportMunicipalities.Line(id: added.municipality.id.text, effect: .added)
        }
        let changed = try change(known, to: new, completed: completed, edition: edition, field: field)
        return ImportMunicipalities.Line(id: known.id.text, effect: changed ? .changed : .unchanged)
    }

    /// What `importEntry` would say. A town that is new is checked without being written; one that is registered is
    /// changed as in earnest, since the whole is undone.
    func checkEntry(
        _ new: NewMunicipality, edition: Edition, field: String, seen: inout Set<String>
    ) throws -> ImportMunicipalities.Line {
        do {
            let entry = try registration.entry(for: new)
            let completed = try registration.complete(new, entry: entry, field: field)
            guard try match(completed) == nil, seen.insert(completed.id.text).inserted else {
                return try importCarefully(new, edition: edition, field: field)
            }
            var buildings: Set<BuildingID> = []
            for (index, building) in new.buildings.enumerated() {
                let field = "\(field)/buildings/\(index)"
                let (id, _, _) = try check(building, of: completed, edition: edition, field: field)
                if !buildings.insert(id).inserted { throw Refusal.exists(id: id.text) }
            }
            return ImportMunicipalities.Line(id: completed.id.text, effect: .added)
        } catch let refusal as Refusal {
            return ImportMunicipalities.Line(id: nil, effect: .refused, refusal: refusal)
        }
    }

    private func match(_ completed: Municipality) throws -> Municipality? {
        if let code = completed.code, let known = try ledger.municipality(code: code, country: completed.country) {
            return known
        }
        return try ledger.municipality(completed.id)
    }

    /// - Returns: whether anything differed.
    private func change(
        _ known: Municipality, to new: NewMunicipality, completed: Municipality, edition: Edition, field: String
    ) throws -> Bool {
        var municipality = known
        municipality.names.merge(new.names ?? [:]) { _, given in given }
        municipality.division = new.division ?? known.division
        municipality.languages = new.languages ?? known.languages
        municipality.timeZone = new.timeZone ?? known.timeZone
        municipality.place = new.place ?? known.place
        municipality.contacts = new.contacts ?? known.contacts
        var changed = false
        if municipality != known {
            changed = true
            municipality.revision = try report(
                "municipality.changed", of: known.id.text, after: Facts(["name": municipality.name]))
            try ledger.update(municipality)
            for year in try ledger.editions() {
                try ledger.hasten(of: known.id, in: year, waitingFor: JobReason.noContact)
            }
        }
        for (index, new) in new.buildings.enumerated() {
            let field = "\(field)/buildings/\(index)"
            if try takeIn(new, of: municipality, edition: edition, field: field) { changed = true }
        }
        if municipality.timeZone != known.timeZone || municipality.place != known.place {
            for commitment in try ledger.commitments(of: known.id, in: edition.year) {
                try replan(commitment, municipality, edition)
            }
        }
        if changed {
            let standing = try ledger.standing(of: known.id, in: edition.year)
            try planInvitations(of: municipality, standing: standing, edition: edition)
            for other in try editionsAhead(but: edition) {
                try planAll(of: municipality, in: other, leaving: "register-changed")
            }
        }
        return changed
    }

    /// Writes what is new about a building and its promise.
    ///
    /// - Returns: whether anything differed.
    func takeIn(
        _ new: NewBuilding, of municipality: Municipality, edition: Edition, field: String
    ) throws -> Bool {
        let id = try registration.buildingID(new, of: municipality.id, field: field)
        guard let known = try ledger.building(id) else {
            let (_, commitment) = try insert(new, of: municipality, edition: edition, field: field)
            try takesPart(commitment)
            return true
        }
        var building = known
        building.name = new.name
        building.address = new.address ?? known.address
        building.place = new.place ?? known.place
        building.lamps = new.lamps ?? known.lamps
        building.probes = new.probes ?? known.probes
        var changed = false
        if building != known {
            changed = true
            building.revision = try report("building.changed", of: id.text, after: Facts(["name": building.name]))
            try ledger.update(building)
        }
        let hours = try hours(edition, municipality, building: building)
        guard let commitment = try ledger.commitment(CommitmentID(building: id, edition: edition.year)) else {
            let window = try window(on: new.on, off: new.off, hours: hours, field: field)
            try takesPart(try insert(new, building, edition: edition, window: window, hours: hours))
            return true
        }
        var wanted = commitment
        wanted.promise = new.promise ?? commitment.promise
        wanted.on = new.on ?? commitment.on
        wanted.off = new.off ?? commitment.off
        wanted.note = new.note ?? commitment.note
        wanted.window = try window(on: wanted.on, off: wanted.off, hours: hours, field: field)
        guard changed || wanted != commitment else { return false }
        try write(wanted, was: commitment, building, hours: hours)
        return true
    }

    /// A municipality that promises something has not declined any more; one that only withdraws has.
    private func takesPart(_ commitment: Commitment) throws {
        guard commitment.promise.isLive else { return }
        try ledger.deleteDecline(of: commitment.id.municipality, in: commitment.id.edition)
    }

    private func replan(_ commitment: Commitment, _ municipality: Municipality, _ edition: Edition) throws {
        guard let building = try ledger.building(commitment.id.building) else { return }
        let hours = try hours(edition, municipality, building: building)
        var wanted = commitment
        wanted.window = try window(on: commitment.on, off: commitment.off, hours: hours, field: "/place")
        try write(wanted, was: commitment, building, hours: hours)
    }

    /// Writes a changed commitment and plans it again.
    func write(
        _ wanted: Commitment, was commitment: Commitment, _ building: Building, hours: LightingHours
    ) throws {
        var wanted = wanted
        if commitment.promise.isLive != wanted.promise.isLive {
            wanted.since = now
            try takesPart(wanted)
        }
        let what = wanted.promise == commitment.promise ? "changed" : wanted.promise.rawValue
        wanted.revision = try report(
            "commitment.\(what)", of: wanted.id.text,
            before: Facts([
                "promise": commitment.promise.rawValue, "opens": commitment.window?.opens.rfc3339,
                "closes": commitment.window?.closes.rfc3339,
            ]),
            after: Facts([
                "promise": wanted.promise.rawValue, "opens": wanted.window?.opens.rfc3339,
                "closes": wanted.window?.closes.rfc3339,
            ]), note: wanted.note)
        try ledger.update(wanted)
        try judge(wanted.id)
        let leaving = wanted.promise.isLive ? wanted.promise.rawValue : "withdrawn"
        try plan(wanted, of: building, hours: hours, leaving: leaving)
    }
}
