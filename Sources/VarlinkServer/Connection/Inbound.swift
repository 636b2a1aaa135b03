import NIOCore

/// The bytes of one connection on their way to being messages. A value with no socket in it: bytes in, messages out.
struct Inbound {
    enum Next: Equatable {
        /// A message without its terminating NUL.
        case message([UInt8])
        /// The message before, byte for byte: pollers ask the same again and again.
        case repetition
        /// None is complete yet.
        case incomplete
        /// What is there is no varlink and never will be: the connection is to be closed.
        case hopeless(Reason)
    }

    enum Reason: Equatable {
        /// A message begins with something else than white space and `{`: an HTTP client would otherwise wait for ever.
        case notAnObject
        case tooLarge
    }

    private var buffer = ByteBuffer()
    /// How many readable bytes are known to hold no NUL.
    private var searched = 0
    private let limit: Int
    /// The last message, unless it was long.
    private var last: [UInt8] = []
    static let longestKept = 512

    init(limit: Int) { self.limit = limit }

    /// Bytes that wait: for the rest of their message, or for their turn.
    var waitingBytes: Int { buffer.readableBytes }

    /// Whether a message has begun and not ended.
    var isUnfinished: Bool { buffer.readableBytes > 0 }

    mutating func append(_ bytes: inout ByteBuffer) {
        if buffer.readableBytes == 0 {
            buffer = bytes
            searched = 0
        } else {
            // What was answered makes room before more is taken: at most once a read.
            buffer.discardReadBytes()
            buffer.writeBuffer(&bytes)
        }
    }

    mutating func next() -> Next {
        guard buffer.readableBytes > 0 else {
            // An idle connection keeps no buffer.
            if buffer.capacity > 0 { buffer = ByteBuffer() }
            return .incomplete
        }
        let (first, end) = buffer.withUnsafeReadableBytes { bytes in
            (bytes.first { !Self.isWhitespace($0) }, bytes[searched...].firstIndex(of: 0))
        }
        if let first, first != UInt8(ascii: "{") { return .hopeless(.notAnObject) }
        guard let end else {
            searched = buffer.readableBytes
            return searched > limit ? .hopeless(.tooLarge) : .incomplete
        }
        guard end <= limit else { return .hopeless(.tooLarge) }
        defer {
            buffer.moveReaderIndex(forwardBy: end + 1)
            searched = 0
        }
        return buffer.withUnsafeReadableBytes { bytes in
            let message = bytes[..<end]
            if message.count == last.count, message.elementsEqual(last) { return .repetition }
            last = message.count <= Self.longestKept ? Array(message) : []
            return .message(last.isEmpty ? Array(message) : last)
        }
    }

    private static func isWhitespace(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, 0x09, 0x0A, 0x0D: true
        default: false
        }
    }
}
