import LightDomain

/// Switches a lamp controller over HTTP: what is sent for `on` and for `off` is a level, so that a repeat changes
/// nothing. WLED, for instance:
///
///     {"url": "http://10.0.0.5/json/state",
///      "on": {"on": true, "bri": 255, "seg": [{"col": [[0, 60, 255]]}]}, "off": {"on": false}}
///
/// `on` and `off` are what is sent: JSON values, or texts that are sent as they are. `method` is PUT or POST (the
/// usual one), or GET with `onURL` and `offURL` for controllers that are switched by an address alone.
package struct HTTPLamp: Hashable, Sendable {
    private static let names = ["url", "onURL", "offURL", "method", "on", "off", "headers", "timeoutSeconds"]

    private let addresses: [LampLevel: WebAddress]
    private let bodies: [LampLevel: String]
    private let method: String
    private let headers: [ProbeHeader]
    private let sendsJSON: Bool
    let timeoutSeconds: Int

    /// Reads the settings of a device of kind `http`, a JSON object as text.
    ///
    /// - Throws: the first thing that is wrong, with a JSON Pointer into the settings.
    package init(settings text: String) throws(DeviceSettingsError) {
        guard text.utf8.count <= 65_536, let value = JSONValue(parsing: Array(text.utf8)) else {
            throw DeviceSettingsError(pointer: "", reason: "must be a JSON object of at most 64 KiB")
        }
        let settings = try SettingsObject(value, at: "", known: Self.names)
        method = try settings.string("method") ?? "POST"
        guard ["GET", "POST", "PUT"].contains(method) else {
            throw settings.wrong("method", "must be \"POST\", \"PUT\" or \"GET\"")
        }
        headers = try settings.headers("headers")
        timeoutSeconds = try settings.integer("timeoutSeconds", in: 1...60) ?? 10
        addresses = try Self.addresses(settings)
        (bodies, sendsJSON) = try Self.bodies(settings, method)
    }

    private static func addresses(
        _ settings: SettingsObject
    ) throws(DeviceSettingsError) -> [LampLevel: WebAddress] {
        var addresses: [LampLevel: WebAddress] = [:]
        for (level, name) in [(LampLevel.on, "onURL"), (.off, "offURL")] {
            let own = settings[name] == nil ? "url" : name
            addresses[level] = try settings.address(own, example: "http://10.0.0.5/json/state")
        }
        return addresses
    }

    private static func bodies(
        _ settings: SettingsObject, _ method: String
    ) throws(DeviceSettingsError) -> ([LampLevel: String], sendsJSON: Bool) {
        if method == "GET" {
            for name in ["on", "off"] where settings[name] != nil {
                throw settings.wrong(name, "is not sent with GET; give \"onURL\" and \"offURL\"")
            }
            for name in ["onURL", "offURL"] where settings[name] == nil {
                throw settings.wrong(name, "is missing; with GET the address alone says what to do")
            }
            return ([:], false)
        }
        var bodies: [LampLevel: String] = [:]
        var sendsJSON = true
        for (level, name) in [(LampLevel.on, "on"), (.off, "off")] {
            switch settings[name] {
            case .string(let text)?:
                bodies[level] = text
                sendsJSON = false
            case let value?:
                bodies[level] = value.text
            case nil:
                guard settings[name + "URL"] != nil else {
                    throw settings.wrong(name, "is missing; it is what to send, such as {\"on\": \(level == .on)}")
                }
            }
        }
        return (bodies, sendsJSON)
    }

    /// Sends the level. Blocks for `timeoutSeconds`, or until `milliseconds` are over.
    func set(
        _ level: LampLevel, with visitor: HTTPVisitor, secrets: [String], within milliseconds: Int
    ) -> Outcome {
        guard let address = addresses[level] else { return .failed(detail: "no address for \(level.rawValue)") }
        var lines: [String]
        switch headers.lines(secrets: secrets) {
        case .success(let found): lines = found
        case .failure(let error): return .failed(detail: error.reason)
        }
        if sendsJSON, method != "GET" { lines.append("Content-Type: application/json") }
        let limit = min(timeoutSeconds * 1_000, milliseconds)
        switch visitor.send(method, bodies[level] ?? "", to: address, headers: lines, milliseconds: limit) {
        case .answered(200..<300, _):
            return .succeeded(detail: "\(level.rawValue)")
        case .answered(let status, _) where status >= 500 || status == 408 || status == 429:
            return .deferred(detail: "\(address.text) answered \(status)")
        case .answered(let status, _):
            return .failed(detail: "\(address.text) answered \(status)")
        case .redirected(let target):
            return .failed(detail: "\(address.text) leads to \(HeaderText(target)), which is not followed")
        case .tooLarge:
            return .succeeded(detail: "\(level.rawValue), with a long answer")
        case .silent(let problem):
            return .deferred(detail: "\(address.text): \(HeaderText(problem))")
        }
    }
}
