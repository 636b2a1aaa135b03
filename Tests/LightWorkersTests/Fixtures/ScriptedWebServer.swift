import Synchronization

/// A web server that answers every request as a test says, and remembers what it was asked.
final class ScriptedWebServer: Sendable {
    struct Request: Hashable, Sendable {
        var line: String
        var headers: [String]
    }

    private final class Asked: Sendable {
        let requests = Mutex<[Request]>([])
    }

    private let server: LocalServer
    private let asked: Asked

    var port: Int { server.port }
    var address: String { "http://127.0.0.1:\(server.port)" }
    var connections: Int { server.connections }
    var requests: [Request] { asked.requests.withLock { $0 } }

    init(_ answer: @escaping @Sendable (Request, LocalConnection) -> Void) throws {
        let asked = Asked()
        self.asked = asked
        server = try LocalServer { connection in
            while let line = connection.line() {
                var request = Request(line: line, headers: [])
                while let header = connection.line(), !header.isEmpty { request.headers.append(header) }
                asked.requests.withLock { $0.append(request) }
                answer(request, connection)
            }
        }
    }

    /// One that always answers this JSON.
    convenience init(json: String) throws {
        try self.init { _, connection in connection.write(Self.answer(json)) }
    }

    func stop() { server.stop() }

    static func answer(_ body: String, status: String = "200 OK", headers: String = "") -> String {
        "HTTP/1.1 \(status)\r\nContent-Type: application/json\r\n\(headers)"
            + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }
}
