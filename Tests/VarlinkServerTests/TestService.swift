import Foundation
import Synchronization
import Varlink
import VarlinkServer

/// A small service with every kind of method, at a socket of its own.
struct TestService {
    let path: String
    let server: Server
    let pulls: Counter
    /// Calls answered from memory.
    let quick: Counter
    let unforeseen: Journal
    /// Holds up the server's thread while a call "hold" is answered.
    let gate: Gate
    /// What `quick` was when a call "mark" was answered.
    let marks: Counter

    init(limits: Limits = Limits(), mode: UInt16 = 0o600) async throws {
        path = NSTemporaryDirectory() + "varlink-\(UUID().uuidString.prefix(8)).sock"
        let pulls = Counter()
        let quick = Counter()
        let unforeseen = Journal()
        let gate = Gate()
        let marks = Counter()
        self.gate = gate
        self.marks = marks
        self.pulls = pulls
        self.quick = quick
        self.unforeseen = unforeseen
        var service = try Service(vendor: "test", product: "test", version: "1", url: "https://example.org") {
            unforeseen.note("\($1) \($2) \($0)")
        }
        service.checksReplies = true
        try service.serve(Trial.self)
        service.implement(
            Trial.Echo.self,
            fromMemory: { input, _ in
                switch input.text {
                case "fast": quick.add(1)
                case "hold": gate.hold()
                case "mark": marks.add(quick.count)
                default: return nil
                }
                return EncodedReply(parameters: Array(#"{"text":"fast","uid":-1}"#.utf8))
            },
            otherwise: { input, context in
                .reply(Trial.Echo.Output(text: input.text, uid: Int(context.peer.userID)))
            })
        service.implement(Trial.Count.self) { input, _ in
            let sent = Counter()
            return .stream(
                Replies {
                    pulls.add(1)
                    let number = sent.add(1)
                    let output = Trial.Count.Output(number: number, padding: String(repeating: "x", count: 1_000))
                    return number < input.to ? .some([output]) : .last(output)
                })
        }
        service.implement(Trial.Fail.self) { input, _ in
            if input.how == "foreseen" {
                throw VarlinkFailure(name: "org.example.testing.Broken", parameters: ["why": "told to"])
            }
            if input.how == "off-schema" { return .reply(Trial.Fail.Output(number: nil)) }
            throw Surprise(secret: "the secret cause")
        }
        server = try await Server.start(
            service, at: [.path(path, mode: mode)], limits: limits, executor: OwnThreads.shared)
    }

    func client() throws -> Client { try Client(connectingTo: ServiceAddress(path: path), timeout: .seconds(20)) }

    /// A bare socket, for peers that misbehave.
    func rawSocket() throws -> RawSocket { try RawSocket(path: path) }
}

/// Runs what blocks on a thread of its own: blocking the few threads of the concurrency pool would keep the service's
/// handlers from running.
func offPool<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Result { try body() }) }
    }
}

struct Surprise: Error {
    let secret: String
}

final class Counter: Sendable {
    private let value = Mutex(0)

    var count: Int { value.withLock { $0 } }

    @discardableResult
    func add(_ number: Int) -> Int {
        value.withLock {
            $0 += number
            return $0
        }
    }
}

/// A place where one thread waits until another lets it go on.
final class Gate: Sendable {
    private let isReached = DispatchSemaphore(value: 0)
    private let isOpen = DispatchSemaphore(value: 0)

    func hold() {
        isReached.signal()
        isOpen.wait()
    }

    /// Returns when somebody is held.
    func reached() { isReached.wait() }

    func open() { isOpen.signal() }
}

final class Journal: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }

    func note(_ line: String) { lines.withLock { $0.append(line) } }
}

/// `org.example.testing`.
enum Trial: VarlinkInterface {
    static let name = "org.example.testing"
    static let text = """
        # For tests.
        interface org.example.testing
        method Echo(text: string) -> (text: string, uid: int)
        # [Requires 'more' flag]
        method Count(to: int) -> (number: int, padding: string)
        method Fail(how: string) -> (number: int)
        method Absent() -> ()
        error Broken (why: string)
        """

    enum Echo: VarlinkMethod {
        static let name = "org.example.testing.Echo"
        struct Input: VarlinkStructure {
            var text: String
            init(text: String) { self.text = text }
            init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                text = try reader.required("text")
            }
            func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("text", text)
                writer.endObject()
            }
        }
        struct Output: VarlinkStructure {
            var text: String
            var uid: Int
            init(text: String, uid: Int) {
                self.text = text
                self.uid = uid
            }
            init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                text = try reader.required("text")
                uid = try reader.required("uid")
            }
            func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("text", text)
                writer.member("uid", uid)
                writer.endObject()
            }
        }
    }

    enum Count: VarlinkMethod {
        static let name = "org.example.testing.Count"
        struct Input: VarlinkStructure {
            var to: Int
            init(to: Int) { self.to = to }
            init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                to = try reader.required("to")
            }
            func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("to", to)
                writer.endObject()
            }
        }
        struct Output: VarlinkStructure {
            var number: Int
            var padding: String
            init(number: Int, padding: String) {
                self.number = number
                self.padding = padding
            }
            init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                number = try reader.required("number")
                padding = try reader.required("padding")
            }
            func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("number", number)
                writer.member("padding", padding)
                writer.endObject()
            }
        }
    }

    enum Fail: VarlinkMethod {
        static let name = "org.example.testing.Fail"
        struct Input: VarlinkStructure {
            var how: String
            init(how: String) { self.how = how }
            init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                how = try reader.required("how")
            }
            func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("how", how)
                writer.endObject()
            }
        }
        struct Output: VarlinkStructure {
            /// Nil breaks the definition, which a test wants.
            var number: Int?
            init(number: Int?) { self.number = number }
            init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                number = try reader.optional("number")
            }
            func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("number", optional: number)
                writer.endObject()
            }
        }
    }
}
