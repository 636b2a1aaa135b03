import Glibc

/// What waits to be taken by a peer, in order.
struct Output {
    enum Sending: Equatable {
        case all
        /// The kernel takes no more for now.
        case blocked
        /// Nobody takes it any more.
        case broken
    }

    private var chunks: [[UInt8]] = []
    /// Chunks before it are sent.
    private var head = 0
    /// Bytes of the first chunk that are sent.
    private var offset = 0
    /// Bytes that wait.
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }

    /// The array is shared, not copied.
    mutating func append(_ bytes: [UInt8]) {
        guard !bytes.isEmpty else { return }
        chunks.append(bytes)
        count += bytes.count
    }

    mutating func removeAll() {
        chunks.removeAll()
        (head, offset, count) = (0, 0, 0)
    }

    /// Hands to the kernel what it takes.
    ///
    /// - Parameter scratch: where small chunks are put together, for one call of the kernel is dearer than a copy.
    mutating func send(to socket: Int32, scratch: UnsafeMutableRawBufferPointer) -> Sending {
        while count > 0 {
            let sent = sendSome(to: socket, scratch)
            if sent < 0 {
                switch errno {
                case EINTR: continue
                case EAGAIN: return .blocked
                default: return .broken
                }
            }
            drop(sent)
        }
        return .all
    }

    private func sendSome(to socket: Int32, _ scratch: UnsafeMutableRawBufferPointer) -> Int {
        let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
        let first = chunks[head].count - offset
        if first == count || first * 2 >= scratch.count {
            return chunks[head].withUnsafeBytes { Glibc.send(socket, $0.baseAddress.map { $0 + offset }, first, flags) }
        }
        var filled = 0
        var skipped = offset
        for chunk in chunks[head...] {
            let length = min(chunk.count - skipped, scratch.count - filled)
            chunk.withUnsafeBytes { bytes in
                UnsafeMutableRawBufferPointer(rebasing: scratch[filled...])
                    .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[skipped..<skipped + length]))
            }
            filled += length
            skipped = 0
            if filled == scratch.count { break }
        }
        return Glibc.send(socket, scratch.baseAddress, filled, flags)
    }

    private mutating func drop(_ sent: Int) {
        count -= sent
        if count == 0 {
            chunks.removeAll(keepingCapacity: chunks.count <= 16)
            (head, offset) = (0, 0)
            return
        }
        offset += sent
        while offset >= chunks[head].count {
            offset -= chunks[head].count
            chunks[head] = []
            head += 1
        }
        if head > 64, head * 2 > chunks.count {
            chunks.removeFirst(head)
            head = 0
        }
    }
}
