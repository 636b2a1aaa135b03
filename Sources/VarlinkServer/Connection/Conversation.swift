import Varlink

/// A call in the hands of a handler that takes its time: runs it and writes its replies, each batch only after the one
/// before was handed to the kernel.
struct Conversation: Sendable {
    /// What is left to do for the connection.
    enum Ending: Sendable {
        /// Send this, which ends the call.
        case reply([UInt8])
        case feed(Feed)
        case nothing
    }

    let call: Call
    let handler: Handler
    let interface: Interface
    let method: Interface.Method

    func run(_ context: CallContext, on connection: Connection) async -> Ending {
        let service = connection.service
        do {
            switch try await handler.otherwise(call.parameters, context) {
            case .reply(let encoder): return try encode([encoder], isLast: true, service)
            case .stream(let isEndless, let next):
                if isEndless { await connection.goOn() }
                return try await stream(next, on: connection)
            case .feed(let feed):
                if call.mode == .more { return .feed(feed) }
                throw VarlinkError.expectedMore
            }
        } catch is PeerGone {
            return .nothing
        } catch {
            return failure(service.failure(of: error, call.method))
        }
    }

    /// Checks the parameters of whole messages, as `Service.checksReplies` wants it.
    func check(_ messages: [UInt8]) throws {
        for message in messages.split(separator: 0) {
            do {
                try interface.validate(try Reply(parsing: message).parameters, asOutputOf: method)
            } catch let error as InvalidValue {
                throw ReplyOffSchema(path: error.path)
            }
        }
    }

    private func stream(_ next: @Sendable () async throws -> Handler.Step, on connection: Connection) async throws
        -> Ending
    {
        while true {
            if Task.isCancelled { throw PeerGone() }
            switch try await next() {
            case .some(let encoders):
                // To a caller that did not ask for more only the last is sent.
                guard call.mode == .more, !encoders.isEmpty,
                    case .reply(let bytes) = try encode(encoders, isLast: false, connection.service)
                else { continue }
                try await connection.deliver(bytes)
            case .last(let encoder):
                return try encode([encoder], isLast: true, connection.service)
            }
        }
    }

    private func encode(_ encoders: [Encoder], isLast: Bool, _ service: Service) throws -> Ending {
        guard call.mode != .oneway else { return .nothing }
        var writer = JSONWriter()
        for encoder in encoders {
            writer.beginObject()
            writer.key("parameters")
            encoder(&writer)
            if !isLast {
                writer.key("continues")
                writer.value(true)
            }
            writer.endObject()
            writer.terminate()
        }
        if service.checksReplies { try check(writer.bytes) }
        return .reply(writer.bytes)
    }

    private func failure(_ failure: VarlinkFailure) -> Ending {
        guard call.mode != .oneway else { return .nothing }
        var writer = JSONWriter()
        Reply(failure).write(to: &writer)
        writer.terminate()
        return .reply(writer.bytes)
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
