import Glibc
import Testing

@testable import Varlink

struct ClientTests {
    private func connected(
        timeout: Duration? = nil, _ script: @escaping @Sendable (TinyService.Peer) -> Void
    ) -> (TinyService, Client) {
        let (service, end) = TinyService.pair(script)
        return (service, Client(reading: end, writing: end, timeout: timeout))
    }

    @Test func aCallGetsItsReply() throws {
        let (service, client) = connected { peer in
            let call = peer.receive()
            peer.send(#"{"parameters":{"got":\#(JSON.string(call ?? ""))}}"#)
            peer.close()
        }
        #expect(try client.call("a.b.C", ["x": 1]) == ["got": #"{"method":"a.b.C","parameters":{"x":1}}"#])
        service.join()
    }

    @Test func anErrorIsAFailure() throws {
        let (service, client) = connected { peer in
            _ = peer.receive()
            peer.send(#"{"error":"org.varlink.service.MethodNotFound","parameters":{"method":"a.b.C"}}"#)
            _ = peer.receive()
            peer.send("{}")
            peer.close()
        }
        let error = #expect(throws: ClientError.self) { try client.call("a.b.C") }
        #expect(error?.typed(VarlinkError.self) == .methodNotFound(method: "a.b.C"))
        #expect(try client.call("a.b.D") == [:], "the connection lives on")
        service.join()
    }

    @Test func aReplyMayComeByteByByteAndTwoAtOnce() throws {
        let (service, client) = connected { peer in
            _ = peer.receive()
            peer.sendBytewise(#"{"parameters":{"text":"é🔵"}}"#)
            _ = peer.receive()
            _ = peer.receive()
            peer.sendRaw(Array("{\"parameters\":{\"n\":1}}\0{\"parameters\":{\"n\":2}}\0".utf8))
            peer.close()
        }
        #expect(try client.call("a.b.C") == ["text": "é🔵"])
        try client.send(Call(method: "a.b.C"))
        try client.send(Call(method: "a.b.C"))
        #expect(try client.receive().parameters == ["n": 1])
        #expect(try client.receive().parameters == ["n": 2])
        service.join()
    }

    @Test func manyRepliesAreReadOneByOne() throws {
        let (service, client) = connected { peer in
            let call = peer.receive() ?? ""
            for number in 0..<1000 { peer.send(#"{"parameters":{"n":\#(number)},"continues":true}"#) }
            peer.send(#"{"parameters":{"call":\#(call)}}"#)
            peer.close()
        }
        var replies = try client.callMore("a.b.List")
        for number in 0..<1000 { #expect(try replies.next() == ["n": .int(Int64(number))]) }
        #expect(try replies.next() == ["call": ["method": "a.b.List", "more": true]])
        #expect(try replies.next() == nil)
        service.join()
    }

    @Test func anErrorEndsASeries() throws {
        let (service, client) = connected { peer in
            _ = peer.receive()
            peer.send(#"{"continues":true}"#)
            peer.send(#"{"error":"a.b.Gap"}"#)
            _ = peer.receive()
            peer.send("{}")
            peer.close()
        }
        var replies = try client.callMore("a.b.List")
        #expect(try replies.next() == [:])
        #expect(throws: ClientError.failure(VarlinkFailure(name: "a.b.Gap"))) { try replies.next() }
        #expect(try replies.next() == nil)
        #expect(try client.call("a.b.C") == [:])
        service.join()
    }

    @Test func aSeriesIsReadToItsEndBeforeTheNextCall() throws {
        let (service, client) = connected { peer in
            _ = peer.receive()
            peer.send(#"{"continues":true}"#)
            peer.send("{}")
            _ = peer.receive()
            peer.close()
        }
        var replies = try client.callMore("a.b.List")
        #expect(try replies.next() == [:])
        #expect(throws: ClientError.unreadReplies) { try client.call("a.b.C") }
        #expect(throws: ClientError.unreadReplies) { try client.callMore("a.b.C") }
        #expect(try replies.next() == [:])
        #expect(throws: ClientError.closed(inMidReply: false)) { try client.call("a.b.C") }
        service.join()
    }

    @Test func onewayCallsWaitForNothing() throws {
        let (service, client) = connected { peer in
            let first = peer.receive() ?? ""
            _ = peer.receive()
            peer.send(#"{"parameters":{"first":\#(first)}}"#)
            peer.close()
        }
        try client.callOneway("a.b.Tick")
        #expect(try client.call("a.b.C") == ["first": ["method": "a.b.Tick", "oneway": true]])
        service.join()
    }

    @Test func aConnectionClosedInMidReplyIsTold() throws {
        let (service, client) = connected { peer in
            _ = peer.receive()
            peer.sendRaw(Array(#"{"parameters":{"#.utf8))
            peer.close()
        }
        #expect(throws: ClientError.closed(inMidReply: true)) { try client.call("a.b.C") }
        #expect(throws: ClientError.unusable) { try client.send(Call(method: "a.b.C")) }
        service.join()
    }

    @Test func aConnectionClosedBeforeTheReplyIsTold() throws {
        let (service, client) = connected { peer in
            _ = peer.receive()
            peer.close()
        }
        #expect(throws: ClientError.closed(inMidReply: false)) { try client.call("a.b.C") }
        service.join()
    }

    /// A service that is gone before the call is a broken pipe, which must be an error and not the end of the process.
    @Test func aServiceThatIsGoneIsNoSignal() throws {
        let (service, client) = connected { $0.close() }
        service.join()
        #expect(throws: ClientError.closed(inMidReply: false)) { try client.call("a.b.C") }
        let (piped, reading, writing) = TinyService.pipes { $0.close() }
        piped.join()
        let overPipes = Client(reading: reading, writing: writing)
        #expect(throws: ClientError.closed(inMidReply: false)) { try overPipes.call("a.b.C") }
    }

    @Test func silenceTimesOut() throws {
        let (service, client) = connected(timeout: .milliseconds(20)) { peer in
            while peer.receive() != nil {}
            peer.close()
        }
        #expect(throws: ClientError.timedOut) { try client.call("a.b.C") }
        #expect(throws: ClientError.unusable) { try client.send(Call(method: "a.b.C")) }
        withExtendedLifetime(client) {}
        _ = service
    }

    @Test(arguments: [
        ("[]", MalformedMessage.notAnObject), (#"{"foo":1}"#, .unknownMember("foo")),
        (#"{"continues":true}"#, .unaskedContinues), (#"{"error":"a.E","continues":true}"#, .continuingError),
    ])
    func aServiceThatDoesNotSpeakVarlinkIsTold(reply: String, error: MalformedMessage) throws {
        let (service, client) = connected { peer in
            _ = peer.receive()
            peer.send(reply)
            peer.close()
        }
        #expect(throws: ClientError.malformed(error)) { try client.call("a.b.C") }
        service.join()
    }

    @Test func aReplyWithoutEndIsGivenUp() throws {
        let (service, client) = connected { peer in
            _ = peer.receive()
            peer.sendRaw(Array(repeating: UInt8(ascii: " "), count: 300_000))
            _ = peer.receive()
            peer.close()
        }
        client.maximumReplySize = 100_000
        #expect(throws: ClientError.replyTooLarge(limit: 100_000)) { try client.call("a.b.C") }
        withExtendedLifetime(client) {}
        _ = service
    }

    /// Both directions are fuller than the sockets' buffers: whoever only wrote would wait for the other for ever.
    @Test func largeCallsAndLargeRepliesInAPipelineDoNotBlockEachOther() throws {
        let size = 1 << 20
        let (service, client) = connected(timeout: .seconds(60)) { peer in
            let filler = String(repeating: "r", count: size)
            for _ in 0..<4 {
                guard let call = peer.receive() else { break }
                peer.send(#"{"parameters":{"size":\#(call.utf8.count),"filler":"\#(filler)"}}"#)
            }
            peer.close()
        }
        let call = Call(method: "a.b.C", parameters: ["filler": .string(String(repeating: "c", count: size))])
        for _ in 0..<4 { try client.send(call) }
        for _ in 0..<4 {
            let reply = try client.receive().parameters
            #expect(reply["filler"]?.stringValue?.utf8.count == size)
            #expect(reply["size"]?.intValue ?? 0 > size)
        }
        service.join()
    }

    @Test func pipesWorkLikeSockets() throws {
        let (service, reading, writing) = TinyService.pipes { peer in
            let call = peer.receive() ?? ""
            peer.send(#"{"parameters":{"size":\#(call.utf8.count)}}"#)
            peer.close()
        }
        let client = Client(reading: reading, writing: writing, timeout: .seconds(60))
        let filler = String(repeating: "x", count: 300_000)
        #expect(try client.call("a.b.C", ["f": .string(filler)])["size"]?.intValue == 300_040)
        service.join()
    }

    @Test func typedCallsHaveTypedReplies() throws {
        let (service, client) = connected { peer in
            _ = peer.receive()
            peer.send(#"{"parameters":{"description":"interface a.b","later":"ignored"}}"#)
            _ = peer.receive()
            peer.send(#"{"parameters":{"description":1}}"#)
            _ = peer.receive()
            peer.send(#"{"parameters":{"description":"1"},"continues":true}"#)
            peer.send(#"{"parameters":{"description":"2"}}"#)
            peer.close()
        }
        typealias Describe = VarlinkService.GetInterfaceDescription
        #expect(try client.call(Describe.self, .init(interface: "a.b")).description == "interface a.b")
        let wrong = InvalidValue(.wrongType(expected: "a string", found: "an integer"), path: "description")
        #expect(throws: ClientError.invalidReply(method: Describe.name, wrong)) {
            try client.call(Describe.self, .init(interface: "a.b"))
        }
        var replies = try client.stream(Describe.self, .init(interface: "a.b"))
        #expect(try replies.next()?.description == "1")
        #expect(try replies.next()?.description == "2")
        #expect(try replies.next() == nil)
        service.join()
    }
}
