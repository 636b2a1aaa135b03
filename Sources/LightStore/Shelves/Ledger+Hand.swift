import Almanac
import LightDomain

/// What people decide about single jobs.
extension Ledger {
    /// Lets a job that waits or has ended be done at once, as another attempt under its own id.
    package func runByHand(_ job: Int64, due: Instant, deadline: Instant, at now: Instant, by who: String) throws {
        try run(
            """
            UPDATE job SET state = 'waiting', due = ?, deadline = ?, nextAttempt = ?, reason = NULL, handBy = ?,
              handNote = NULL WHERE id = ?
            """, [due.secondsSince1970, deadline.secondsSince1970, now.secondsSince1970, who, job])
    }

    package func cancelByHand(_ job: Int64, reason: String, hand: Hand) throws {
        try run(
            """
            UPDATE job SET state = 'cancelled', reason = ?, nextAttempt = NULL, handBy = ?, handNote = ? WHERE id = ?
            """, [reason, hand.by, hand.note, job])
    }

    /// Brings a job that no rule has planned into the agenda.
    package func insertByHand(_ job: PlannedJob, for subject: Subject, in edition: Int, by who: String) throws {
        try run(
            """
            INSERT INTO job (municipality, edition, subject, rule, occurrence, kind, channel, state, due, deadline,
              nextAttempt, handBy) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'waiting', ?8, ?9, ?8, ?10)
            """,
            [
                subject.municipality.text, edition, subject.description, job.rule, job.occurrence, job.kind.rawValue,
                job.channel, job.due.secondsSince1970, job.deadline.secondsSince1970, who,
            ])
    }

    /// The jobs that a rule has led to for a subject, in order of occurrence.
    package func jobs(of subject: Subject, in edition: Int, by rule: String) throws -> [Job] {
        try jobs(
            "WHERE municipality = ? AND edition = ? AND subject = ? AND rule = ? ORDER BY occurrence",
            [subject.municipality.text, edition, subject.description, rule])
    }

    /// All jobs of a subject, in the order in which they fall due.
    package func jobs(of subject: Subject, in edition: Int) throws -> [Job] {
        try jobs(
            "WHERE municipality = ? AND edition = ? AND subject = ? ORDER BY due, id",
            [subject.municipality.text, edition, subject.description])
    }
}
