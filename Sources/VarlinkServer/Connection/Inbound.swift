import Glibc

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

    private var buffer: [UInt8] = []
    /// Bytes before it are taken.
    private var start = 0
    /// Up to there no NUL was found.
    private var searched = 0
    private let limit: Int
    /// The last message, unless it was long.
    private var last: [UInt8] = []
    static let longestKept = 512

    init(limit: Int) { self.limit = limit }

    /// Bytes that wait: for the rest of their message, or for their turn.
    var waitingBytes: Int { buffer.count - start }

    /// Whether a message has begun and not ended.
    var isUnfinished: Bool { buffer.count > start }

    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        // What was answered makes room before more is taken: at most once a read.
        if start > 0 {
            buffer.removeFirst(start)
            (start, searched) = (0, searched - start)
        }
        buffer.append(contentsOf: bytes)
    }

    /// Whether nothing waits, and `bytes` are the last message again with its NUL, and no more: what pollers send.
    func isRepetition(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard !isUnfinished, bytes.count == last.count + 1, bytes.last == 0, !last.isEmpty else { return false }
        return last.withUnsafeBytes { last in
            guard let bytes = bytes.baseAddress, let known = last.baseAddress else { return false }
            return memcmp(bytes, known, last.count) == 0
        }
    }

    mutating func next() -> Next {
        guard isUnfinished else {
            // A connection that is idle keeps next to nothing.
            buffer.removeAll(keepingCapacity: buffer.capacity <= Self.longestKept)
            (start, searched) = (0, 0)
            return .incomplete
        }
        let (isObject, end) = look()
        guard isObject else { return .hopeless(.notAnObject) }
        guard let end else {
            searched = buffer.count
            return waitingBytes > limit ? .hopeless(.tooLarge) : .incomplete
        }
        let message = start..<end
        guard message.count <= limit else { return .hopeless(.tooLarge) }
        (start, searched) = (end + 1, end + 1)
        if isLast(message) { return .repetition }
        let bytes = Array(buffer[message])
        last = bytes.count <= Self.longestKept ? bytes : []
        return .message(bytes)
    }

    /// Whether the message may be an object, by its first byte that is no white space; and where its NUL is.
    private func look() -> (isObject: Bool, end: Int?) {
        buffer.withUnsafeBytes { bytes in
            let first = bytes[start...].first { !Self.isWhitespace($0) }
            let unsearched = UnsafeRawBufferPointer(rebasing: bytes[searched...])
            let nul = unsearched.baseAddress.flatMap { memchr($0, 0, unsearched.count) }
            return (
                first == nil || first == UInt8(ascii: "{"),
                nul.flatMap { nul in bytes.baseAddress.map { UnsafeRawPointer(nul) - $0 } }
            )
        }
    }

    private func isLast(_ message: Range<Int>) -> Bool {
        guard message.count == last.count, !last.isEmpty else { return false }
        return buffer.withUnsafeBytes { bytes in
            last.withUnsafeBytes { last in
                guard let bytes = bytes.baseAddress, let known = last.baseAddress else { return false }
                return memcmp(bytes + message.lowerBound, known, message.count) == 0
            }
        }
    }

    private static func isWhitespace(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, 0x09, 0x0A, 0x0D: true
        default: false
        }
    }
}
