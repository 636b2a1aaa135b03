@testable import LightDaemon

/// Configurations as somebody might write them, and the files of the project.
enum Written {
    /// Loads one file as `lightd.yaml` on top of the defaults.
    static func load(_ yaml: String) throws -> Configuration {
        try Configuration.load(files: [("lightd.yaml", yaml)], messages: messageNames())
    }

    /// What is wrong with it, one line for each; nothing where it loads.
    static func problems(_ yaml: String) -> [String] {
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
    static func messageNames() throws -> Set<String> { try BuiltIn.messages.get().names }

    /// A file of the project's `config` folder.
    static func file(_ path: String) throws -> String { try ConfigurationFiles.text("\(folder)/\(path)") }

    static let folder = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/") + "/config"
}

/// What is built in, read once for all tests.
enum BuiltIn {
    static let messages = Result { try Messages.load(files: []) }
    static let configuration = Result { try Written.load("") }
}
