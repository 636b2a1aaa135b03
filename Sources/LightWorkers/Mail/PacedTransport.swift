import Glibc
import LightDomain

/// Lets letters go one after another at a steady pace, for mail servers that take only so many a minute. Letters wait
/// in the order in which they came; after a rest the first goes at once, and no others come closer together for it.
package final class PacedTransport: MailTransport {
    private let transport: any MailTransport
    private let gate: Crew<PaceGate>

    /// - Parameter pace: letters a minute, at least 1.
    package init(_ transport: any MailTransport, pace: Int) {
        precondition(pace >= 1, "a pace is checked where it is read")
        self.transport = transport
        gate = Crew(members: 1, limit: SMTPTransport.queueLimit, restAfter: nil) { patience in
            PaceGate(interval: 60_000_000 / Int64(pace), patience: patience)
        }
    }

    package func send(_ letter: Letter) async -> Outcome {
        switch await gate.perform({ $0.passOne() }) {
        case .success(true): return await transport.send(letter)
        case .success(false), .failure(.closed):
            return .deferred(detail: "lightd is ending, so the letter was not begun")
        case .failure(.full): return .deferred(detail: "\(SMTPTransport.queueLimit) letters wait for mail.pace already")
        }
    }

    package func close() async {
        await gate.close(within: 0)
        await transport.close()
    }
}

/// Holds letters back until it is their turn.
final class PaceGate: CrewTool {
    /// Microseconds between two letters.
    private let interval: Int64
    private let patience: Patience
    /// When the next one may go, by the monotonic clock.
    private var next: Int64 = 0

    init(interval: Int64, patience: Patience) {
        self.interval = interval
        self.patience = patience
    }

    func rest() {}

    /// Waits for the turn of one letter; false where lightd ends before.
    func passOne() -> Bool {
        while true {
            let now = Self.now
            if now >= next {
                next = now + interval
                return true
            }
            if patience.isOver { return false }
            // In pieces, because the end is announced to nobody who sleeps.
            usleep(UInt32(min(next - now, 500_000)))
        }
    }

    private static var now: Int64 {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return Int64(now.tv_sec) * 1_000_000 + Int64(now.tv_nsec) / 1_000
    }
}
