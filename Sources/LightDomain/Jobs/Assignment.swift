import Almanac

/// One try of a job, handed to a worker after it was written down. Everything in it is a copy of what stood in
/// the register at that moment: the worker asks nobody.
package struct Assignment: Hashable, Sendable {
    /// The store's number of the job: the same in every attempt.
    package var job: Int64
    package var key: JobKey
    /// 1 for the first try.
    package var attempt: Int
    /// After this instant the outcome is of no use to anybody.
    package var deadline: Instant
    package var work: Work

    package init(job: Int64, key: JobKey, attempt: Int, deadline: Instant, work: Work) {
        self.job = job
        self.key = key
        self.attempt = attempt
        self.deadline = deadline
        self.work = work
    }
}

/// What a worker is asked to do.
package enum Work: Hashable, Sendable {
    case reminder(Notice)
    case check(Look)
    case lamps(LampOrder)
}

/// The facts of one reminder to one contact.
package struct Notice: Hashable, Sendable {
    /// The message's name in the configuration, `week-before`.
    package var message: String
    /// `mail`, later `webhook`, `exec`.
    package var channel: String
    /// `nl`, `fr`, `de` or `en`.
    package var language: String
    package var contact: Contact
    package var campaign: String
    package var edition: Int
    /// The campaign day and the kickoff of this edition.
    package var day: CivilDate
    package var kickoff: CivilDate
    package var municipality: MunicipalityID
    /// The municipality's name in the contact's language.
    package var municipalityName: String
    /// IANA name of the zone in which times are told.
    package var timeZone: String
    /// What it is about; absent where the municipality as such is addressed.
    package var commitment: CommitmentFacts?

    package init(
        message: String, channel: String, language: String, contact: Contact, campaign: String, edition: Int,
        day: CivilDate, kickoff: CivilDate, municipality: MunicipalityID, municipalityName: String,
        timeZone: String, commitment: CommitmentFacts?
    ) {
        self.message = message
        self.channel = channel
        self.language = language
        self.contact = contact
        self.campaign = campaign
        self.edition = edition
        self.day = day
        self.kickoff = kickoff
        self.municipality = municipality
        self.municipalityName = municipalityName
        self.timeZone = timeZone
        self.commitment = commitment
    }
}

/// What a reminder says of a commitment.
package struct CommitmentFacts: Hashable, Sendable {
    package var id: CommitmentID
    package var buildingName: String
    package var address: String?
    package var promise: Promise
    package var opens: Instant?
    package var closes: Instant?
    /// Sunset of the campaign day at the building; absent without a place, or where there is none.
    package var sunset: Instant?
    package var verdict: Verdict

    package init(
        id: CommitmentID, buildingName: String, address: String?, promise: Promise, opens: Instant?,
        closes: Instant?, sunset: Instant?, verdict: Verdict
    ) {
        self.id = id
        self.buildingName = buildingName
        self.address = address
        self.promise = promise
        self.opens = opens
        self.closes = closes
        self.sunset = sunset
        self.verdict = verdict
    }
}

/// One look at a building through all its probes.
package struct Look: Hashable, Sendable {
    package var commitment: CommitmentID
    package var buildingName: String
    package var probes: [Device]

    package init(commitment: CommitmentID, buildingName: String, probes: [Device]) {
        self.commitment = commitment
        self.buildingName = buildingName
        self.probes = probes
    }
}

/// One command to all lamps of a building. What it says is a level, so a repeat changes nothing.
package struct LampOrder: Hashable, Sendable {
    package var commitment: CommitmentID
    package var buildingName: String
    package var lamps: [Device]
    package var level: LampLevel

    package init(commitment: CommitmentID, buildingName: String, lamps: [Device], level: LampLevel) {
        self.commitment = commitment
        self.buildingName = buildingName
        self.lamps = lamps
        self.level = level
    }
}
