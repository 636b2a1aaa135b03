import Almanac
import LightDomain
import LightEngine
import LightProtocol
import LightStore
import LightWorkers
import Varlink

// From the wire's words to the house's, and back. What cannot be said in the house's words is refused here, with a
// pointer to the place.

extension Register.NewMunicipality {
    /// - Parameter field: a JSON Pointer to it.
    func domain(field: String) throws(Refusal) -> LightDomain.NewMunicipality {
        var contacts: [LightDomain.Contact]?
        if let given = self.contacts {
            var read: [LightDomain.Contact] = []
            for (index, contact) in given.enumerated() {
                read.append(try contact.domain(field: "\(field)/contacts/\(index)"))
            }
            contacts = read
        }
        var buildings: [LightDomain.NewBuilding] = []
        for (index, building) in (self.buildings ?? []).enumerated() {
            buildings.append(try building.domain(field: "\(field)/buildings/\(index)"))
        }
        for (language, _) in names ?? [:] where !Registration.isLanguage(language) {
            throw .invalid(
                field: "\(field)/names", reason: "\"\(language)\" is not a language tag (BCP 47) such as \"nl\"")
        }
        for (language, name) in names ?? [:] { _ = try Text.line(name, field: "\(field)/names/\(language)") }
        return LightDomain.NewMunicipality(
            name: try Text.line(name, field: "\(field)/name"), id: id, names: names, country: country, code: code,
            division: try division.map { text throws(Refusal) in try Text.line(text, field: "\(field)/division") },
            languages: languages, timeZone: timeZone, place: try place?.domain(field: "\(field)/place"),
            contacts: contacts, buildings: buildings)
    }
}

extension Register.Contact {
    func domain(field: String) throws(Refusal) -> LightDomain.Contact {
        if let email {
            do {
                _ = try MailAddress(email)
            } catch {
                throw .invalid(field: "\(field)/email", reason: error.description)
            }
        }
        if let phone, !Text.isPhone(phone) {
            throw .invalid(
                field: "\(field)/phone", reason: "write the number with its country (E.164), such as \"+3278055800\"")
        }
        if let language, !Registration.isLanguage(language) {
            throw .invalid(field: "\(field)/language", reason: "a language tag (BCP 47) such as \"nl\" or \"fr\"")
        }
        return LightDomain.Contact(
            name: try name.map { text throws(Refusal) in try Text.line(text, field: "\(field)/name") }, email: email,
            phone: phone, language: language, role: role.domain)
    }

    init(_ contact: LightDomain.Contact) {
        self.init(
            name: contact.name, email: contact.email, phone: contact.phone, language: contact.language,
            role: Register.Role(contact.role))
    }
}

extension Register.NewBuilding {
    func domain(field: String) throws(Refusal) -> LightDomain.NewBuilding {
        LightDomain.NewBuilding(
            name: try Text.line(name, field: "\(field)/name"), id: id,
            address: try address.map { text throws(Refusal) in try Text.line(text, field: "\(field)/address") },
            place: try place?.domain(field: "\(field)/place"),
            lamps: try lamps?.domain(.lamp, field: "\(field)/lamps"),
            probes: try probes?.domain(.probe, field: "\(field)/probes"),
            on: try Self.moment(on, field: "\(field)/on"), off: try Self.moment(off, field: "\(field)/off"),
            note: try Text.note(note, field: "\(field)/note"), promise: promise?.domain)
    }

    fileprivate static func moment(_ text: String?, field: String) throws(Refusal) -> Moment? {
        guard let text else { return nil }
        let moment: Moment
        do {
            moment = try Moment(parsing: text)
        } catch {
            throw .invalid(field: field, reason: error.description)
        }
        if moment.needsWindow {
            throw .invalid(
                field: field, reason: "a window cannot begin or end by its own ends; start from day, sunset, dusk ...")
        }
        return moment
    }
}

extension Register.Place {
    func domain(field: String) throws(Refusal) -> Almanac.Place {
        guard let place = Almanac.Place(latitude: latitude, longitude: longitude) else {
            throw .invalid(
                field: field,
                reason: "latitude lies between -90 and 90, longitude between -180 and 180 degrees; "
                    + "this is \(latitude), \(longitude)")
        }
        return place
    }

    init(_ place: Almanac.Place) { self.init(latitude: place.latitude, longitude: place.longitude) }
}

enum DevicePurpose { case lamp, probe }

extension [Register.Device] {
    func domain(_ purpose: DevicePurpose, field: String) throws(Refusal) -> [LightDomain.Device] {
        var devices: [LightDomain.Device] = []
        for (index, device) in enumerated() {
            let field = "\(field)/\(index)"
            if devices.contains(where: { $0.name == device.name }) {
                throw .invalid(field: "\(field)/name", reason: "\"\(device.name)\" is there twice")
            }
            devices.append(try device.domain(purpose, field: field))
        }
        return devices
    }
}

extension Register.Device {
    fileprivate func domain(_ purpose: DevicePurpose, field: String) throws(Refusal) -> LightDomain.Device {
        var writer = JSONWriter()
        settings.write(to: &writer)
        let device = LightDomain.Device(
            name: try Text.line(name, field: "\(field)/name"), kind: kind,
            settings: String(decoding: writer.bytes, as: UTF8.self))
        do {
            switch purpose {
            case .probe: try DeviceKinds.validate(probe: device)
            case .lamp: try DeviceKinds.validate(lamp: device)
            }
        } catch {
            throw .invalid(field: "\(field)\(error.pointer)", reason: error.reason)
        }
        return device
    }

    init(_ device: LightDomain.Device) {
        let settings = (try? JSON(parsing: device.settings)) ?? .object(JSONObject())
        guard case .object(let members) = settings else {
            self.init(name: device.name, kind: device.kind, settings: JSONObject())
            return
        }
        self.init(name: device.name, kind: device.kind, settings: members)
    }
}

extension Register.Municipality {
    /// - Parameter isOpen: whether personal data may be shown.
    init(_ municipality: LightDomain.Municipality, standing: LightDomain.Standing, isOpen: Bool) {
        self.init(
            id: municipality.id.text, name: municipality.name, names: municipality.names,
            country: municipality.country, code: municipality.code, division: municipality.division,
            languages: municipality.languages, timeZone: municipality.timeZone,
            place: municipality.place.map(Register.Place.init), standing: Register.Standing(standing),
            contacts: isOpen ? municipality.contacts.map(Register.Contact.init) : nil,
            revision: Int(municipality.revision))
    }
}

extension Register.Building {
    /// - Parameter isOpen: whether addresses of devices may be shown.
    init(_ building: LightDomain.Building, isOpen: Bool) {
        self.init(
            id: building.id.text, municipality: building.id.municipality.text, name: building.name,
            address: building.address, place: building.place.map(Register.Place.init),
            lamps: isOpen ? building.lamps.map(Register.Device.init) : nil,
            probes: isOpen ? building.probes.map(Register.Device.init) : nil, revision: Int(building.revision))
    }
}

extension Register.Commitment {
    init(_ commitment: LightDomain.Commitment) {
        self.init(
            id: commitment.id.text, building: commitment.id.building.text, edition: commitment.id.edition,
            promise: Register.Promise(commitment.promise), on: commitment.on?.description,
            off: commitment.off?.description, opens: commitment.window?.opens.rfc3339,
            closes: commitment.window?.closes.rfc3339, note: commitment.note, revision: Int(commitment.revision))
    }
}

extension Register.GazetteerEntry {
    init(_ entry: Gazetteer.Entry) {
        self.init(
            name: entry.name, names: entry.names, country: entry.country, code: entry.code, division: entry.division,
            languages: entry.languages, timeZone: entry.timeZone, place: Register.Place(entry.place))
    }
}

extension Register.Imported {
    init(_ line: ImportMunicipalities.Line, index: Int) {
        var field: String?
        var reason: String?
        if let refusal = line.refusal { (field, reason) = refusal.words }
        self.init(
            index: index, id: line.id, outcome: Outcome(line.effect), field: field, reason: reason)
    }
}

// MARK: Words for words

extension Register.Role {
    init(_ role: LightDomain.Role) {
        switch role {
        case .first: self = .first
        case .second: self = .second
        case .technician: self = .technician
        }
    }

    var domain: LightDomain.Role {
        switch self {
        case .first: .first
        case .second: .second
        case .technician: .technician
        }
    }
}

extension Register.Promise {
    init(_ promise: LightDomain.Promise) {
        switch promise {
        case .promised: self = .promised
        case .confirmed: self = .confirmed
        case .withdrawn: self = .withdrawn
        }
    }

    var domain: LightDomain.Promise {
        switch self {
        case .promised: .promised
        case .confirmed: .confirmed
        case .withdrawn: .withdrawn
        }
    }
}

extension Register.Standing {
    init(_ standing: LightDomain.Standing) {
        switch standing {
        case .invited: self = .invited
        case .declined: self = .declined
        case .committed: self = .committed
        }
    }

    var domain: LightDomain.Standing {
        switch self {
        case .invited: .invited
        case .declined: .declined
        case .committed: .committed
        }
    }
}

extension Register.Imported.Outcome {
    init(_ effect: ImportMunicipalities.Effect) {
        switch effect {
        case .added: self = .added
        case .changed: self = .changed
        case .unchanged: self = .unchanged
        case .refused: self = .refused
        }
    }
}

extension EditCommitment.Change {
    /// - Parameter text: a moment; empty for the campaign's; absent leaves it as it is.
    init(_ text: String?, field: String) throws(Refusal) {
        switch text {
        case nil: self = .keep
        case "": self = .campaign
        default: self = try Register.NewBuilding.moment(text, field: field).map { .set($0) } ?? .keep
        }
    }
}
