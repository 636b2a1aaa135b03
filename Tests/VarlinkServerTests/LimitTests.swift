import Foundation
import Testing
import Varlink

@testable import VarlinkServer

/// What one peer may take, and no more.
@Suite struct LimitTests {
    private func with(_ limits: Limits, _ body: @escaping @Sendable (TestService) throws -> Void) async throws {
        let service = try await TestService(limits: limits)
        do { try await offPool { try body(service) } } catch {
            await service.server.shutDown(within: .zero)
            throw error
        }
        await service.server.shutDown(within: .zero)
    }

    @Test func aMessageLongerThanTheLimitClosesTheConnection() async throws {
        var limits = Limits()
        limits.messageBytes = 10_000
        try await with(limits) { service in
            let socket = try service.rawSocket()
            socket.send("{" + String(repeating: "a", count: 50_000))
            #expect(socket.messages().isEmpty)
            let within = try service.rawSocket()
            let text = String(repeating: "a", count: 9_000)
            within.send(#"{"method":"org.example.testing.Echo","parameters":{"text":"\#(text)"}}"# + "\0")
            #expect(within.messages(1).first?.contains(text) == true)
        }
    }

    @Test func nestingBeyondTheLimitClosesTheConnection() async throws {
        try await with(Limits()) { service in
            let socket = try service.rawSocket()
            let depth = 100_000
            socket.send(
                #"{"method":"a.b.C","parameters":{"x":"# + String(repeating: "[", count: depth)
                    + String(repeating: "]", count: depth) + "}}\0")
            #expect(socket.isClosed)
        }
    }

    @Test func nestingIsTakenUpToTheLimitThatIsSet() async throws {
        var limits = Limits()
        limits.depth = 9
        try await with(limits) { service in
            func answers(nested depth: Int) throws -> [String] {
                let socket = try service.rawSocket()
                let (open, close) = (String(repeating: "[", count: depth), String(repeating: "]", count: depth))
                socket.send(#"{"method":"org.varlink.service.GetInfo","com.example.ignored":\#(open)\#(close)}"# + "\0")
                return socket.messages(1)
            }
            let (within, beyond) = (try answers(nested: 8), try answers(nested: 9))
            #expect(within.first?.contains("vendor") == true)
            #expect(beyond.isEmpty)
        }
    }

    /// - Returns: how many calls were answered of a peer that takes no answer.
    private func answered(holding bytes: Int) async throws -> Int {
        var limits = Limits()
        limits.outputBytes = bytes
        let service = try await TestService(limits: limits)
        let count = try await offPool {
            let socket = try RawSocket(path: service.path, patience: 0.5)
            let call = #"{"method":"org.example.testing.Echo","parameters":{"text":"fast"}}"# + "\0"
            // It ends where the server takes no more.
            socket.send(String(repeating: call, count: 100_000))
            defer { withExtendedLifetime(socket) {} }
            return service.quick.count
        }
        await service.server.shutDown(within: .zero)
        return count
    }

    @Test func asMuchIsAnsweredAsMayWaitToBeTaken() async throws {
        // Besides what the kernel holds, which is some 200 kB; an answer has 40 bytes.
        let (few, many) = (try await answered(holding: 4_096), try await answered(holding: 1 << 20))
        #expect(few < 15_000)
        #expect(many > few + 25_000 && many < few + 27_500, "\(few) and \(many)")
    }

    @Test func aMessageThatIsNeverEndedClosesTheConnectionInItsTime() async throws {
        var limits = Limits()
        limits.unfinishedMessage = .milliseconds(50)
        try await with(limits) { service in
            let socket = try service.rawSocket()
            socket.send(#"{"method":"#)
            #expect(socket.isClosed)
        }
    }

    @Test func oneConnectionTooManyIsClosedAtOnce() async throws {
        var limits = Limits()
        limits.connections = 2
        try await with(limits) { service in
            let kept = try [service.client(), service.client()]
            for client in kept { _ = try client.call(Trial.Echo.self, .init(text: "fast")) }
            #expect(try service.rawSocket().isClosed)
            for client in kept { _ = try client.call(Trial.Echo.self, .init(text: "fast")) }
        }
    }

    @Test func aReaderThatDoesNotReadIsNotWrittenFor() async throws {
        try await with(Limits()) { service in
            let socket = try service.rawSocket()
            socket.send(#"{"method":"org.example.testing.Count","more":true,"parameters":{"to":100000}}"# + "\0")
            // The kernel's buffer takes a few hundred kilobytes; what does not fit is not asked for.
            _ = socket.messages(10)
            _ = try service.client().call(Trial.Echo.self, .init(text: "slow"))
            #expect(service.pulls.count < 5_000)
        }
    }

    @Test func aStreamEndsWhenItsReaderLeaves() async throws {
        try await with(Limits()) { service in
            do {
                let socket = try service.rawSocket()
                socket.send(#"{"method":"org.example.testing.Count","more":true,"parameters":{"to":100000000}}"# + "\0")
                _ = socket.messages(3)
            }
            let client = try service.client()
            // Who is answered has been let in, and is one of those that are counted.
            repeat { _ = try client.call(Trial.Echo.self, .init(text: "slow")) } while service.server.connections > 1
            let pulled = service.pulls.count
            for _ in 0..<100 { _ = try client.call(Trial.Echo.self, .init(text: "slow")) }
            #expect(service.pulls.count <= pulled + 1)
        }
    }

    @Test func aStaleSocketIsReplacedAndALiveOneIsNot() async throws {
        let first = try await TestService()
        await #expect(throws: ListeningProblem.self) {
            let service = try Service(vendor: "", product: "", version: "", url: "") { _, _, _ in }
            _ = try await Server.start(service, at: [.path(first.path, mode: 0o600)])
        }
        await first.server.shutDown(within: .zero)
        let stale = NSTemporaryDirectory() + "stale-\(UUID().uuidString.prefix(8)).sock"
        let listener = try StaleSocket(path: stale)
        listener.abandon()
        let service = try Service(vendor: "", product: "", version: "", url: "") { _, _, _ in }
        let second = try await Server.start(service, at: [.path(stale, mode: 0o600)])
        await second.shutDown(within: .zero)
        try "not a socket".write(toFile: stale, atomically: false, encoding: .utf8)
        await #expect(throws: ListeningProblem.self) {
            _ = try await Server.start(service, at: [.path(stale, mode: 0o600)])
        }
        #expect(try String(contentsOfFile: stale, encoding: .utf8) == "not a socket")
        unlink(stale)
    }

    @Test func shuttingDownLetsAnOpenCallFinish() async throws {
        let service = try await TestService()
        let socket = try service.rawSocket()
        socket.send(#"{"method":"org.example.testing.Count","more":true,"parameters":{"to":2000}}"# + "\0")
        let first = try await offPool { socket.messages(1) }
        #expect(!first.isEmpty)
        async let down: Void = service.server.shutDown(within: .seconds(20))
        let rest = try await offPool { socket.messages() }
        #expect(rest.last?.contains(#""number":2000"#) == true)
        await down
    }
}

/// A socket file whose owner has gone without removing it.
private final class StaleSocket {
    private let descriptor: Int32

    init(path: String) throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result == 0, listen(descriptor, 1) == 0 else { throw RawSocket.Failed(errno: errno) }
    }

    func abandon() { close(descriptor) }
}
