import Glibc

/// The other end of a client in a test: a thread that does as its script says, on one connection.
final class TinyService: Sendable {
    private let thread: pthread_t

    /// A script over one end of a socket pair, and the other end.
    static func pair(_ script: @escaping @Sendable (Peer) -> Void) -> (service: TinyService, client: Int32) {
        var ends: [Int32] = [-1, -1]
        precondition(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends) == 0)
        let peer = Peer(reading: ends[0], writing: ends[0])
        return (TinyService { script(peer) }, ends[1])
    }

    /// A script over two pipes, as under ssh, and their other ends.
    static func pipes(
        _ script: @escaping @Sendable (Peer) -> Void
    ) -> (service: TinyService, reading: Int32, writing: Int32) {
        var calls: [Int32] = [-1, -1]
        var replies: [Int32] = [-1, -1]
        precondition(pipe(&calls) == 0 && pipe(&replies) == 0)
        let peer = Peer(reading: calls[0], writing: replies[1])
        return (TinyService { script(peer) }, replies[0], calls[1])
    }

    /// A script for the one connection that the listening socket accepts.
    static func listening(on descriptor: Int32, _ script: @escaping @Sendable (Peer) -> Void) -> TinyService {
        TinyService {
            let connection = accept(descriptor, nil, nil)
            script(Peer(reading: connection, writing: connection))
        }
    }

    private init(_ body: @escaping @Sendable () -> Void) {
        let box = Unmanaged.passRetained(Box(body))
        var thread = pthread_t()
        let status = pthread_create(
            &thread, nil,
            { argument in
                argument.map { Unmanaged<Box>.fromOpaque($0).takeRetainedValue().body() }
                return nil
            }, box.toOpaque())
        precondition(status == 0)
        self.thread = thread
    }

    /// Waits until the script is through.
    func join() { pthread_join(thread, nil) }

    private final class Box: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    /// The service's end of the connection.
    final class Peer: Sendable {
        private let input: Int32
        private let output: Int32

        init(reading input: Int32, writing output: Int32) { (self.input, self.output) = (input, output) }

        /// Up to the next NUL; nil if the client is gone.
        func receive() -> String? {
            var bytes: [UInt8] = []
            var byte: UInt8 = 0
            while read(input, &byte, 1) == 1 {
                if byte == 0 { return String(decoding: bytes, as: UTF8.self) }
                bytes.append(byte)
            }
            return nil
        }

        func send(_ message: String) { sendRaw(Array(message.utf8) + [0]) }

        func sendRaw(_ bytes: [UInt8]) {
            var sent = 0
            while sent < bytes.count {
                let count = bytes[sent...].withUnsafeBytes { bytes in
                    let count = Glibc.send(output, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
                    return count < 0 && errno == ENOTSOCK ? write(output, bytes.baseAddress, bytes.count) : count
                }
                if count <= 0 { return }
                sent += count
            }
        }

        /// Each byte in a packet of its own.
        func sendBytewise(_ message: String) { for byte in Array(message.utf8) + [0] { sendRaw([byte]) } }

        func close() {
            Glibc.close(input)
            if output != input { Glibc.close(output) }
        }
    }
}
