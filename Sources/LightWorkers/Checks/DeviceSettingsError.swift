/// Why the settings of a device cannot be used.
package struct DeviceSettingsError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A JSON Pointer (RFC 6901) to what is wrong.
    package let pointer: String
    /// What is wrong and what would do, a sentence without its subject.
    package let reason: String

    package init(pointer: String, reason: String) {
        self.pointer = pointer
        self.reason = reason
    }

    package var description: String { pointer.isEmpty ? reason : "\(pointer): \(reason)" }
}
