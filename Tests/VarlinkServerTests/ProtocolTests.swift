import Foundation
import Testing
import Varlink

@testable import VarlinkServer

/// The rules of UAPI.20, each by a peer that follows or breaks it.
@Suite struct ProtocolTests {
    private func with(_ limits: Limits = Limits(), _ body: @escaping @Sendable (TestService) throws -> Void)
        async throws
    {
        let service = try await TestService(limits: limits)
        do { try await offPool { try body(service) } } catch {
            await service.server.shutDown(within: .zero)
            throw error
        }
        await service.server.shutDown(within: .zero)
        #expect(access(service.path, F_OK) != 0, "the socket is left behind")
    }

    @Test func aCallIsAnsweredFromMemoryAndByAHandler() async throws {
        try await with { service in
            let client = try service.client()
            #expect(try client.call(Trial.Echo.self, .init(text: "fast")).uid == -1)
            let slow = try client.call(Trial.Echo.self, .init(text: "é\u{1F499}"))
            #expect(slow.text == "é\u{1F499}" && slow.uid == Int(getuid()))
        }
    }

    @Test func theServiceDescribesItself() async throws {
        try await with { service in
            let client = try service.client()
            let info = try client.call(VarlinkService.GetInfo.self, .init())
            #expect(info.interfaces == ["org.varlink.service", "org.example.testing"])
            let described = try client.call(
                VarlinkService.GetInterfaceDescription.self, .init(interface: "org.example.testing"))
            #expect(described.description == Trial.text)
        }
    }

    static let refusals: [(call: String, error: String)] = [
        (
            #"{"method":"org.example.testing.Nothing"}"#,
            #""error":"org.varlink.service.MethodNotFound","parameters":{"method":"org.example.testing.Nothing"}"#
        ),
        (
            #"{"method":"org.example.other.Echo"}"#,
            #""error":"org.varlink.service.InterfaceNotFound","parameters":{"interface":"org.example.other"}"#
        ),
        (#"{"method":"Echo"}"#, #""error":"org.varlink.service.InterfaceNotFound""#),
        (#"{"method":"org.example.testing.Absent"}"#, #""error":"org.varlink.service.MethodNotImplemented""#),
        (
            #"{"method":"org.example.testing.Echo"}"#,
            #""error":"org.varlink.service.InvalidParameter","parameters":{"parameter":"text"}"#
        ),
        (#"{"method":"org.example.testing.Echo","parameters":{"text":1}}"#, #"InvalidParameter"#),
        (#"{"method":"org.example.testing.Echo","parameters":{"text":"a","more":1}}"#, #"{"parameter":"more"}"#),
        (#"{"method":"org.example.testing.Count","parameters":{"to":3}}"#, #"org.varlink.service.ExpectedMore"#),
        (
            #"{"method":"org.example.testing.Echo","upgrade":true,"parameters":{"text":"a"}}"#,
            #""error":"org.varlink.service.MethodNotImplemented""#
        ),
        (
            #"{"method":"org.example.testing.Fail","parameters":{"how":"foreseen"}}"#,
            #""error":"org.example.testing.Broken","parameters":{"why":"told to"}"#
        ),
        (#"{"method":"org.example.testing.Echo","com.example.unknown":1}"#, #"InvalidParameter"#),
    ]

    @Test(arguments: refusals)
    func aBadCallGetsAnErrorAndTheConnectionLives(call: String, error: String) async throws {
        try await with { service in
            let socket = try service.rawSocket()
            socket.send(call + "\0" + #"{"method":"org.example.testing.Echo","parameters":{"text":"fast"}}"# + "\0")
            let replies = socket.messages(2)
            #expect(replies.first?.contains(error) == true, "\(replies)")
            #expect(replies.last?.contains(#""text":"fast""#) == true, "\(replies)")
        }
    }

    static let closers = [
        "GET / HTTP/1.1\r\n", "\0", "[]\0", #"{"method":1}"# + "\0", "{}\0", #"{"method":"a.b","# + "\0",
        #"{"method":"org.example.testing.Echo","more":"yes"}"# + "\0",
        #"{"method":"org.example.testing.Echo","more":true,"oneway":true}"# + "\0",
        #"{"method":"org.example.testing.Echo","unknown":true}"# + "\0",
        #"{"method":"org.example.testing.Echo","method":"org.example.testing.Echo"}"# + "\0",
        #"{"method":"org.example.testing.Echo","parameters":[]}"# + "\0",
    ]

    @Test(arguments: closers)
    func whatIsNoVarlinkClosesTheConnection(text: String) async throws {
        try await with { service in
            let socket = try service.rawSocket()
            socket.send(text)
            #expect(socket.isClosed)
            #expect(try service.client().call(Trial.Echo.self, .init(text: "fast")).text == "fast")
        }
    }

    @Test func repliesComeInTheOrderOfTheCalls() async throws {
        try await with { service in
            let socket = try service.rawSocket()
            let texts = (0..<200).map { $0.isMultiple(of: 3) ? "fast" : "n\($0)" }
            socket.send(
                texts.map { #"{"method":"org.example.testing.Echo","parameters":{"text":"\#($0)"}}"# + "\0" }.joined())
            let replies = socket.messages(200)
            #expect(replies.count == 200)
            for (text, reply) in zip(texts, replies) { #expect(reply.contains("\"\(text)\"")) }
        }
    }

    @Test func onewayGetsNothingBackNotEvenAnError() async throws {
        try await with { service in
            let socket = try service.rawSocket()
            for method in ["Echo", "Absent", "Fail", "Nothing"] {
                socket.send(
                    #"{"method":"org.example.testing.\#(method)","oneway":true,"parameters":{"text":"slow"}}"# + "\0")
            }
            socket.send(#"{"method":"org.example.testing.Echo","parameters":{"text":"fast"}}"# + "\0")
            socket.endOutput()
            #expect(socket.messages().count == 1)
        }
    }

    @Test func aStreamContinuesUntilItsLastReply() async throws {
        try await with { service in
            var stream = try service.client().stream(Trial.Count.self, .init(to: 50))
            var numbers: [Int] = []
            while let reply = try stream.next() { numbers.append(reply.number) }
            #expect(numbers == Array(1...50))
        }
    }

    @Test func aHalfClosedPeerIsStillAnswered() async throws {
        try await with { service in
            let socket = try service.rawSocket()
            socket.send(#"{"method":"org.example.testing.Count","more":true,"parameters":{"to":20}}"# + "\0")
            socket.endOutput()
            #expect(socket.messages().count == 20)
        }
    }

    @Test func anUnforeseenErrorTellsAReferenceAndNoSecret() async throws {
        try await with { service in
            let socket = try service.rawSocket()
            socket.send(#"{"method":"org.example.testing.Fail","parameters":{"how":"surprise"}}"# + "\0")
            let reply = try #require(socket.messages(1).first)
            #expect(reply.contains("org.example.testing.InternalError") && !reply.contains("secret"))
            let noted = try #require(service.unforeseen.all.first)
            #expect(noted.contains("the secret cause"))
            let reference = try #require(noted.split(separator: " ").dropFirst().first)
            #expect(reply.contains(reference))
        }
    }

    @Test func aReplyOffTheSchemaIsOurErrorAndNotSent() async throws {
        try await with { service in
            let socket = try service.rawSocket()
            socket.send(#"{"method":"org.example.testing.Fail","parameters":{"how":"off-schema"}}"# + "\0")
            #expect(socket.messages(1).first?.contains("InternalError") == true)
        }
    }

    @Test func garbageNeverEndsTheServer() async throws {
        let seed = UInt64(20_270_730)
        try await with { service in
            var state = seed
            func dice(_ bound: Int) -> Int {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Int((state >> 33) % UInt64(bound))
            }
            let good = Array(#"{"method":"org.example.testing.Echo","parameters":{"text":"fast"}}"#.utf8) + [0]
            for _ in 0..<300 {
                let socket = try service.rawSocket()
                var bytes = good + good
                for _ in 0...dice(8) { bytes[dice(bytes.count)] = UInt8(dice(256)) }
                socket.send(bytes)
                socket.endOutput()
                _ = socket.messages()
            }
            #expect(try service.client().call(Trial.Echo.self, .init(text: "fast")).text == "fast", "seed \(seed)")
        }
    }
}
