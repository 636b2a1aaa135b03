import CCurl

/// Asks web servers, one at a time. It belongs to one thread and keeps no connection, for controllers have few.
final class HTTPVisitor: CrewTool {
    /// The most octets of an answer that are read.
    static let bodyLimit = 1_048_576

    /// What came back.
    enum Answer: Hashable {
        case answered(status: Int, body: [UInt8])
        /// A redirect that is not followed, with where it leads.
        case redirected(String)
        case tooLarge
        /// No answer, with libcurl's words for why.
        case silent(String)
    }

    private let patience: Patience
    private let handle = EasyHandle()

    init(patience: Patience) { self.patience = patience }

    func rest() {}

    /// GET, within the time limit.
    ///
    /// - Parameters:
    ///   - headers: whole lines. With any of them no redirect is followed, since it could lead a secret elsewhere.
    ///   - seconds: for everything, names and TLS included.
    func get(_ address: WebAddress, headers: [String], seconds: Int) -> Answer {
        perform(address, headers: headers, milliseconds: seconds * 1_000) { handle in
            handle.set(CURLOPT_HTTPGET, 1)
            handle.set(CURLOPT_FOLLOWLOCATION, headers.isEmpty ? 1 : 0)
            handle.set(CURLOPT_MAXREDIRS, 3)
        }
    }

    /// Sends `body` by another method, within the time limit. No redirect is followed, and nothing is sent twice.
    ///
    /// - Parameter method: `PUT`, `POST` or the like; `GET` for controllers that are switched that way.
    func send(
        _ method: String, _ body: String, to address: WebAddress, headers: [String], milliseconds: Int
    ) -> Answer {
        perform(address, headers: headers, milliseconds: milliseconds) { handle in
            if method == "GET" {
                handle.set(CURLOPT_HTTPGET, 1)
            } else {
                handle.set(CURLOPT_POSTFIELDSIZE, body.utf8.count)
                handle.set(CURLOPT_COPYPOSTFIELDS, body)
                handle.set(CURLOPT_CUSTOMREQUEST, method)
            }
            handle.set(CURLOPT_FOLLOWLOCATION, 0)
        }
    }

    private func perform(
        _ address: WebAddress, headers: [String], milliseconds: Int, _ prepare: (EasyHandle) -> Void
    ) -> Answer {
        guard let handle else { return .silent("there is no memory for a connection") }
        let body = HTTPBody(limit: Self.bodyLimit)
        let lines = TextList(headers)
        handle.reset()
        handle.set(CURLOPT_URL, address.text)
        handle.set(CURLOPT_HTTPHEADER, lines)
        handle.set(CURLOPT_USERAGENT, "lightd")
        // All that libcurl can unpack; what it unpacks is bounded as well.
        handle.set(CURLOPT_ACCEPT_ENCODING, "")
        handle.set(CURLOPT_PROTOCOLS_STR, address.scheme)
        handle.set(CURLOPT_REDIR_PROTOCOLS_STR, address.scheme)
        handle.set(CURLOPT_FORBID_REUSE, 1)
        handle.set(CURLOPT_TIMEOUT_MS, milliseconds)
        handle.set(CURLOPT_WRITEDATA, context: body)
        prepare(handle)
        handle.onWrite { data, size, count, context in
            guard let data, let context else { return 0 }
            let body = Unmanaged<HTTPBody>.fromOpaque(context).takeUnretainedValue()
            return body.take(UnsafeRawBufferPointer(start: data, count: size * count))
        }
        handle.giveUp(with: patience)
        let code = withExtendedLifetime((body, lines)) { handle.perform() }
        return answer(code, handle, body)
    }

    private func answer(_ code: CURLcode, _ handle: EasyHandle, _ body: HTTPBody) -> Answer {
        if body.isTooLarge { return .tooLarge }
        let status = handle.number(CURLINFO_RESPONSE_CODE)
        switch code {
        case CURLE_OK where 300..<400 ~= status:
            return .redirected(handle.text(CURLINFO_REDIRECT_URL) ?? "nowhere")
        case CURLE_OK: return .answered(status: status, body: body.bytes)
        case CURLE_UNSUPPORTED_PROTOCOL, CURLE_TOO_MANY_REDIRECTS:
            return .redirected(handle.text(CURLINFO_REDIRECT_URL) ?? "another scheme")
        default: return .silent(patience.isOver ? "lightd is ending" : handle.problem(of: code))
        }
    }
}

/// What has been read of an answer.
private final class HTTPBody {
    private(set) var bytes: [UInt8] = []
    private(set) var isTooLarge = false
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    /// How many octets were taken; fewer than offered end the transfer.
    func take(_ piece: UnsafeRawBufferPointer) -> Int {
        guard bytes.count + piece.count <= limit else {
            isTooLarge = true
            return 0
        }
        bytes.append(contentsOf: piece)
        return piece.count
    }
}
