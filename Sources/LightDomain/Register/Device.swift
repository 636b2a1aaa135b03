/// How a facade is looked at (a probe) or lit (a lamp).
package struct Device: Hashable, Sendable {
    package var name: String
    /// Which of the daemon's workers serves it: `http`, `camera`, `sacn` ...
    package var kind: String
    /// The settings of that kind, a JSON object as text; the worker of that kind says what it may hold.
    package var settings: String

    package init(name: String, kind: String, settings: String) {
        self.name = name
        self.kind = kind
        self.settings = settings
    }
}
