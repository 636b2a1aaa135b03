import Almanac
import LightDomain
import LightProtocol
import LightStore

extension Status.Facade {
    init(_ facade: LightStore.Facade) {
        let commitment = facade.commitment
        let judgement = commitment.judgement
        self.init(
            id: commitment.id.text, building: commitment.id.building.text,
            municipality: commitment.id.municipality.text, names: facade.names, division: facade.division,
            latitude: facade.place?.latitude, longitude: facade.place?.longitude,
            promise: Promise(commitment.promise), opens: commitment.window?.opens.rfc3339,
            closes: commitment.window?.closes.rfc3339, verdict: Status.Verdict(judgement.verdict),
            reason: judgement.reason, sighting: judgement.sighting.map(Status.Sighting.init),
            freshUntil: judgement.freshUntil?.rfc3339, acknowledged: false, revision: Int(commitment.revision))
    }
}

extension Status.Sighting {
    /// A person's name and note are not for everyone: of a claim only that it was made.
    init(_ sighting: LightDomain.Sighting) {
        let isPersons = sighting.evidence == .claimed
        self.init(
            light: Status.Light(sighting.light), evidence: Status.Evidence(sighting.evidence),
            by: isPersons ? "person" : sighting.by, at: sighting.at.rfc3339, detail: isPersons ? nil : sighting.detail)
    }
}

extension Status.Summary {
    init(_ tally: Tally, edition: Edition, campaign: Campaign, at now: Instant) {
        let phase: Status.Phase =
            switch LightDomain.Phase(
                opens: tally.opensFirst, closes: tally.closesLast, rollover: edition.rollover, at: now)
            {
            case .before: .before
            case .open: .open
            case .after: .after
            }
        self.init(
            edition: edition.year, campaign: campaign.name, day: edition.day.description, colour: campaign.colour,
            phase: phase, opensFirst: tally.opensFirst?.rfc3339, closesLast: tally.closesLast?.rfc3339,
            municipalities: Municipalities(
                invited: tally.municipalities - tally.declined - tally.committed, declined: tally.declined,
                committed: tally.committed),
            commitments: Commitments(
                promised: tally.promises[.promised] ?? 0, confirmed: tally.promises[.confirmed] ?? 0,
                withdrawn: tally.promises[.withdrawn] ?? 0),
            verdicts: Dictionary(
                uniqueKeysWithValues: LightDomain.Verdict.allCases.map { ($0.rawValue, tally.verdicts[$0] ?? 0) }),
            byDivision: tally.divisions.mapValues {
                ByDivision(
                    municipalities: $0.municipalities, commitments: $0.commitments, confirmed: $0.confirmed,
                    verified: $0.verified)
            },
            jobs: Jobs(
                due: tally.jobsDue, done: tally.jobs[.done] ?? 0, failed: tally.jobs[.failed] ?? 0,
                missed: tally.jobs[.missed] ?? 0),
            nextJob: tally.nextJob?.rfc3339)
    }
}

// MARK: Words for words

extension Status.Facade.Promise {
    init(_ promise: LightDomain.Promise) {
        switch promise {
        case .promised: self = .promised
        case .confirmed: self = .confirmed
        case .withdrawn: self = .withdrawn
        }
    }
}

extension Status.Verdict {
    init(_ verdict: LightDomain.Verdict) {
        switch verdict {
        case .pending: self = .pending
        case .verified: self = .verified
        case .claimed: self = .claimed
        case .contradicted: self = .contradicted
        case .dark: self = .dark
        case .unknown: self = .unknown
        }
    }

    var domain: LightDomain.Verdict {
        switch self {
        case .pending: .pending
        case .verified: .verified
        case .claimed: .claimed
        case .contradicted: .contradicted
        case .dark: .dark
        case .unknown: .unknown
        }
    }
}

extension Status.Light {
    init(_ light: LightDomain.Light) {
        switch light {
        case .lit: self = .lit
        case .dark: self = .dark
        case .wrong_colour: self = .wrongColour
        case .unreachable: self = .unreachable
        case .unknown: self = .unknown
        }
    }
}

extension Status.Evidence {
    init(_ evidence: LightDomain.Evidence) {
        switch evidence {
        case .commanded: self = .commanded
        case .claimed: self = .claimed
        case .echoed: self = .echoed
        case .seen: self = .seen
        }
    }
}
