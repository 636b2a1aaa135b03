import Foundation
import Testing
import Varlink

@testable import VarlinkServer

/// What many peers take from each other: turns, memory, connections, descriptors.
@Suite struct ShareTests {
    private static let call = #"{"method":"org.example.testing.Echo","parameters":{"text":"fast"}}"# + "\0"

    @Test(arguments: [1, 2, Limits().callsPerTurn])
    func aQuietPeerWaitsForAShareOfThePipeliningOnesAndNotForTheirBacklog(callsPerTurn: Int) async throws {
        var limits = Limits()
        limits.callsPerTurn = callsPerTurn
        let service = try await TestService(limits: limits)
        let (busy, calls) = (4, 1_000)
        let (before, answered) = try await offPool {
            // All have sent what they have to say before the server looks at any of it.
            let first = try service.rawSocket()
            first.send(Self.call.replacing("fast", with: "hold"))
            service.gate.reached()
            let sockets = try (0..<busy).map { _ in try service.rawSocket() }
            for socket in sockets { socket.send(String(repeating: Self.call, count: calls)) }
            let quiet = try service.rawSocket()
            quiet.send(Self.call.replacing("fast", with: "mark"))
            service.gate.open()
            _ = quiet.messages(1)
            return (service.marks.count, sockets.map { $0.messages(calls).count })
        }
        // A kilobyte's worth of each, a dozen calls, and not all thousand of any.
        #expect(before <= busy * 3 * callsPerTurn)
        #expect(answered == Array(repeating: calls, count: busy))
        await service.server.shutDown(within: .zero)
    }

    @Test func aLongMessageIsTakenWholeAndAShortOneAfterIt() async throws {
        var limits = Limits()
        limits.messageBytes = 1 << 20
        let service = try await TestService(limits: limits)
        let text = String(repeating: "é", count: 200_000)
        let replies = try await offPool {
            let socket = try service.rawSocket()
            socket.send(#"{"method":"org.example.testing.Echo","parameters":{"text":"\#(text)"}}"# + "\0" + Self.call)
            return socket.messages(2)
        }
        // An expectation that fails describes its values, which takes minutes for a text of this length.
        let isWhole = replies.first?.contains(text) == true
        #expect(isWhole && replies.count == 2)
        await service.server.shutDown(within: .zero)
    }

    @Test func theUnfinishedMessagesOfOneUserDoNotAddUp() async throws {
        var limits = Limits()
        limits.unfinishedBytesPerUser = 600_000
        let service = try await TestService(limits: limits)
        let rest = String(repeating: "a", count: 250_000)
        let closed = try await offPool {
            let sockets = try (0..<4).map { _ in try service.rawSocket() }
            for socket in sockets {
                // Whoever is closed is told nothing; the others wait for the end of their message.
                socket.send(#"{"method":"org.example.testing.Echo","parameters":{"text":""# + rest)
            }
            return sockets.count { socket in
                socket.send(#""}}"# + "\0")
                return socket.messages(1).isEmpty
            }
        }
        #expect(closed >= 1 && closed <= 2)
        // Once they have gone, there is room again.
        let answered = try await offPool {
            let socket = try service.rawSocket()
            socket.send(#"{"method":"org.example.testing.Echo","parameters":{"text":"\#(rest)"}}"# + "\0")
            return socket.messages(1).count
        }
        #expect(answered == 1)
        await service.server.shutDown(within: .zero)
    }

    @Test func aPeerThatTakesNoRepliesIsClosedInTheEnd() async throws {
        var limits = Limits()
        limits.unfinishedMessage = .milliseconds(500)
        // The replies are far more than the kernel takes, and less than this: so all calls are answered.
        limits.outputBytes = 16 << 20
        let service = try await TestService(limits: limits)
        try await offPool {
            let socket = try service.rawSocket()
            // Its last call is none, so that it is to be closed; but it reads nothing.
            socket.send(String(repeating: Self.call, count: 20_000) + "nonsense\0")
            let client = try service.client()
            // Who is answered has been let in, and is one of those that are counted.
            var others = 0
            repeat {
                _ = try client.call(Trial.Echo.self, .init(text: "fast"))
                others += 1
            } while service.server.connections > 1
            #expect(service.quick.count == 20_000 + others)
            // Until here it was there, and it was not its leaving that closed it.
            withExtendedLifetime(socket) {}
        }
        await service.server.shutDown(within: .zero)
    }

    @Test func oneUserCannotTakeAllConnections() async throws {
        var limits = Limits()
        limits.connectionsPerUser = 2
        let service = try await TestService(limits: limits, mode: 0o666)
        // root is not limited, so that somebody else has to ask.
        let script = """
            import os, socket, sys
            if os.getuid() == 0: os.setresuid(65534, 65534, 65534)
            peers = []
            for _ in range(4):
                peer = socket.socket(socket.AF_UNIX); peer.settimeout(20); peer.connect(sys.argv[1]); peers.append(peer)
                try:
                    peer.sendall(sys.argv[2].encode() + b"\\0")
                    print("answered" if peer.recv(1000) else "closed")
                except OSError: print("closed")
            """
        let said = try await offPool { try Self.python(script, service.path, String(Self.call.dropLast())) }
        #expect(said == "answered\nanswered\nclosed\nclosed\n")
        await service.server.shutDown(within: .zero)
    }

    @Test func passedDescriptorsAreDropped() async throws {
        let service = try await TestService()
        // The kernel refuses the message where it can be told to (Linux 6.16); else it arrives without them.
        let script = """
            import os, socket, sys
            read, write = os.pipe()
            peer = socket.socket(socket.AF_UNIX); peer.settimeout(20); peer.connect(sys.argv[1])
            message = sys.argv[2].encode() + b"\\0"
            try: socket.send_fds(peer, [message], [write] * 100)
            except PermissionError: peer.sendall(message)
            print(b"fast" in peer.recv(1000))
            os.close(write)
            print(os.read(read, 1) == b"")
            """
        let said = try await offPool { try Self.python(script, service.path, String(Self.call.dropLast())) }
        #expect(said == "True\nTrue\n")
        await service.server.shutDown(within: .zero)
    }

    @Test func aPeerThatLeavesUnansweredIsNoSignal() async throws {
        let service = try await TestService()
        try await offPool {
            for _ in 0..<50 {
                let socket = try service.rawSocket()
                socket.send(String(repeating: Self.call, count: 100))
            }
            #expect(try service.client().call(Trial.Echo.self, .init(text: "fast")).text == "fast")
        }
        await service.server.shutDown(within: .zero)
    }

    private static func python(_ script: String, _ arguments: String...) throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script] + arguments
        process.standardOutput = output
        try process.run()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: said, as: UTF8.self)
    }
}
