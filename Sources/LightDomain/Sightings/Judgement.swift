import Almanac

/// The verdict of a commitment, why, and until when it stands if nothing new is seen.
package struct Judgement: Hashable, Sendable {
    package var verdict: Verdict
    /// A code for translation: `no-sighting`, `echo-only`, `camera-dark` ...
    package var reason: String?
    /// The sighting that decided.
    package var sighting: Sighting?
    /// When that sighting is too old to count.
    package var freshUntil: Instant?
    /// When to judge again; absent once the record is frozen.
    package var review: Instant?

    package init(
        verdict: Verdict, reason: String? = nil, sighting: Sighting? = nil, freshUntil: Instant? = nil,
        review: Instant? = nil
    ) {
        self.verdict = verdict
        self.reason = reason
        self.sighting = sighting
        self.freshUntil = freshUntil
        self.review = review
    }

    /// Judges a commitment at `now` by what was seen of it.
    ///
    /// Only sightings from inside the window count, each for `lifetime` seconds. Of what is fresh the strongest
    /// evidence decides, and the latest of that; a probe that could not look says nothing. After the window the
    /// judgement is that of its last second and stays: time no longer changes it, a late testimony still may.
    package static func judge(
        window: Window?, sightings: [Sighting], lifetime: Int, at now: Instant
    ) -> Judgement {
        guard let window else { return Judgement(verdict: .pending, reason: "no-window") }
        guard now >= window.opens else { return Judgement(verdict: .pending, review: window.opens) }
        let isOver = now >= window.closes
        let moment = isOver ? window.closes.advanced(by: -1) : now
        let fresh = sightings.filter {
            $0.at >= window.opens && $0.at <= moment && moment < $0.at.advanced(by: Int64(lifetime))
        }
        var judgement = weigh(fresh)
        judgement.freshUntil = judgement.sighting.map { $0.at.advanced(by: Int64(lifetime)) }
        judgement.review = isOver ? nil : review(of: fresh, lifetime: lifetime, closes: window.closes)
        return judgement
    }

    /// The first instant at which a fresh sighting stops counting, or the window's end.
    private static func review(of fresh: [Sighting], lifetime: Int, closes: Instant) -> Instant {
        let ends = fresh.map { $0.at.advanced(by: Int64(lifetime)) }.filter { $0 < closes }
        return ends.min() ?? closes
    }

    private static func weigh(_ fresh: [Sighting]) -> Judgement {
        let telling = fresh.filter { $0.light != .unreachable && $0.light != .unknown }
        guard let strongest = telling.map(\.evidence).max(),
            let decisive = telling.filter({ $0.evidence == strongest }).max(by: { $0.at < $1.at })
        else {
            let failed = fresh.max { $0.at < $1.at }
            return Judgement(verdict: .unknown, reason: failed == nil ? "no-sighting" : "unreachable", sighting: failed)
        }
        if decisive.light == .lit {
            return decisive.evidence == .seen
                ? Judgement(verdict: .verified, sighting: decisive)
                : Judgement(verdict: .claimed, reason: "\(word(for: decisive.evidence))-only", sighting: decisive)
        }
        let reason = "\(word(for: decisive.evidence))-\(decisive.light == .dark ? "dark" : "wrong-colour")"
        let somebodySaysLit = telling.contains { $0.light == .lit && $0.evidence < decisive.evidence }
        return Judgement(verdict: somebodySaysLit ? .contradicted : .dark, reason: reason, sighting: decisive)
    }

    private static func word(for evidence: Evidence) -> String {
        switch evidence {
        case .commanded: "command"
        case .claimed: "claim"
        case .echoed: "echo"
        case .seen: "camera"
        }
    }
}
