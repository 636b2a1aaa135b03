import Foundation
import Synchronization
import Varlink
import VarlinkServer

/// Holds for each client which call must come next, and says what is wrong with one that is not it.
final class Examiner: Sendable {
    private let expected = Mutex<[String: String]>([:])

    private static let text = "a lot of string"
    private static let map = ["foo": "Foo", "bar": "Bar"]
    private static let set = ["one": NoParameters(), "two": NoParameters(), "three": NoParameters()]
    private static let replies = (1...10).map { "Reply number \($0)" }

    private static let mytype = Certification.MyType(
        object: [
            "method": "org.varlink.certification.Test09", "parameters": ["map": ["foo": "Foo", "bar": "Bar"]],
        ],
        enum: .two, struct: .init(first: 1, second: "2"), array: ["one", "two", "three"], dictionary: map,
        stringset: set, nullable: nil, nullableArrayStruct: nil,
        interface: .init(
            foo: [nil, ["foo": .foo, "bar": .bar], nil, ["one": .foo, "two": .bar]],
            anon: .init(foo: true, bar: false)))

    /// The call `method` of a client, in its turn and with what it should carry.
    private func check(
        _ client: String, _ method: String, next: String?, wants: some VarlinkStructure,
        got: some VarlinkStructure, flag: Bool = true
    ) throws {
        let turn = expected.withLock { $0[client] }
        guard let turn else { throw Certification.Failure.clientIdError }
        let (wanted, found) = (Self.json(wants), Self.json(got))
        guard turn == method, wanted == found, flag else {
            expected.withLock { $0[client] = nil }
            throw Certification.Failure.certificationError(
                wants: ["method": .string(turn), "parameters": .object(wanted)],
                got: ["method": .string(method), "parameters": .object(found)])
        }
        expected.withLock { $0[client] = next }
    }

    private static func json(_ structure: some VarlinkStructure) -> JSONObject {
        var writer = JSONWriter()
        structure.write(to: &writer)
        return (try? JSON(parsing: writer.bytes))?.objectValue ?? [:]
    }

    func implement(in service: inout Service) {
        implementValues(in: &service)
        implementStructures(in: &service)
        implementFlags(in: &service)
    }

    // MARK: Steps

    private func implementValues(in service: inout Service) {
        service.implement(Certification.Start.self) { _, _ in
            let client = UUID().uuidString
            self.expected.withLock { $0[client] = "Test01" }
            return .reply(.init(clientId: client))
        }
        service.implement(Certification.Test01.self) { input, _ in
            let client = input.clientId
            try self.check(
                client, "Test01", next: "Test02", wants: Certification.Test01.Input(clientId: client), got: input)
            return .reply(.init(bool: true))
        }
        service.implement(Certification.Test02.self) { input, _ in
            let wants = Certification.Test02.Input(clientId: input.clientId, bool: true)
            try self.check(input.clientId, "Test02", next: "Test03", wants: wants, got: input)
            return .reply(.init(int: 1))
        }
        service.implement(Certification.Test03.self) { input, _ in
            let wants = Certification.Test03.Input(clientId: input.clientId, int: 1)
            try self.check(input.clientId, "Test03", next: "Test04", wants: wants, got: input)
            return .reply(.init(float: 1))
        }
        service.implement(Certification.Test04.self) { input, _ in
            let wants = Certification.Test04.Input(clientId: input.clientId, float: 1)
            try self.check(input.clientId, "Test04", next: "Test05", wants: wants, got: input)
            return .reply(.init(string: "ping"))
        }
        service.implement(Certification.Test05.self) { input, _ in
            let wants = Certification.Test05.Input(clientId: input.clientId, string: "ping")
            try self.check(input.clientId, "Test05", next: "Test06", wants: wants, got: input)
            return .reply(.init(bool: false, int: 2, float: .pi, string: Self.text))
        }
    }

    private func implementStructures(in service: inout Service) {
        service.implement(Certification.Test06.self) { input, _ in
            let wants = Certification.Test06.Input(
                clientId: input.clientId, bool: false, int: 2, float: .pi, string: Self.text)
            try self.check(input.clientId, "Test06", next: "Test07", wants: wants, got: input)
            return .reply(.init(struct: .init(bool: false, int: 2, float: .pi, string: Self.text)))
        }
        service.implement(Certification.Test07.self) { input, _ in
            let wants = Certification.Test07.Input(
                clientId: input.clientId, struct: .init(bool: false, int: 2, float: .pi, string: Self.text))
            try self.check(input.clientId, "Test07", next: "Test08", wants: wants, got: input)
            return .reply(.init(map: Self.map))
        }
        service.implement(Certification.Test08.self) { input, _ in
            let wants = Certification.Test08.Input(clientId: input.clientId, map: Self.map)
            try self.check(input.clientId, "Test08", next: "Test09", wants: wants, got: input)
            return .reply(.init(set: Self.set))
        }
        service.implement(Certification.Test09.self) { input, _ in
            let wants = Certification.Test09.Input(clientId: input.clientId, set: Self.set)
            try self.check(input.clientId, "Test09", next: "Test10", wants: wants, got: input)
            return .reply(.init(mytype: Self.mytype))
        }
    }

    private func implementFlags(in service: inout Service) {
        service.implement(Certification.Test10.self) { input, context in
            let wants = Certification.Test10.Input(clientId: input.clientId, mytype: Self.mytype)
            try self.check(
                input.clientId, "Test10", next: "Test11", wants: wants, got: input, flag: context.wantsMore)
            let left = Mutex(Self.replies[...])
            return .stream(
                Replies {
                    let next = left.withLock { ($0.removeFirst(), $0.isEmpty) }
                    let output = Certification.Test10.Output(string: next.0)
                    return next.1 ? .last(output) : .some([output])
                })
        }
        service.implement(Certification.Test11.self) { input, context in
            let wants = Certification.Test11.Input(clientId: input.clientId, lastMoreReplies: Self.replies)
            try self.check(
                input.clientId, "Test11", next: "End", wants: wants, got: input, flag: context.wantsNothing)
            return .reply(.init())
        }
        service.implement(Certification.End.self) { input, _ in
            let wants = Certification.End.Input(clientId: input.clientId)
            try self.check(input.clientId, "End", next: nil, wants: wants, got: input)
            return .reply(.init(allOk: true))
        }
    }
}
