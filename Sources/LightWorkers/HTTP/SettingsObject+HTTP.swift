import LightDomain

/// What probes and lamps that are asked over HTTP have in common.
extension SettingsObject {
    func address(_ name: String, example: String) throws(DeviceSettingsError) -> WebAddress {
        guard let text = try string(name) else {
            throw wrong(name, "is missing; it is what to ask, such as \"\(example)\"")
        }
        switch WebAddress.read(text) {
        case .success(let address): return address
        case .failure(let error): throw wrong(name, error.reason)
        }
    }

    func headers(_ name: String) throws(DeviceSettingsError) -> [ProbeHeader] {
        guard let value = self[name] else { return [] }
        guard case .object(let members) = value, members.count <= 16 else {
            throw wrong(name, "must be an object of at most 16 texts")
        }
        var headers: [ProbeHeader] = []
        for (header, value) in members.sorted(by: { $0.key < $1.key }) {
            let pointer = JSONPointer.appending(header, to: pointer(to: name))
            guard case .string(let text) = value else {
                throw DeviceSettingsError(pointer: pointer, reason: "must be a text, and is \(value.kind)")
            }
            if let objection = ProbeHeader.objection(name: header, value: text) {
                throw DeviceSettingsError(pointer: pointer, reason: objection)
            }
            headers.append(ProbeHeader(name: header, value: text))
        }
        return headers
    }
}

extension [ProbeHeader] {
    /// The lines as they are sent, or why a secret among them cannot be had.
    func lines(secrets: [String]) -> Result<[String], SecretError> {
        var lines: [String] = []
        for header in self {
            switch header.line(secrets: secrets) {
            case .success(let line): lines.append(line)
            case .failure(let error): return .failure(error)
            }
        }
        return .success(lines)
    }
}
