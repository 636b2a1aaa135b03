import LightDomain

/// The kinds of probes and lamps that this version has, for whoever registers one.
package enum DeviceKinds {
    package static let probes = ["http"]
    package static let lamps = ["http"]

    /// - Throws: what is wrong, with a JSON Pointer into the device: `/kind`, `/settings/url`.
    package static func validate(probe: Device) throws(DeviceSettingsError) {
        _ = try http(probe)
    }

    /// - Throws: what is wrong, with a JSON Pointer into the device.
    package static func validate(lamp: Device) throws(DeviceSettingsError) {
        _ = try http(lamp: lamp)
    }

    /// The probe that a device stands for; `http` is the only kind.
    static func http(_ probe: Device) throws(DeviceSettingsError) -> HTTPProbe {
        guard probe.kind == "http" else { throw unknown(probe.kind, known: probes) }
        do {
            return try HTTPProbe(settings: probe.settings)
        } catch {
            throw DeviceSettingsError(pointer: "/settings\(error.pointer)", reason: error.reason)
        }
    }

    /// The lamp that a device stands for; `http` is the only kind.
    static func http(lamp: Device) throws(DeviceSettingsError) -> HTTPLamp {
        guard lamp.kind == "http" else { throw unknown(lamp.kind, known: lamps) }
        do {
            return try HTTPLamp(settings: lamp.settings)
        } catch {
            throw DeviceSettingsError(pointer: "/settings\(error.pointer)", reason: error.reason)
        }
    }

    private static func unknown(_ kind: String, known: [String]) -> DeviceSettingsError {
        let shown = "\"\(HeaderText(kind.prefix(60)))\""
        return DeviceSettingsError(
            pointer: "/kind", reason: "\(shown) \(SettingsObject.unknown(kind, known: known))")
    }
}
