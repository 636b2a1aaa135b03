extension Client {
    /// Calls a method whose types are known: `client.call(Register.Lookup.self, .init(name: "Anvers"))`.
    public func call<M: VarlinkMethod>(_ method: M.Type, _ input: M.Input) throws(ClientError) -> M.Output {
        try sendTyped(M.name, input, mode: .single)
        return try receive().output(of: method)
    }

    /// Calls a method that may answer more than once.
    public func stream<M: VarlinkMethod>(_ method: M.Type, _ input: M.Input) throws(ClientError) -> Stream<M> {
        try sendTyped(M.name, input, mode: .more)
        return Stream(client: self)
    }

    /// Calls a method that is not to answer.
    public func callOneway<M: VarlinkMethod>(_ method: M.Type, _ input: M.Input) throws(ClientError) {
        try sendTyped(M.name, input, mode: .oneway)
    }

    /// The typed replies to one call, in their order. Whoever does not want the rest lets the client go.
    public struct Stream<Method: VarlinkMethod> {
        private let client: Client
        private var isFinished = false

        init(client: Client) { self.client = client }

        /// The next reply; nil after the last.
        public mutating func next() throws(ClientError) -> Method.Output? {
            guard !isFinished else { return nil }
            do {
                let reply = try client.receive()
                isFinished = !reply.continues
                return try reply.output(of: Method.self)
            } catch {
                isFinished = true
                throw error
            }
        }
    }
}

extension Reply {
    fileprivate func output<M: VarlinkMethod>(of method: M.Type) throws(ClientError) -> M.Output {
        let parameters = try result()
        do { return try M.Output(members: parameters) } catch { throw .invalidReply(method: M.name, error) }
    }
}
