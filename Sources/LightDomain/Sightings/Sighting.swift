import Almanac

/// What was seen of a facade.
package enum Light: String, Hashable, Sendable, CaseIterable {
    case lit, dark, wrong_colour, unreachable, unknown
}

/// How much a sighting proves, from weak to strong.
package enum Evidence: String, Hashable, Sendable, CaseIterable, Comparable {
    case commanded, claimed, echoed, seen

    package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .commanded: 0
        case .claimed: 1
        case .echoed: 2
        case .seen: 3
        }
    }
}

/// One observation of a building.
package struct Sighting: Hashable, Sendable {
    package var light: Light
    package var evidence: Evidence
    /// A probe's name, or the person's: `uid:1000 jan`.
    package var by: String
    package var at: Instant
    package var detail: String?

    package init(light: Light, evidence: Evidence, by: String, at: Instant, detail: String? = nil) {
        self.light = light
        self.evidence = evidence
        self.by = by
        self.at = at
        self.detail = detail
    }
}
