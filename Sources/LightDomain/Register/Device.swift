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

    /// The host that it is asked at, where its settings have an address; else its name.
    package var destination: String {
        guard let start = settings.firstRange(of: "://")?.upperBound else { return name }
        let host = settings[start...].prefix { !"/?#\"\\".contains($0) }
        return host.isEmpty ? name : host.lowercased()
    }
}
