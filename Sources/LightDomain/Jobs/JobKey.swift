/// What makes a job unique: it can be planned twice, never done twice.
package struct JobKey: Hashable, Sendable, CustomStringConvertible {
    package var edition: Int
    package var subject: Subject
    package var rule: String
    /// 0 for a rule that acts once; the number of the repeat for one that repeats.
    package var occurrence: Int

    package init(edition: Int, subject: Subject, rule: String, occurrence: Int = 0) {
        self.edition = edition
        self.subject = subject
        self.rule = rule
        self.occurrence = occurrence
    }

    /// `2027/antwerpen/stadhuis/week-before`, with `/3` after it for the fourth of a repeating rule.
    package var description: String {
        let stem = "\(edition)/\(subject.place)/\(rule)"
        return occurrence == 0 ? stem : "\(stem)/\(occurrence)"
    }
}

/// Whom or what a job concerns.
package enum Subject: Hashable, Sendable, CustomStringConvertible {
    case municipality(MunicipalityID)
    case commitment(CommitmentID)

    package var municipality: MunicipalityID {
        switch self {
        case .municipality(let id): id
        case .commitment(let id): id.municipality
        }
    }

    /// The subject without its edition: `antwerpen` or `antwerpen/stadhuis`.
    package var place: String {
        switch self {
        case .municipality(let id): id.text
        case .commitment(let id): id.building.text
        }
    }

    /// As it stands in tables and on the wire: `antwerpen` or `antwerpen/stadhuis@2027`.
    package var description: String {
        switch self {
        case .municipality(let id): id.text
        case .commitment(let id): id.text
        }
    }

    package init?(_ text: String) {
        if let id = CommitmentID(text) {
            self = .commitment(id)
        } else if let id = MunicipalityID(text) {
            self = .municipality(id)
        } else {
            return nil
        }
    }
}
