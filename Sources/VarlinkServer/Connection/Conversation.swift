import NIOCore
import Varlink

/// A call in the hands of a handler that takes its time: runs it and writes its replies, each batch only after the one
/// before was handed to the kernel.
struct Conversation: Sendable {
    let call: Call
    let handler: Handler
    let interface: Interface
    let method: Interface.Method

    /// - Parameter willNotEnd: called before a stream that may go on for ever.
    /// - Returns: the feed that goes on from here, on the event loop; nil if the call is answered.
    func run(
        _ service: Service, _ context: CallContext, _ channel: any Channel, willNotEnd: @Sendable () -> Void
    ) async -> Feed? {
        var out = Outbound(self, service, channel)
        do {
            switch try await handler.otherwise(call.parameters, context) {
            case .reply(let encoder): try await out.send([encoder], isLast: true)
            case .stream(let isEndless, let next):
                if isEndless { willNotEnd() }
                try await stream(next, &out)
            case .feed(let feed):
                if call.mode == .more { return feed }
                throw VarlinkError.expectedMore
            }
        } catch is ChannelGone {
            return nil
        } catch {
            await out.fail(service.failure(of: error, call.method))
        }
        return nil
    }

    /// Checks the parameters of messages, as `Service.checksReplies` wants it.
    func check(_ messages: ByteBuffer) throws {
        for message in messages.readableBytesView.split(separator: 0) {
            do {
                try interface.validate(try Reply(parsing: message).parameters, asOutputOf: method)
            } catch let error as InvalidValue {
                throw ReplyOffSchema(path: error.path)
            }
        }
    }

    private func stream(_ next: @Sendable () async throws -> Handler.Step, _ out: inout Outbound) async throws {
        while true {
            if Task.isCancelled { throw ChannelGone() }
            switch try await next() {
            case .some(let encoders):
                // To a caller that did not ask for more only the last is sent.
                if call.mode == .more, !encoders.isEmpty { try await out.send(encoders, isLast: false) }
            case .last(let encoder):
                return try await out.send([encoder], isLast: true)
            }
        }
    }
}

/// The peer has left; there is nobody to tell.
private struct ChannelGone: Error {}

/// Writes replies to a channel.
private struct Outbound {
    private let conversation: Conversation
    private let service: Service
    private let channel: any Channel
    private var writer = JSONWriter()

    init(_ conversation: Conversation, _ service: Service, _ channel: any Channel) {
        self.conversation = conversation
        self.service = service
        self.channel = channel
    }

    mutating func send(_ encoders: [Encoder], isLast: Bool) async throws {
        guard conversation.call.mode != .oneway else { return }
        writer.removeAll()
        for encoder in encoders {
            let start = writer.bytes.count
            writer.beginObject()
            writer.key("parameters")
            let parameters = writer.bytes.count
            encoder(&writer)
            if service.checksReplies { try check(writer.bytes[parameters...], at: start) }
            if !isLast {
                writer.key("continues")
                writer.value(true)
            }
            writer.endObject()
            writer.terminate()
        }
        try await write()
    }

    mutating func fail(_ failure: VarlinkFailure) async {
        guard conversation.call.mode != .oneway else { return }
        writer.removeAll()
        Reply(failure).write(to: &writer)
        writer.terminate()
        try? await write()
    }

    private func write() async throws {
        do {
            try await channel.writeAndFlush(channel.allocator.buffer(bytes: writer.bytes))
        } catch {
            throw ChannelGone()
        }
    }

    private func check(_ bytes: ArraySlice<UInt8>, at start: Int) throws {
        guard case .object(let parameters) = try JSON(parsing: bytes) else { throw ReplyOffSchema(path: "") }
        do {
            try conversation.interface.validate(parameters, asOutputOf: conversation.method)
        } catch {
            throw ReplyOffSchema(path: error.path)
        }
    }
}

/// A handler's reply is not what the definition promises: an error of ours.
struct ReplyOffSchema: Error {
    let path: String
}

extension Service {
    /// What the caller is told of an error.
    func failure(of error: any Error, _ method: String) -> VarlinkFailure {
        if let foreseen = error as? any VarlinkErrorConvertible { return foreseen.failure }
        let reference = String(UInt64.random(in: .min ... .max), radix: 36)
        onUnforeseen(error, method, reference)
        let interface = Call(method: method).qualified.map { String($0.interface) } ?? VarlinkService.name
        return VarlinkFailure(name: "\(interface).InternalError", parameters: ["reference": .string(reference)])
    }
}
