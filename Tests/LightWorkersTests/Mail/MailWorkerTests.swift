import Almanac
import LightDomain
import Synchronization
import Testing

@testable import LightWorkers

@Suite struct MailWorkerTests {
    private final class Outbox: MailTransport {
        let letters = Mutex<[Letter]>([])

        func send(_ letter: Letter) async -> Outcome {
            letters.withLock { $0.append(letter) }
            return .deferred(detail: "not today")
        }

        func close() async {}
    }

    private func notice() throws -> Notice {
        Notice(
            message: "week-before", channel: "mail", language: "nl", contact: Contact(email: "jan@example.org"),
            campaign: "Blue Heart", edition: 2027, day: try #require(CivilDate("2027-07-30")),
            kickoff: try #require(CivilDate("2027-07-22")), municipality: try #require(MunicipalityID("antwerpen")),
            municipalityName: "Antwerpen", timeZone: "Europe/Brussels", commitment: nil)
    }

    @Test func theOutcomeIsTheTransports() async throws {
        let (outbox, letter) = (Outbox(), try Letter.fixture())
        let worker = MailWorker(transport: outbox) { _, _ in .success(letter) }
        let outcome = await worker.perform(try .fixture(work: .reminder(notice())))
        #expect(outcome == .deferred(detail: "not today"))
        #expect(outbox.letters.withLock { $0 } == [letter])
    }

    @Test func aNoticeWithoutALetterHasFailed() async throws {
        let outbox = Outbox()
        let worker = MailWorker(transport: outbox) { notice, _ in
            .failure(CompositionError(reason: "the contact of \(notice.municipality) has no mail address"))
        }
        let outcome = await worker.perform(try .fixture(work: .reminder(notice())))
        #expect(outcome == .failed(detail: "the contact of antwerpen has no mail address"))
        #expect(outbox.letters.withLock { $0 }.isEmpty)
    }

    @Test func aCheckIsNotForMail() async throws {
        let (outbox, letter) = (Outbox(), try Letter.fixture())
        let worker = MailWorker(transport: outbox) { _, _ in .success(letter) }
        guard case .failed = await worker.perform(try .look(through: [])) else {
            Issue.record("a check went by mail")
            return
        }
        #expect(outbox.letters.withLock { $0 }.isEmpty)
    }
}
