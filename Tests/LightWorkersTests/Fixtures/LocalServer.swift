import Dispatch
import Glibc
import Synchronization
import Testing

@testable import LightWorkers

/// A server on 127.0.0.1 that does with each connection what a test says, on a thread each.
final class LocalServer: Sendable {
    let port: Int
    private let listener: Int32
    private let accepted = Mutex(0)
    private let talks = DispatchGroup()

    /// How many connections there were.
    var connections: Int { accepted.withLock { $0 } }

    init(_ talk: @escaping @Sendable (LocalConnection) -> Void) throws {
        (listener, port) = try Self.listen()
        let started = CrewThread.start { [self] in
            while true {
                let socket = accept(listener, nil, nil)
                if socket < 0, errno == EINTR || errno == ECONNABORTED { continue }
                guard socket >= 0 else { return }
                talks.enter()
                accepted.withLock { $0 += 1 }
                let connection = LocalConnection(socket)
                let isTalking = CrewThread.start { [talks] in
                    talk(connection)
                    connection.hangUp()
                    talks.leave()
                }
                guard isTalking else { return }
            }
        }
        try #require(started)
    }

    /// A port on which nobody listens.
    static func deadPort() throws -> Int {
        let (socket, port) = try listen()
        close(socket)
        return port
    }

    /// Waits until every connection has ended; afterwards nothing changes any more.
    func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
        talks.wait()
    }

    deinit { close(listener) }

    private static func listen() throws -> (socket: Int32, port: Int) {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        try #require(listener >= 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, length) | Glibc.listen(listener, 64) | getsockname(listener, address, &length)
            }
        }
        try #require(code == 0)
        return (listener, Int(UInt16(bigEndian: address.sin_port)))
    }
}

/// One connection, read by lines.
final class LocalConnection: @unchecked Sendable {
    /// -1 once hung up: the number may by then be another test's.
    private var socket: Int32
    private var pending: [UInt8] = []

    init(_ socket: Int32) { self.socket = socket }

    /// The next line without its end; nil once the other side has gone.
    func line() -> String? {
        while true {
            if let end = pending.firstIndex(of: 10) {
                let line = pending[..<end].filter { $0 != 13 }
                pending.removeFirst(end + 1)
                return String(decoding: line, as: UTF8.self)
            }
            var buffer = [UInt8](repeating: 0, count: 65_536)
            let count = recv(socket, &buffer, buffer.count, 0)
            guard count > 0 else { return nil }
            pending += buffer.prefix(count)
        }
    }

    /// The next `count` octets as text; fewer once the other side has gone.
    func text(_ count: Int) -> String {
        while pending.count < count {
            var buffer = [UInt8](repeating: 0, count: 65_536)
            let received = recv(socket, &buffer, buffer.count, 0)
            guard received > 0 else { break }
            pending += buffer.prefix(received)
        }
        let body = pending.prefix(count)
        pending.removeFirst(body.count)
        return String(decoding: body, as: UTF8.self)
    }

    func write(_ text: String) { write(Array(text.utf8)) }

    func write(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// Says nothing until the other side has gone.
    func beSilent() { while line() != nil {} }

    /// Without effect the second time.
    func hangUp() {
        guard socket >= 0 else { return }
        shutdown(socket, Int32(SHUT_RDWR))
        close(socket)
        socket = -1
    }
}
