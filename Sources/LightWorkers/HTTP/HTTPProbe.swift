import LightDomain

/// Looks at a building by asking its lamp controller: gets a JSON text and compares values in it with what they are
/// when the facade is lit. What it finds is the controller's echo, not the light itself.
///
///     {"url": "http://10.0.0.5/json/state", "pointer": "/on", "expect": [
///         {"equals": true},
///         {"pointer": "/seg/0/col/0", "colour": "rgb"}]}
package struct HTTPProbe: Hashable, Sendable {
    private static let names = ["url", "pointer", "expect", "headers", "timeoutSeconds"]

    let address: WebAddress
    let headers: [ProbeHeader]
    let timeoutSeconds: Int
    let expectations: [Expectation]

    /// Reads the settings of a device of kind `http`, a JSON object as text.
    ///
    /// - Throws: the first thing that is wrong, with a JSON Pointer into the settings.
    package init(settings text: String) throws(DeviceSettingsError) {
        guard text.utf8.count <= 65_536, let value = JSONValue(parsing: Array(text.utf8)) else {
            throw DeviceSettingsError(pointer: "", reason: "must be a JSON object of at most 64 KiB")
        }
        let settings = try SettingsObject(value, at: "", known: Self.names)
        address = try settings.address("url", example: "http://10.0.0.5/json/state")
        headers = try settings.headers("headers")
        timeoutSeconds = try settings.integer("timeoutSeconds", in: 1...60) ?? 10
        let pointer = try settings.jsonPointer("pointer") ?? JSONPointer.whole
        guard let expect = settings["expect"] else {
            throw settings.wrong("expect", "is missing; it says when the building is lit, such as {\"equals\": true}")
        }
        expectations = try Expectation.read(expect, at: "/expect", default: pointer)
    }

    /// Asks and judges. Blocks for `timeoutSeconds` at most.
    func look(with visitor: HTTPVisitor, secrets: [String], as name: String) -> Finding {
        let lines: [String]
        switch headers.lines(secrets: secrets) {
        case .success(let found): lines = found
        case .failure(let error): return Self.finding(.unknown, name, error.reason)
        }
        switch visitor.get(address, headers: lines, seconds: timeoutSeconds) {
        case .answered(200..<300, let body): return judge(body, as: name)
        case .answered(let status, _):
            // A server that has trouble of its own is as good as absent; another answer is about the settings.
            return Self.finding(status >= 500 ? .unreachable : .unknown, name, "\(address.text) answered \(status)")
        case .redirected(let target):
            return Self.finding(.unknown, name, "\(address.text) leads to \(HeaderText(target)), which is not followed")
        case .tooLarge:
            return Self.finding(.unknown, name, "\(address.text) answered more than \(HTTPVisitor.bodyLimit) octets")
        case .silent(let problem):
            return Self.finding(.unreachable, name, "\(address.text): \(HeaderText(problem))")
        }
    }

    // MARK: Judging

    /// Darkness anywhere is darkness; then what is not known counts, then the colour.
    func judge(_ body: [UInt8], as name: String) -> Finding {
        guard let answer = JSONValue(parsing: body) else {
            return Self.finding(.unknown, name, "\(address.text) answered no JSON")
        }
        var (lit, unknown, wrong): ([String], [String], [String]) = ([], [], [])
        for expectation in expectations {
            switch expectation.judge(answer) {
            case .lit(let detail): lit.append(detail)
            case .dark(let detail): return Self.finding(.dark, name, detail)
            case .unknown(let detail): unknown.append(detail)
            case .wrongColour(let detail): wrong.append(detail)
            }
        }
        if !unknown.isEmpty { return Self.finding(.unknown, name, unknown.joined(separator: "; ")) }
        if !wrong.isEmpty { return Self.finding(.wrong_colour, name, wrong.joined(separator: "; ")) }
        return Self.finding(.lit, name, lit.joined(separator: "; "))
    }

    private static func finding(_ light: Light, _ name: String, _ detail: String) -> Finding {
        Finding(light: light, evidence: .echoed, by: name, detail: detail)
    }
}
