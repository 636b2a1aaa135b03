import Varlink

/// What is served: interfaces and the handlers of their methods. Made once, before the server starts.
public struct Service: Sendable {
    public let vendor: String
    public let product: String
    public let version: String
    public let url: String
    /// Whether replies are checked against the definitions as calls are; for tests, since it costs.
    public var checksReplies = false
    /// Told of errors that no handler foresaw, with the reference that the caller was given.
    public var onUnforeseen: @Sendable (_ error: any Error, _ method: String, _ reference: String) -> Void

    private(set) var interfaces: [String: Interface] = [:]
    private var order: [String] = []
    private var handlers: [String: Handler] = [:]

    public init(
        vendor: String, product: String, version: String, url: String,
        onUnforeseen: @escaping @Sendable (_ error: any Error, _ method: String, _ reference: String) -> Void
    ) throws(InterfaceSyntaxError) {
        self.vendor = vendor
        self.product = product
        self.version = version
        self.url = url
        self.onUnforeseen = onUnforeseen
        try serve(VarlinkService.self)
        implementOwn()
    }

    /// Serves an interface. Methods that nobody implements answer `MethodNotImplemented`.
    public mutating func serve(_ interface: any VarlinkInterface.Type) throws(InterfaceSyntaxError) {
        interfaces[interface.name] = try Interface(parsing: interface.text)
        order.append(interface.name)
    }

    /// Implements a method by a function that may take its time.
    ///
    /// - Parameter handler: throws a `VarlinkErrorConvertible` for an error that the caller shall see; anything else is
    ///   unforeseen, and the caller sees a reference and nothing of its text.
    public mutating func implement<M: VarlinkMethod>(
        _ method: M.Type, _ handler: @escaping @Sendable (M.Input, CallContext) async throws -> Answer<M.Output>
    ) {
        implement(method, prepare: nil, otherwise: handler)
    }

    /// Implements a method whose answer is mostly in memory.
    ///
    /// - Parameters:
    ///   - fromMemory: called on the event loop, so it must neither wait nor compute for long; nil hands the call to
    ///     `otherwise`. A caller who asks the same again and again has its call read once, and this called each time.
    ///   - otherwise: as in `implement(_:_:)`.
    public mutating func implement<M: VarlinkMethod>(
        _ method: M.Type, fromMemory: @escaping @Sendable (M.Input, CallContext) throws -> EncodedReply?,
        otherwise: @escaping @Sendable (M.Input, CallContext) async throws -> Answer<M.Output>
    ) {
        implement(
            method,
            prepare: { parameters in
                let input = try M.Input(members: parameters)
                return { context in try fromMemory(input, context) }
            }, otherwise: otherwise)
    }

    private mutating func implement<M: VarlinkMethod>(
        _ method: M.Type, prepare: Handler.Preparation?,
        otherwise: @escaping @Sendable (M.Input, CallContext) async throws -> Answer<M.Output>
    ) {
        precondition(
            definition(of: M.name) != nil, "\(M.name) is implemented only once its interface is served, and has it")
        handlers[M.name] = Handler(
            prepare: prepare,
            otherwise: { parameters, context in
                switch try await otherwise(try M.Input(members: parameters), context) {
                case .reply(let output): return .reply(Self.encoder(output))
                case .stream(let replies):
                    return .stream(isEndless: replies.isEndless) { try await Self.step(replies) }
                case .feed(let feed): return .feed(feed)
                }
            })
    }

    // MARK: Routing

    /// Where a call goes, with its parameters checked.
    func route(_ call: Call) -> Route {
        guard let (interfaceName, methodName) = call.qualified, let interface = interfaces[String(interfaceName)] else {
            let name = call.qualified.map { String($0.interface) } ?? call.method
            return .failure(.interfaceNotFound(interface: name))
        }
        guard let method = interface.method(named: String(methodName)) else {
            return .failure(.methodNotFound(method: call.method))
        }
        // A success would confirm an upgrade, and there is no method here that could be upgraded to anything.
        guard let handler = handlers[call.method], call.mode != .upgrade else {
            return .failure(.methodNotImplemented(method: call.method))
        }
        if method.more == .required, call.mode != .more { return .failure(.expectedMore) }
        do {
            try interface.validate(call.parameters, asInputOf: method)
        } catch {
            return .failure(.invalidParameter(parameter: error.path))
        }
        let conversation = Conversation(call: call, handler: handler, interface: interface, method: method)
        do {
            return .conversation(conversation, fromMemory: try handler.prepare?(call.parameters))
        } catch {
            return .unforeseen(error)
        }
    }

    private func definition(of qualified: String) -> Interface.Method? {
        let call = Call(method: qualified)
        guard let (interface, method) = call.qualified else { return nil }
        return interfaces[String(interface)]?.method(named: String(method))
    }

    // MARK: org.varlink.service

    private mutating func implementOwn() {
        let (vendor, product, version, url) = (vendor, product, version, url)
        implement(VarlinkService.GetInfo.self) { _, _ in
            .reply(.init(vendor: vendor, product: product, version: version, url: url, interfaces: []))
        }
    }

    /// The service as it is served: what `GetInfo` and `GetInterfaceDescription` tell is fixed from here on.
    func sealed() -> Service {
        var sealed = self
        let output = VarlinkService.GetInfo.Output(
            vendor: vendor, product: product, version: version, url: url, interfaces: order)
        let texts = interfaces.mapValues(\.text)
        sealed.implement(VarlinkService.GetInfo.self) { _, _ in .reply(output) }
        sealed.implement(VarlinkService.GetInterfaceDescription.self) { input, _ in
            guard let text = texts[input.interface] else {
                throw VarlinkError.interfaceNotFound(interface: input.interface)
            }
            return .reply(.init(description: text))
        }
        return sealed
    }

    // MARK: Encoding

    private static func encoder(_ output: some VarlinkStructure) -> Encoder {
        { writer in output.write(to: &writer) }
    }

    private static func step<Output>(_ replies: Replies<Output>) async throws -> Handler.Step {
        switch try await replies.next() {
        case .some(let outputs): .some(outputs.map { encoder($0) })
        case .last(let output): .last(encoder(output))
        }
    }
}

/// Where a call goes.
enum Route {
    case conversation(Conversation, fromMemory: Handler.FromMemory?)
    case failure(VarlinkError)
    case unforeseen(any Error)
}

/// Writes a reply's parameters.
typealias Encoder = @Sendable (inout JSONWriter) -> Void

/// A method's handler without its types.
struct Handler: Sendable {
    enum Step: Sendable {
        case some([Encoder])
        case last(Encoder)
    }

    enum Answer: Sendable {
        case reply(Encoder)
        case stream(isEndless: Bool, @Sendable () async throws -> Step)
        case feed(Feed)
    }

    typealias FromMemory = (CallContext) throws -> EncodedReply?
    typealias Preparation = @Sendable (JSONObject) throws -> FromMemory

    /// Absent where nothing is answered from memory.
    let prepare: Preparation?
    let otherwise: @Sendable (JSONObject, CallContext) async throws -> Answer
}
