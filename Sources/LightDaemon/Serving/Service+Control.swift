import LightDomain
import LightProtocol
import LightStore
import Varlink
import VarlinkServer

/// The methods that this version has. Any other of a served interface answers `MethodNotImplemented`.
struct Controls: Sendable {
    let register: RegisterControl
    let status: StatusControl
    let agenda: AgendaControl
    let manager: ManagerControl
    let watchBoard: WatchBoard
    let history: HistoryControl

    func implement(in service: inout Service) {
        implementRegister(&service)
        implementLists(&service)
        implementStatus(&service)
        implementAgenda(&service)
        implementManager(&service)
        implementHistory(&service)
        implementSystemService(&service)
    }

    // MARK: Register

    private func implementRegister(_ service: inout Service) {
        service.change(Register.Add.self) { try await register.add($0, $1).output() }
        service.change(Register.Import.self) { try await register.importBatch($0, $1).output() }
        service.change(Register.Confirm.self) { try await register.confirm($0, $1).output() }
        service.change(Register.Withdraw.self) { try await register.withdraw($0, $1).output() }
        service.change(Register.Decline.self) { try await register.decline($0, $1).output() }
        service.change(Register.AddBuilding.self) { try await register.addBuilding($0, $1).output() }
        service.change(Register.EditMunicipality.self) { try await register.editMunicipality($0, $1) }
        service.change(Register.EditBuilding.self) { try await register.editBuilding($0, $1) }
        service.change(Register.Remove.self) { try await register.remove($0, $1) }
        service.change(Register.EditCommitment.self) { try await register.editCommitment($0, $1).output() }
        service.change(Register.Lookup.self) { input, _ in try register.lookup(input) }
        service.change(Register.GetMunicipality.self) { try register.get($0, $1) }
    }

    private func implementLists(_ service: inout Service) {
        service.list(Register.ListMunicipalities.self, { try register.municipalities($0, $1) }) { one, page, revision in
            Register.ListMunicipalities.Output(municipality: one, municipalities: page, revision: Int(revision))
        }
        service.list(Register.ListBuildings.self, { try register.buildings($0, $1) }) { one, page, revision in
            Register.ListBuildings.Output(building: one, buildings: page, revision: Int(revision))
        }
        service.list(Register.ListCommitments.self, { input, _ in try register.commitments(input) }) {
            Register.ListCommitments.Output(commitment: $0, commitments: $1, revision: Int($2))
        }
    }

    // MARK: Status

    private func implementStatus(_ service: inout Service) {
        service.implement(
            Status.Get.self,
            fromMemory: { input, _ in status.getFromMemory(input) },
            otherwise: { input, _ in
                .reply(try await inWords(of: Status.self) { try await status.get(input) })
            })
        service.implement(Status.Watch.self) { input, _ in
            .feed(try await inWords(of: Status.self) { try await status.watch(input, watchBoard) })
        }
        service.list(Status.ListFacades.self, { input, _ in try status.facades(input) }) { one, page, revision in
            Status.ListFacades.Output(facade: one, facades: page, revision: Int(revision))
        }
    }

    // MARK: Agenda

    private func implementAgenda(_ service: inout Service) {
        service.list(Agenda.List.self, { try agenda.jobs($0, $1) }) { one, page, revision in
            Agenda.List.Output(job: one, jobs: page, revision: Int(revision))
        }
        service.change(Agenda.Get.self) { try agenda.get($0, $1) }
        service.change(Agenda.Explain.self) { try agenda.explain($0, $1) }
        service.change(Agenda.Run.self) { try await agenda.run($0, $1) }
        service.change(Agenda.Cancel.self) { try await agenda.cancel($0, $1) }
        service.change(Agenda.Remind.self) { try await agenda.remind($0, $1).output() }
        service.change(Agenda.Check.self) { try await agenda.check($0, $1) }
        service.change(Agenda.Sight.self) { try await agenda.sight($0, $1) }
        service.change(Agenda.Light.self) { try await agenda.light($0, $1) }
        service.implement(Agenda.Rehearse.self) { input, context in
            let rehearsal = try await inWords(of: Agenda.self) { try agenda.rehearse(input, Caller(context.peer)) }
            return .stream(
                Replies {
                    guard let scenes = try await rehearsal.next() else {
                        return .last(Agenda.Rehearse.Output(at: await rehearsal.clock.rfc3339, finished: true))
                    }
                    return .some(scenes.map(Agenda.Rehearse.Output.init))
                })
        }
    }

    // MARK: History

    private func implementHistory(_ service: inout Service) {
        service.implement(History.List.self) { input, context in
            let caller = Caller(context.peer)
            guard context.wantsMore else {
                return .reply(try await inWords(of: History.self) { try history.page(input, caller) })
            }
            let reader = try await inWords(of: History.self) { try history.reader(input, caller) }
            return .stream(
                Replies(isEndless: input.follow ?? false) {
                    let events = try await reader.next()
                    let revision = await reader.revision
                    guard let events else { return .last(History.List.Output(revision: revision)) }
                    return .some(events.map { History.List.Output(event: $0, revision: $0.revision) })
                })
        }
    }

    // MARK: Manager

    private func implementManager(_ service: inout Service) {
        service.implement(
            Manager.Ping.self, fromMemory: { _, _ in EncodedReply(parameters: Array("{}".utf8)) },
            otherwise: { _, _ in .reply(NoParameters()) })
        service.change(Manager.WhoAmI.self) { manager.whoAmI($1) }
        service.change(Manager.Health.self) { _, _ in try await manager.health() }
        service.change(Manager.SetLogLevel.self) { try manager.setLogLevel($0, $1) }
        service.change(Manager.GetConfiguration.self) { try manager.configuration($1) }
        service.change(Manager.Reload.self) { try await manager.reload($1) }
        service.change(Manager.Backup.self) { try manager.backup($0, $1) }
    }
}

extension Controls {
    // MARK: As systemd's tools know it

    private func implementSystemService(_ service: inout Service) {
        let control = SystemServiceControl(manager: manager)
        service.implement(
            SystemService.Ping.self, fromMemory: { _, _ in EncodedReply(parameters: Array("{}".utf8)) },
            otherwise: { _, _ in .reply(NoParameters()) })
        service.change(SystemService.Reload.self) { try await control.reload($1) }
        service.change(SystemService.SetLogLevel.self) { try control.setLogLevel($0, $1) }
        service.change(SystemService.GetEnvironment.self) { try control.environment($1) }
    }
}

extension Agenda.Rehearse.Output {
    init(_ scene: Rehearsal.Scene) {
        self.init(
            at: scene.at.rfc3339, job: scene.job, to: scene.to, title: scene.title, text: scene.text, finished: false)
    }
}

extension Caller {
    init(_ peer: Peer) {
        self.init(userID: peer.userID, processID: peer.processID, groupIDs: [peer.groupID] + peer.groups)
    }
}

extension Service {
    /// A method with one reply.
    fileprivate mutating func change<M: VarlinkMethod>(
        _ method: M.Type, _ body: @escaping @Sendable (M.Input, Caller) async throws -> M.Output
    ) {
        implement(method) { input, context in
            .reply(try await inWords(of: Words.interface(of: M.name)) { try await body(input, Caller(context.peer)) })
        }
    }

    /// A list: one record a reply to those who ask for more, and a last reply without one; else a page.
    fileprivate mutating func list<M: VarlinkMethod, Record: Sendable>(
        _ method: M.Type, _ body: @escaping @Sendable (M.Input, Caller) throws -> Listing<Record>,
        output: @escaping @Sendable (_ one: Record?, _ page: [Record]?, _ revision: Int64) -> M.Output
    ) {
        implement(method) { input, context in
            let interface = Words.interface(of: M.name)
            let listing = try await inWords(of: interface) { try body(input, Caller(context.peer)) }
            guard context.wantsMore else {
                let (records, revision) = try await inWords(of: interface) { try listing.page() }
                return .reply(output(nil, records, revision))
            }
            let reader = PageReader(listing.pages())
            return .stream(
                Replies {
                    try await inWords(of: interface) {
                        let (records, revision) = try await reader.next()
                        guard let records else { return .last(output(nil, nil, revision)) }
                        return .some(records.map { output($0, nil, revision) })
                    }
                })
        }
    }
}

/// Reads a listing's pages, one after the other.
private actor PageReader<Record: Sendable> {
    private var pages: Listing<Record>.Pages

    init(_ pages: Listing<Record>.Pages) { self.pages = pages }

    func next() throws -> (records: [Record]?, revision: Int64) {
        let records = try pages.next()
        return (records, pages.revision)
    }
}

private enum Words {
    static func interface(of method: String) -> any VarlinkInterface.Type {
        Interfaces.all.first { method.hasPrefix($0.name + ".") } ?? Manager.self
    }
}

/// Says the house's refusals in the words of an interface.
private func inWords<Value: Sendable>(
    of interface: any VarlinkInterface.Type, _ body: () async throws -> Value
) async throws -> Value {
    do {
        return try await body()
    } catch let refusal as Refusal {
        throw refusal.failure(in: interface)
    } catch let refusal as WriteRefusal {
        throw refusal.failure(in: interface)
    }
}
