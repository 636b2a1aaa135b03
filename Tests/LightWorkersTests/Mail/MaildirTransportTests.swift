import Foundation
import LightDomain
import Testing

@testable import LightWorkers

@Suite struct MaildirTransportTests {
    /// A folder that goes with the test.
    private final class Folder {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("lightd-\(UUID().uuidString)").path

        deinit { try? FileManager.default.removeItem(atPath: path) }

        func files(_ shelf: String) throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(shelf)").sorted()
        }

        func permissions(_ place: String) throws -> Int? {
            try FileManager.default.attributesOfItem(atPath: "\(path)/\(place)")[.posixPermissions] as? Int
        }
    }

    private func send(_ letters: [Letter], to folder: String) async -> [Outcome] {
        let transport = MaildirTransport(folder: folder)
        var outcomes: [Outcome] = []
        for letter in letters { outcomes.append(await transport.send(letter)) }
        await transport.close()
        return outcomes
    }

    @Test func aLetterLiesInNewForItsOwnerOnly() async throws {
        let folder = Folder()
        let letter = try Letter.fixture()
        let outcomes = await send([letter], to: "\(folder.path)/deep/outbox")
        let name = "2027.antwerpen.week-before.17@lightd.example"
        #expect(outcomes == [.succeeded(detail: "new/\(name)")])
        #expect(try folder.files("deep/outbox/new") == [name])
        #expect(try folder.files("deep/outbox/tmp").isEmpty)
        #expect(try folder.files("deep/outbox/cur").isEmpty)
        let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/deep/outbox/new/\(name)"))
        #expect(Array(data) == letter.rfc5322())
        for place in ["deep", "deep/outbox", "deep/outbox/new", "deep/outbox/tmp", "deep/outbox/cur"] {
            #expect(try folder.permissions(place) == 0o700)
        }
        #expect(try folder.permissions("deep/outbox/new/\(name)") == 0o600)
    }

    @Test func aRepeatReplacesTheLetter() async throws {
        let folder = Folder()
        let outcomes = await send(try [.fixture(text: "een\n"), .fixture(text: "twee\n")], to: folder.path)
        let name = "2027.antwerpen.week-before.17@lightd.example"
        #expect(outcomes == [.succeeded(detail: "new/\(name)"), .succeeded(detail: "replaced new/\(name)")])
        #expect(try folder.files("new") == [name])
        #expect(try String(contentsOfFile: "\(folder.path)/new/\(name)", encoding: .utf8).hasSuffix("twee\r\n"))
    }

    @Test func whatACrashLeftInTmpIsInNobodysWay() async throws {
        let folder = Folder()
        let letter = try Letter.fixture()
        let name = MaildirTransport.fileName(of: letter.messageID)
        try FileManager.default.createDirectory(atPath: "\(folder.path)/tmp", withIntermediateDirectories: true)
        try String(repeating: "x", count: 10_000).write(
            toFile: "\(folder.path)/tmp/\(name)", atomically: false, encoding: .utf8)
        let outcomes = await send([letter], to: folder.path)
        #expect(outcomes == [.succeeded(detail: "new/\(name)")])
        let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/new/\(name)"))
        #expect(Array(data) == letter.rfc5322())
    }

    @Test func aFolderThatCannotBeMadeDefersTheLetter() async throws {
        let outcomes = await send(try [.fixture()], to: "/dev/null/outbox")
        #expect(outcomes == [.deferred(detail: "make the folder /dev/null/outbox: Not a directory")])
    }

    @Test func aFolderThatWasTakenAwayIsMadeAgain() async throws {
        let folder = Folder()
        let transport = MaildirTransport(folder: folder.path)
        _ = await transport.send(try .fixture())
        try FileManager.default.removeItem(atPath: folder.path)
        let second = await transport.send(try .fixture())
        let third = await transport.send(try .fixture())
        await transport.close()
        guard case .deferred = second else {
            Issue.record("\(second)")
            return
        }
        #expect(third == .succeeded(detail: "new/2027.antwerpen.week-before.17@lightd.example"))
    }

    @Test func noMessageIDIsAHostileFileName() throws {
        for text in ["../../etc/passwd@x", "a/b@c", "-rf@x", "a:2,S@x", "a%@x", "a*?@x", "{a|b}@x~"] {
            guard let id = MessageID(text) else { continue }
            let name = MaildirTransport.fileName(of: id)
            #expect(name.utf8.allSatisfy { $0.isLetterOrDigit || "-_.@+=".utf8.contains($0) })
            #expect(!name.hasPrefix("."))
        }
        let long = try (0..<2).map { number in
            try #require(MessageID("\(String(repeating: "/", count: 200))\(number)@example.org"))
        }
        let names = long.map(MaildirTransport.fileName)
        #expect(Set(names).count == 2)
        #expect(names.allSatisfy { $0.utf8.count < 200 })
    }
}
