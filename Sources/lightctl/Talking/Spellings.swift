import LightProtocol
import Varlink

/// What people type, as the wire wants it. Only the form is looked at here; whether it makes sense the daemon says.
enum Spelling {
    /// `Jan <jan@example.org>` or `jan@example.org`.
    static func contact(
        _ text: String, role: Register.Role, language: String? = nil, phone: String? = nil
    ) throws -> Register.Contact {
        let text = text.trimmingBlanks
        guard text.hasSuffix(">"), let open = text.lastIndex(of: "<") else {
            guard text.contains("@") else {
                throw Trouble("\"\(text)\": write a contact as 'Jan <jan@example.org>'", code: Trouble.usage)
            }
            return Register.Contact(email: text, phone: phone, language: language, role: role)
        }
        let name = text[..<open].trimmingBlanks
        let email = text[text.index(after: open)...].dropLast()
        return Register.Contact(
            name: name.isEmpty ? nil : name, email: String(email), phone: phone, language: language, role: role)
    }

    /// `51.2211,4.3997`.
    /// The contacts of a town, the first one first; nil where none is given.
    static func contacts(
        _ texts: [String], technician: String?, language: String?, phone: String?
    ) throws -> [Register.Contact]? {
        var contacts: [Register.Contact] = []
        for (index, text) in texts.enumerated() {
            contacts.append(
                try contact(
                    text, role: index == 0 ? .first : .second, language: language, phone: index == 0 ? phone : nil))
        }
        if let technician {
            contacts.append(try contact(technician, role: .technician, language: language))
        }
        if phone != nil, texts.isEmpty {
            throw Trouble("--phone belongs to a contact: give --contact as well", code: Trouble.usage)
        }
        return contacts.isEmpty ? nil : contacts
    }

    static func place(_ text: String) throws -> Register.Place {
        let parts = text.split(separator: ",").map { Double($0.trimmingBlanks) }
        guard parts.count == 2, let latitude = parts[0], let longitude = parts[1] else {
            throw Trouble(
                "\"\(text)\": write a place as LATITUDE,LONGITUDE in degrees, such as 51.2211,4.3997",
                code: Trouble.usage)
        }
        return Register.Place(latitude: latitude, longitude: longitude)
    }

    static func promise(_ text: String) throws -> Register.Promise {
        guard let promise = Register.Promise(rawValue: text), promise != .withdrawn else {
            throw Trouble("\"\(text)\": a promise is \"promised\" or \"confirmed\"", code: Trouble.usage)
        }
        return promise
    }

    /// `[NAME=]URL[#POINTER[=JSON]]`, or `NAME={"url": ...}` with all the settings of lightd.yaml(5).
    static func probe(_ text: String) throws -> Register.Device {
        let (name, rest) = named(text)
        if let settings = try object(rest, what: "probe") {
            return Register.Device(name: name, kind: "http", settings: settings)
        }
        return Register.Device(name: name, kind: "http", settings: try settings(ofURL: rest))
    }

    /// `[NAME=]URL` of a WLED controller, or `NAME={"url": ...}` with all the settings of lightd.yaml(5).
    static func lamp(_ text: String) throws -> Register.Device {
        let (name, rest) = named(text)
        if let settings = try object(rest, what: "lamp") {
            return Register.Device(name: name, kind: "http", settings: settings)
        }
        guard rest.hasPrefix("http://") || rest.hasPrefix("https://") else {
            throw Trouble(
                "\"\(rest)\": write a lamp as the address of a WLED controller, such as http://10.0.0.5/json/state, "
                    + "or as its settings, {\"url\": ..., \"on\": ..., \"off\": ...}", code: Trouble.usage)
        }
        let blue: JSON = .array([.array([.int(0), .int(60), .int(255)])])
        let settings: JSONObject = [
            "url": .string(String(rest)),
            "on": .object(["on": .bool(true), "bri": .int(255), "seg": .array([.object(["col": blue])])]),
            "off": .object(["on": .bool(false)]),
        ]
        return Register.Device(name: name, kind: "http", settings: settings)
    }

    static func checkLimit(_ limit: Int?) throws {
        guard let limit, limit < 1 else { return }
        throw Trouble("--limit \(limit): at least 1; leave it out for as many as there are", code: Trouble.usage)
    }

    /// That it has the form of RFC 3339: `2027-07-30T19:31:00Z`, or an offset for the Z.
    static func checkInstant(_ text: String?, option: String) throws {
        guard let text else { return }
        let form = Array("0000-00-00T00:00:00".utf8)
        let head = Array(text.utf8.prefix(form.count))
        let fits = zip(head, form).allSatisfy { given, wanted in
            wanted == UInt8(ascii: "0") ? (0x30...0x39).contains(given) : given == wanted || given == wanted | 0x20
        }
        guard fits, text.utf8.count > form.count else {
            throw Trouble(
                "\(option) \(text): write an instant such as 2027-07-30T19:31:00Z", code: Trouble.usage)
        }
    }

    // MARK: The wire's words as people type them

    /// A reason that names fields of a town, in a file's words.
    static func columns(_ reason: String) -> String { replace(reason, ["timeZone": "timezone"]) }

    /// The same in an option's.
    static func options(_ reason: String) -> String {
        replace(reason, ["timeZone": "--time-zone", "languages": "--language"])
    }

    private static func replace(_ reason: String, _ words: [String: String]) -> String {
        let parts = reason.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard parts.contains("timeZone") else { return reason }
        return parts.map { words[$0] ?? $0 }.joined(separator: " ")
    }

    // MARK: Helpers

    private static func named(_ text: String) -> (name: String, rest: Substring) {
        let rest = Substring(text.trimmingBlanks)
        guard let equals = rest.firstIndex(of: "="), !rest[..<equals].contains(where: { ":/#{".contains($0) }) else {
            return ("controller", rest)
        }
        return (String(rest[..<equals]), rest[rest.index(after: equals)...])
    }

    private static func object(_ text: Substring, what: String) throws -> JSONObject? {
        guard text.hasPrefix("{") else { return nil }
        guard case .object(let settings)? = try? JSON(parsing: String(text)) else {
            throw Trouble("\"\(text)\" is no JSON object: the settings of a \(what) are one", code: Trouble.usage)
        }
        return settings
    }

    private static func settings(ofURL text: Substring) throws -> JSONObject {
        guard text.hasPrefix("http://") || text.hasPrefix("https://") else {
            throw Trouble(
                "\"\(text)\": write a probe as URL#POINTER=JSON, such as http://10.0.0.5/json/state#/on=true",
                code: Trouble.usage)
        }
        let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        var settings: JSONObject = ["url": .string(String(parts[0]))]
        var expected = JSON.bool(true)
        if parts.count == 2 {
            let pair = parts[1].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            settings["pointer"] = .string(String(pair[0]))
            if pair.count == 2 {
                guard let value = try? JSON(parsing: String(pair[1])) else {
                    throw Trouble(
                        "\"\(pair[1])\" is no JSON value: what the probe expects is true, 255, \"on\" ...",
                        code: Trouble.usage)
                }
                expected = value
            }
        }
        settings["expect"] = .object(["equals": expected])
        return settings
    }
}

extension StringProtocol {
    /// Without blanks and tabs at its ends.
    var trimmingBlanks: String {
        var text = self[...]
        while let first = text.first, first == " " || first == "\t" { text = text.dropFirst() }
        while let last = text.last, last == " " || last == "\t" { text = text.dropLast() }
        return String(text)
    }
}
