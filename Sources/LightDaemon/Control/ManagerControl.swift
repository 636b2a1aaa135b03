import Almanac
import Foundation
import LightDomain
import LightProtocol
import LightStore
import Logging
import Varlink

/// The daemon itself on the wire.
package struct ManagerControl: Sendable {
    let house: House
    let version: String
    let started: Instant
    let vitals: any Vitals
    let reloader: Reloader
    let logger: Logger

    func health() async throws -> Manager.Health.Output {
        let now = house.clock.now
        let (due, revision, problems) = try house.store.read { ledger in
            (try ledger.jobsDue(at: now), try ledger.revision(), try self.problems(ledger, at: now))
        }
        var all = problems
        if let obstacle = house.inForce.mailObstacle {
            all.append(
                Manager.Problem(code: "mail-not-configured", subject: nil, since: started.rfc3339, text: obstacle))
        }
        if let (why, since) = await house.keeper.refusal {
            all.append(Manager.Problem(code: why.code, subject: nil, since: since.rfc3339, text: why.description))
        }
        if let hold = try await house.keeper.clockHold() {
            all.append(
                Manager.Problem(
                    code: "clock-unsynchronised", subject: nil, since: started.rfc3339, text: hold.description))
        }
        return Manager.Health.Output(
            healthy: all.isEmpty, version: version, started: started.rfc3339, revision: Int(revision),
            databaseBytes: Int(try house.store.bytes()), connections: vitals.connections, jobsDue: due.count,
            latenessSeconds: due.oldest.map { Double(max(0, now - $0)) } ?? 0,
            clockSynchronised: vitals.isClockSynchronised, problems: all)
    }

    func backup(_ input: Manager.Backup.Input, _ caller: Caller) throws -> Manager.Backup.Output {
        try house.rights.require(.operator_, of: caller)
        let path = try house.inForce.backups.path(for: input.path)
        let revision = house.news.revision
        do {
            let bytes = try house.store.backUp(to: path)
            return Manager.Backup.Output(bytes: Int(bytes), revision: Int(revision))
        } catch {
            throw Refusal.invalid(field: "/path", reason: "\(path) could not be written: \(error)")
        }
    }

    /// Reads the configuration again; what is wrong leaves the old one in force.
    func reload(_ caller: Caller) async throws -> Manager.Reload.Output {
        try house.rights.require(.operator_, of: caller)
        return Manager.Reload.Output(revision: Int(try await reloader.reload(by: caller.who)))
    }

    /// Of the whole process, until it is set again or the next start.
    func setLogLevel(_ input: Manager.SetLogLevel.Input, _ caller: Caller) throws -> NoParameters {
        try house.rights.require(.operator_, of: caller)
        guard let level = Logger.Level(rawValue: input.level.rawValue) else {
            throw Refusal.invalid(field: "/level", reason: "there is no such level")
        }
        setLogLevel(level)
        return NoParameters()
    }

    func setLogLevel(_ level: Logger.Level) {
        var logger = logger
        logger.logLevel = level
    }

    /// It holds no secrets: passwords stand in files and credentials. Yet it says where, and who may do what.
    func configuration(_ caller: Caller) throws -> Manager.GetConfiguration.Output {
        try house.rights.require(.observer, of: caller)
        return Manager.GetConfiguration.Output(yaml: house.inForce.yaml)
    }

    func whoAmI(_ caller: Caller) -> Manager.WhoAmI.Output {
        let right: Manager.Right =
            switch house.rights.right(of: caller) {
            case .anyone: .public
            case .observer: .observer
            case .operator_: .operator
            }
        return Manager.WhoAmI.Output(
            uid: Int(caller.userID), pid: Int(caller.processID), user: Accounts.userName(of: caller.userID),
            right: right)
    }

    // MARK: What stands in the way

    private static let most = 20
    /// Seconds.
    private static let week: Int64 = 7 * 86_400

    private func problems(_ ledger: Ledger, at now: Instant) throws -> [Manager.Problem] {
        var problems = try ledger.municipalitiesWithoutContact(limit: Self.most).map { id, since in
            Manager.Problem(
                code: "contact-unreachable", subject: id.text, since: since.rfc3339,
                text: "\(id) has a reminder due and nobody to write to; add a contact with a mail address")
        }
        if let deferred = try ledger.deferredAttempts(limit: 1).first {
            problems.append(
                Manager.Problem(
                    code: "\(deferred.channel)-deferred", subject: nil, since: deferred.since.rfc3339,
                    text: "reminders wait to be tried again: \(deferred.detail ?? "no reason given")"))
        }
        if let refused = try ledger.refusedReminders(since: now.advanced(by: -Self.week)) {
            problems.append(
                Manager.Problem(
                    code: "mail-refused", subject: nil, since: refused.since.rfc3339,
                    text: "\(refused.count) reminders of the last week were refused for good, the last with: "
                        + "\(refused.detail ?? "no reason given"); see lightctl agenda --state failed"))
        }
        problems += try ledger.buildingsInTrouble(at: now, limit: Self.most).map { id, since in
            let judgement = try ledger.commitment(id)?.judgement
            let seen = [judgement?.verdict.rawValue, judgement?.reason].compactMap { $0 }.joined(separator: ", ")
            return Manager.Problem(
                code: "building-in-trouble", subject: id.text, since: since.rfc3339,
                text: "\(id.building) is not as it was promised: \(seen); ask its technician")
        }
        let campaign = house.engine.campaign
        let lifetime = Int64(campaign.sightingLifetime)
        if SelfDoubt.isSuspected(latest: try ledger.latestLooks(from: now.advanced(by: -lifetime))) {
            problems.append(
                Manager.Problem(
                    code: "suspect-self", subject: nil, since: now.rfc3339,
                    text: "no probe of any building can be reached, so the fault may be here: look at this machine's "
                        + "network. Reminders are held until half an hour before they would be too late"))
        }
        if let edition = Edition.next(of: campaign, at: now) {
            for id in try ledger.commitmentsWithoutWindow(in: edition.year, limit: Self.most) {
                problems.append(
                    Manager.Problem(
                        code: "rule-unplannable", subject: id.text, since: started.rfc3339,
                        text:
                            "\(id) has no window: the sun does not set there that day; give it on and off by the clock")
                )
            }
        }
        return problems
    }
}

/// What the daemon knows of itself beyond its database.
package protocol Vitals: Sendable {
    var connections: Int { get }
    var isClockSynchronised: Bool { get }
}

/// Where backups may go: into one folder, under names that are not there yet.
package struct BackupFolder: Sendable {
    private let folder: String

    package init(_ folder: String) { self.folder = folder }

    /// - Parameter given: a path below the folder, or a name in it.
    func path(for given: String) throws -> String {
        let parts = given.split(separator: "/", omittingEmptySubsequences: true)
        guard !parts.isEmpty, !parts.contains(".."), !given.contains("\0") else {
            throw Refusal.invalid(field: "/path", reason: "a file name, or a path below \(folder)")
        }
        let path = given.hasPrefix("/") ? given : "\(folder)/\(given)"
        guard path.hasPrefix("\(folder)/") else {
            throw Refusal.invalid(
                field: "/path", reason: "backups go below \(folder) (backup.folder in lightd.yaml); give a name there")
        }
        let parent = String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.endIndex))
        do {
            try Folders.make(
                parent, for: "the folder for backups", mode: 0o700,
                remedy: "Clear the way, or name another one as backup.folder in lightd.yaml")
        } catch {
            throw Refusal.invalid(field: "/path", reason: error.description)
        }
        if FileManager.default.fileExists(atPath: path) {
            throw Refusal.invalid(field: "/path", reason: "\(path) is there already; a backup replaces nothing")
        }
        return path
    }
}
