import Logging
import Synchronization

/// A log handler whose level is one for all loggers of the process, so that it can be changed while it works.
package struct LevelledLogHandler: LogHandler {
    private static let level = Mutex(Logger.Level.info)

    private var handler: any LogHandler

    package init(_ handler: any LogHandler) { self.handler = handler }

    package var logLevel: Logger.Level {
        get { Self.level.withLock { $0 } }
        nonmutating set { Self.level.withLock { $0 = newValue } }
    }

    package var metadata: Logger.Metadata {
        get { handler.metadata }
        set { handler.metadata = newValue }
    }

    package var metadataProvider: Logger.MetadataProvider? {
        get { handler.metadataProvider }
        set { handler.metadataProvider = newValue }
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { handler[metadataKey: key] }
        set { handler[metadataKey: key] = newValue }
    }

    package func log(event: LogEvent) { handler.log(event: event) }
}
