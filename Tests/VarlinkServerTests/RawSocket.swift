import Glibc

/// A Unix socket on which a test may say anything.
final class RawSocket: Sendable {
    private let descriptor: Int32

    struct Failed: Error { let errno: Int32 }

    /// - Parameter patience: seconds, of one send or one receive.
    init(path: String, patience: Double = 20) throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result == 0 else { throw Failed(errno: errno) }
        var limit = timeval(
            tv_sec: Int(patience), tv_usec: Int((patience - patience.rounded(.down)) * 1_000_000))
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(descriptor) }

    /// - Returns: how much was taken.
    @discardableResult
    func send(_ text: String) -> Int { send(Array(text.utf8)) }

    @discardableResult
    func send(_ bytes: [UInt8]) -> Int {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return sent }
            sent += count
        }
        return sent
    }

    func endOutput() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// The messages up to the end of the connection, or until `count` of them.
    func messages(_ count: Int = .max) -> [String] {
        var received: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        var ends = 0
        while ends < count {
            let got = recv(descriptor, &buffer, buffer.count, 0)
            guard got > 0 else { break }
            received += buffer[..<got]
            ends += buffer[..<got].count { $0 == 0 }
        }
        return received.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Whether the other side has closed the connection without another word.
    var isClosed: Bool {
        var byte: UInt8 = 0
        return recv(descriptor, &byte, 1, 0) == 0
    }
}
