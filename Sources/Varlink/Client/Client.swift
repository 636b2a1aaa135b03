import Glibc

/// A blocking client of one service over one connection.
///
/// Calls are answered in their order, so several can be sent before the first answer is read: ``send(_:)`` and
/// ``receive()``. For one thread at a time; a second thread takes a second connection. Upgrades are not offered.
public final class Client {
    /// How long to wait for each reply, and for each call to be taken; nil for as long as it takes.
    public var timeout: Duration?
    /// In bytes.
    public var maximumReplySize = 64 << 20

    private let transport: Transport
    private var input: [UInt8] = []
    /// Where the first message that was not read yet starts, and up to where no NUL was found.
    private var start = 0
    private var searched = 0
    private var writer = JSONWriter()
    /// The calls that wait for replies, by whether they asked for more.
    private var awaited: [Bool] = []
    private var hasFailed = false

    public init(connectingTo address: ServiceAddress, timeout: Duration? = nil) throws(ClientError) {
        transport = try Transport.connecting(to: address, timeout: timeout)
        self.timeout = timeout
    }

    /// A connected socket without a client, for a program that passes messages on; whoever calls this closes it.
    public static func connect(to address: ServiceAddress) throws(ClientError) -> Int32 {
        try Transport.descriptor(connectedTo: address)
    }

    /// Over two open file descriptors, sockets or pipes, such as those of an ssh process; closed with the client.
    public init(reading input: Int32, writing output: Int32, timeout: Duration? = nil) {
        transport = Transport(input: input, output: output)
        self.timeout = timeout
    }

    /// Calls a method and waits for its reply.
    public func call(_ method: String, _ parameters: JSONObject = JSONObject()) throws(ClientError) -> JSONObject {
        guard awaited.isEmpty else { throw .unreadReplies }
        try send(Call(method: method, parameters: parameters))
        return try receive().result()
    }

    /// Calls a method that may answer more than once; the replies are read one by one.
    public func callMore(_ method: String, _ parameters: JSONObject = JSONObject()) throws(ClientError) -> Replies {
        guard awaited.isEmpty else { throw .unreadReplies }
        try send(Call(method: method, parameters: parameters, mode: .more))
        return Replies(client: self)
    }

    /// Calls a method that is not to answer, not even with an error.
    public func callOneway(_ method: String, _ parameters: JSONObject = JSONObject()) throws(ClientError) {
        try send(Call(method: method, parameters: parameters, mode: .oneway))
    }

    /// Sends a call without waiting for its reply.
    public func send(_ call: Call) throws(ClientError) {
        writer.removeAll()
        call.write(to: &writer)
        try sendWritten(mode: call.mode)
    }

    /// The next reply, to the first call that was not answered to its end.
    public func receive() throws(ClientError) -> Reply {
        precondition(!awaited.isEmpty, "a reply comes only after a call that asks for one")
        guard !hasFailed else { throw .unusable }
        do throws(ClientError) {
            let reply = try nextReply()
            if reply.continues && !awaited[0] { throw .malformed(.unaskedContinues) }
            if !reply.continues { awaited.removeFirst() }
            return reply
        } catch {
            hasFailed = true
            throw error
        }
    }

    func sendTyped(_ method: String, _ parameters: some VarlinkStructure, mode: Call.Mode) throws(ClientError) {
        guard awaited.isEmpty || mode == .oneway else { throw .unreadReplies }
        writer.removeAll()
        Call.write(method: method, parameters: parameters, mode: mode, to: &writer)
        try sendWritten(mode: mode)
    }

    private func sendWritten(mode: Call.Mode) throws(ClientError) {
        precondition(mode != .upgrade, "this client does not take part in upgrades")
        guard !hasFailed else { throw .unusable }
        writer.terminate()
        do { try sendBytes() } catch {
            hasFailed = true
            throw error
        }
        if mode != .oneway { awaited.append(mode == .more) }
    }

    /// Takes in replies that come meanwhile, since a service that cannot get rid of them stops reading.
    private func sendBytes() throws(ClientError) {
        let deadline = Deadline(after: timeout)
        var sent = 0
        var inputEnded = false
        while sent < writer.bytes.count {
            guard let count = try transport.write(writer.bytes[sent...]) else {
                // It may have answered before it closed: if so, that is what the caller should learn.
                if awaited.isEmpty { throw .closed(inMidReply: false) } else { return }
            }
            sent += count
            guard sent < writer.bytes.count else { return }
            let ready = try transport.wait(forRoom: true, until: deadline)
            if ready.input && !inputEnded { inputEnded = try !transport.read(into: &input) }
            if inputEnded && !ready.room { throw .closed(inMidReply: input.count > start) }
        }
    }

    private func nextReply() throws(ClientError) -> Reply {
        let deadline = Deadline(after: timeout)
        while true {
            if let end = endOfMessage() {
                defer { forget(upTo: end + 1) }
                do { return try Reply(parsing: input[start..<end]) } catch { throw .malformed(error) }
            }
            guard input.count - start <= maximumReplySize else { throw .replyTooLarge(limit: maximumReplySize) }
            _ = try transport.wait(forRoom: false, until: deadline)
            guard try transport.read(into: &input) else { throw .closed(inMidReply: input.count > start) }
        }
    }

    private func endOfMessage() -> Int? {
        let found = input.withUnsafeBytes { bytes -> Int? in
            guard let base = bytes.baseAddress, searched < bytes.count,
                let place = memchr(base + searched, 0, bytes.count - searched)
            else { return nil }
            return UnsafeRawPointer(place) - base
        }
        if found == nil { searched = input.count }
        return found
    }

    private func forget(upTo end: Int) {
        start = end
        searched = end
        // The rest moves to the front only once most is read, so that it does not move with every small reply.
        guard start * 2 > input.count else { return }
        input.removeSubrange(..<start)
        start = 0
        searched = 0
    }
}

extension Client {
    /// The replies to one call, in their order. Whoever does not want the rest lets the client go.
    public struct Replies {
        private let client: Client
        private var isFinished = false

        init(client: Client) { self.client = client }

        /// The next reply's parameters; nil after the last.
        public mutating func next() throws(ClientError) -> JSONObject? {
            guard !isFinished else { return nil }
            do {
                let reply = try client.receive()
                isFinished = !reply.continues
                return try reply.result()
            } catch {
                isFinished = true
                throw error
            }
        }
    }
}

extension Reply {
    /// The parameters, or the error.
    func result() throws(ClientError) -> JSONObject {
        if let failure { throw .failure(failure) }
        return parameters
    }
}
