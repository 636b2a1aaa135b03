import Testing

@testable import Varlink

struct MessageTests {
    static func bytes(_ write: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter()
        write(&writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    struct ReadCall {
        let text: String
        let call: Call
        init(_ text: String, _ call: Call) { (self.text, self.call) = (text, call) }
    }

    static let calls: [ReadCall] = [
        ReadCall(#"{"method":"a.b.C"}"#, Call(method: "a.b.C")),
        ReadCall(#"{"method":"a.b.C","parameters":{}}"#, Call(method: "a.b.C")),
        ReadCall(#"{"method":"a.b.C","parameters":null}"#, Call(method: "a.b.C")),
        ReadCall(#" {"parameters" : {"x":1}, "method":"a.b.C"} "#, Call(method: "a.b.C", parameters: ["x": 1])),
        ReadCall(#"{"method":"a.b.C","more":true}"#, Call(method: "a.b.C", mode: .more)),
        ReadCall(#"{"oneway":true,"method":"a.b.C"}"#, Call(method: "a.b.C", mode: .oneway)),
        ReadCall(#"{"method":"a.b.C","upgrade":true}"#, Call(method: "a.b.C", mode: .upgrade)),
        ReadCall(#"{"method":"a.b.C","more":true,"oneway":false,"upgrade":null}"#, Call(method: "a.b.C", mode: .more)),
        ReadCall(#"{"method":"a.b.C","more":false}"#, Call(method: "a.b.C")),
        ReadCall(#"{"method":"a.b.C","org.example":{"x":1},"com.example.y":7}"#, Call(method: "a.b.C")),
        ReadCall(#"{"method":""}"#, Call(method: "")),
    ]

    @Test(arguments: calls)
    func callsAreRead(test: ReadCall) throws {
        #expect(try Call(parsing: Array(test.text.utf8)) == test.call)
    }

    struct Malformed {
        let text: String
        let error: MalformedMessage
        init(_ text: String, _ error: MalformedMessage) { (self.text, self.error) = (text, error) }
    }

    static let malformedCalls: [Malformed] = [
        Malformed("", .json(JSONSyntaxError(offset: 0, problem: .expected("a value")))),
        Malformed("GET / HTTP/1.1", .json(JSONSyntaxError(offset: 0, problem: .expected("a value")))),
        Malformed(
            #"{"method":"a","method":"a"}"#, .json(JSONSyntaxError(offset: 14, problem: .duplicateKey("method")))),
        Malformed("[]", .notAnObject), Malformed("null", .notAnObject), Malformed("\"a.b.C\"", .notAnObject),
        Malformed("{}", .missingMethod), Malformed(#"{"parameters":{}}"#, .missingMethod),
        Malformed(#"{"method":null}"#, .wrongType(member: "method")),
        Malformed(#"{"method":1}"#, .wrongType(member: "method")),
        Malformed(#"{"method":"a","parameters":[]}"#, .wrongType(member: "parameters")),
        Malformed(#"{"method":"a","parameters":"x"}"#, .wrongType(member: "parameters")),
        Malformed(#"{"method":"a","more":1}"#, .wrongType(member: "more")),
        Malformed(#"{"method":"a","oneway":"true"}"#, .wrongType(member: "oneway")),
        Malformed(#"{"method":"a","upgrade":{}}"#, .wrongType(member: "upgrade")),
        Malformed(#"{"method":"a","more":true,"oneway":true}"#, .conflictingFlags),
        Malformed(#"{"method":"a","upgrade":true,"more":true}"#, .conflictingFlags),
        Malformed(#"{"upgrade":true,"oneway":true,"method":"a"}"#, .conflictingFlags),
        Malformed(#"{"method":"a","foo":1}"#, .unknownMember("foo")),
        Malformed(#"{"method":"a","X-foo":{}}"#, .unknownMember("X-foo")),
        Malformed(#"{"method":"a","continues":true}"#, .unknownMember("continues")),
        Malformed(#"{"method":"a","":null}"#, .unknownMember("")),
    ]

    @Test(arguments: malformedCalls)
    func malformedCallsCloseTheConnection(test: Malformed) {
        #expect(throws: test.error) { try Call(parsing: Array(test.text.utf8)) }
    }

    @Test(arguments: [
        ("org.varlink.service.GetInfo", "org.varlink.service", "GetInfo"), ("a.B", "a", "B"), ("a..B", "a.", "B"),
    ])
    func aMethodIsSplitAtItsLastDot(method: String, interface: String, name: String) throws {
        let qualified = try #require(Call(method: method).qualified)
        #expect(qualified.interface == interface)
        #expect(qualified.method == name)
    }

    @Test(arguments: ["", "GetInfo", ".GetInfo", "org.varlink.service.", "."])
    func aMethodWithoutInterfaceOrNameIsNotQualified(method: String) {
        #expect(Call(method: method).qualified == nil)
    }

    @Test func callsAreWrittenWithoutWhatIsEmpty() {
        #expect(Self.bytes { Call(method: "a.B").write(to: &$0) } == #"{"method":"a.B"}"#)
        #expect(
            Self.bytes { Call(method: "a.B", parameters: ["x": nil], mode: .more).write(to: &$0) }
                == #"{"method":"a.B","parameters":{"x":null},"more":true}"#)
        #expect(
            Self.bytes { Call.write(method: "a.B", parameters: NoParameters(), mode: .oneway, to: &$0) }
                == #"{"method":"a.B","oneway":true}"#)
        let input = VarlinkService.GetInterfaceDescription.Input(interface: "x.y")
        #expect(
            Self.bytes { Call.write(method: "a.B", parameters: input, mode: .upgrade, to: &$0) }
                == #"{"method":"a.B","parameters":{"interface":"x.y"},"upgrade":true}"#)
    }

    struct ReadReply {
        let text: String
        let reply: Reply
        init(_ text: String, _ reply: Reply) { (self.text, self.reply) = (text, reply) }
    }

    static let replies: [ReadReply] = [
        ReadReply("{}", Reply()), ReadReply(#"{"parameters":null}"#, Reply()),
        ReadReply(#"{"parameters":{}}"#, Reply()),
        ReadReply(#"{"parameters":{"x":1},"continues":true}"#, Reply(parameters: ["x": 1], continues: true)),
        ReadReply(#"{"continues":false,"error":null}"#, Reply()),
        ReadReply(#"{"error":"a.E","parameters":{"x":1}}"#, Reply(VarlinkFailure(name: "a.E", parameters: ["x": 1]))),
        ReadReply(#"{"error":"a.E","continues":false,"x.y":[]}"#, Reply(VarlinkFailure(name: "a.E"))),
    ]

    @Test(arguments: replies)
    func repliesAreRead(test: ReadReply) throws {
        #expect(try Reply(parsing: Array(test.text.utf8)) == test.reply)
    }

    static let malformedReplies: [Malformed] = [
        Malformed("[]", .notAnObject), Malformed(#"{"parameters":1}"#, .wrongType(member: "parameters")),
        Malformed(#"{"continues":"yes"}"#, .wrongType(member: "continues")),
        Malformed(#"{"error":1}"#, .wrongType(member: "error")),
        Malformed(#"{"error":"a.E","continues":true}"#, .continuingError),
        Malformed(#"{"method":"a.B"}"#, .unknownMember("method")),
    ]

    @Test(arguments: malformedReplies)
    func malformedRepliesCloseTheConnection(test: Malformed) {
        #expect(throws: test.error) { try Reply(parsing: Array(test.text.utf8)) }
    }

    @Test func repliesAreWrittenWithoutWhatIsEmpty() {
        #expect(Self.bytes { Reply().write(to: &$0) } == "{}")
        #expect(
            Self.bytes { Reply(parameters: ["a": 1], continues: true).write(to: &$0) }
                == #"{"parameters":{"a":1},"continues":true}"#)
        #expect(
            Self.bytes { Reply(VarlinkError.expectedMore.failure).write(to: &$0) }
                == #"{"error":"org.varlink.service.ExpectedMore"}"#)
        #expect(Self.bytes { Reply.write(NoParameters(), continues: true, to: &$0) } == #"{"continues":true}"#)
        #expect(Self.bytes { Reply.write(["a": 1] as JSONObject, to: &$0) } == #"{"parameters":{"a":1}}"#)
        #expect(
            Self.bytes { Reply.write(raw: Array(#"{"a":1}"#.utf8), continues: true, to: &$0) }
                == #"{"parameters":{"a":1},"continues":true}"#)
    }

    @Test(arguments: [
        VarlinkError.interfaceNotFound(interface: "a.b"), .methodNotFound(method: "a.b.C"),
        .methodNotImplemented(method: "a.b.C"), .invalidParameter(parameter: "x[1].y"), .permissionDenied,
        .expectedMore,
        .expectedUpgrade,
    ])
    func theServiceErrorsGoThereAndBackAsDefined(error: VarlinkError) throws {
        #expect(try VarlinkError(error.failure) == error)
        let interface = try Interface(parsing: VarlinkService.text)
        let name = error.failure.name.dropFirst("org.varlink.service.".count)
        let definition = try #require(interface.error(named: String(name)))
        #expect(throws: Never.self) { try interface.validate(error.failure.parameters, asParametersOf: definition) }
    }

    @Test func otherErrorsAreNotTheServices() throws {
        #expect(try VarlinkError(VarlinkFailure(name: "org.example.MethodNotFound")) == nil)
        #expect(try VarlinkError(VarlinkFailure(name: "org.varlink.service.Other")) == nil)
        #expect(throws: InvalidValue(.missing, path: "method")) {
            try VarlinkError(VarlinkFailure(name: "org.varlink.service.MethodNotFound"))
        }
    }
}
