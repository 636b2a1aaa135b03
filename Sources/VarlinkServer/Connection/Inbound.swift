import NIOCore

/// The bytes of one connection on their way to being messages. A value with no socket in it: bytes in, messages out.
struct Inbound {
    enum Next: Equatable {
        /// A message without its terminating NUL.
        case message([UInt8])
        /// None is complete yet.
        case incomplete
        /// What is there is no varlink and never will be: the connection is to be closed.
        case hopeless(Reason)
    }

    enum Reason: Equatable {
        /// The first byte of a message is not `{`: an HTTP client would otherwise wait for ever.
        case notAnObject
        case tooLarge
    }

    private var buffer: ByteBuffer
    /// How many readable bytes are known to hold no NUL.
    private var searched = 0
    private let limit: Int

    init(limit: Int, allocator: ByteBufferAllocator) {
        self.limit = limit
        buffer = allocator.buffer(capacity: 0)
    }

    /// Whether a message has begun and not ended.
    var isUnfinished: Bool { buffer.readableBytes > 0 }

    mutating func append(_ bytes: inout ByteBuffer) {
        if buffer.readableBytes == 0 {
            buffer = bytes
            searched = 0
        } else {
            buffer.writeBuffer(&bytes)
        }
    }

    mutating func next() -> Next {
        guard buffer.readableBytes > 0 else { return .incomplete }
        let (first, end) = buffer.withUnsafeReadableBytes { bytes in
            (bytes[0], bytes[searched...].firstIndex(of: 0))
        }
        guard first == UInt8(ascii: "{") else { return .hopeless(.notAnObject) }
        guard let end else {
            searched = buffer.readableBytes
            return searched > limit ? .hopeless(.tooLarge) : .incomplete
        }
        guard end <= limit else { return .hopeless(.tooLarge) }
        let message = buffer.readBytes(length: end) ?? []
        buffer.moveReaderIndex(forwardBy: 1)
        buffer.discardReadBytes()
        searched = 0
        return .message(message)
    }
}
