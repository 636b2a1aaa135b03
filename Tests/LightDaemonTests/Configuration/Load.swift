import Almanac
import LightDomain

@testable import LightDaemon

/// Loads one file as `lightd.yaml` on top of the defaults.
func load(_ yaml: String) throws -> Configuration {
    try Configuration.load(files: [("lightd.yaml", yaml)], messages: builtInMessages())
}

/// What is wrong with it, one line for each; nothing where it loads.
func problems(_ yaml: String) -> [String] {
    do {
        _ = try load(yaml)
        return []
    } catch let errors as ConfigurationErrors {
        return errors.all.map(\.description)
    } catch {
        return ["\(error)"]
    }
}

/// The names of the messages that are built in.
func builtInMessages() throws -> Set<String> { try BuiltIn.messages.get().names }

/// What is built in, read once for all tests.
enum BuiltIn {
    static let messages = Result { try Messages.load(files: []) }
    static let configuration = Result { try load("") }
}

/// Europe/Brussels since 1996, as a zone file (RFC 9636, version 2) with nothing but its footer.
func brussels() throws -> Zone {
    let counts: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 4]
    let part =
        Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15) + counts + [0, 0, 14, 16, 0, 0] + Array("CET".utf8) + [0]
    return try Zone(name: "Europe/Brussels", tzif: part + part + Array("\nCET-1CEST,M3.5.0,M10.5.0/3\n".utf8))
}

/// Only Brussels, by name.
func zones() throws -> Zones {
    let brussels = try brussels()
    return Zones { $0 == "Europe/Brussels" ? brussels : nil }
}

/// A file of the project's `config` folder.
func projectFile(_ path: String) throws -> String {
    let tests = #filePath.split(separator: "/").dropLast(4)
    return try ConfigurationFiles.text("/" + tests.joined(separator: "/") + "/config/" + path)
}
