import LightDomain
import LightEngine
import Logging
import Synchronization

/// What the configuration in force comes to, for the controls. A value: a reload puts another in its place.
package final class InForce: Sendable {
    package let engine: Engine
    package let rights: Rights
    /// All of the configuration as one file.
    let yaml: String
    let logLevel: Logger.Level
    let backups: BackupFolder
    /// What is missing before a letter can leave, in words; nil where nothing is.
    let mailObstacle: String?
    /// Renders a reminder as its contact would read it, for rehearsals.
    let preview: @Sendable (Assignment, Notice) -> RehearsedText

    package init(
        engine: Engine, rights: Rights, yaml: String, logLevel: Logger.Level, backups: BackupFolder,
        mailObstacle: String?,
        preview: @escaping @Sendable (Assignment, Notice) -> RehearsedText
    ) {
        self.engine = engine
        self.rights = rights
        self.yaml = yaml
        self.logLevel = logLevel
        self.backups = backups
        self.mailObstacle = mailObstacle
        self.preview = preview
    }
}

/// A value that many read and that is replaced now and then.
package final class Replaceable<Value: Sendable>: Sendable {
    private let state: Mutex<Value>

    package init(_ value: Value) { state = Mutex(value) }

    package var value: Value { state.withLock { $0 } }

    package func replace(by value: Value) { state.withLock { $0 = value } }
}
