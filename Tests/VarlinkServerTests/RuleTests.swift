import Foundation
import Testing
import Varlink

@testable import VarlinkServer

/// UAPI.20 rule by rule: what a peer sends, byte for byte, and what has to come of it.
@Suite struct RuleTests {
    /// One rule: its sentence, the message without its NUL, and what follows.
    struct Rule: Sendable, CustomTestStringConvertible {
        let sentence: String
        let sent: String
        let outcome: Outcome
        var testDescription: String { sentence }

        enum Outcome: Sendable {
            /// Exactly this reply, and the connection lives.
            case reply(String)
            /// No reply, and the connection lives.
            case silence
            /// No reply, and the connection is closed.
            case closed
        }

        init(_ sentence: String, _ sent: String, _ outcome: Outcome) {
            self.sentence = sentence
            self.sent = sent
            self.outcome = outcome
        }
    }

    private static let echo = #""method":"org.example.testing.Echo","parameters":{"text":"fast"}"#
    private static let echoed = #"{"parameters":{"text":"fast","uid":-1}}"#
    private static let ping = #""method":"org.example.testing.Nothing0""#
    private static let unknown = error("MethodNotFound", #"{"method":"org.example.testing.Nothing0"}"#)

    private static func error(_ name: String, _ parameters: String? = nil) -> String {
        let rest = parameters.map { #","parameters":\#($0)"# } ?? ""
        return #"{"error":"org.varlink.service.\#(name)"\#(rest)}"#
    }

    private static func invalid(_ path: String) -> String { error("InvalidParameter", #"{"parameter":"\#(path)"}"#) }

    private static func text(_ json: String) -> String {
        #"{"method":"org.example.testing.Echo","parameters":{"text":\#(json)}}"#
    }

    static let headers: [Rule] = [
        Rule("a call is answered", "{\(echo)}", .reply(echoed)),
        Rule("white space around the object is JSON", " \r\n\t{\(echo)}\n ", .reply(echoed)),
        Rule("white space within is JSON", "{ \(echo) \n}", .reply(echoed)),
        Rule("flags that are false are not set", #"{\#(echo),"more":false,"oneway":false}"#, .reply(echoed)),
        Rule("nullable flags may be null", #"{\#(echo),"more":null,"oneway":null,"upgrade":null}"#, .reply(echoed)),
        Rule("more is taken by a method with one reply", #"{\#(echo),"more":true}"#, .reply(echoed)),
        Rule("a vendor's member is ignored", #"{\#(echo),"org.example":{"a":[1]}}"#, .reply(echoed)),
        Rule("a vendor's member may be anything", #"{\#(echo),"x.y":null}"#, .reply(echoed)),
        Rule("a flag is no string", #"{\#(echo),"more":"true"}"#, .closed),
        Rule("a flag is no number", #"{\#(echo),"oneway":1}"#, .closed),
        Rule("a flag is no array", #"{\#(echo),"upgrade":[]}"#, .closed),
        Rule("a flag is no object", #"{\#(echo),"more":{}}"#, .closed),
        Rule("oneway and more exclude each other", #"{\#(echo),"more":true,"oneway":true}"#, .closed),
        Rule("oneway and upgrade exclude each other", #"{\#(echo),"oneway":true,"upgrade":true}"#, .closed),
        Rule("more and upgrade exclude each other", #"{\#(echo),"more":true,"upgrade":true}"#, .closed),
        Rule("an unknown member without a dot closes", #"{\#(echo),"id":1}"#, .closed),
        Rule("an unknown member with a prefix closes", #"{\#(echo),"X-trace":1}"#, .closed),
        Rule("a reply's member is unknown in a call", #"{\#(echo),"continues":true}"#, .closed),
        Rule("a reply is no call", #"{"parameters":{}}"#, .closed),
        Rule("a call has a method", #"{"parameters":{"text":"fast"}}"#, .closed),
        Rule("a method is no number", #"{"method":1}"#, .closed),
        Rule("a method is not null", #"{"method":null}"#, .closed),
        Rule("an empty message is no object", "", .closed),
        Rule("nothing but white space is no object", " \n", .closed),
        Rule("an empty object has no method", "{}", .closed),
        Rule("an array is no call", "[{\(echo)}]", .closed),
        Rule("a string is no call", #""GetInfo""#, .closed),
        Rule("null is no call", "null", .closed),
        Rule("HTTP is no call", "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", .closed),
        Rule("TLS is no call", "\u{16}\u{3}\u{1}", .closed),
        Rule("a byte order mark is not JSON", "\u{FEFF}{\(echo)}", .closed),
        Rule("parameters are no array", #"{"method":"org.example.testing.Nothing0","parameters":[]}"#, .closed),
        Rule("parameters are no string", #"{"method":"org.example.testing.Nothing0","parameters":"a"}"#, .closed),
        Rule("oneway gets nothing", #"{\#(echo),"oneway":true}"#, .silence),
        Rule("oneway gets no error of the protocol", #"{\#(ping),"oneway":true}"#, .silence),
        Rule("oneway to an unknown interface", #"{"method":"no.such.Thing","oneway":true}"#, .silence),
        Rule(
            "oneway gets no error of a handler",
            #"{"method":"org.example.testing.Fail","parameters":{"how":"foreseen"},"oneway":true}"#, .silence),
        Rule(
            "oneway gets no InvalidParameter",
            #"{"method":"org.example.testing.Echo","parameters":{"text":1},"oneway":true}"#, .silence),
        Rule(
            "oneway gets nothing of a method that streams",
            #"{"method":"org.example.testing.Count","parameters":{"to":3},"oneway":true}"#, .silence),
        Rule("an upgrade is refused", #"{\#(echo),"upgrade":true}"#, .reply(notImplemented)),
        Rule("an upgrade to nothing is an unknown method", #"{\#(ping),"upgrade":true}"#, .reply(unknown)),
    ]

    private static let notImplemented = error("MethodNotImplemented", #"{"method":"org.example.testing.Echo"}"#)

    static let names: [Rule] = [
        Rule("MethodNotFound has the qualified name", "{\(ping)}", .reply(unknown)),
        Rule(
            "InterfaceNotFound names the interface", #"{"method":"no.such.Thing"}"#,
            .reply(error("InterfaceNotFound", #"{"interface":"no.such"}"#))),
        Rule(
            "a name without a dot has no interface", #"{"method":"Echo"}"#,
            .reply(error("InterfaceNotFound", #"{"interface":"Echo"}"#))),
        Rule(
            "an empty name has no interface", #"{"method":""}"#,
            .reply(error("InterfaceNotFound", #"{"interface":""}"#))),
        Rule(
            "names are case sensitive", #"{"method":"org.example.testing.echo"}"#,
            .reply(error("MethodNotFound", #"{"method":"org.example.testing.echo"}"#))),
        Rule(
            "a type is no method", #"{"method":"org.example.testing.Broken"}"#,
            .reply(error("MethodNotFound", #"{"method":"org.example.testing.Broken"}"#))),
        Rule(
            "a method without a handler is not implemented", #"{"method":"org.example.testing.Absent"}"#,
            .reply(error("MethodNotImplemented", #"{"method":"org.example.testing.Absent"}"#))),
        Rule(
            "a method that streams asks for more", #"{"method":"org.example.testing.Count","parameters":{"to":3}}"#,
            .reply(error("ExpectedMore"))),
        Rule(
            "an unknown interface has no description",
            #"{"method":"org.varlink.service.GetInterfaceDescription","parameters":{"interface":"no.such"}}"#,
            .reply(error("InterfaceNotFound", #"{"interface":"no.such"}"#))),
    ]

    static let parameters: [Rule] = [
        Rule("absent parameters are empty", #"{"method":"org.example.testing.Echo"}"#, .reply(invalid("text"))),
        Rule(
            "null parameters are empty", #"{"method":"org.example.testing.Echo","parameters":null}"#,
            .reply(invalid("text"))),
        Rule(
            "no parameters are empty", #"{"method":"org.example.testing.Echo","parameters":{}}"#,
            .reply(invalid("text"))),
        Rule("a null is missing", text("null"), .reply(invalid("text"))),
        Rule("a wrong type is refused", text("1"), .reply(invalid("text"))),
        Rule("an unknown field is refused", text(#""fast","more":1"#), .reply(invalid("more"))),
        Rule(
            "a float is no integer",
            #"{"method":"org.example.testing.Count","parameters":{"to":1.5},"more":true}"#, .reply(invalid("to"))),
        Rule(
            "an integer has no exponent",
            #"{"method":"org.example.testing.Count","parameters":{"to":1e2},"more":true}"#, .reply(invalid("to"))),
        Rule(
            "2^63 is too large for 64 bits",
            #"{"method":"org.example.testing.Count","parameters":{"to":9223372036854775808},"more":true}"#,
            .reply(invalid("to"))),
    ]

    static let json: [Rule] = [
        Rule("a pair of surrogates is one character", text(#""\ud83d\udc99""#), .reply(reply("\u{1F499}"))),
        Rule("escapes are read", text(#""\u00e9\n\/""#), .reply(reply(#"é\n/"#))),
        Rule("a lone high surrogate", text(#""\ud83d""#), .closed),
        Rule("a lone low surrogate", text(#""\udc99""#), .closed),
        Rule("two high surrogates", text(#""\ud83d\ud83d""#), .closed),
        Rule("an escaped U+0000", text(#""\u0000""#), .closed),
        Rule("an escaped noncharacter", text(#""\uffff""#), .closed),
        Rule("a name twice in the message", #"{\#(echo),"parameters":{"text":"fast"}}"#, .closed),
        Rule("a name twice in the parameters", text(#""fast","text":"fast""#), .closed),
        Rule("a name twice by an escape", text(#""fast","\u0074ext":"fast""#), .closed),
        Rule("a comma at the end", "{\(echo),}", .closed),
        Rule("a comment", "{\(echo)} // so", .closed),
        Rule("two objects in one message", "{\(echo)}{\(echo)}", .closed),
        Rule("a control character", text("\"a\tb\""), .closed),
        Rule("single quotes", "{'method':'org.example.testing.Echo'}", .closed),
        Rule("NaN", text("NaN"), .closed),
        Rule("a leading zero", text("01"), .closed),
        Rule("a plus sign", text("+1"), .closed),
        Rule("a number without end", text("1e400"), .closed),
        Rule("an unended string", text(#""fast"#), .closed),
        Rule("nesting up to the limit", nested(61), .reply(invalid("text"))),
        Rule("nesting beyond the limit", nested(63), .closed),
    ]

    private static func reply(_ text: String) -> String {
        #"{"parameters":{"text":"\#(text)","uid":\#(getuid())}}"#
    }

    private static func nested(_ depth: Int) -> String {
        text(String(repeating: "[", count: depth) + String(repeating: "]", count: depth))
    }

    @Test(arguments: headers + names + parameters + json)
    func everyRuleIsKept(rule: Rule) async throws {
        let service = try await TestService()
        let sent = Self.bytes(rule.sent)
        let (messages, lived) = try await offPool {
            let socket = try service.rawSocket()
            // What came before is answered, whatever comes after.
            socket.send(Self.bytes("{\(Self.echo)}") + sent)
            socket.send(Self.bytes("{\(Self.ping)}"))
            socket.endOutput()
            let messages = socket.messages()
            return (messages.dropFirst(), messages.last == Self.unknown)
        }
        switch rule.outcome {
        case .reply(let reply): #expect(Array(messages) == [reply, Self.unknown])
        case .silence: #expect(Array(messages) == [Self.unknown])
        case .closed: #expect(messages.isEmpty && !lived)
        }
        await service.server.shutDown(within: .zero)
    }

    private static func bytes(_ message: String) -> [UInt8] { Array(message.utf8) + [0] }

    /// No UTF-8, and the noncharacters U+FFFF, U+FDD0 and U+10FFFF.
    static let badText: [[UInt8]] = [
        [0xFF], [0xC0, 0x80], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80],
        [0xF0, 0x80, 0x80, 0x80], [0xEF, 0xBF, 0xBF], [0xEF, 0xB7, 0x90], [0xF4, 0x8F, 0xBF, 0xBF],
    ]

    @Test(arguments: badText)
    func textIsUTF8WithoutNoncharacters(bytes: [UInt8]) async throws {
        let service = try await TestService()
        let head = Array(#"{"method":"org.example.testing.Echo","parameters":{"text":""#.utf8)
        let closed = try await offPool {
            let socket = try service.rawSocket()
            socket.send(head + bytes + Array(#""}}"#.utf8) + [0])
            return socket.isClosed
        }
        #expect(closed)
        await service.server.shutDown(within: .zero)
    }

    @Test func anHTTPClientIsClosedBeforeItSendsItsNUL() async throws {
        let service = try await TestService()
        let closed = try await offPool {
            let socket = try service.rawSocket()
            socket.send("G")
            return socket.isClosed
        }
        #expect(closed)
        await service.server.shutDown(within: .zero)
    }

    @Test func aMessageMayComeByteByByteAndManyInOne() async throws {
        let service = try await TestService()
        let message = Self.bytes("{\(Self.echo)}")
        let replies = try await offPool {
            let socket = try service.rawSocket()
            for byte in message { socket.send([byte]) }
            socket.send(Array(repeating: message, count: 50).flatMap { $0 })
            return socket.messages(51)
        }
        #expect(replies == Array(repeating: Self.echoed, count: 51))
        await service.server.shutDown(within: .zero)
    }

    @Test func callsBehindAnOpenCallWaitForIt() async throws {
        let service = try await TestService()
        let replies = try await offPool {
            let socket = try service.rawSocket()
            let count = #"{"method":"org.example.testing.Count","parameters":{"to":3},"more":true}"#
            socket.send(Self.bytes(count) + Self.bytes("{\(Self.echo)}"))
            return socket.messages(4)
        }
        #expect(replies.map { $0.contains(#""continues":true"#) } == [true, true, false, false])
        #expect(replies.last == Self.echoed)
        await service.server.shutDown(within: .zero)
    }

    @Test func everyServiceDescribesEachOfItsInterfacesByteForByte() async throws {
        let service = try await TestService()
        let texts = try await offPool {
            let client = try service.client()
            let interfaces = try client.call(VarlinkService.GetInfo.self, .init()).interfaces
            return try interfaces.map {
                try client.call(VarlinkService.GetInterfaceDescription.self, .init(interface: $0)).description
            }
        }
        #expect(texts == [VarlinkService.text, Trial.text])
        await service.server.shutDown(within: .zero)
    }
}
